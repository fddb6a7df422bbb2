import { sql } from 'kysely'
import { rows, type Tx } from '#kernel/db'
import { notAbout } from './cases.ts'

/** What a unit has last replied in other cases, the newest first. */
export const recentReplies = async (tx: Tx, tenant: number, unit: string, apart: string): Promise<string[]> =>
  (
    await rows(
      sql<{ reply: string }>`select reply from casework."case" where tenant = ${tenant} and lead = ${unit}
        and claimed_at is not null and id <> ${apart} and reply is not null order by claimed_at desc limit 10`,
      tx,
    )
  ).map((row) => row.reply)

type Alarms = { seen: number; raised: number; dismissed: number; waiting: number; missed: number }

/**
 * Alarms of the cases opened since, by what people answered, and what was made urgent without one. A case of the time
 * before its words were read has no alarm and missed none.
 */
export async function countAlarms(tx: Tx, tenant: number, units: readonly string[], from: string): Promise<Alarms> {
  const ours = sql`c.tenant = ${tenant} and c.opened_at >= ${from} and ${notAbout(units)}`
  const [seen] = await rows(
    sql<
      Omit<Alarms, 'missed'>
    >`select count(*) as seen, count(*) filter (where c.alarm ->> 'answer' = 'raised') as raised,
        count(*) filter (where c.alarm ->> 'answer' = 'dismissed') as dismissed,
        count(*) filter (where c.alarm ->> 'answer' = 'open') as waiting
      from casework."case" c where ${ours} and c.alarm is not null`,
    tx,
  )
  const [missed] = await rows(
    sql<{ missed: number }>`select count(*) as missed from casework."case" c
      where ${ours} and c.alarm is null and c.urgency = 'urgent' and exists (select 1 from kernel.act a
        where a.tenant = c.tenant and a.subject = 'case:' || c.id and a.n = 1 and a.data ? 'alarm')`,
    tx,
  )
  return { seen: 0, raised: 0, dismissed: 0, waiting: 0, missed: 0, ...seen, ...missed }
}

export type Replies = { advised: boolean; claims: number; judged: number; content: number }

/** Results reported since, with and without advice open, and how residents judged each of them. */
export const countReplies = (tx: Tx, tenant: number, from: string): Promise<Replies[]> =>
  rows(
    sql<Replies>`select jsonb_array_length(data -> 'advice') > 0 as advised, count(*) as claims,
        count(*) filter (where answer = 'casework.judge') as judged,
        count(*) filter (where answer = 'casework.judge' and verdict ->> 'solved' = 'true' and 'unsatisfied' <> all (array[
          verdict ->> 'speed', verdict ->> 'result', verdict ->> 'attitude', verdict ->> 'reply'])) as content
      from (select act, data, lead(act) over later as answer, lead(data) over later as verdict from kernel.act
        where tenant = ${tenant} and at >= ${from} and act in ('casework.claim', 'casework.judge')
        window later as (partition by subject order by n)) t
      where act = 'casework.claim' and data ? 'advice' group by 1`,
    tx,
  )
