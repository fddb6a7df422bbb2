import { ok } from '#kernel/result'
import { isDay } from './days.ts'
import { plain } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** The check digit of the first seventeen (GB 11643, ISO 7064 mod 11-2). */
export const checkDigitOf = (digits: string): string =>
  checks[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11] ?? ''

/** First two digits: provinces by GB/T 2260, 83 for residents from Taiwan, 9x for permanent residents from abroad. */
const regions = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/

/** The day of birth that an 18-digit number carries, `YYYY-MM-DD`. */
export const birthDateOf = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** The code of the sex (GB/T 2261.1) that it carries: odd is male. */
export const sexOf = (number: string): '1' | '2' => (Number(number[16]) % 2 === 1 ? '1' : '2')

/** Numbers given until 1999 had no century and no check digit; the new one follows from the old without a doubt. */
const fromOld = (old: string): string => {
  const long = `${old.slice(0, 6)}19${old.slice(6)}`
  return long + checkDigitOf(long)
}

/** A spreadsheet keeps fifteen digits of a number: what is longer and was one is lost, and cannot be brought back. */
export const isRounded = (cell: Cell): boolean => {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15
  return typeof cell === 'string' && /^\d(\.\d+)?e\+?\d+$/i.test(plain(cell))
}

const whole = (number: string, said: string): Read => {
  if (!regions.test(number)) return fault('id-region', said)
  if (!isDay(birthDateOf(number))) return fault('id-birth-date', said)
  if (checkDigitOf(number) === number[17]) return ok(number)
  return number.endsWith('000') ? fault('rounded', said) : fault('id-check-digit', said)
}

/** An ID number as 18 signs; 15 old ones are made 18. A rounded one is told, never mended by guessing. */
export function readIdNumber(cell: Cell): Read {
  const said = plain(String(cell))
  if (isRounded(cell)) return fault('rounded', said)
  const number = said.replaceAll(/[\s'`’,.:—-]/g, '').toUpperCase()
  if (/^\d{17}[\dX]$/.test(number)) return whole(number, said)
  if (/^\d{15}$/.test(number)) return whole(fromOld(number), said)
  return fault(/[*＊]/.test(number) ? 'masked' : 'id-length', said, { length: number.length })
}

/**
 * Whether numbers of a column were rounded though they came as text: far more end in three noughts than chance lets
 * (less than one in five hundred). Those that end so are not to be believed, even where the check digit fits by accident.
 */
export function isRoundedColumn(numbers: readonly string[]): boolean {
  const long = numbers.map((one) => plain(one)).filter((one) => /^\d{17}[\dXx]$/.test(one))
  const rounded = long.filter((one) => one.endsWith('000'))
  return rounded.length >= 2 && rounded.length * 10 >= long.length
}
