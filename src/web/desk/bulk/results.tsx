import { useLang } from '../../ui/lang.tsx'
import type { CaseRow } from '../case/status.tsx'
import type { Item, Outcome } from './job.ts'
import { words } from './words.ts'

const looks: Record<Outcome['kind'], string> = { refused: 'text-danger', left: 'text-soft', done: 'text-ok' }

function List({ items, rows }: { items: readonly Item[]; rows: ReadonlyMap<string, CaseRow> }) {
  const { t } = useLang()
  return (
    <ul className="border-t border-line">
      {items.map(({ id, outcome }) => (
        <li key={id} className="border-b border-line py-1.5 text-sm">
          <span className="mr-2 text-xs text-soft">{rows.get(id)?.number}</span>
          {rows.get(id)?.title}
          <span className={`block text-xs ${looks[outcome.kind]}`}>
            {t(outcome.kind === 'refused' ? outcome.said : words[outcome.kind])}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What came of each case: what needs a look stands open, what is done lies folded under it. */
export function Results({ items, rows }: { items: readonly Item[]; rows: readonly CaseRow[] }) {
  const { t } = useLang()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const of = (kind: Outcome['kind']) => items.filter((item) => item.outcome.kind === kind)
  const [done, open] = [of('done'), [...of('refused'), ...of('left')]]
  return (
    <section aria-label={t(words.results)}>
      {open.length > 0 && <List items={open} rows={byId} />}
      {done.length > 0 && (
        <details open={open.length === 0}>
          <summary className="touch inline-flex items-center text-sm text-soft hover:text-ink">
            {t(words.done)} · {done.length}
          </summary>
          <List items={done} rows={byId} />
        </details>
      )}
    </section>
  )
}
