import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ok, refuse, type Result } from '../result.ts'
import { isLoaded, makeCalendar, type Calendar, type CalendarYear } from './calendar.ts'

const day = z.object({
  date: z.iso.date(),
  name: z.string().min(1).max(60),
  off: z.union([z.boolean(), z.enum(['am', 'pm'])]),
})
const ours = z.object({ year: z.int().min(1990).max(2200), source: z.array(z.string()), days: z.array(day) })
/** The form in which the community publishes the State Council's notices (holiday-cn). */
const community = z
  .object({
    year: z.int().min(1990).max(2200),
    papers: z.array(z.string()),
    days: z.array(z.object({ date: z.iso.date(), name: z.string().min(1).max(60), isOffDay: z.boolean() })),
  })
  .transform(({ year, papers, days }) => ({
    year,
    source: papers,
    days: days.map(({ date, name, isOffDay }) => ({ date, name, off: isOffDay })),
  }))
const file = z.union([ours, community])
/** Whatever else it is: days with something that should be a date. */
const dated = z.object({ days: z.array(z.object({ date: z.string().max(40) })) })

/** A year's calendar from a parsed JSON file; refuses one that is empty, doubled, misdated or about other years. */
export function readYear(json: unknown): Result<CalendarYear> {
  const wrong = dated.safeParse(json).data?.days.find(({ date }) => !z.iso.date().safeParse(date).success)
  if (wrong) return refuse('calendar-date-wrong', { date: wrong.date })
  const parsed = file.safeParse(json)
  if (!parsed.success) return refuse('calendar-unreadable')
  const year = parsed.data
  if (!isLoaded(year)) return refuse('calendar-empty', { year: year.year })
  const dates = year.days.map((day) => day.date)
  const doubled = dates.find((date, i) => dates.indexOf(date) !== i)
  if (doubled) return refuse('calendar-doubled', { date: doubled })
  const stray = dates.find((date) => !date.startsWith(String(year.year)) && !date.startsWith(`${year.year - 1}-12`))
  return stray ? refuse('calendar-other-year', { year: year.year, date: stray }) : ok(year)
}

/** Mainland China as the policy pack ships it: weekends, office hours, zone, and the notices of 2007–2026. */
export const chinaBase: Pick<Calendar, 'id' | 'zone' | 'weekend' | 'hours'> = {
  id: 'cn',
  zone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
}

const folder = new URL('./calendars/cn/', import.meta.url)

export async function shippedYears(): Promise<CalendarYear[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => {
      const year = readYear(JSON.parse(await readFile(new URL(name, folder), 'utf8')))
      if (!year.ok) throw new Error(`The shipped calendar ${name} is damaged: ${year.refusal.code}`)
      return year.value
    }),
  )
}

export const shippedCalendar = async (): Promise<Calendar> =>
  makeCalendar({ base: chinaBase, years: await shippedYears() })
