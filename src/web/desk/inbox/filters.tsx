import { Link } from '@tanstack/react-router'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

type Totals = Output<'inbox.list'>['totals']
export type Chosen = { kind?: string; line?: string; only?: string }

const chip =
  'touch inline-flex shrink-0 items-center gap-1.5 rounded-full border border-edge/50 bg-card px-3 text-sm hover:border-ink aria-[current=true]:border-needle aria-[current=true]:bg-needle aria-[current=true]:text-white'

const Chip = ({ search, on, label, n }: { search: Chosen; on: boolean; label: string; n?: number }) => (
  <Link to="/inbox" search={search} aria-current={on} className={chip}>
    {label}
    {n !== undefined && <span className="opacity-80">{n}</span>}
  </Link>
)

/** Filters as links, so that each is a place one can go back to. */
export function Filters({ totals, chosen }: { totals: Totals; chosen: Chosen }) {
  const { t } = useLang()
  const free = !chosen.kind && !chosen.only
  return (
    <nav aria-label={t(words.kinds)} className="flex gap-1.5 overflow-x-auto px-4 py-2.5">
      <Chip search={{}} on={free} label={t(words.all)} n={totals.reduce((sum, one) => sum + one.n, 0)} />
      {(['overdue', 'mine', 'covered', 'snoozed'] as const).map((only) => (
        <Chip key={only} search={{ only }} on={chosen.only === only} label={t(words[only])} />
      ))}
      {totals.map((one) => (
        <Chip
          key={one.line + one.kind}
          search={{ line: one.line, kind: one.kind }}
          on={chosen.line === one.line && chosen.kind === one.kind}
          label={t(one.label)}
          n={one.n}
        />
      ))}
    </nav>
  )
}
