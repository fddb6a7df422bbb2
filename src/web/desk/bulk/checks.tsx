import { useLang } from '../../ui/lang.tsx'
import type { CaseRow } from '../case/status.tsx'
import { most, type Chooser } from './selection.ts'
import { words } from './words.ts'

const box = 'size-4.5 shrink-0 accent-needle'

/** A row's own box. With shift held, all from the one before are chosen with it. */
export function RowCheck({ row, chooser }: { row: CaseRow; chooser: Chooser<CaseRow> }) {
  const { t } = useLang()
  return (
    <label className="-m-2 inline-flex p-2 max-md:-m-3 max-md:p-3">
      <input
        type="checkbox"
        className={box}
        aria-label={t(words.chooseOne(`${row.number} ${row.title}`))}
        checked={chooser.rows.has(row.id)}
        onChange={(event) => chooser.toggle(row.id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  )
}

/** Chooses all rows that are listed, or as many of them as one may. */
export function AllCheck({ shown, chooser }: { shown: number; chooser: Chooser<CaseRow> }) {
  const { t } = useLang()
  return (
    <label className="touch inline-flex items-center gap-2 text-sm">
      <input
        type="checkbox"
        className={box}
        checked={chooser.all}
        ref={(node) => {
          if (node) node.indeterminate = chooser.rows.size > 0 && !chooser.all
        }}
        onChange={chooser.toggleAll}
      />
      {t(shown > most ? words.first(most) : words.all)}
    </label>
  )
}
