import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { ok, refuse } from '../../result.ts'
import { iso } from '../../time.ts'
import { differing, makeCalendar, missingYear, type CalendarParts, type SpecialDay } from '../../worktime/calendar.ts'
import { readYear } from '../../worktime/pack.ts'
import { calendarOf, calendarParts, noteChange, saveYears } from '../../worktime/store.ts'
import type { calendarCalls as calls } from '../contract/calendar.ts'
import type { OrgParts } from '../parts.ts'
import { hoursAreRight } from '../rules.ts'
import { listLocalDays, listYears, upsertLocalDays, type LocalRow, type NewLocalDay } from '../store/calendar.ts'
import { yearFromText } from '../tables/calendar.ts'
import { askerOf, concernOf, coversCounty, note, seeCounty } from './ground.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type CalendarRefusal = (typeof calls)['importCalendar']['refusals'][number]

export async function calendar(ctx: Ctx) {
  const known = await calendarOf(ctx.tx, ctx.tenant)
  const { id, zone, weekend, hours } = known
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
    missing: missingYear(known, ctx.now),
  })
}

const kindOf = ({ off, hours }: LocalRow): 'off' | 'work' | 'part' => (off ? 'off' : hours ? 'part' : 'work')

/** Special days that lie in a year: the December before a holiday may stand in the next year's notice. */
export async function calendarYear(ctx: Ctx, { year }: Input<'calendarYear'>) {
  const known = await calendarOf(ctx.tx, ctx.tenant)
  const years = await listYears(ctx.tx, ctx.tenant, known.id)
  const row = years.find((one) => one.year === year)
  if (!row) return refuse('calendar-year-not-found', { year })
  const next = years.find((one) => one.year === year + 1)
  const local = await listLocalDays(ctx.tx, ctx.tenant, known.id)
  const isHere = ({ date }: { date: string }) => date.startsWith(String(year))
  return ok({
    year,
    revision: row.revision,
    source: row.source,
    days: [...row.days, ...(next?.days.filter(isHere) ?? [])],
    local: local.filter(isHere).map((day) => ({ ...day, kind: kindOf(day) })),
  })
}

type Change = {
  /** What the calendar is made of before and after. */
  before: Required<CalendarParts>
  after: CalendarParts
  preview: boolean
  /** What the log keeps of it. */
  act: { act: string; data: Record<string, unknown> }
  save: () => Promise<void>
}

/**
 * The one way to change the calendar: says what it does to open cases, and unless it is only a preview saves it and
 * numbers it, so that a job carries it into their dates.
 */
async function change(ctx: Ctx, parts: OrgParts, { before, after, preview, act, save }: Change) {
  const at = iso(ctx.now)
  const revision = before.revision + 1
  const calendarAfter = makeCalendar({ ...after, revision })
  const span = differing(makeCalendar(before), calendarAfter)
  await seeCounty(ctx)
  const moves = span && { ...(await parts.wouldMove(ctx.tx, ctx.tenant, calendarAfter, { at, ...span })), ...span }
  if (preview) return moves
  await save()
  if (span) await noteChange(ctx.tx, ctx.tenant, before.base.id, { revision, at, ...span })
  const concern = concernOf.county(ctx, `calendar:${before.base.id}`)
  await note(ctx, [{ concern, act: { subject: concern.subject, ...act } }])
  return moves
}

export async function importCalendar(ctx: Ctx, parts: OrgParts, input: Input<'importCalendar'>) {
  if (!coversCounty(askerOf(ctx, ['rules.manage']))) return refuse('whole-county-only')
  const raw = yearFromText(input.text, input.source)
  if (!raw.ok) return raw
  const read = readYear(raw.value)
  if (!read.ok) return refuse(read.refusal.code as CalendarRefusal, read.refusal.facts)
  const { year, source, days } = read.value
  const before = await calendarParts(ctx.tx, ctx.tenant)
  const { id } = before.base
  const known = (await listYears(ctx.tx, ctx.tenant, id)).find((row) => row.year === year)
  if (known && isDeepStrictEqual([known.source, known.days], [source, days]))
    return ok({ year, revision: known.revision, changed: false, saved: false, moves: null })
  const revision = (known?.revision ?? 0) + 1
  const moves = await change(ctx, parts, {
    before,
    after: { ...before, years: [...before.years.filter((one) => one.year !== year), read.value] },
    preview: input.preview,
    act: { act: 'org.importCalendar', data: { year, revision, source, days: days.length } },
    save: () => saveYears(ctx.tx, ctx.tenant, id, [read.value], iso(ctx.now)),
  })
  return ok({ year, revision, changed: true, saved: !input.preview, moves })
}

type Asked = Input<'saveLocalDays'>['days'][number]

/** Over a notice that is not there yet nobody could see what was set. */
const wrongWith = (day: Asked, years: ReadonlySet<number>) => {
  const year = Number(day.date.slice(0, 4))
  if (!years.has(year)) return refuse('calendar-year-not-found', { year })
  if ((day.kind === 'part') !== (day.hours !== null)) return refuse('local-day-hours', { date: day.date })
  return day.hours && !hoursAreRight(day.hours) ? refuse('hours-wrong') : undefined
}

const isSame = (day: NewLocalDay, known: LocalRow | undefined): boolean =>
  day.gone
    ? known === undefined
    : isDeepStrictEqual(
        [day.name, day.off, day.hours, day.reason],
        known && [known.name, known.off, known.hours, known.reason],
      )

export async function saveLocalDays(ctx: Ctx, parts: OrgParts, { days, preview }: Input<'saveLocalDays'>) {
  if (!coversCounty(askerOf(ctx, ['rules.manage']))) return refuse('whole-county-only')
  const dates = days.map((day) => day.date)
  const doubled = dates.find((date, i) => dates.indexOf(date) !== i)
  if (doubled) return refuse('calendar-doubled', { date: doubled })
  const before = await calendarParts(ctx.tx, ctx.tenant)
  const { years } = makeCalendar(before)
  for (const day of days) {
    const wrong = wrongWith(day, years)
    if (wrong) return wrong
  }
  const known = await listLocalDays(ctx.tx, ctx.tenant, before.base.id)
  const missing = days.find((day) => day.gone && !known.some((one) => one.date === day.date))
  if (missing) return refuse('local-day-not-found', { date: missing.date })
  const asked = days.map(({ kind, ...day }): NewLocalDay => ({ ...day, off: kind === 'off' }))
  const changed = asked.filter(
    (day) =>
      !isSame(
        day,
        known.find((one) => one.date === day.date),
      ),
  )
  if (changed.length === 0) return ok({ changed: 0, saved: false, moves: null })
  const kept = known.filter((one) => !changed.some((day) => day.date === one.date))
  const moves = await change(ctx, parts, {
    before,
    after: { ...before, local: [...kept, ...changed.filter((day) => !day.gone)] },
    preview,
    act: { act: 'org.saveLocalDays', data: { days: changed } },
    save: () =>
      upsertLocalDays(ctx.tx, ctx.tenant, before.base.id, changed, {
        person: ctx.actor.kind === 'person' ? ctx.actor.id : null,
        at: iso(ctx.now),
      }),
  })
  return ok({ changed: changed.length, saved: !preview, moves })
}
