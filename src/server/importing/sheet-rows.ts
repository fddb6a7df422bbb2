import { longestRow, mostColumns, rowOf, tooLong, type Row } from './row.ts'
import { brokenAt, refused } from './sheet/refused.ts'
import { rowsOf, type SheetRow } from './sheet/rows.ts'
import type { Workbook } from './sheet/workbook.ts'
import { Stopped } from './stopped.ts'

const tooWide = {
  zh: `这一行超过 ${mostColumns} 列，没有读取。`,
  en: `This line has more than ${mostColumns} columns and was not read.`,
}

const rowAt = (header: readonly string[], { cells, line, bytes, isTooWide }: SheetRow): Row => {
  if (isTooWide) return { ...rowOf(header, [], line, bytes), broken: tooWide }
  if (cells.some((cell) => cell.length > longestRow)) return { ...rowOf(header, [], line, bytes), broken: tooLong }
  return rowOf(header, cells, line, bytes)
}

/** A file that breaks off, not a disk that is full. */
const isOfFile = (error: unknown): boolean => !(error instanceof Error && 'syscall' in error)

/** The rows of the first sheet of a workbook, below its header. */
export async function* sheetRows(file: string, workbook: Workbook): AsyncGenerator<Row, void> {
  let header: string[] | undefined
  let last = 0
  try {
    for await (const row of rowsOf(file, workbook)) {
      last = row.line
      if (header) yield rowAt(header, row)
      else if (row.isTooWide) throw refused.columns()
      else header = row.cells.map((name) => name.trim())
    }
  } catch (error) {
    throw error instanceof Stopped || !isOfFile(error) ? error : brokenAt(last)
  }
}
