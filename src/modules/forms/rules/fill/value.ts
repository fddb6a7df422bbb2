import type { Wanted } from '../book/formats.ts'
import type { CellRefusal, Warning } from '../refusals.ts'
import { escaped } from '../xml/text.ts'

/** What is to stand in a cell. A date is a civil day, YYYY-MM-DD; a moment is YYYY-MM-DDTHH:MM[:SS], as the clock on the wall shows. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'date'; date: string }
  | { kind: 'moment'; moment: string }
  | { kind: 'truth'; truth: boolean }
  | { kind: 'empty' }

/**
 * What comes behind the attributes of a cell that holds a value, up to its end. Said apart: what was left out to make it
 * fit, and why a value cannot stand there.
 */
export type Content = string | { xml: string; warning: Warning } | { code: CellRefusal }

/** Which first day the workbook counts from, and what stands before the names of its elements. */
export type Manner = { date1904: boolean; prefix: string }

const mostCharacters = 32_767
const not = (code: CellRefusal): Content => ({ code })

/** Ordinary words that may stand as they are: no mark of XML, no control character, no surrogate, no underscore. */
const plainWords = /^[\t\n\x20-\x25\x27-\x3b\x3d\x3f-\x5e\x60-\ud7ff\ue000-\ufffd]*$/
const unwritable = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** As ST_Xstring has it: what reads like an escape is escaped itself, and a carriage return is one. */
const quoted = (text: string): string =>
  escaped(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll('\r', '_x000D_')

const day = 86_400_000
const firstDay = Date.UTC(1899, 11, 30) / day
const civil = /^([1-9]\d{3})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/

const isDay = (year: number, month: number, date: number): boolean =>
  month >= 1 &&
  month <= 12 &&
  date >= 1 &&
  (date <= 28 || date <= (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / day)

/** The part of a day that a time is; undefined for what is no time. */
function partOfDay(hour = '0', minute = '0', second = '0'): number | undefined {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  return hours < 24 && minutes < 60 && seconds < 60 ? (hours * 3600 + minutes * 60 + seconds) / 86_400 : undefined
}

/** Days since 30 December 1899; before March 1900 one less, because sheets believe in 29 February 1900. */
const since1900 = (days: number): number => (days < 61 ? days - 1 : days)

/**
 * The number by which a sheet knows a civil day or moment; undefined for what is no day. 2000-01-01 → 36526; in a workbook
 * that counts from 1904, 1,462 less.
 */
export function serialOf(text: string, date1904: boolean): number | undefined {
  const found = civil.exec(text)
  if (!found) return undefined
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const time = partOfDay(found[4], found[5], found[6])
  if (time === undefined || !isDay(year, month, date)) return undefined
  const days = Date.UTC(year, month - 1, date) / day - firstDay
  return (date1904 ? days - 1462 : since1900(days)) + time
}

/** The form of a whole number or a fraction that a sheet can keep; a refusal for what it cannot. */
function kept(number: number): number | CellRefusal {
  if (Number.isInteger(number)) return Math.abs(number) < 1e15 ? number : 'too-many-digits'
  if (!Number.isFinite(number)) return 'not-a-number'
  return String(number).length <= 15 ? number : Number(number.toPrecision(15))
}

/**
 * How values become XML in one sheet, as cells of a number format hold them. Numbers in a cell of text become text; where a
 * cell is not made for dates, their number would mean nothing to a reader, and the date is written out.
 */
export function contents({ date1904, prefix }: Manner): (value: Value, wanted: Wanted) => Content {
  const [empty, end] = ['/>', `</${prefix}c>`]
  const [numberStart, numberEnd] = [`><${prefix}v>`, `</${prefix}v>${end}`]
  const textStart = ` t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`
  const textEnd = `</${prefix}t></${prefix}is>${end}`

  const words = (text: string): Content => {
    if (text.length > mostCharacters) return not('too-long')
    if (plainWords.test(text)) return textStart + text + textEnd
    const writable = text.replaceAll(unwritable, '')
    const xml = textStart + quoted(writable) + textEnd
    return writable.length === text.length ? xml : { xml, warning: 'characters-dropped' }
  }
  const number = (given: number, wanted: Wanted): Content => {
    const value = kept(given)
    if (typeof value === 'string') return not(value)
    return wanted === 'text' ? words(String(value)) : `${numberStart}${value}${numberEnd}`
  }
  const dated = (text: string, wanted: Wanted): Content => {
    const serial = serialOf(text, date1904)
    if (serial === undefined) return not('not-a-date')
    if (wanted !== 'date') return words(text.replace('T', ' '))
    return serial < (date1904 ? 0 : 1) ? not('date-too-early') : `${numberStart}${serial}${numberEnd}`
  }
  return (value, wanted) => {
    if (value.kind === 'text') return value.text === '' ? empty : words(value.text)
    if (value.kind === 'number') return number(value.number, wanted)
    if (value.kind === 'date') return value.date.includes('T') ? not('not-a-date') : dated(value.date, wanted)
    if (value.kind === 'moment') return dated(value.moment, wanted)
    return value.kind === 'truth' ? ` t="b"${numberStart}${value.truth ? 1 : 0}${numberEnd}` : empty
  }
}
