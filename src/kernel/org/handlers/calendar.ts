import { iso } from '../../time.ts'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { ok, refuse } from '../../result.ts'
import type { SpecialDay } from '../../worktime/calendar.ts'
import { readYear } from '../../worktime/pack.ts'
import { calendarOf, saveYears } from '../../worktime/store.ts'
import type { insight as calls } from '../contract/insight.ts'
import { listYears, type YearRow } from '../store/insight.ts'
import { yearFromText } from '../tables/calendar.ts'
import { askerOf, concernOf, coversCounty, note } from './ground.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type CalendarRefusal = (typeof calls)['importCalendar']['refusals'][number]

/** The year whose promises come next: this one, else the coming one, unless both are loaded. */
const missingYear = (years: readonly YearRow[], thisYear: number): number | null =>
  [thisYear, thisYear + 1].find((year) => !years.some((row) => row.year === year)) ?? null

export async function calendar(ctx: Ctx) {
  const { id, zone, weekend, hours } = await calendarOf(ctx.tx, ctx.tenant)
  const years = await listYears(ctx.tx, ctx.tenant, id)
  const isWeekend = (day: SpecialDay) => weekend.includes(Temporal.PlainDate.from(day.date).dayOfWeek)
  return ok({
    id,
    zone,
    weekend: [...weekend],
    hours,
    years: years.map(({ days, ...year }) => ({
      ...year,
      daysOff: days.filter((day) => day.off === true).length,
      daysMadeUp: days.filter((day) => day.off !== true && isWeekend(day)).length,
    })),
    missing: missingYear(years, ctx.now.toZonedDateTimeISO(zone).year),
  })
}

export async function calendarYear(ctx: Ctx, { year }: Input<'calendarYear'>) {
  const { id } = await calendarOf(ctx.tx, ctx.tenant)
  const row = (await listYears(ctx.tx, ctx.tenant, id)).find((one) => one.year === year)
  if (!row) return refuse('calendar-year-not-found', { year })
  return ok({ year, revision: row.revision, source: row.source, days: row.days })
}

export async function importCalendar(ctx: Ctx, input: Input<'importCalendar'>) {
  if (!coversCounty(askerOf(ctx, ['rules.manage']))) return refuse('whole-county-only')
  const raw = yearFromText(input.text, input.source)
  if (!raw.ok) return raw
  const read = readYear(raw.value)
  if (!read.ok) return refuse(read.refusal.code as CalendarRefusal, read.refusal.facts)
  const { year, source, days } = read.value
  const { id } = await calendarOf(ctx.tx, ctx.tenant)
  const before = (await listYears(ctx.tx, ctx.tenant, id)).find((row) => row.year === year)
  if (before && isDeepStrictEqual([before.source, before.days], [source, days]))
    return ok({ year, revision: before.revision, changed: false })
  const revision = (before?.revision ?? 0) + 1
  await saveYears(ctx.tx, ctx.tenant, id, [read.value], iso(ctx.now))
  const concern = concernOf.county(ctx, `calendar:${id}`)
  const data = { year, revision, source, days: days.length }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.importCalendar', data } }])
  return ok({ year, revision, changed: true })
}
