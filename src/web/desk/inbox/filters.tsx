import { Link } from '@tanstack/react-router'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

type Totals = Output<'inbox.list'>['totals']
export type Chosen = { kind?: string; line?: string; only?: string }

const chip =
  'touch inline-flex shrink-0 items-center gap-1.5 rounded-full border border-edge/50 bg-card px-3 text-sm hover:border-ink aria-[current=page]:border-needle aria-[current=page]:bg-needle aria-[current=page]:text-white'

const Chip = ({ search, label, n }: { search: Chosen; label: string; n?: number | undefined }) => (
  <Link to="/inbox" search={search} activeOptions={{ exact: true }} className={chip}>
    {label}
    {n !== undefined && <span className="opacity-80">{n}</span>}
  </Link>
)

/** Filters as links, so that each is a place one can go back to. No number stands before it is known. */
export function Filters({ totals }: { totals: Totals | undefined }) {
  const { t } = useLang()
  return (
    <nav aria-label={t(words.kinds)} className="flex gap-1.5 overflow-x-auto px-4 py-2.5">
      <Chip search={{}} label={t(words.all)} n={totals?.reduce((sum, one) => sum + one.n, 0)} />
      {(['overdue', 'mine', 'covered', 'snoozed'] as const).map((only) => (
        <Chip key={only} search={{ only }} label={t(words[only])} />
      ))}
      {totals?.map((one) => (
        <Chip key={one.line + one.kind} search={{ line: one.line, kind: one.kind }} label={t(one.label)} n={one.n} />
      ))}
    </nav>
  )
}
