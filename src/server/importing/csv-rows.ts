import { unguarded } from '#kernel/org/tables/csv'
import { longestRow, mostColumns, rowOf, type Row } from './row.ts'
import { Stopped } from './stopped.ts'
import type { Piece } from './text.ts'

export type Record = { line: number; cells: string[]; bytes: number }

const unclosed = (line: number): Stopped =>
  new Stopped({
    zh: `第 ${line} 行起的一个引号一直没有闭合，后面的内容无法分行。请补上引号后再导入一次，已导入的不会重复。`,
    en: `A quotation mark that opens on line ${line} is never closed, so nothing behind it can be told apart. Please mend it and import again; what is in already stays in once.`,
  })

const separators = [',', '\t', ';', '|'] as const

/** In how many of the lines a mark stands equally often, and how often that is. */
function regularity(lines: readonly string[], mark: string): { lines: number; marks: number } {
  const counts = lines.map((line) => line.split(mark).length - 1).filter((n) => n > 0)
  const same = (n: number) => counts.filter((count) => count === n).length
  const marks = counts.toSorted((a, b) => same(b) - same(a) || b - a)[0] ?? 0
  return { lines: same(marks), marks }
}

/** The mark that stands equally often in the most of the first lines, outside quotation marks: a title above the table has none. */
export function separatorOf(text: string): string {
  const lines = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 20)
  const [best] = separators
    .map((mark) => ({ mark, ...regularity(lines, mark) }))
    .sort((a, b) => b.lines - a.lines || b.marks - a.marks)
  return best?.mark ?? ','
}

/** Cuts text into records as it comes: RFC 4180, with line ends of any kind. Keeps no more than one record. */
class Cutter {
  readonly #mark: string
  #line = 1
  #begun = 1
  #cells: string[] = []
  #cell = ''
  #size = 0
  #quoted = false
  /** A quotation mark inside a quoted cell: its end, or half of a doubled one. */
  #maybe = false
  #return = false

  constructor(mark: string) {
    this.#mark = mark
  }

  #add(text: string): void {
    this.#size += text.length
    if (this.#size > longestRow) throw this.#quoted ? unclosed(this.#begun) : this.#tooLong()
    this.#cell += text
  }

  #tooLong = (): Stopped =>
    new Stopped({
      zh: `第 ${this.#begun} 行超过 200 万字，不像是表格，没有再往下读。`,
      en: `Line ${this.#begun} has more than two million signs; this is no table, and nothing behind it was read.`,
    })

  #endCell(): void {
    if (this.#cells.length >= mostColumns)
      throw new Stopped({
        zh: `第 ${this.#begun} 行超过 ${mostColumns} 列，没有再往下读。`,
        en: `Line ${this.#begun} has more than ${mostColumns} columns; nothing behind it was read.`,
      })
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#maybe = false
  }

  #open(): void {
    this.#cell = ''
    this.#quoted = true
  }

  *#endRecord(bytes: number): Generator<Record> {
    this.#endCell()
    this.#line += 1
    const record = { line: this.#begun, cells: this.#cells, bytes }
    this.#cells = []
    this.#size = 0
    this.#begun = this.#line
    if (record.cells.some((cell) => cell.trim() !== '')) yield record
  }

  /** Inside quotation marks; returns where to go on. */
  #inside(text: string, from: number): number {
    if (this.#maybe) {
      this.#maybe = false
      if (text[from] !== '"') {
        this.#quoted = false
        return from
      }
      this.#add('"')
      return from + 1
    }
    const end = text.indexOf('"', from)
    const part = text.slice(from, end < 0 ? text.length : end)
    this.#add(part)
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) this.#line += 1
    if (end < 0) return text.length
    this.#maybe = true
    return end + 1
  }

  #plainEnd(text: string, from: number): number {
    let at = from
    while (at < text.length && text[at] !== this.#mark && text[at] !== '\n' && text[at] !== '\r') at += 1
    return at
  }

  /** A mark between cells or records, or a quotation mark that opens one; false where a cell goes on. */
  #kindOf(sign: string): 'cell' | 'record' | 'opened' | 'half' | false {
    const wasReturn = this.#return
    this.#return = sign === '\r'
    if (sign === this.#mark) return 'cell'
    if (sign === '\n' && wasReturn) return 'half'
    if (sign === '\n' || sign === '\r') return 'record'
    return sign === '"' && this.#cell.trim() === '' ? 'opened' : false
  }

  *push({ text, bytes }: Piece): Generator<Record> {
    for (let at = 0; at < text.length;) {
      if (this.#quoted) {
        at = this.#inside(text, at)
        continue
      }
      const mark = this.#kindOf(text[at] ?? '')
      const end = mark ? at + 1 : this.#plainEnd(text, at + 1)
      if (mark === 'cell') this.#endCell()
      else if (mark === 'opened') this.#open()
      else if (mark === 'record') yield* this.#endRecord(bytes)
      else if (!mark) this.#add(text.slice(at, end))
      at = end
    }
  }

  *end(bytes: number): Generator<Record> {
    if (this.#quoted && !this.#maybe) throw unclosed(this.#begun)
    this.#quoted = false
    yield* this.#endRecord(bytes)
  }
}

/** The records of a text that comes in pieces. */
export async function* recordsOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Record> {
  let cutter: Cutter | undefined
  let bytes = 0
  for await (const piece of pieces) {
    if (piece.text === '') continue
    cutter ??= new Cutter(separatorOf(piece.text))
    bytes = piece.bytes
    yield* cutter.push(piece)
  }
  if (cutter) yield* cutter.end(bytes)
}

/** The header of a CSV file, then its rows. A cell that our own tables guarded against spreadsheets stands as it was. */
export async function* csvRows(pieces: AsyncIterable<Piece>): AsyncGenerator<Row, void> {
  let header: string[] | undefined
  for await (const { line, cells, bytes } of recordsOf(pieces)) {
    const values = cells.map(unguarded)
    if (header) yield rowOf(header, values, line, bytes)
    else header = values.map((name) => name.trim())
  }
}
