import { sql } from 'kysely'
import { later, rows, type Tx } from '../../db.ts'
import type { LocalDay, SpecialDay } from '../../worktime/calendar.ts'
import { forgetCalendar } from '../../worktime/store.ts'

export type YearRow = { year: number; revision: number; source: string[]; days: SpecialDay[]; loadedAt: string }

/** The newest revision of every year. */
export const listYears = (tx: Tx, tenant: number, calendar: string) =>
  rows(
    sql<YearRow>`select distinct on (year) year, revision, source, days, loaded_at as "loadedAt"
      from kernel.calendar_year where tenant = ${tenant} and calendar = ${calendar} order by year, revision desc`,
    tx,
  )

export type LocalRow = LocalDay & { reason: string; setAt: string; setBy: string | null }

export const listLocalDays = (tx: Tx, tenant: number, calendar: string) =>
  rows(
    sql<LocalRow>`select d.date, d.name, d.off, d.hours, d.reason, d.set_at as "setAt", p.name as "setBy"
      from kernel.local_day d left join kernel.person p on p.tenant = d.tenant and p.id = d.person
      where d.tenant = ${tenant} and d.calendar = ${calendar} and not d.gone order by d.date`,
    tx,
  )

export type NewLocalDay = LocalDay & { reason: string; gone: boolean }

export async function upsertLocalDays(
  tx: Tx,
  tenant: number,
  calendar: string,
  days: readonly NewLocalDay[],
  { person, at }: { person: string | null; at: string },
): Promise<void> {
  const values = days.map(
    (day) => sql`(${tenant}, ${calendar}, ${day.date}, ${JSON.stringify(day.name)}, ${day.off},
      ${day.hours && JSON.stringify(day.hours)}, ${day.reason}, ${person}, ${at}, ${day.gone})`,
  )
  await later(
    tx,
    sql`insert into kernel.local_day (tenant, calendar, date, name, off, hours, reason, person, set_at, gone)
    values ${sql.join(values)}
    on conflict (tenant, calendar, date) do update set name = excluded.name, off = excluded.off, hours = excluded.hours,
      reason = excluded.reason, person = excluded.person, set_at = excluded.set_at, gone = excluded.gone`,
  )
  forgetCalendar()
}
