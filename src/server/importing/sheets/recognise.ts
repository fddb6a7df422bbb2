import type { Facts } from '#kernel/result'
import {
  matchDictionary,
  QualityOf,
  readValue,
  type Cells,
  type ColumnQuality,
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
export type Reject = { row: number; path: string; element: string; code: Fault; facts: Facts; said: string }

/** What a row says of its subject, by element; and what in it could not be read. */
export type CheckedRow = { row: TableRow; values: Map<string, Value>; rejects: Reject[] }

/** Reads and checks the rows of a table one by one, and counts how each column fares meanwhile. */
export class Checking {
  readonly #recognised: Recognised
  readonly #columns: readonly { bound: Bound; quality: QualityOf }[]

  constructor(recognised: Recognised) {
    this.#recognised = recognised
    this.#columns = recognised.bound.map((bound) => ({ bound, quality: new QualityOf(bound.path, bound.element.code) }))
  }

  #check(row: TableRow): CheckedRow {
    const values = new Map<string, Value>()
    const rejects: Reject[] = []
    for (const { bound, quality } of this.#columns) {
      const { element, index, path, unit } = bound
      const cell = row.cells[index] ?? null
      const read = readValue(element, cell, unit)
      quality.add(cell, read)
      if (!read.ok) {
        const { code, facts = {} } = read.refusal
        rejects.push({ row: row.row, path, element: element.code, code, facts, said: String(cell) })
      } else if (read.value !== undefined) values.set(element.code, read.value)
    }
    return { row, values, rejects }
  }

  async *rows(): AsyncGenerator<CheckedRow, void> {
    for await (const row of this.#recognised.table.rows()) if (row.kind === 'data') yield this.#check(row)
  }

  /** How the columns fared in the rows that have passed. */
  quality(): ColumnQuality[] {
    return this.#columns.map(({ quality }) => quality.result())
  }
}
