import { filledIn, isSerial, kindOfRow, shapeOf, type Cells, type RowKind, type TableColumn } from '#register/rules'
import type { Wanted } from '../book/formats.ts'
import type { Grid } from '../book/grid.ts'
import { cellOf, headOf, type Field, type Layout, type Offers } from './layout.ts'

export type Look = { wanted: (style: number) => Wanted; offers: Offers }

/** Why a sheet with a header is no roster to be filled. */
export type NotRoster = 'holds-data' | 'looks-like-totals'

/** What formulas show is no data: the sheet makes it. */
const withoutFormulas = (grid: Grid, cells: Cells, row: number): Cells =>
  cells.map((value, i) => (cellOf(grid, { row: row + 1, column: i + 1 })?.formula === undefined ? value : null))

/** A link or a hint that the template keeps in a row of its own is nobody's data: the columns before it are empty. */
function kindOf(columns: readonly TableColumn[], cells: Cells): RowKind {
  const kind = kindOfRow(columns, cells)
  if (kind !== 'data') return kind
  const asked = columns.filter((column) => !isSerial(column)).map(({ index }) => index)
  const filled = filledIn(cells).filter((index) => asked.includes(index))
  return filled.length <= 1 && filled[0] === asked.at(-1) ? 'blank' : 'data'
}

const ownOf = (column: TableColumn, formula: string | undefined): Field['own'] => {
  if (formula !== undefined) return 'formula'
  return isSerial(column) ? 'serial' : undefined
}

function fieldOf(grid: Grid, column: TableColumn, row: number, { wanted, offers }: Look): Field {
  const at = { row, column: column.index + 1 }
  const cell = cellOf(grid, at)
  const [options, own] = [offers(at), ownOf(column, cell?.formula)]
  return {
    ...at,
    path: column.path,
    parts: column.parts,
    wanted: wanted(cell?.style ?? 0),
    ...(options ? { options } : {}),
    ...(column.unit ? { unit: column.unit } : {}),
    ...(own ? { own } : {}),
  }
}

/** A name that two columns share is told apart by its turn. */
function named(fields: readonly Field[]): Field[] {
  const turns = new Map<string, number>()
  return fields.map((field) => {
    const turn = (turns.get(field.path) ?? 0) + 1
    turns.set(field.path, turn)
    return turn === 1 ? field : { ...field, path: `${field.path}#${turn}` }
  })
}

/** How far the rows of one kind go on. */
const whileKind = (kinds: readonly RowKind[], from: number, kind: RowKind): number => {
  let row = from
  while (kinds[row] === kind) row += 1
  return row
}

/** The roster on a sheet: a header and empty rows below it. Undefined where nothing looks like one. */
export function rosterOn(grid: Grid, look: Look): Layout | NotRoster | undefined {
  const head = headOf(grid)
  const shape = shapeOf(head)
  if (!shape || shape.columns.length < 3) return undefined
  const kinds = head.rows.map((cells, row) => kindOf(shape.columns, withoutFormulas(grid, cells, row)))
  const first = whileKind(kinds, shape.dataFrom, 'example')
  const end = whileKind(kinds, first, 'blank')
  const isOpen = end >= kinds.length
  if (end === first && !isOpen) return kinds[first] === 'data' ? 'holds-data' : 'looks-like-totals'
  const fields = named(shape.columns.map((column) => fieldOf(grid, column, first + 1, look)))
  return { kind: 'roster', sheet: grid.name, fields, first: first + 1, room: isOpen ? null : end - first }
}
