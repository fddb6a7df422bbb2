import type { Said } from '#kernel/words'
import type { Output } from '../api.ts'
import { holidays } from './words.ts'

export type Year = Output<'org.calendarYear'>

/** A day that differs from its weekday, as the year view draws it. */
export type Marked = { date: string; kind: 'off' | 'work' | 'part'; name: Said; isLocal: boolean }

const pad = (n: number): string => String(n).padStart(2, '0')

/** A notice names its days in Chinese, two at once where they fall together. */
const holidayName = (zh: string): Said => ({
  zh,
  en: zh
    .split('、')
    .map((one) => holidays[one] ?? one)
    .join(', '),
})

/** The days that differ, by date; what the county set covers what the notice says. */
export function markedDays({ year, days, local }: Year): Map<string, Marked> {
  const marked = new Map<string, Marked>()
  for (const { date, name, off } of days)
    if (date.startsWith(String(year)))
      marked.set(date, {
        date,
        kind: off === true ? 'off' : off === false ? 'work' : 'part',
        name: holidayName(name),
        isLocal: false,
      })
  for (const { date, kind, name } of local) marked.set(date, { date, kind, name, isLocal: true })
  return marked
}

/** The weeks of a month, Monday first, with null where another month's days would stand. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  // only the calendar is asked, never the place where the browser stands
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((first + length) / 7) * 7 }, (_, i) => {
    const day = i - first + 1
    return day >= 1 && day <= length ? `${year}-${pad(month)}-${pad(day)}` : null
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

export type Stretch = { name: Said; kind: Marked['kind']; first: string; last: string }

const isNext = (before: string, date: string): boolean => Date.parse(date) - Date.parse(before) === 86_400_000

/** Days of one name and kind that follow one another, as one line of a list. */
export function stretchesOf(marked: Iterable<Marked>): Stretch[] {
  const found: Stretch[] = []
  for (const { date, name, kind } of [...marked].toSorted((a, b) => a.date.localeCompare(b.date))) {
    const last = found.at(-1)
    if (last && last.name.zh === name.zh && last.kind === kind && isNext(last.last, date)) last.last = date
    else found.push({ name, kind, first: date, last: date })
  }
  return found
}
