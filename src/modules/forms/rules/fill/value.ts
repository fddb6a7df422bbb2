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

/** What a cell holds as XML: its `t` with a blank before it, and what stands between its tags. */
export type Content = { type: string; inner: string; warning?: Warning }

export type Told = { ok: true; content: Content } | { ok: false; code: CellRefusal }

/** Which first day the workbook counts from, and what stands before the names of its elements. */
export type Manner = { date1904: boolean; prefix: string }

const mostCharacters = 32_767
const told = (content: Content): Told => ({ ok: true, content })
const not = (code: CellRefusal): Told => ({ ok: false, code })

/** Ordinary words that may stand as they are: no mark of XML, no control character, no surrogate, no underscore. */
const plainWords = /^[\t\n\x20-\x25\x27-\x3b\x3d\x3f-\x5e\x60-\ud7ff\ue000-\ufffd]*$/
const unwritable = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** As ST_Xstring has it: what reads like an escape is escaped itself, and a carriage return is one. */
const quoted = (text: string): string =>
  escaped(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll('\r', '_x000D_')

function words(text: string, { prefix }: Manner): Told {
  if (text.length > mostCharacters) return not('too-long')
  const plain = plainWords.test(text)
  const writable = plain ? text : text.replaceAll(unwritable, '')
  const inner = `<${prefix}is><${prefix}t xml:space="preserve">${plain ? text : quoted(writable)}</${prefix}t></${prefix}is>`
  const content = { type: ' t="inlineStr"', inner }
  return told(writable.length === text.length ? content : { ...content, warning: 'characters-dropped' })
}

const value = (number: number, { prefix }: Manner): Told =>
  told({ type: '', inner: `<${prefix}v>${number}</${prefix}v>` })

/** A sheet keeps 15 digits. More in a whole number are lost digits of a code; behind the point they are no more than rounding. */
function numeric(number: number, wanted: Wanted, manner: Manner): Told {
  if (!Number.isFinite(number)) return not('not-a-number')
  if (Number.isInteger(number) && Math.abs(number) >= 1e15) return not('too-many-digits')
  const kept = Number.isInteger(number) ? number : Number(number.toPrecision(15))
  return wanted === 'text' ? words(String(kept), manner) : value(kept, manner)
}

const day = 86_400_000
const civil = /^([1-9]\d{3})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/

const isDay = (year: number, month: number, date: number): boolean =>
  month >= 1 && month <= 12 && date >= 1 && date <= Date.UTC(year, month, 1) / day - Date.UTC(year, month - 1, 1) / day

const isTime = ([hour = 0, minute = 0, second = 0]: readonly number[]): boolean =>
  hour < 24 && minute < 60 && second < 60
const secondsOf = ([hour = 0, minute = 0, second = 0]: readonly number[]): number => hour * 3600 + minute * 60 + second

/** Days since 30 December 1899; before March 1900 one less, because sheets believe in 29 February 1900. */
const since1900 = (days: number): number => (days < 61 ? days - 1 : days)

/**
 * The number by which a sheet knows a civil day or moment; undefined for what is no day. 2000-01-01 → 36526; in a workbook
 * that counts from 1904, 1,462 less.
 */
export function serialOf(text: string, date1904: boolean): number | undefined {
  const parts = civil
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0))
  if (!parts) return undefined
  const [year = 0, month = 0, date = 0, ...time] = parts
  if (!isDay(year, month, date) || !isTime(time)) return undefined
  const days = Date.UTC(year, month - 1, date) / day - Date.UTC(1899, 11, 30) / day
  return (date1904 ? days - 1462 : since1900(days)) + secondsOf(time) / 86_400
}

/** Where a cell is not made for dates its number would mean nothing to a reader: the date is written out. */
function dated(text: string, wanted: Wanted, manner: Manner): Told {
  const serial = serialOf(text, manner.date1904)
  if (serial === undefined) return not('not-a-date')
  if (wanted !== 'date') return words(text.replace('T', ' '), manner)
  return serial < (manner.date1904 ? 0 : 1) ? not('date-too-early') : value(serial, manner)
}

/** A value as a cell of this number format holds it, or why it cannot. Numbers in a cell of text become text. */
export function contentOf(given: Value, wanted: Wanted, manner: Manner): Told {
  if (given.kind === 'number') return numeric(given.number, wanted, manner)
  if (given.kind === 'date') return given.date.includes('T') ? not('not-a-date') : dated(given.date, wanted, manner)
  if (given.kind === 'moment') return dated(given.moment, wanted, manner)
  if (given.kind === 'truth')
    return told({ type: ' t="b"', inner: `<${manner.prefix}v>${given.truth ? 1 : 0}</${manner.prefix}v>` })
  return given.kind === 'empty' || given.text === '' ? told({ type: '', inner: '' }) : words(given.text, manner)
}
