import { lettersOf } from '../book/address.ts'
import { attributesOf, decoded, escaped } from '../xml/text.ts'
import { copiedFormula, sourceOf, type Growth } from './growth.ts'

/** A formula in a cell, with the attributes of its element as written; `ref` is the area that an array formula fills. */
export type CellFormula = { attributes: string; text: string }

/** A cell of the block as its copies need it. */
export type BlockCell = { column: number; attributes: string; formula: CellFormula | undefined; words: string }

/** A row of the block: its attributes without the address, and its cells. */
export type BlockRow = { row: number; attributes: string; cells: BlockCell[] }

/** Attributes as written, without those of these names. */
export const without = (raw: string, names: readonly string[]): string =>
  attributesOf(raw, 0, raw.length)
    .filter(({ name }) => !names.includes(name))
    .map(({ start, end }) => raw.slice(start, end))
    .join('')

/** Attributes as written, with another value for one of them if it is there. */
export function withValue(raw: string, name: string, change: (value: string) => string): string {
  const place = attributesOf(raw, 0, raw.length).find((one) => one.name === name)
  if (!place) return raw
  const value = change(decoded(raw.slice(place.valueStart, place.valueEnd)))
  return `${raw.slice(0, place.valueStart)}${value}${raw.slice(place.valueEnd)}`
}

/** A picture in a cell belongs to one subject; a formula that shares another's has been written out before. */
const isCopied = ({ text }: CellFormula): boolean => text !== '' && !text.includes('DISPIMG')
const movedDown = (ref: string, by: number): string => ref.replaceAll(/\d+/g, (row) => String(Number(row) + by))

/** What several records of a block all say is a label of the form, and no value. */
function isLabel(rows: readonly BlockRow[], growth: Growth, { row }: BlockRow, cell: BlockCell): boolean {
  if (growth.record === 1 || cell.words === '') return false
  const alike = rows.filter((other) => (row - other.row) % growth.record === 0)
  return alike.every((other) => other.cells.find(({ column }) => column === cell.column)?.words === cell.words)
}

type Copy = { prefix: string; growth: Growth; rows: readonly BlockRow[] }

function copiedCell({ prefix, growth, rows }: Copy, source: BlockRow, cell: BlockCell, row: number): string {
  const { attributes, formula, words } = cell
  const begin = `<${prefix}c r="${lettersOf(cell.column)}${row}"`
  if (formula && isCopied(formula)) {
    const by = row - source.row
    const text = escaped(copiedFormula(growth, formula.text, by))
    const own = withValue(formula.attributes, 'ref', (ref) => movedDown(ref, by))
    return `${begin}${without(attributes, ['t', 'vm'])}><${prefix}f${own}>${text}</${prefix}f></${prefix}c>`
  }
  if (!formula && isLabel(rows, growth, source, cell)) return `${begin}${attributes}>${words}</${prefix}c>`
  return `${begin}${without(attributes, ['t', 'vm', 'cm'])}/>`
}

/** The new rows as XML: copies of the block's last rows in turn, with formulas and looks, without values. */
export function newRows(copy: Copy): string {
  const { prefix, growth, rows } = copy
  const bySource = new Map(rows.map((row) => [row.row, row]))
  const made: string[] = []
  for (let row = growth.last + 1; row <= growth.last + growth.added; row += 1) {
    const source = bySource.get(sourceOf(growth, row))
    if (!source) continue
    const cells = source.cells.map((cell) => copiedCell(copy, source, cell, row)).join('')
    made.push(`<${prefix}row r="${row}"${source.attributes}>${cells}</${prefix}row>`)
  }
  return made.join('')
}

/** After how many rows the looks of the block repeat: whole records, four at most; two where nothing repeats. */
export function bandOf(rows: readonly BlockRow[], first: number, last: number, record: number): number {
  const looks = new Map(
    rows.map(({ row, attributes, cells }) => [
      row,
      `${without(attributes, ['spans'])}|${cells.map((cell) => `${cell.column}${/ s="\d+"/.exec(cell.attributes)?.[0] ?? ''}`).join()}`,
    ]),
  )
  const records = (last - first + 1) / record
  const repeats = (rows: number): boolean => {
    for (let row = first + rows; row <= last; row += 1) if (looks.get(row) !== looks.get(row - rows)) return false
    return true
  }
  const most = Math.min(4, Math.floor(records / 2))
  for (let n = 1; n <= most; n += 1) if (repeats(n * record)) return n * record
  return Math.min(2, records) * record
}
