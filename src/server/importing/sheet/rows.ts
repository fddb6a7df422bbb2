import { serialToDate } from 'hucre'
import { longestRow, mostColumns } from '../row.ts'
import type { Strings } from './strings.ts'
import { attributeOf, Tags } from './tags.ts'
import { Text, unescaped, type Workbook } from './workbook.ts'
import { unpack } from './zip.ts'

/** A line of the sheet that holds something. */
export type SheetRow = { line: number; cells: string[]; bytes: number; isTooWide: boolean }

/** `C` of `C12` is the third column: 2. -1 for what names no cell. */
function columnOf(cell: string): number {
  const letters = /^[A-Z]{1,8}(?=\d)/i.exec(cell)?.[0].toUpperCase() ?? ''
  let column = 0
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 0) - 64
  return column - 1
}

type Reading = { strings: Strings; dates: ReadonlySet<number>; is1904: boolean }

/** Dates in a sheet have no zone: they come as the local time that the cell shows. */
function dateOf(serial: number, is1904: boolean): string {
  const at = serialToDate(serial, is1904)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 19)
}

/** A number with all the digits it was written with, where it is a plain one. */
function numberOf(text: string, style: string | undefined, { dates, is1904 }: Reading): string {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) return text
  if (style !== undefined && dates.has(Number(style))) return dateOf(number, is1904)
  return /^-?\d+$/.test(text) ? text : String(number)
}

const kinds: Record<string, (text: string, reading: Reading) => string> = {
  s: (text, { strings }) => strings.get(text === '' ? -1 : Number(text)),
  str: unescaped,
  b: (text) => String(text === '1'),
  e: (text) => text,
  d: (text) => text,
}

/** Gathers rows of cells from the tags of a sheet. */
class Sheet {
  readonly #reading: Reading
  readonly #inline = new Text()
  rows: Omit<SheetRow, 'bytes'>[] = []
  #line = 0
  #cells: string[] = []
  #isTooWide = false
  #column = -1
  #attributes = ''
  #isValue = false
  #value = ''

  constructor(reading: Reading) {
    this.#reading = reading
  }

  #begin: Record<string, (attributes: string) => void> = {
    row: (attributes) => {
      this.#line = Number(attributeOf(attributes, 'r')) || this.#line + 1
      this.#cells = []
      this.#isTooWide = false
      this.#column = -1
    },
    c: (attributes) => {
      const place = attributeOf(attributes, 'r')
      this.#column = place === undefined ? this.#column + 1 : columnOf(place)
      this.#attributes = attributes
      this.#value = ''
      this.#inline.take()
    },
    v: () => {
      this.#isValue = true
    },
  }

  #cell(): string {
    const kind = attributeOf(this.#attributes, 't') ?? 'n'
    if (kind === 'inlineStr') return this.#inline.take()
    return (
      kinds[kind]?.(this.#value, this.#reading) ??
      numberOf(this.#value, attributeOf(this.#attributes, 's'), this.#reading)
    )
  }

  #finish: Record<string, () => void> = {
    v: () => {
      this.#isValue = false
    },
    c: () => {
      const text = this.#cell()
      if (text.trim() === '' || this.#column < 0) return
      if (this.#column >= mostColumns) this.#isTooWide = true
      else {
        while (this.#cells.length < this.#column) this.#cells.push('')
        this.#cells[this.#column] = text
      }
    },
    row: () => {
      const { length } = this.#cells
      if (length > 0 || this.#isTooWide)
        this.rows.push({ line: this.#line, cells: this.#cells, isTooWide: this.#isTooWide })
    },
  }

  open(name: string, attributes: string): void {
    this.#begin[name]?.(attributes)
    this.#inline.open(name)
  }
  close(name: string): void {
    this.#inline.close(name)
    this.#finish[name]?.()
  }
  text(text: string): void {
    if (this.#isValue && this.#value.length <= longestRow) this.#value += text
    else this.#inline.add(text)
  }
}

/** The lines of the first sheet that hold something, a few in memory at a time. */
export async function* rowsOf(file: string, { sheet: part, is1904, open }: Workbook): AsyncGenerator<SheetRow, void> {
  const { strings, dates } = await open()
  try {
    const sheet = new Sheet({ strings, dates, is1904 })
    const tags = new Tags(sheet)
    const decoder = new TextDecoder()
    for await (const { bytes, packed } of unpack(file, part)) {
      tags.push(decoder.decode(bytes, { stream: true }))
      for (const row of sheet.rows) yield { ...row, bytes: packed }
      sheet.rows = []
    }
    tags.end()
  } finally {
    strings.close()
  }
}
