import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { CalendarChange } from '#kernel/worktime/store'

/** How far a change of the calendar has been carried into open cases. */
export type Progress = {
  total: number
  seen: number
  moved: number
  /** The last case seen. */
  behind: string | null
  /** Cases that could not be computed and are tried again. */
  failed: string[]
  /** At which units how many days of the answer moved. */
  units: Record<string, number>
  startedAt: string
  finishedAt: string | null
}

const columns = sql`r.total, r.seen, r.moved, r.behind, r.failed, r.units, r.started_at as "startedAt",
  r.finished_at as "finishedAt"`

export const progressOf = async (tx: Tx, tenant: number, revision: number): Promise<Progress | undefined> =>
  (
    await rows(
      sql<Progress>`select ${columns} from casework.reclocking r where tenant = ${tenant} and revision = ${revision}`,
      tx,
    )
  )[0]

/** Keeps the progress of a change from others until the end of the transaction: two runners do not both end a change. */
export const lockProgress = (tx: Tx, tenant: number, revision: number) =>
  later(tx, sql`select 1 from casework.reclocking where tenant = ${tenant} and revision = ${revision} for update`)

export const allProgress = (tx: Tx, tenant: number, revisions: readonly number[]) =>
  rows(
    sql<Progress & { revision: number }>`select r.revision, ${columns} from casework.reclocking r
      where tenant = ${tenant} and revision = any(${[...revisions]}::int[])`,
    tx,
  )

/** The oldest change before `until` that has not been carried through. */
export const oldestUnfinished = async (tx: Tx, tenant: number, until: string): Promise<CalendarChange | undefined> =>
  (
    await rows(
      sql<CalendarChange>`select c.revision, c.at, c.first_day as first, c.last_day as last from kernel.calendar_change c
        left join casework.reclocking r on r.tenant = c.tenant and r.revision = c.revision
        where c.tenant = ${tenant} and c.at <= ${until} and r.finished_at is null order by c.revision limit 1`,
      tx,
    )
  )[0]

// a day to spare on both sides, since days begin earlier or later elsewhere than in UTC
const concerned = (tenant: number, { first, last }: Pick<CalendarChange, 'first' | 'last'>) => sql`tenant = ${tenant}
  and type = 'open' and (clocks_until is null or clocks_until >= ${first}::date - 1) and opened_at < ${last}::date + 2`

/** Open cases on which a clock may run over the changed days, in the order of their ids. */
export const concernedCases = async (
  tx: Tx,
  tenant: number,
  change: Pick<CalendarChange, 'first' | 'last'>,
  behind: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await rows(
      sql<{ id: string }>`select id from casework."case" where ${concerned(tenant, change)}
        and (${behind}::uuid is null or id > ${behind}::uuid) order by id limit ${limit}`,
      tx,
    )
  ).map((row) => row.id)

export const countConcerned = async (tx: Tx, tenant: number, change: CalendarChange): Promise<number> =>
  (await rows(sql<{ n: number }>`select count(*) as n from casework."case" where ${concerned(tenant, change)}`, tx))[0]
    ?.n ?? 0

export const saveProgress = (tx: Tx, tenant: number, revision: number, p: Progress) =>
  later(
    tx,
    sql`insert into casework.reclocking (tenant, revision, total, seen, moved, behind, failed, units, started_at, finished_at)
    values (${tenant}, ${revision}, ${p.total}, ${p.seen}, ${p.moved}, ${p.behind}, ${p.failed}::uuid[],
      ${JSON.stringify(p.units)}, ${p.startedAt}, ${p.finishedAt})
    on conflict (tenant, revision) do update set total = excluded.total, seen = excluded.seen, moved = excluded.moved,
      behind = excluded.behind, failed = excluded.failed, units = excluded.units, finished_at = excluded.finished_at`,
  )

export type Handler = { unit: string; phone: string | null; email: string | null }

/** Whoever handles the cases of these units and can be written to. */
export const handlersOf = (tx: Tx, tenant: number, units: readonly string[]) =>
  rows(
    sql<Handler>`select distinct o.unit, p.phone, p.email from kernel.post o
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      join kernel.person p on p.tenant = o.tenant and p.id = o.person
      where o.tenant = ${tenant} and o.unit = any(${[...units]}::uuid[]) and o.closed_at is null
        and 'case.handle' = any(r.capabilities) and coalesce(p.phone, p.email) is not null`,
    tx,
  )
