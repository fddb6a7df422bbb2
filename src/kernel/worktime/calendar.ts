import { ok, refuse, type Result } from '../result.ts'

/** A day that differs from its weekday: off, worked although a weekend, or half of it off. */
export type SpecialDay = { date: string; name: string; off: boolean | 'am' | 'pm' }
export type CalendarYear = { year: number; source: string[]; days: SpecialDay[] }
/** Duty hours on a working day, `HH:MM`, in order. */
export type Hours = { from: string; to: string }[]

export type Calendar = {
  id: string
  /** IANA time zone in which its days begin and end. */
  zone: string
  /** ISO weekdays that are off: 6 and 7 nearly everywhere, 5 and 6 in some places. */
  weekend: readonly number[]
  hours: Hours
  /** Years whose notice is loaded. In any other year nothing is computed. */
  years: ReadonlySet<number>
  days: ReadonlyMap<string, SpecialDay>
}

export type NotLoaded = { code: 'year-not-loaded'; facts: { year: number } }

/** A year counts as loaded only with a notice behind it: an empty file is no calendar. */
export const isLoaded = (year: CalendarYear): boolean => year.source.length > 0 && year.days.length > 0

/** Later years overwrite earlier ones: a notice may name the last days of the December before it. */
export function makeCalendar(
  base: Pick<Calendar, 'id' | 'zone' | 'weekend' | 'hours'>,
  years: readonly CalendarYear[],
): Calendar {
  const loaded = years.filter(isLoaded).sort((a, b) => a.year - b.year)
  return {
    ...base,
    years: new Set(loaded.map((year) => year.year)),
    days: new Map(loaded.flatMap((year) => year.days.map((day) => [day.date, day] as const))),
  }
}

export const isWeekend = (calendar: Calendar, date: Temporal.PlainDate): boolean =>
  calendar.weekend.includes(date.dayOfWeek)

/** Refuses in a year that is not loaded: there a guess would be a wrong promise. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): Result<boolean, NotLoaded> {
  if (!calendar.years.has(date.year))
    return refuse('year-not-loaded', { year: date.year }) as { ok: false; refusal: NotLoaded }
  const special = calendar.days.get(date.toString())
  return ok(special ? special.off !== true : !isWeekend(calendar, date))
}

/** A time of day as an instant; `24:00` is the midnight after it, which no clock writes so. */
const momentOf = (calendar: Calendar, date: Temporal.PlainDate, time: string): Temporal.Instant => {
  const [day, plainTime] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time]
  return day.toZonedDateTime({ timeZone: calendar.zone, plainTime }).toInstant()
}

/** The duty hours of one working day as instants; a half day off leaves the other half. */
export function spansOf(calendar: Calendar, date: Temporal.PlainDate): [Temporal.Instant, Temporal.Instant][] {
  const off = calendar.days.get(date.toString())?.off
  return calendar.hours
    .filter(({ from }) => (off === 'am' ? from >= '12:00' : off === 'pm' ? from < '12:00' : true))
    .map(({ from, to }) => [momentOf(calendar, date, from), momentOf(calendar, date, to)])
}

/** Close of business: the end of the day's last duty hours, noon where the afternoon is off; midnight without any. */
export const closeOf = (calendar: Calendar, date: Temporal.PlainDate): Temporal.Instant =>
  spansOf(calendar, date).at(-1)?.[1] ?? momentOf(calendar, date, '24:00')
