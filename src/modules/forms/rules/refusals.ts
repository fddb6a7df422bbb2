import type { Facts } from '#kernel/result'
import type { Sentence } from '#kernel/words'

/** Why a file is not taken as a template. */
export const fileRefusals = {
  'not-a-workbook': {
    zh: '这不是 Excel 工作簿（.xlsx）。请用表格软件打开，另存为 .xlsx 后再上传。',
    en: 'This is no Excel workbook (.xlsx). Please open it in a spreadsheet program, save it as .xlsx and upload that.',
  },
  'broken-file': {
    zh: '文件不完整或已损坏，打不开。请重新保存后再上传。',
    en: 'The file is incomplete or damaged and cannot be opened. Please save it again and upload that.',
  },
  'password-protected': {
    zh: '这个文件设了打开密码，系统读不了。请取消打开密码后再上传；工作表保护不用取消。',
    en: 'This file has a password to open it and cannot be read. Please remove that password; sheet protection may stay.',
  },
  'old-format': {
    zh: '这是旧版的 .xls 文件。请在表格软件里另存为 .xlsx 后再上传。',
    en: 'This is an old .xls file. Please save it as .xlsx in a spreadsheet program and upload that.',
  },
  'macro-file': {
    zh: '这个文件带有宏，为安全起见不接收。请另存为不带宏的 .xlsx 后再上传。',
    en: 'This file holds macros and is not taken, for safety. Please save it as .xlsx without macros and upload that.',
  },
  'binary-workbook': {
    zh: '这是二进制工作簿（.xlsb）。请另存为 .xlsx 后再上传。',
    en: 'This is a binary workbook (.xlsb). Please save it as .xlsx and upload that.',
  },
  'strict-format': {
    zh: '这个文件是“Strict Open XML”格式。请另存为普通的“Excel 工作簿（.xlsx）”后再上传。',
    en: 'This file is in the “Strict Open XML” format. Please save it as an ordinary “Excel Workbook (.xlsx)”.',
  },
  'too-large-file': ({ most }) => ({
    zh: `文件超过 ${most} MB，收不下。请删去大图片，或分成几个文件。`,
    en: `The file is over ${most} MB, more than is taken here. Please remove large pictures or split it.`,
  }),
  'unpacks-too-large': ({ most }) => ({
    zh: `文件解压后超过 ${most} MB，收不下。请删去空白的行列和大图片，或分成几个文件。`,
    en: `Unpacked, the file is over ${most} MB, more than is taken here. Please remove empty rows and large pictures.`,
  }),
  'foreign-encoding': {
    zh: '文件里有不是 UTF-8 编码的内容，读不准。请用表格软件打开，另存为 .xlsx 后再上传。',
    en: 'Parts of the file are not in UTF-8 and cannot be read for certain. Please open it, save it as .xlsx again and upload that.',
  },
  'document-type': {
    zh: '文件里有不该出现的 XML 声明（DOCTYPE），为安全起见不接收。请用表格软件另存为 .xlsx 后再上传。',
    en: 'The file holds an XML document type, which no workbook needs, and is not taken, for safety. Please save it as .xlsx again.',
  },
  'broken-sheet': ({ sheet }) => ({
    zh: `工作表“${sheet}”的内容不完整或次序混乱，没有改动。请用表格软件打开，另存后再上传。`,
    en: `The sheet “${sheet}” is damaged or out of order; nothing was changed. Please open the file, save it again and upload that.`,
  }),
  'too-many-columns': ({ sheet }) => ({
    zh: `工作表“${sheet}”超过 16,384 列或 1,048,576 行，不是有效的 Excel 表。`,
    en: `The sheet “${sheet}” has more than 16,384 columns or 1,048,576 rows: no valid Excel sheet.`,
  }),
  'no-such-sheet': ({ sheet }) => ({
    zh: `文件里没有名为“${sheet}”的工作表。`,
    en: `The file has no sheet named “${sheet}”.`,
  }),
  'no-such-rows': ({ sheet, first, last }) => ({
    zh: `工作表“${sheet}”的第 ${first} 至 ${last} 行不能作为名单的数据行。`,
    en: `Rows ${first} to ${last} of the sheet “${sheet}” cannot be the data rows of a roster.`,
  }),
  'too-many-rows': ({ sheet }) => ({
    zh: `名单太长，工作表“${sheet}”放不下。请分成几份。`,
    en: `The roster is too long for the sheet “${sheet}”. Please split it.`,
  }),
  'array-in-the-way': ({ sheet, cell }) => ({
    zh: `工作表“${sheet}”的 ${cell} 是跨行的数组公式，不能在中间加行。请改成普通公式后再上传。`,
    en: `${cell} of the sheet “${sheet}” holds an array formula over several rows; no rows can be added within it. Please use ordinary formulas.`,
  }),
} as const satisfies Record<string, Sentence>

export type FileRefusal = keyof typeof fileRefusals

/** Why one cell was not written. */
export const cellRefusals = {
  'holds-formula': {
    zh: '这一格是公式，没有覆盖。',
    en: 'This cell holds a formula and was not written over.',
  },
  'part-of-array': {
    zh: '这一格属于数组公式，不能单独改。',
    en: 'This cell is part of an array formula and cannot be changed alone.',
  },
  'given-twice': {
    zh: '同一格给了两个值，只写了第一个。',
    en: 'The same cell was given two values; only the first was written.',
  },
  'outside-sheet': { zh: '位置超出了工作表的范围。', en: 'The place lies outside the sheet.' },
  'too-long': {
    zh: '文字超过 32,767 个字符，一格放不下，没有写入。',
    en: 'The text is over 32,767 characters, more than a cell holds; it was not written.',
  },
  'not-a-number': { zh: '不是有效的数字，没有写入。', en: 'This is no valid number; it was not written.' },
  'too-many-digits': {
    zh: '数字超过 15 位，写成数字会失真；证件号、卡号等请按文字填写。',
    en: 'The number has more than 15 digits and would be damaged; write ID and card numbers as text.',
  },
  'not-a-date': { zh: '不是有效的日期，没有写入。', en: 'This is no valid date; it was not written.' },
  'date-too-early': {
    zh: '日期早于表格能表示的最早日期，没有写入。',
    en: 'The date is earlier than the sheet can hold; it was not written.',
  },
} as const satisfies Record<string, Sentence>

export type CellRefusal = keyof typeof cellRefusals

/** What a person should look at although it was done. */
export const warnings = {
  'characters-dropped': {
    zh: '去掉了表格不能保存的控制字符。',
    en: 'Control characters that a sheet cannot hold were dropped.',
  },
  'address-in-text': ({ formula = '' }: Facts) => ({
    zh: `公式用文字写地址（INDIRECT、OFFSET 等），加行后不会自动调整，请核对：${formula}`,
    en: `The formula finds cells by an address in text (INDIRECT, OFFSET …), which added rows do not move; please check it: ${formula}`,
  }),
} as const satisfies Record<string, Sentence>

export type Warning = keyof typeof warnings
