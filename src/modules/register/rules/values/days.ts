import { ok } from '#kernel/result'
import { plain } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

const two = (part: string | number): string => String(part).padStart(2, '0')

/** Whether a text is a day of the calendar as it is kept, `YYYY-MM-DD`, from 1850 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(1[89]|2[01])\d{2}-\d{2}-\d{2}$/.test(text) || text < '1850') return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** Days are counted from here in spreadsheets, where 1900 has a 29 February; what lies before March 1900 is no date of ours. */
const serialStart = '1899-12-30'
const serials = { from: 61, to: 109_574 }

export const dayOfSerial = (serial: number): string | undefined =>
  serial >= serials.from && serial < serials.to
    ? Temporal.PlainDate.from(serialStart)
        .add({ days: Math.floor(serial) })
        .toString()
    : undefined

export const serialOfDay = (day: string): number => Temporal.PlainDate.from(serialStart).until(day).days

const hanDigits: Record<string, string> = Object.fromEntries(
  Array.from('〇一二三四五六七八九').map((sign, i) => [sign, String(i)]),
)

/** 二〇二六年三月二十一日 in digits. */
const inDigits = (text: string): string =>
  text
    .replaceAll(/[零○Ｏ]/g, '〇')
    .replaceAll(/([二三]?)十([一二三四五六七八九]?)(?=[月日号])/g, (_, tens: string, ones: string) =>
      String(Number(hanDigits[tens] ?? 1) * 10 + Number(hanDigits[ones] ?? 0)),
    )
    .replaceAll(/[〇一二三四五六七八九]/g, (sign) => hanDigits[sign] ?? sign)

/** A time of day behind a date says nothing about the day. */
const timeBehind = /[\sT]\d{1,2}[:：时].*$/
const tidy = (text: string): string =>
  inDigits(
    plain(text)
      .replace(timeBehind, '')
      .replace(/^(公元|阳历|公历)/, ''),
  ).replaceAll(/\s/g, '')

const yearFirst = /^(\d{4})[-/.年、](\d{1,2})[-/.月、](\d{1,2})[日号]?$/
const closed = /^(\d{4})(\d{2})(\d{2})$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const shortYear = /^'?\d{2}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/
const monthOnly = /^(\d{4})(?:[-/.年、](\d{1,2})月?|(\d{2}))$/
const yearOnly = /^((?:1[89]|2[01])\d{2})年?$/
const bareSerial = /^\d{5}(\.\d+)?$/

const dayOf = (year: string, month: string, day: string, said: string): Read => {
  const text = `${year}-${two(month)}-${two(day)}`
  return isDay(text) ? ok(text) : fault('date-impossible', said)
}

/** Day and month first: only where one of both cannot be a month is it clear which is which. */
function dayOfYearLast([, a = '', b = '', year = '']: RegExpExecArray, said: string): Read {
  if (Number(a) > 12) return dayOf(year, b, a, said)
  if (Number(b) > 12 || a === b) return dayOf(year, a, b, said)
  return fault('date-ambiguous', said)
}

const notWhole = (text: string, said: string): Read => {
  if (monthOnly.test(text) || yearOnly.test(text)) return fault('date-incomplete', said)
  return fault(shortYear.test(text) ? 'date-short-year' : 'date-shape', said)
}

/** A number of four digits is a year that somebody typed, not a count of days. */
const serialIn = (cell: Cell, text: string): string | undefined =>
  (typeof cell === 'number' || bareSerial.test(text)) && !yearOnly.test(text) ? dayOfSerial(Number(text)) : undefined

/** A day in any of the ways in which sheets hold one. A year of two digits, or day and month that can be changed over, are asked about. */
export function readDay(cell: Cell): Read {
  const said = plain(String(cell))
  const text = tidy(said)
  const [, year, month = '', date = ''] = yearFirst.exec(text) ?? closed.exec(text) ?? []
  if (year !== undefined) return dayOf(year, month, date, said)
  const last = yearLast.exec(text)
  if (last) return dayOfYearLast(last, said)
  const serial = serialIn(cell, text)
  return serial ? ok(serial) : notWhole(text, said)
}

/** A month, `YYYY-MM`; of a whole day only its month. */
export function readMonth(cell: Cell): Read {
  const said = plain(String(cell))
  const found = monthOnly.exec(tidy(said))
  if (!found) {
    const day = readDay(cell)
    return day.ok ? ok(String(day.value).slice(0, 7)) : day
  }
  const month = `${found[1]}-${two(found[2] ?? found[3] ?? '')}`
  return isDay(`${month}-01`) ? ok(month) : fault('date-impossible', said)
}

/** A year of four digits; of a month or a day only its year. */
export function readYear(cell: Cell): Read {
  const found = yearOnly.exec(tidy(String(cell)))
  if (found) return isDay(`${found[1]}-01-01`) ? ok(found[1] ?? '') : fault('date-impossible', String(cell))
  const month = readMonth(cell)
  return month.ok ? ok(String(month.value).slice(0, 4)) : month
}
