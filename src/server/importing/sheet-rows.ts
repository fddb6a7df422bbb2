import { readFile, stat } from 'node:fs/promises'
import { streamXlsxRows, type CellValue } from 'hucre/xlsx'
import { longestRow, mostColumns, rowOf, tooLong, type Row } from './row.ts'
import { Stopped } from './stopped.ts'
import { unpackedSize } from './zip-size.ts'

/** A workbook is unpacked in memory, so it may only be so large; a CSV has no such bound. */
const mostPacked = 40 * 1024 * 1024
const mostUnpacked = 250 * 1024 * 1024

const tooLarge = new Stopped({
  zh: '这个工作簿太大（解压后超过 250 MB），请在表格软件里另存为 CSV 再导入，CSV 不限大小。',
  en: 'This workbook is too large (more than 250 MB unpacked). Please save it as CSV, which may be of any size.',
})
const unreadable = () =>
  new Stopped({
    zh: '这个工作簿读不出来：文件不完整、有密码，或不是 .xlsx。请重新导出，或另存为 CSV 再导入。',
    en: 'This workbook cannot be read: it is incomplete, has a password, or is no .xlsx. Please export it again, or save it as CSV.',
  })

/** Dates in a sheet have no zone: they come as the local time that the cell shows. */
const cellOf = (value: CellValue): string => {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 19)
  return String(value)
}

async function bytesOf(file: string): Promise<Buffer> {
  if ((await stat(file)).size > mostPacked) throw tooLarge
  const bytes = await readFile(file)
  const size = await unpackedSize(bytes, mostUnpacked)
  if (size === undefined) throw unreadable()
  if (size > mostUnpacked) throw tooLarge
  return bytes
}

const brokenAt = (line: number): Stopped =>
  new Stopped({
    zh: `工作簿在第 ${line} 行之后读不下去了，文件不完整。请重新导出后再导入一次，已导入的不会重复。`,
    en: `The workbook cannot be read beyond line ${line}; the file is incomplete. Please export it again and import once more: what is in stays in once.`,
  })

type Cells = { line: number; cells: string[] }

/** The lines of the first sheet that hold something. */
async function* linesOf(bytes: Buffer): AsyncGenerator<Cells, void> {
  let line = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      const cells = values.map(cellOf)
      if (cells.every((cell) => cell.trim() === '')) continue
      line = index + 1
      yield { line, cells }
    }
  } catch {
    throw line === 0 ? unreadable() : brokenAt(line)
  }
}

/** The rows of the first sheet of a workbook, below its header. */
export async function* sheetRows(file: string): AsyncGenerator<Row, void> {
  let header: string[] | undefined
  for await (const { line, cells } of linesOf(await bytesOf(file))) {
    if (!header) {
      if (cells.length > mostColumns) throw unreadable()
      header = cells.map((name) => name.trim())
    } else if (cells.some((cell) => cell.length > longestRow)) yield { ...rowOf(header, [], line, 0), broken: tooLong }
    else yield rowOf(header, cells, line, 0)
  }
}
