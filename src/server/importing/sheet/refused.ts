import type { Said } from '#kernel/words'
import { mostColumns } from '../row.ts'
import { Stopped } from '../stopped.ts'

const again: Said = {
  zh: '请重新导出，或另存为 CSV 再导入。',
  en: 'Please export it again, or save it as CSV.',
}
const stopped = (zh: string, en: string) => (): Stopped => new Stopped({ zh, en })

/** Why a workbook is not read, or no further. */
export const refused = {
  none: stopped(
    `这个工作簿读不出来：文件不完整，或者不是 .xlsx。${again.zh}`,
    `This workbook cannot be read: it is incomplete, or is no .xlsx. ${again.en}`,
  ),
  locked: stopped(
    '这个工作簿加了密码，读不出来。请去掉密码，另存为 .xlsx 或 CSV 再导入。',
    'This workbook has a password and cannot be read. Please take the password off and save it as .xlsx or CSV.',
  ),
  bomb: stopped(
    '这个工作簿解压后比文件本身大几百倍，不像是表格，没有读取。请另存为 CSV 再导入。',
    'Unpacked, this workbook would be hundreds of times its size, as no table is; it was not read. Please save it as CSV.',
  ),
  tooLarge: stopped(
    '这个工作簿解压后超过 4 GB，请按年份拆开，或另存为 CSV 再导入。',
    'This workbook is larger than 4 GB unpacked. Please split it by year, or save it as CSV.',
  ),
  entities: stopped(
    `这个工作簿里写有 XML 实体定义，正常的表格不会有，没有读取。${again.zh}`,
    `This workbook defines XML entities, as no table does; it was not read. ${again.en}`,
  ),
  columns: stopped(
    `这个工作簿的表头超过 ${mostColumns} 列，不像是表格，没有读取。`,
    `The header of this workbook has more than ${mostColumns} columns; this is no table, and it was not read.`,
  ),
}

/** What was read before a break stays in. */
export const brokenAt = (line: number): Stopped =>
  line === 0
    ? refused.none()
    : new Stopped({
        zh: `工作簿在第 ${line} 行之后读不下去了，文件不完整。请重新导出后再导入一次，已导入的不会重复。`,
        en: `The workbook cannot be read beyond line ${line}; the file is incomplete. Please export it again and import once more: what is in stays in once.`,
      })
