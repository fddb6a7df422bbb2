import { ok, refuse, type Result } from '../result.ts'
import type { Said } from '../words.ts'

/** A day that differs from its weekday: off, worked although a weekend, or half of it off. */
export type SpecialDay = { date: string; name: string; off: boolean | 'am' | 'pm' }
export type CalendarYear = { year: number; source: string[]; days: SpecialDay[] }
/** Duty hours on a working day, `HH:MM`, in order. */
export type Hours = { from: string; to: string }[]
/** A day that the county itself sets, over the notice: off, worked, or worked in these hours only. */
export type LocalDay = { date: string; name: Said; off: boolean; hours: Hours | null }
/** A day as the calendar counts it; `local` where the county has set it. */
export type Day = SpecialDay & { local?: Pick<LocalDay, 'name' | 'hours'> }

export type Calendar = {
  id: string
  /** IANA time zone in which its days begin and end. */
  zone: string
  /** ISO weekdays that are off: 6 and 7 nearly everywhere, 5 and 6 in some places. */
  weekend: readonly number[]
  hours: Hours
  /** Years whose notice is loaded. In any other year nothing is computed. */
  years: ReadonlySet<number>
  days: ReadonlyMap<string, Day>
  /** Counts the changes by which some days came to count differently; every date names the one it was computed under. */
  revision: number
}

/** What a calendar is made of. */
export type CalendarParts = {
  base: Pick<Calendar, 'id' | 'zone' | 'weekend' | 'hours'>
  years: readonly CalendarYear[]
  local?: readonly LocalDay[]
  revision?: number
}

export type NotLoaded = { code: 'year-not-loaded'; facts: { year: number } }

/** A year counts as loaded only with a notice behind it: an empty file is no calendar. */
export const isLoaded = (year: CalendarYear): boolean => year.source.length > 0 && year.days.length > 0

const ofCounty = ({ date, name, off, hours }: LocalDay): Day => ({ date, name: name.zh, off, local: { name, hours } })

/** Later years overwrite earlier ones: a notice may name the last days of the December before it. The county has the last word. */
export function makeCalendar({ base, years, local = [], revision = 0 }: CalendarParts): Calendar {
  const loaded = years.filter(isLoaded).sort((a, b) => a.year - b.year)
  const days: Day[] = [...loaded.flatMap((year) => year.days), ...local.map(ofCounty)]
  return {
    ...base,
    revision,
    years: new Set(loaded.map((year) => year.year)),
    days: new Map(days.map((day) => [day.date, day])),
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

type Span = [from: Temporal.Instant, to: Temporal.Instant]

const known = new WeakMap<Calendar, Map<string, Span[]>>()

/**
 * The duty hours of one working day as instants: the county's own for that day, or what half a day off leaves. Worked out
 * once for a calendar: every clock asks for the same few days.
 */
export function spansOf(calendar: Calendar, date: Temporal.PlainDate): readonly Span[] {
  const days = known.get(calendar) ?? new Map<string, Span[]>()
  known.set(calendar, days)
  const found = days.get(date.toString())
  if (found) return found
  const day = calendar.days.get(date.toString())
  const off = day?.off
  const spans = (day?.local?.hours ?? calendar.hours)
    .filter(({ from }) => (off === 'am' ? from >= '12:00' : off === 'pm' ? from < '12:00' : true))
    .map(({ from, to }): Span => [momentOf(calendar, date, from), momentOf(calendar, date, to)])
  days.set(date.toString(), spans)
  return spans
}

/** Close of business: the end of the day's last duty hours, noon where the afternoon is off; midnight without any. */
export const closeOf = (calendar: Calendar, date: Temporal.PlainDate): Temporal.Instant =>
  spansOf(calendar, date).at(-1)?.[1] ?? momentOf(calendar, date, '24:00')

/** How a day counts: the moments between which it is worked. */
const worked = (calendar: Calendar, date: string): string => {
  const day = Temporal.PlainDate.from(date)
  const off = calendar.days.get(date)?.off ?? isWeekend(calendar, day)
  return off === true ? '' : spansOf(calendar, day).join()
}

/** The first and the last day that the two calendars count differently; null where all count alike. */
export function differing(before: Calendar, after: Calendar): { first: string; last: string } | null {
  const named = [...new Set([...before.days.keys(), ...after.days.keys()])]
  const loaded = [...after.years].filter((year) => !before.years.has(year))
  const days = [
    ...named.filter((date) => worked(before, date) !== worked(after, date)),
    ...loaded.flatMap((year) => [`${year}-01-01`, `${year}-12-31`]),
  ].sort()
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? { first, last } : null
}

/**
 * The year whose notice is missing: this one, or the one in which promises of the next two months may end. A notice
 * comes out in November; to ask for it earlier would be noise.
 */
export const missingYear = (calendar: Calendar, now: Temporal.Instant): number | null => {
  const needed = [now, now.add({ hours: 24 * 60 })].map((at) => at.toZonedDateTimeISO(calendar.zone).year)
  return needed.find((year) => !calendar.years.has(year)) ?? null
}
