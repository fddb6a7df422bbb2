/** Signs that nobody sees: byte order marks, zero-width ones, soft hyphens, signs of direction. */
const unseen = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g

/** Most texts are as they should be already, and there are millions of them. */
const isPlain = /^[!-~\u4E00-\u9FFF]*$/

/** Text as it is compared: full-width letters and digits as plain ones, unseen signs gone, blanks of any kind one blank. */
export const plain = (text: string): string =>
  isPlain.test(text) ? text : text.normalize('NFKC').replaceAll(unseen, '').replaceAll(/\s+/g, ' ').trim()

/** The same without any blanks, in small letters. */
export const compact = (text: string): string => plain(text).replaceAll(' ', '').toLowerCase()

const nothing = new Set([
  '',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '———',
  '－',
  '~',
  '*',
  '.',
  '…',
  'n/a',
  '#n/a',
  'null',
  '(空)',
  '空',
  '(空白)',
])
const unknown = new Set([
  '无',
  '不详',
  '未知',
  '暂无',
  '没有',
  '不清楚',
  '待补充',
  '待核实',
  '未填',
  '未填写',
  'none',
  'unknown',
])

/** Whether a cell says nothing at all. */
export const saysNothing = (text: string): boolean => nothing.has(compact(text))

/** Whether it says in words that nothing is known. Where “none” can be an answer, this is not asked. */
export const saysUnknown = (text: string): boolean => saysNothing(text) || unknown.has(compact(text))
