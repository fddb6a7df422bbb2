import { sql } from 'kysely'
import { cached } from '../cached.ts'
import { later, rows, type Tx } from '../db.ts'
import { makeCalendar, type Calendar, type CalendarYear, type Hours } from './calendar.ts'

type Base = { id: string; zone: string; weekend: number[]; hours: Hours }

/** The county's calendar with the newest revision of every year. */
async function read(tenant: number, tx: Tx): Promise<Calendar> {
  const [base] = await rows(
    sql<Base>`select id, zone, weekend, hours from kernel.calendar where tenant = ${tenant}`,
    tx,
  )
  if (!base) throw new Error('The county has no calendar')
  const years = await rows(
    sql<CalendarYear>`select distinct on (year) year, source, days from kernel.calendar_year
      where tenant = ${tenant} and calendar = ${base.id} order by year, revision desc`,
    tx,
  )
  return makeCalendar(base, years)
}

const kept = cached(read)

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
