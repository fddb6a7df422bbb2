import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'

/** What a unit works on and what was never on its way to its own server; what it has reported done waits for no handing over. */
const held = (tenant: number) => sql`c.tenant = ${tenant} and c.status in ('dispatched', 'handling')
  and not exists (select 1 from casework.posting p where p.tenant = c.tenant and p.case_id = c.id and p.unit = c.lead
    and p.kind = 'case')`

export const countHeld = async (tx: Tx, tenant: number, unit: string): Promise<number> =>
  (
    await rows(
      sql<{ n: number }>`select count(*) as n from casework."case" c where ${held(tenant)} and c.lead = ${unit}`,
      tx,
    )
  )[0]?.n ?? 0

/** null: there is nothing left to catch up with. */
export const noteCatchUp = (tx: Tx, tenant: number, unit: string, since: string | null) =>
  later(tx, sql`update casework.remote set catch_up = ${since} where tenant = ${tenant} and unit = ${unit}`)

/** One unit that catches up, and the oldest of its cases. */
export async function nextHeld(tx: Tx, tenant: number, limit: number) {
  const [found] = await rows(
    sql<{ unit: string; cases: string[] }>`select r.unit, array(select c.id from casework."case" c
        where ${held(tenant)} and c.lead = r.unit order by c.opened_at, c.id limit ${limit}) as cases
      from casework.remote r where r.tenant = ${tenant} and r.is_on and r.catch_up is not null order by r.catch_up limit 1`,
    tx,
  )
  return found
}
