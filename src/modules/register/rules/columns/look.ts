import { textOf } from '../table/grid.ts'
import type { Cell } from '../values/value.ts'

/** What a single value looks like, whatever the column is called. */
export const kinds = ['url', 'picture', 'moment', 'number', 'numbers', 'code', 'han', 'words'] as const
export type Kind = (typeof kinds)[number]

const url = /^(https?:\/\/|www\.)\S+$/i
const picture = /\.(jpe?g|png|gif|webp|svg|bmp)(\?|$|&)/i
const isoLike = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/
const closedDay = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/
const clock = /(^|\D)\d{1,2}[:：]\d{2}(\D|$)/
const dayAndMonth = /^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?\b/
const spelledMonth = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d/i

/** 1,234.5 with at most a sign, a currency or “about” before it and a unit behind. */
const oneNumber = /^(?:[#$¥￥€£~≈约約共+-]|[a-z]{2}\$|rmb|cny|usd|eur|twd|ntd?)*\s*\d[\d,]*(\.\d+)?\s*[^\d]{0,8}$/i

const isMoment = (text: string): boolean =>
  isoLike.test(text) ||
  closedDay.test(text) ||
  (text.length <= 40 && clock.test(text)) ||
  (text.length <= 20 && dayAndMonth.test(text) && /\d{4}|\s/.test(text)) ||
  (text.length <= 40 && spelledMonth.test(text))

/** Several numbers in a pattern of their own: 3樓/8樓, 2房1廳, 7.1/10. */
const isPattern = (text: string): boolean => {
  const digits = text.match(/\d/g)?.length ?? 0
  return (text.match(/\d+(\.\d+)?/g)?.length ?? 0) >= 2 && text.length <= 24 && digits * 4 >= text.length
}

const ofText = (text: string): Kind => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (han > 0 && han * 3 >= letters) return 'han'
  // what somebody or something is called by a machine mixes letters and digits
  return /^\S*(\p{L}\S*\d|\d\S*\p{L})/u.test(text) ? 'code' : 'words'
}

export function kindOf(text: string): Kind {
  if (url.test(text)) return picture.test(text) ? 'picture' : 'url'
  if (isMoment(text)) return 'moment'
  if (oneNumber.test(text)) return 'number'
  return isPattern(text) ? 'numbers' : ofText(text)
}

const scales: readonly [RegExp, number][] = [
  [/億|亿/, 1e8],
  [/萬|万/, 1e4],
  [/千|k/i, 1e3],
  [/百萬|百万|m(?![a-z])/i, 1e6],
]

/** The first number in a text with its scale (1.2萬, 4K+). */
export function numberIn(text: string): number | undefined {
  const found = /\d[\d,]*(\.\d+)?/.exec(text)
  if (!found) return undefined
  const behind = text
    .slice(found.index + found[0].length)
    .trimStart()
    .slice(0, 2)
  const scale = scales.find(([sign]) => sign.test(behind))?.[1] ?? 1
  return Number(found[0].replaceAll(',', '')) * scale
}

const absent = /^(-{1,3}|—+|－|n\/?a|null|none|nan|無|无|暫?無資料|\/)$/i

/** The texts of a column that say something. */
export const saidIn = (cells: readonly Cell[]): string[] =>
  cells.map(textOf).filter((text) => text !== '' && !absent.test(text))
