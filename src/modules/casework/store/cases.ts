import { sql, type RawBuilder } from 'kysely'
import { actsOf, actsOfEach, type Act } from '#kernel/audit'
import { later, rows, type Tx } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { CaseAlarm } from '../rules/alarm.ts'
import type { Answer } from '../rules/answers.ts'
import type { ActName, CaseAct, Status, StatusType, Urgency, Verdict } from '../rules/acts.ts'

/** A row of casework."case" with the names that a list shows. */
export type CaseRow = {
  id: string
  number: string
  area: string
  area_name: Said | null
  category: string | null
  category_name: Said | null
  urgency: Urgency
  status: Status
  type: StatusType
  lead: string
  lead_name: Said | null
  lead_phone: string | null
  centre: string
  about: string | null
  units: string[]
  title: string
  place: string | null
  lat: number | null
  long: number | null
  due: string | null
  look_back_at: string | null
  return_pending: boolean
  paused: boolean
  hard: boolean
  problem: boolean
  alarm: CaseAlarm | null
  call_tries: number
  phoneless: boolean
  supporters: number
  opened_at: string
  claimed_at: string | null
  confirmed_at: string | null
  solve_due: string | null
  solved_at: string | null
  reply: string | null
  verdict: Verdict | null
  changed_at: string
  public_title: string | null
  public_text: string | null
  public_steps: { at: string; act: string; text: Said; detail: string | null }[]
  public_files: string[]
  public_answers: Answer[]
  promise: Said | null
}

const columns = sql`c.id, c.number, c.area, a.name as area_name, c.category, g.name as category_name, c.urgency, c.status,
  c.type, c.lead, u.name as lead_name, u.public_phone as lead_phone, c.centre, c.about, c.units, c.title, c.place, c.lat,
  c.long, c.due, c.look_back_at, c.return_pending, c.paused, c.hard, c.problem, c.alarm, c.call_tries, c.phoneless, c.supporters,
  c.opened_at, c.claimed_at, c.confirmed_at, c.solve_due, c.solved_at, c.reply, c.verdict,
  coalesce(c.changed_at, c.opened_at) as changed_at, c.public_title, c.public_text, c.public_steps, c.public_files, c.public_answers,
  c.promise`

const from = sql`casework."case" c
  left join kernel.area a on a.tenant = c.tenant and a.path = c.area
  left join kernel.unit u on u.tenant = c.tenant and u.id = c.lead
  left join casework.category g on g.tenant = c.tenant and g.code = c.category`

const one = async (tx: Tx, where: RawBuilder<unknown>): Promise<CaseRow | undefined> =>
  (await rows(sql<CaseRow>`select ${columns} from ${from} where ${where}`, tx))[0]

export const findCase = (tx: Tx, tenant: number, id: string) => one(tx, sql`c.tenant = ${tenant} and c.id = ${id}`)

export const findByNumber = (tx: Tx, tenant: number, number: string) =>
  one(tx, sql`c.tenant = ${tenant} and c.number = ${number}`)

/** Two acts on one case wait for each other here, not at the log's unique key. */
export const lockCase = (tx: Tx, tenant: number, id: string) =>
  later(tx, sql`select 1 from casework."case" where tenant = ${tenant} and id = ${id} for update`)

const prefix = 'casework.'
const subjectOf = (id: string): string => `case:${id}`
const asRead = (act: Act): CaseAct => ({ ...act, act: act.act.slice(prefix.length) }) as CaseAct

/** The acts of a case as its rules read them. */
export const loadActs = async (tx: Tx, tenant: number, id: string): Promise<CaseAct[]> =>
  (await actsOf(tx, tenant, subjectOf(id))).map(asRead)

/** The acts of several cases; a case that cannot be seen is left out. */
export async function loadActsOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Map<string, CaseAct[]>> {
  const found = Map.groupBy(await actsOfEach(tx, tenant, ids.map(subjectOf)), (act) => act.subject)
  const known = ids.map((id) => [id, (found.get(subjectOf(id)) ?? []).map(asRead)] as const)
  return new Map(known.filter(([, acts]) => acts.length > 0))
}

export const actName = (name: string): string => prefix + name

export type CaseFilter = {
  status?: readonly Status[] | undefined
  type?: StatusType | undefined
  area?: string | undefined
  unit?: string | undefined
  category?: string | undefined
  text?: string | undefined
  flag?: 'overdue' | 'returned' | 'hard' | 'problem' | 'unpublished' | 'alarm' | undefined
  from?: string | undefined
  to?: string | undefined
  published?: boolean
}

export const inArea = (column: RawBuilder<unknown>, area: string) =>
  sql`${column} >= ${area} and ${column} < ${`${area}/`}`

/** Danger was read out of its words and nobody has said yet whether it is urgent. */
export const alarmed = sql`c.type = 'open' and c.alarm ->> 'answer' = 'open'`

const flags = (now: string): Record<NonNullable<CaseFilter['flag']>, RawBuilder<unknown>> => ({
  overdue: sql`c.type = 'open' and c.solve_due < ${now} and c.solved_at is null`,
  returned: sql`c.return_pending`,
  hard: sql`c.hard`,
  problem: sql`c.problem`,
  unpublished: sql`c.public_text is null`,
  alarm: alarmed,
})

export const where = (tenant: number, filter: CaseFilter, now: string): RawBuilder<unknown> => {
  const parts: (RawBuilder<unknown> | false | undefined | '')[] = [
    sql`c.tenant = ${tenant}`,
    filter.status && sql`c.status = any(${[...filter.status]}::text[])`,
    filter.type && sql`c.type = ${filter.type}`,
    filter.area && inArea(sql`c.area`, filter.area),
    filter.unit && sql`c.lead = ${filter.unit}`,
    filter.category && sql`(c.category = ${filter.category} or starts_with(c.category, ${`${filter.category}-`}))`,
    filter.flag && flags(now)[filter.flag],
    filter.from && sql`c.opened_at >= ${filter.from}`,
    filter.to && sql`c.opened_at < ${filter.to}`,
    filter.published && sql`c.public_text is not null`,
  ]
  return sql.join(
    parts.filter((part) => part !== undefined && part !== false && part !== ''),
    sql` and `,
  )
}

/** No complaint about one of these units. */
export const notAbout = (units: readonly string[]): RawBuilder<unknown> =>
  sql`(c.about is null or c.about <> all(${[...units]}::uuid[]))`

export type Order = 'newest' | 'due'
export type After = { at: string | null; id: string }

const orders: Record<Order, RawBuilder<unknown>> = {
  newest: sql`c.opened_at desc, c.id desc`,
  due: sql`c.due asc nulls last, c.id asc`,
}

const beyond = (order: Order, after: After | undefined): RawBuilder<unknown> => {
  if (!after) return sql`true`
  if (order === 'newest') return sql`(c.opened_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
  return after.at === null
    ? sql`c.due is null and c.id > ${after.id}::uuid`
    : sql`(c.due is null or (c.due, c.id) > (${after.at}::timestamptz, ${after.id}::uuid))`
}

export const listCases = (
  tx: Tx,
  condition: RawBuilder<unknown>,
  order: Order,
  after: After | undefined,
  limit: number,
): Promise<CaseRow[]> =>
  rows(
    sql<CaseRow>`select ${columns} from ${from} where ${condition} and ${beyond(order, after)}
      order by ${orders[order]} limit ${limit}`,
    tx,
  )

/**
 * The same, newest first, by how many came before. Only the last of those is looked for, along the index and without what
 * is joined to a case; the page itself begins behind it.
 */
export async function pageCases(tx: Tx, condition: RawBuilder<unknown>, skip: number, limit: number) {
  if (skip === 0) return listCases(tx, condition, 'newest', undefined, limit)
  const [last] = await rows(
    sql<{ at: string; id: string }>`select c.opened_at as at, c.id from casework."case" c where ${condition}
      order by ${orders.newest} limit 1 offset ${skip - 1}`,
    tx,
  )
  return last ? listCases(tx, condition, 'newest', last, limit) : []
}

export type StepRow = CaseRow['public_steps'][number] & { number: string; turn: number; open: boolean }

/** What can close a case; other steps of the same instant came before it. */
const closing: ActName[] = ['judge', 'lapse', 'decide', 'refer', 'withdraw', 'merge', 'lookBack']

/** The public steps that were taken in a span, the oldest first, as far as the transaction sees; `open`: after the step. */
export const stepsBetween = (tx: Tx, tenant: number, since: string, until: string, limit: number) =>
  rows(
    sql<StepRow>`select c.number, s.turn, s.step ->> 'at' as at, s.step ->> 'act' as act, s.step -> 'text' as text,
        s.step ->> 'detail' as detail, c.closed_at is null or (s.step ->> 'at')::timestamptz < c.closed_at
          or ((s.step ->> 'at')::timestamptz = c.closed_at and s.step ->> 'act' <> all(${closing}::text[])) as open
      from casework."case" c cross join lateral jsonb_array_elements(c.public_steps) with ordinality as s (step, turn)
      where c.tenant = ${tenant} and c.changed_at >= ${since} and c.opened_at < ${until}
        and (s.step ->> 'at')::timestamptz >= ${since} and (s.step ->> 'at')::timestamptz < ${until}
      order by (s.step ->> 'at')::timestamptz, c.number, s.turn limit ${limit}`,
    tx,
  )

/** Cases that are not closed, led by a unit or lying in an area, as far as the transaction sees. */
export async function countOpenCases(
  tx: Tx,
  tenant: number,
  where: { unit: string } | { area: string },
): Promise<number> {
  const part = 'unit' in where ? sql`lead = ${where.unit}` : inArea(sql`area`, where.area)
  const [found] = await rows(
    sql<{
      n: number
    }>`select count(*) as n from casework."case" where tenant = ${tenant} and closed_at is null and ${part}`,
    tx,
  )
  return found?.n ?? 0
}
