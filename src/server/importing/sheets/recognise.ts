import {
  matchDictionary,
  readValue,
  type Cells,
  type Element,
  type ElementMatch,
  type Fault,
  type TableShape,
  type Value,
} from '#register/rules'
import type { SheetTable, TableRow } from './read-table.ts'

/** A column that is taken for an element. */
export type Bound = { index: number; path: string; element: Element; unit?: string }

/** A table whose columns were looked at: what each is taken for and why. */
export type Recognised = { table: SheetTable; matches: ElementMatch[]; bound: Bound[] }

/** So many rows of data show what stands in a column. */
const looked = 200

/** The unit of all amounts (单位：万元) stands above the table, that of one column in its heading. */
const boundOf = (
  shape: TableShape,
  { column, element }: ElementMatch,
  known: ReadonlyMap<string, Element>,
): Bound[] => {
  const [at, found] = [shape.columns[column], known.get(element ?? '')]
  if (!at || !found) return []
  const unit = at.unit ?? (found.type === 'money' ? shape.unit : undefined)
  return [{ index: at.index, path: at.path, element: found, ...(unit ? { unit } : {}) }]
}

/** Matches the columns of a table to the dictionary by their headings and the first rows. */
export async function recognise(table: SheetTable, elements: readonly Element[]): Promise<Recognised> {
  const first: Cells[] = []
  for await (const { kind, cells } of table.rows()) if (kind === 'data' && first.push(cells) >= looked) break
  const columns = table.shape.columns.map(({ parts, index }) => ({
    parts,
    values: first.map((cells) => cells[index] ?? null),
  }))
  const matches = matchDictionary(columns, elements)
  const known = new Map(elements.map((element) => [element.code, element]))
  return { table, matches, bound: matches.flatMap((match) => boundOf(table.shape, match, known)) }
}

/** A cell that could not be read, with where it stands and why. */
export type Reject = { row: number; path: string; element: string; code: Fault; said: string }

/** What a row says of its subject, by element; and what in it could not be read. */
export type CheckedRow = { row: TableRow; values: Map<string, Value>; rejects: Reject[] }

export function checkRow(bound: readonly Bound[], row: TableRow): CheckedRow {
  const values = new Map<string, Value>()
  const rejects: Reject[] = []
  for (const { index, path, element, unit } of bound) {
    const cell = row.cells[index] ?? null
    const read = readValue(element, cell, unit)
    if (!read.ok)
      rejects.push({ row: row.row, path, element: element.code, code: read.refusal.code, said: String(cell) })
    else if (read.value !== undefined) values.set(element.code, read.value)
  }
  return { row, values, rejects }
}

/** The rows of data one by one, read and checked. */
export async function* checkedRows({ table, bound }: Recognised): AsyncGenerator<CheckedRow, void> {
  for await (const row of table.rows()) if (row.kind === 'data') yield checkRow(bound, row)
}
