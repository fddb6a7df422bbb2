import { sql } from 'kysely'
import { cached } from '../cached.ts'
import { later, rows, type Tx } from '../db.ts'
import {
  makeCalendar,
  type Calendar,
  type CalendarParts,
  type CalendarYear,
  type Hours,
  type LocalDay,
} from './calendar.ts'

type Base = { id: string; zone: string; weekend: number[]; hours: Hours }

/** What the county's calendar is made of now: the newest revision of every year, and its own days. */
export async function calendarParts(tx: Tx, tenant: number): Promise<Required<CalendarParts>> {
  const [base] = await rows(
    sql<Base & { revision: number }>`select id, zone, weekend, hours, coalesce((select max(revision)
        from kernel.calendar_change where tenant = ${tenant}), 0) as revision
      from kernel.calendar where tenant = ${tenant}`,
    tx,
  )
  if (!base) throw new Error('The county has no calendar')
  const years = await rows(
    sql<CalendarYear>`select distinct on (year) year, source, days from kernel.calendar_year
      where tenant = ${tenant} and calendar = ${base.id} order by year, revision desc`,
    tx,
  )
  const local = await rows(
    sql<LocalDay>`select date, name, off, hours from kernel.local_day
      where tenant = ${tenant} and calendar = ${base.id} and not gone`,
    tx,
  )
  const { revision, ...rest } = base
  return { base: rest, years, local, revision }
}

const keptMs = 5000
/** After so long every process computes with a changed calendar. */
export const calendarSettledMs = keptMs + 1000

const kept = cached(async (tenant: number, tx: Tx) => makeCalendar(await calendarParts(tx, tenant)), keptMs)

export const calendarOf = (tx: Tx, tenant: number): Promise<Calendar> => kept.get(tenant, tx)
export const forgetCalendar = (): void => kept.forget()

export const saveCalendar = (tx: Tx, tenant: number, base: Pick<Calendar, 'id' | 'zone' | 'weekend' | 'hours'>) =>
  later(
    tx,
    sql`insert into kernel.calendar (tenant, id, zone, weekend, hours) values (${tenant}, ${base.id}, ${base.zone},
    ${[...base.weekend]}::int[], ${JSON.stringify(base.hours)}) on conflict do nothing`,
  )

/** A new notice for a year stands beside the old one, so that it stays known what was promised under which. */
export async function saveYears(
  tx: Tx,
  tenant: number,
  calendar: string,
  years: readonly CalendarYear[],
  at: string,
): Promise<void> {
  const values = years.map(
    (
      year,
    ) => sql`(${tenant}, ${calendar}, ${year.year}, (select coalesce(max(revision), 0) + 1 from kernel.calendar_year
      where tenant = ${tenant} and calendar = ${calendar} and year = ${year.year}), ${JSON.stringify(year.source)},
      ${JSON.stringify(year.days)}, ${at})`,
  )
  await later(
    tx,
    sql`insert into kernel.calendar_year (tenant, calendar, year, revision, source, days, loaded_at)
    values ${sql.join(values)}`,
  )
  forgetCalendar()
}

/** A change that waits to be carried into the dates of open cases, or was. */
export type CalendarChange = { revision: number; at: string; first: string; last: string }

/** Numbers a change of the calendar. Two at once cannot take the same number: the later one is done again. */
export const noteChange = (tx: Tx, tenant: number, calendar: string, change: CalendarChange) =>
  later(
    tx,
    sql`insert into kernel.calendar_change (tenant, calendar, revision, at, first_day, last_day)
    values (${tenant}, ${calendar}, ${change.revision}, ${change.at}, ${change.first}, ${change.last})`,
  )

/** The newest changes first. */
export const calendarChanges = (tx: Tx, tenant: number, limit: number): Promise<CalendarChange[]> =>
  rows(
    sql<CalendarChange>`select revision, at, first_day as first, last_day as last from kernel.calendar_change
      where tenant = ${tenant} order by revision desc limit ${limit}`,
    tx,
  )
