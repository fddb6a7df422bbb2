import { stat } from 'node:fs/promises'
import type { Said } from '#kernel/words'
import { csvRows } from './csv-rows.ts'
import { jsonRows } from './json-rows.ts'
import { withGarbled, type Kind, type Row } from './row.ts'
import { refused as refusedSheet } from './sheet/refused.ts'
import { openWorkbook } from './sheet/workbook.ts'
import { sheetRows } from './sheet-rows.ts'
import { isOldExcel, startOf } from './start.ts'
import { Stopped } from './stopped.ts'
import { encodingNames, encodingOf, textOf } from './text.ts'

/** A file as a table: its rows can be read from the start any number of times, a few in memory at a time. */
export type Table = { kind: Kind; encoding: Said | null; bytes: number; rows: () => AsyncGenerator<Row, void> }

const isZip = (start: Buffer): boolean => start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))

const refused = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  oldExcel: {
    zh: '这是旧版 Excel（.xls）或加了密码的工作簿，请去掉密码、另存为 .xlsx 或 CSV 再导入。',
    en: 'This is an old Excel file (.xls) or one with a password. Please take the password off and save it as .xlsx or CSV.',
  },
  list: {
    zh: '这是一整个 JSON 数组；请改成每行一条记录（JSON Lines），或另存为 CSV 再导入。',
    en: 'This is one JSON array. Please put one record on each line (JSON Lines), or save it as CSV.',
  },
} satisfies Record<string, Said>

async function openSheet(file: string): Promise<Table> {
  const workbook = await openWorkbook(file).catch((error: unknown) => {
    throw error instanceof Stopped ? error : refusedSheet.none()
  })
  return { kind: 'xlsx', encoding: null, bytes: workbook.bytes, rows: () => sheetRows(file, workbook) }
}

/** Opens a file by what is in it, whatever its name ends with. Throws `Stopped` where it is no table. */
export async function openTable(file: string): Promise<Table> {
  const start = await startOf(file)
  if (start.length === 0) throw new Stopped(refused.empty)
  if (isOldExcel(start)) throw new Stopped(refused.oldExcel)
  const { size } = await stat(file)
  if (isZip(start)) return openSheet(file)
  const { encoding, isWhole } = await encodingOf(file, start)
  const head = new TextDecoder(encoding).decode(start).trimStart()
  if (head.startsWith('[')) throw new Stopped(refused.list)
  const kind = head.startsWith('{') ? ('jsonl' as const) : ('csv' as const)
  const read = kind === 'jsonl' ? jsonRows : csvRows
  const rows = () => read(textOf(file, encoding))
  return { kind, encoding: encodingNames[encoding], bytes: size, rows: isWhole ? rows : () => checked(rows()) }
}

async function* checked(rows: AsyncGenerator<Row, void>): AsyncGenerator<Row, void> {
  for await (const row of rows) yield withGarbled(row)
}
