import { readFile, stat } from 'node:fs/promises'
import { read as readOds, utils } from '@e965/xlsx'
import { readXls, streamXlsxRows, type Sheet as WholeSheet } from 'hucre/xlsx'
import type { Said } from '#kernel/words'
import type { Merge } from '#register/rules'
import { recordsOf } from '../csv-rows.ts'
import { isOldExcel, startOf } from '../start.ts'
import { Stopped } from '../stopped.ts'
import { encodingNames, encodingOf, textOf } from '../text.ts'
import { partsOf as partsOfZip, unpack, type Part } from '../sheet/zip.ts'
import { cellsOf, type Sheet, type SheetFile, type SheetRow } from './sheet.ts'
import { mergesOf, partsOf } from './workbook-parts.ts'

/** What is read in one piece may only be so large; the rows of an .xlsx and of a CSV come one by one. */
const mostPacked = 40 * 1024 * 1024
const mostUnpacked = 250 * 1024 * 1024
const mostOfOds = 60 * 1024 * 1024

const refused = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  large: {
    zh: '这个表格文件太大，请另存为 CSV 再导入，CSV 不限大小。',
    en: 'This file is too large. Please save it as CSV, which may be of any size.',
  },
  broken: {
    zh: '这个表格文件读不出来：内容不完整、设了密码，或不是表格。请去掉密码、重新保存后再试。',
    en: 'This file cannot be read: it is incomplete, has a password, or is no spreadsheet. Please take the password off, save it again and try once more.',
  },
  macros: {
    zh: '文件里带有宏程序，请另存为不含宏的 .xlsx 再导入。',
    en: 'The file carries macros. Please save it as .xlsx without macros.',
  },
} satisfies Record<string, Said>

const stopped = (why: keyof typeof refused): Stopped => new Stopped(refused[why])

const isZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b

/** What a library cannot read is no fault of the product: whoever sent the file is told. */
async function* readable(rows: () => AsyncIterable<SheetRow>): AsyncGenerator<SheetRow, void> {
  try {
    yield* rows()
  } catch (error) {
    throw error instanceof Stopped ? error : stopped('broken')
  }
}

const tried = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw error instanceof Stopped ? error : stopped('broken')
  }
}

function xlsxSheets(bytes: Buffer): Sheet[] {
  return tried(() => partsOf(bytes)).map(({ name, hidden, path }, index) => ({
    name,
    hidden,
    merges: () => Promise.resolve(tried(() => mergesOf(bytes, path))),
    rows: () =>
      readable(async function* () {
        for await (const { index: row, values } of streamXlsxRows(bytes, { sheet: index }))
          yield { row, cells: cellsOf(values) }
      }),
  }))
}

const wholeSheet = (name: string, hidden: boolean, rows: readonly (readonly unknown[])[], merges: Merge[]): Sheet => ({
  name,
  hidden,
  merges: () => Promise.resolve(merges),
  rows: () =>
    readable(async function* () {
      // rows that nobody filled are holes
      for (const [row, values] of Array.from(rows).entries()) yield { row, cells: cellsOf(values ?? []) }
    }),
})

const ofOldExcel = ({ name, rows, merges = [], hidden = false }: WholeSheet): Sheet =>
  wholeSheet(
    name,
    hidden,
    rows,
    merges.map(({ startRow: top, startCol: left, endRow: bottom, endCol: right }) => ({ top, left, bottom, right })),
  )

async function xlsSheets(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))) throw stopped('macros')
  const workbook = await readXls(bytes).catch(() => {
    throw stopped('broken')
  })
  return workbook.sheets.map(ofOldExcel)
}

/** hucre moves rows and loses merges here (`facts/register-forms-sync.md` §15), so the other library reads it. */
function odsSheets(bytes: Buffer): Sheet[] {
  const workbook = tried(() => readOds(bytes, { cellDates: true, UTC: true }))
  return workbook.SheetNames.map((name) => {
    const sheet = workbook.Sheets[name] ?? {}
    const rows = utils.sheet_to_json<unknown[]>(sheet, {
      header: 1,
      raw: true,
      defval: null,
      blankrows: true,
      UTC: true,
    })
    const first = utils.decode_range(sheet['!ref'] ?? 'A1').s
    const shifted = [
      ...Array.from({ length: first.r }, () => []),
      ...rows.map((row) => [...Array.from({ length: first.c }, () => null), ...row]),
    ]
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    return wholeSheet(name, false, shifted, merges)
  })
}

/** How much a package really holds, by unpacking it: what it says of itself may be a lie. More than `most` is told as more. */
async function unpackedSize(file: string, parts: Iterable<Part>, most: number): Promise<number> {
  let size = 0
  for (const part of parts)
    for await (const { bytes } of unpack(file, part)) {
      size += bytes.length
      if (size > most) return size
    }
  return size
}

async function zipSheets(file: string, bytes: Buffer): Promise<Pick<SheetFile, 'kind' | 'sheets'>> {
  const parts = await partsOfZip(file)
  const size = await unpackedSize(file, parts.values(), mostUnpacked)
  if (size > mostUnpacked) throw stopped('large')
  // it would never be run, but nobody should send one
  if ([...parts.keys()].some((name) => name.endsWith('vbaproject.bin'))) throw stopped('macros')
  if (!parts.has('mimetype')) return { kind: 'xlsx', sheets: xlsxSheets(bytes) }
  if (size > mostOfOds) throw stopped('large')
  return { kind: 'ods', sheets: odsSheets(bytes) }
}

async function csvFile(file: string, start: Buffer, bytes: number): Promise<SheetFile> {
  const { encoding } = await encodingOf(file, start)
  const rows = async function* () {
    for await (const { line, cells } of recordsOf(textOf(file, encoding)))
      yield { row: line - 1, cells: cellsOf(cells) }
  }
  const sheet = { name: '', hidden: false, merges: () => Promise.resolve([]), rows: () => readable(rows) }
  return { kind: 'csv', encoding: encodingNames[encoding], bytes, sheets: [sheet] }
}

/** Opens a spreadsheet by what is in it, whatever its name ends with. Throws `Stopped` with the reason where it cannot be read. */
export async function openSheets(file: string): Promise<SheetFile> {
  const { size } = await stat(file)
  if (size === 0) throw stopped('empty')
  const start = await startOf(file)
  if (!isZip(start) && !isOldExcel(start)) return csvFile(file, start, size)
  if (size > mostPacked) throw stopped('large')
  const bytes = await readFile(file)
  const opened = isZip(start) ? await zipSheets(file, bytes) : { kind: 'xls' as const, sheets: await xlsSheets(bytes) }
  return { ...opened, encoding: null, bytes: size }
}
