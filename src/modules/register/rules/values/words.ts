import type { Sentence } from '#kernel/words'
import type { Fault } from './value.ts'

/** Why a cell could not be read, said to whoever sent the sheet. */
export const faultWords: Record<Fault, Sentence> = {
  'cell-error': ({ said = '' }) => ({
    zh: `单元格是公式错误（${said}），不是数据。`,
    en: `The cell holds an error of a formula (${said}), not a value.`,
  }),
  garbled: {
    zh: '有读不出来的字，文件的编码不对。请重新导出，或另存为 UTF-8。',
    en: 'Some signs cannot be read: the file is in another encoding. Please export it again, or save it as UTF-8.',
  },
  masked: {
    zh: '中间打了星号，不是完整的内容。请填完整的，或空着。',
    en: 'Part of it is covered by asterisks. Please give the whole value, or none.',
  },
  rounded: {
    zh: '长号码被表格当作数字存过，末几位已经丢失，无法还原。请把这一列设为文本，按证件重新填写。',
    en: 'The long number was kept as a number and its last digits are lost for good. Please set the column to text and copy it anew from the document.',
  },
  'too-long': ({ longest = 0 }) => ({
    zh: `文字太长，最多 ${longest} 个字。`,
    en: `The text is too long: ${longest} characters at most.`,
  }),
  'id-length': ({ length = 0 }) => ({
    zh: `公民身份号码应为 18 位（旧号 15 位），这里是 ${length} 位。`,
    en: `A citizen ID number has 18 signs (old ones 15); here are ${length}.`,
  }),
  'id-check-digit': {
    zh: '公民身份号码的校验码不对，至少有一位写错了。',
    en: 'The check digit of the ID number does not fit: at least one digit is wrong.',
  },
  'id-birth-date': {
    zh: '公民身份号码里的出生日期不存在。',
    en: 'The date of birth in the ID number does not exist.',
  },
  'id-region': {
    zh: '公民身份号码开头的地区代码不存在。',
    en: 'The region at the start of the ID number does not exist.',
  },
  'code-check-digit': {
    zh: '统一社会信用代码的校验码不对，至少有一位写错了。',
    en: 'The check sign of the credit code does not fit: at least one sign is wrong.',
  },
  'code-shape': ({ length = 0 }) => ({
    zh: `统一社会信用代码应为 18 位数字或字母（没有 I、O、S、V、Z），这里是 ${length} 位。`,
    en: `A credit code has 18 digits or letters (no I, O, S, V, Z); here are ${length}.`,
  }),
  'phone-shape': { zh: '这不是电话号码。', en: 'This is no telephone number.' },
  'phone-without-area': {
    zh: '座机没有区号，请写成 0571-87654321 的样子。',
    en: 'The landline has no area code; please write it like 0571-87654321.',
  },
  'phone-several': {
    zh: '一格里有几个号码，请只留一个，其余填到备用电话。',
    en: 'The cell holds several numbers; please leave one and put the others into the second telephone.',
  },
  'email-shape': { zh: '这不是电子邮箱。', en: 'This is no email address.' },
  'account-shape': { zh: '银行账号应为 8 至 30 位数字。', en: 'A bank account has 8 to 30 digits.' },
  'area-shape': {
    zh: '区划代码应为 6、9 或 12 位数字，前两位是省级代码。',
    en: 'An area code has 6, 9 or 12 digits and begins with that of a province.',
  },
  'date-shape': {
    zh: '看不出是哪一天，请写成 2026-03-02 的样子。',
    en: 'Which day this is cannot be told; please write it like 2026-03-02.',
  },
  'date-ambiguous': {
    zh: '分不清哪个是月、哪个是日，请写成 2026-03-02 的样子。',
    en: 'Which is the month and which the day cannot be told; please write it like 2026-03-02.',
  },
  'date-short-year': {
    zh: '年份只有两位，分不清是哪个世纪，请写四位年份。',
    en: 'The year has two digits only, so its century is unknown; please write all four.',
  },
  'date-incomplete': {
    zh: '只有年或月，没有写到日。',
    en: 'Only the year or the month is given, not the day.',
  },
  'date-impossible': { zh: '日历上没有这一天。', en: 'The calendar has no such day.' },
  'number-shape': { zh: '这不是一个数。', en: 'This is no number.' },
  'number-unit': ({ unit = '' }) => ({
    zh: `单位不对，这一项按“${unit}”填。`,
    en: `The unit is another one; this is given in ${unit}.`,
  }),
  'number-range': ({ min = 0, max = 0 }) => ({
    zh: `数不合理，应在 ${min} 到 ${max} 之间。`,
    en: `The number cannot be right; it lies between ${min} and ${max}.`,
  }),
  'number-whole': { zh: '这一项只能是整数。', en: 'This has to be a whole number.' },
  'percent-unclear': {
    zh: '分不清是百分之几还是倍数，请带上百分号。',
    en: 'Whether this is a percentage cannot be told; please add the per cent sign.',
  },
  'yesno-unclear': { zh: '看不出是“是”还是“否”。', en: 'Whether this says yes or no cannot be told.' },
  'option-unknown': ({ said = '' }) => ({
    zh: `“${said}”不在可选的内容里。`,
    en: `“${said}” is none of the options.`,
  }),
  'option-several': { zh: '这一项只能选一个。', en: 'Only one option can be chosen here.' },
  'name-shape': ({ said = '' }) => ({
    zh: `“${said}”不像姓名：只能有汉字或字母，至少两个字。`,
    en: `“${said}” does not look like a name: letters or Chinese characters only, two at least.`,
  }),
  'name-with-note': {
    zh: '姓名后面带了括号里的说明，请把说明写到备注。',
    en: 'A note in brackets stands behind the name; please put it into the notes.',
  },
}
