import { posix } from 'node:path'
import { isDateFormat } from 'hucre'
import { longestRow } from '../row.ts'
import { refused } from './refused.ts'
import { Strings } from './strings.ts'
import { attributeOf, Tags, type Takes } from './tags.ts'
import { partsOf, unpack, type Part } from './zip.ts'

/** Reads a part of the workbook to its end. */
async function walk(file: string, part: Part, takes: Partial<Takes>): Promise<void> {
  const tags = new Tags({ open: () => undefined, close: () => undefined, text: () => undefined, ...takes })
  const decoder = new TextDecoder()
  for await (const { bytes } of unpack(file, part)) tags.push(decoder.decode(bytes, { stream: true }))
  tags.end()
}

/** What a part points to, by the end of the kind's name and by its id; paths as the zip's directory has them. */
async function pointersOf(file: string, parts: ReadonlyMap<string, Part>, path: string) {
  const { dir, base } = posix.parse(path)
  const found: { id: string; kind: string; path: string }[] = []
  const part = parts.get(posix.join(dir, '_rels', `${base}.rels`))
  if (!part) return found
  await walk(file, part, {
    open(name, attributes) {
      const target = attributeOf(attributes, 'Target')
      if (name !== 'Relationship' || target === undefined) return
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(dir, target)
      const kind = (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, '')
      found.push({ id: attributeOf(attributes, 'Id') ?? '', kind, path: absolute.toLowerCase() })
    },
  })
  return found
}

/** The formats of numbers that every spreadsheet knows as dates or times, without saying so in the file. */
const isKnownDate = (id: number): boolean =>
  [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([from = 0, to = 0]) => id >= from && id <= to)

/** Which styles of cells show their number as a date. */
async function dateStyles(file: string, part: Part | undefined): Promise<ReadonlySet<number>> {
  const formats = new Map<number, boolean>()
  const dates = new Set<number>()
  let [isInside, style] = [false, 0]
  if (!part) return dates
  await walk(file, part, {
    open(name, attributes) {
      const id = Number(attributeOf(attributes, 'numFmtId'))
      if (name === 'numFmt') formats.set(id, isDateFormat(attributeOf(attributes, 'formatCode') ?? ''))
      if (name === 'cellXfs') isInside = true
      if (name !== 'xf' || !isInside) return
      if (formats.get(id) ?? isKnownDate(id)) dates.add(style)
      style += 1
    },
    close(name) {
      if (name === 'cellXfs') isInside = false
    },
  })
  return dates
}

/** Escapes that spreadsheets write for signs that XML does not carry. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    : text

/** Gathers the text of one cell: runs one behind the other, without how they are read aloud, and no more than a row may hold. */
export class Text {
  #text = ''
  #isText = false
  #aloud = 0
  open(name: string): void {
    if (name === 't') this.#isText = this.#aloud === 0
    else if (name === 'rPh') this.#aloud += 1
  }
  close(name: string): void {
    if (name === 't') this.#isText = false
    else if (name === 'rPh') this.#aloud -= 1
  }
  add(text: string): void {
    if (this.#isText && this.#text.length <= longestRow) this.#text += text
  }
  take(): string {
    const text = unescaped(this.#text)
    this.#text = ''
    return text
  }
}

async function stringsOf(file: string, part: Part | undefined): Promise<Strings> {
  const strings = new Strings()
  const text = new Text()
  if (!part) return strings
  try {
    await walk(file, part, {
      open: (name) => text.open(name),
      text: (more) => text.add(more),
      close(name) {
        text.close(name)
        if (name === 'si') strings.add(text.take())
      },
    })
    return strings
  } catch (error) {
    strings.close()
    throw error
  }
}

/** A workbook that was looked into: where its first sheet is and what the numbers in its cells mean. */
export type Workbook = {
  sheet: Part
  /** Bytes of the sheet, as packed. */
  bytes: number
  /** Dates are counted from 1904. */
  is1904: boolean
  /** What only the reading of the rows needs. */
  open: () => Promise<{ strings: Strings; dates: ReadonlySet<number> }>
}

async function firstSheet(file: string, part: Part): Promise<{ id: string | undefined; is1904: boolean }> {
  const found: { id: string | undefined; is1904: boolean } = { id: undefined, is1904: false }
  await walk(file, part, {
    open(name, attributes) {
      if (name === 'workbookPr') found.is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '')
      if (name === 'sheet') found.id ??= attributeOf(attributes, 'id')
    },
  })
  return found
}

/** Looks into a workbook. Throws `Stopped` for what is none. */
export async function openWorkbook(file: string): Promise<Workbook> {
  const parts = await partsOf(file)
  const root = (await pointersOf(file, parts, '')).find(({ kind }) => kind === 'officeDocument')
  const book = root && parts.get(root.path)
  if (!book) throw refused.none()
  const pointers = await pointersOf(file, parts, root.path)
  const { id, is1904 } = await firstSheet(file, book)
  const place = pointers.find((one) => one.id === id && one.kind === 'worksheet')
  const sheet = place && parts.get(place.path)
  if (!sheet) throw refused.none()
  const partOf = (kind: string) => {
    const pointer = pointers.find((one) => one.kind === kind)
    return pointer && parts.get(pointer.path)
  }
  return {
    sheet,
    bytes: sheet.packed,
    is1904,
    open: async () => ({
      dates: await dateStyles(file, partOf('styles')),
      strings: await stringsOf(file, partOf('sharedStrings')),
    }),
  }
}
