import type { Cells, Head } from '#register/rules'
import { holds, type Cell } from '../book/address.ts'
import type { Wanted } from '../book/formats.ts'
import type { Grid, GridCell } from '../book/grid.ts'

/** A place of a template that asks for something. In a roster it is a column, and `row` its first row of data. */
export type Field = Cell & {
  /** The headings over it from above to below; by this name it is known again in the next version. */
  path: string
  parts: readonly string[]
  wanted: Wanted
  /** What may be chosen there, where the template has a list. */
  options?: readonly string[]
  /** The unit that the heading names: 万元. */
  unit?: string
  /** The sheet fills it by itself, or it only counts the rows. */
  own?: 'formula' | 'serial'
}

/** What a template asks for: of many subjects a row each, or of one subject a whole sheet. */
export type Layout = {
  kind: 'roster' | 'sheet'
  sheet: string
  fields: readonly Field[]
  /** Of a roster: its first row of data, and how many are ready; null where nothing stands below them. */
  first: number
  room: number | null
}

/** Words that a list of the workbook offers at a cell. */
export type Offers = (cell: Cell) => readonly string[] | undefined

/** The sheet as the register's rules of tables read one: rows and columns from nought. */
export function headOf({ rows, merges }: Grid): Head {
  const last = Math.min(5000, Math.max(0, ...rows.keys()))
  const cells = Array.from({ length: last }, (_, i): Cells => {
    const row = rows.get(i + 1)
    const width = row ? Math.max(0, ...row.keys()) : 0
    return Array.from({ length: width }, (_, c) => row?.get(c + 1)?.value ?? null)
  })
  const areas = merges.map(({ top, left, bottom, right }) => ({
    top: top - 1,
    left: left - 1,
    bottom: bottom - 1,
    right: right - 1,
  }))
  return { rows: cells, merges: areas }
}

export const cellOf = ({ rows }: Grid, { row, column }: Cell): GridCell | undefined => rows.get(row)?.get(column)

/** Which cells offer a list, with its words; `read` finds those that stand in cells. */
export const offersOf =
  ({ validations }: Grid, read: (formula: string) => readonly string[]): Offers =>
  (cell) => {
    const list = validations.find(({ type, areas }) => type === 'list' && areas.some((area) => holds(area, cell)))
    const formula = list?.formulas[0] ?? ''
    const words = formula.startsWith('"') ? formula.slice(1, -1).split(',') : read(formula)
    const said = words.map((word) => word.trim()).filter((word) => word !== '')
    return said.length > 0 ? said : undefined
  }
