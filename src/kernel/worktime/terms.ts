import { ok, type Result } from '../result.ts'
import { closeOf, isWorkingDay, spansOf, type Calendar, type NotLoaded } from './calendar.ts'

/**
 * How long something may take. The four units are never mixed: wall minutes run day and night, business minutes only in
 * duty hours, working days skip weekends and holidays, natural days do not but end on a working day.
 */
export type Term = {
  n: number
  unit: 'wall-minutes' | 'business-minutes' | 'working-days' | 'natural-days'
  /** `B`: what arrives after closing time or on a day off counts as received on the next working day. Default `A`. */
  convention?: 'A' | 'B' | undefined
  /** Default: close of business. */
  endsAt?: 'close-of-business' | 'midnight' | undefined
}

type Dated = Result<Temporal.Instant, NotLoaded>

const dateIn = (calendar: Calendar, at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(calendar.zone).toPlainDate()

const endOf = (calendar: Calendar, date: Temporal.PlainDate, endsAt: Term['endsAt']): Temporal.Instant =>
  endsAt === 'midnight'
    ? date.add({ days: 1 }).toZonedDateTime({ timeZone: calendar.zone }).toInstant()
    : closeOf(calendar, date)

/** The first working day on or after `date`. */
function workingDayFrom(calendar: Calendar, date: Temporal.PlainDate): Result<Temporal.PlainDate, NotLoaded> {
  for (let day = date; ; day = day.add({ days: 1 })) {
    const working = isWorkingDay(calendar, day)
    if (!working.ok) return working
    if (working.value) return ok(day)
  }
}

/** The day on which the n-th working day after `start` falls; the starting day is not counted (Civil Code 201). */
export function workingDayAfter(
  calendar: Calendar,
  start: Temporal.Instant,
  n: number,
  convention: Term['convention'] = 'A',
): Result<Temporal.PlainDate, NotLoaded> {
  let day = dateIn(calendar, start)
  if (convention === 'B') {
    const late = Temporal.Instant.compare(start, endOf(calendar, day, 'close-of-business')) > 0
    const received = workingDayFrom(calendar, late ? day.add({ days: 1 }) : day)
    if (!received.ok) return received
    day = received.value
  }
  if (n === 0) return workingDayFrom(calendar, day)
  for (let counted = 0; counted < n; counted += 1) {
    const next = workingDayFrom(calendar, day.add({ days: 1 }))
    if (!next.ok) return next
    day = next.value
  }
  return ok(day)
}

function naturalDayAfter(calendar: Calendar, start: Temporal.Instant, n: number) {
  return workingDayFrom(calendar, dateIn(calendar, start).add({ days: n }))
}

/** Walks duty hours from `start` until `minutes` of them have passed. */
function afterBusinessMinutes(calendar: Calendar, start: Temporal.Instant, minutes: number): Dated {
  let left = minutes
  for (let day = dateIn(calendar, start); ; day = day.add({ days: 1 })) {
    const working = isWorkingDay(calendar, day)
    if (!working.ok) return working
    if (!working.value) continue
    for (const [from, to] of spansOf(calendar, day)) {
      const begin = Temporal.Instant.compare(start, from) > 0 ? start : from
      const span = to.since(begin).total('minutes')
      if (span <= 0) continue
      if (left <= span) return ok(begin.add({ seconds: Math.round(left * 60) }))
      left -= span
    }
  }
}

/** When a term that starts at `start` ends. Refuses as soon as a day of a year that is not loaded must be judged. */
export function due(calendar: Calendar, term: Term, start: Temporal.Instant): Dated {
  if (term.unit === 'wall-minutes') return ok(start.add({ minutes: term.n }))
  if (term.unit === 'business-minutes') return afterBusinessMinutes(calendar, start, term.n)
  const day =
    term.unit === 'working-days'
      ? workingDayAfter(calendar, start, term.n, term.convention)
      : naturalDayAfter(calendar, start, term.n)
  return day.ok ? ok(endOf(calendar, day.value, term.endsAt)) : day
}

/** Minutes of duty between two instants, 0 when `to` is not after `from`. */
export function businessMinutes(
  calendar: Calendar,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Result<number, NotLoaded> {
  let minutes = 0
  const last = dateIn(calendar, to)
  for (let day = dateIn(calendar, from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const working = isWorkingDay(calendar, day)
    if (!working.ok) return working
    if (!working.value) continue
    for (const [open, close] of spansOf(calendar, day)) {
      const begin = Math.max(open.epochMilliseconds, from.epochMilliseconds)
      const end = Math.min(close.epochMilliseconds, to.epochMilliseconds)
      minutes += Math.max(0, end - begin) / 60_000
    }
  }
  return ok(Math.floor(minutes))
}
