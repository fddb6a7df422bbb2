import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { words } from './words.ts'

type Entries = readonly (MenuEntry | false)[]

/** What can be done with one row. Whoever listens hears which row it is. */
export function RowMenu({ name, entries }: { name: string; entries: Entries }) {
  const { t } = useLang()
  const open = entries.filter((entry) => entry !== false)
  if (open.length === 0) return null
  return (
    <span className="md:-ml-3.5">
      <Menu
        look="quiet"
        entries={open}
        label={
          <>
            {t(words.manage)}
            <span className="sr-only"> {name}</span>
          </>
        }
      />
    </span>
  )
}

/** The last column of a list: what can be done with each of its rows. */
export const manageColumn = <Row,>(
  t: (said: Said) => string,
  nameOf: (row: Row) => string,
  entriesOf: (row: Row) => Entries,
): Column<Row> => ({
  key: 'manage',
  head: t(words.manage),
  width: '6rem',
  aside: true,
  cell: (row) => <RowMenu name={nameOf(row)} entries={entriesOf(row)} />,
})
