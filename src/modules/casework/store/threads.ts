import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { Background, Told } from '../rules/topics/background.ts'
import type { Why } from '../rules/topics/threads.ts'
import type { Status } from '../rules/acts.ts'

/** A request as grouping reads it, from the tables. `title` is that of its case where it began the case. */
export type ToldRow = {
  id: string
  text: string
  at: string
  area: string
  place: string | null
  title: string | null
  category: string | null
  writer: string
}

/** Requests older than this are no longer read: a topic is about now. */
const windowDays = 400

/** Complaints about a unit are kept from its people, so they are in no topic. */
const isRead = (tenant: number, now: string) =>
  sql`r.tenant = ${tenant} and c.about is null and r.at > ${now}::timestamptz - make_interval(days => ${windowDays})`
const inWindow = (tenant: number, now: string) => sql`from casework.request r
  join casework."case" c on c.tenant = r.tenant and c.id = r.case_id where ${isRead(tenant, now)}`

/** A request is read when somebody has said what kind of matter it is, or after two days without. */
const isRipe = (now: string) => sql`(c.category is not null or r.at < ${now}::timestamptz - interval '2 days')
  and not exists (select 1 from casework.thread_member m where m.tenant = r.tenant and m.request = r.id)`

/** Whoever has the same account, name in another system or number is one writer, named by the first request of theirs. */
const writer = sql`coalesce(
  (select f.id from casework.request f where f.tenant = r.tenant and f.resident = r.resident order by f.at, f.id limit 1),
  (select f.id from casework.request f where f.tenant = r.tenant and f.writer = r.writer order by f.at, f.id limit 1),
  (select o.request from casework.contact k join casework.contact o on o.tenant = k.tenant and o.phone = k.phone
    where k.tenant = r.tenant and k.request = r.id order by o.request limit 1),
  r.id)`

/** Of a long text grouping reads the beginning. */
const told = sql`r.id, left(r.text, 600) as text, r.at, r.area, r.place, c.category,
  case when c.number = r.number then c.title end as title`

export const unreadRequests = (tx: Tx, tenant: number, now: string, most: number) =>
  rows(
    sql<ToldRow>`select ${told}, ${writer} as writer ${inWindow(tenant, now)}
      and ${isRipe(now)} order by r.at, r.id limit ${most}`,
    tx,
  )

/** How many wait to be read; beyond a thousand it is a thousand. */
export const countUnread = async (tx: Tx, tenant: number, now: string): Promise<number> =>
  (
    await rows(
      sql<{
        n: number
      }>`select count(*) as n from (select 1 ${inWindow(tenant, now)} and ${isRipe(now)} limit 1000) waiting`,
      tx,
    )
  )[0]?.n ?? 0

export const countTexts = async (tx: Tx, tenant: number, now: string): Promise<number> =>
  (await rows(sql<{ n: number }>`select count(*) as n ${inWindow(tenant, now)}`, tx))[0]?.n ?? 0

/** All texts in view of grouping, page by page in the order of their ids. */
export const textsAfter = (tx: Tx, tenant: number, now: string, after: string | null, most: number) =>
  rows(
    sql<ToldRow>`select ${told}, r.id as writer ${inWindow(tenant, now)}
      and (${after}::uuid is null or r.id > ${after}::uuid) order by r.id limit ${most}`,
    tx,
  )

export type KnownMember = ToldRow & { thread: string; why: Why | null; kept: boolean | null }

/** What was read and found before, page by page: whole threads are put together by whoever reads all pages. */
export const membersAfter = (tx: Tx, tenant: number, now: string, after: string | null, most: number) =>
  rows(
    sql<KnownMember>`select ${told}, m.thread, m.writer, m.why,
        t.named or t.pinned or t.rejected or p.id is not null as kept
      from casework.request r join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
      join casework.thread_member m on m.tenant = r.tenant and m.request = r.id
      left join casework.thread t on t.tenant = m.tenant and t.id = m.thread
      left join casework.programme p on p.tenant = m.tenant and p.thread = m.thread and p.closed_at is null
      where ${isRead(tenant, now)} and (${after}::uuid is null or r.id > ${after}::uuid) order by r.id limit ${most}`,
    tx,
  )

export const apartPairs = (tx: Tx, tenant: number) =>
  rows(
    sql<{
      request: string
      thread: string
    }>`select request, thread from casework.thread_apart where tenant = ${tenant}`,
    tx,
  )

/** Says whether threads are as they were when this was asked before. */
export const markOf = async (tx: Tx, tenant: number): Promise<string> =>
  (
    await rows(
      sql<{ mark: string }>`select concat_ws(' ', current_database(),
        (select max(change) from casework.thread where tenant = ${tenant}),
        (select change from casework.topic_background where tenant = ${tenant})) as mark`,
      tx,
    )
  )[0]?.mark ?? ''

/** Requests were read, also where none of them joined another. */
export const noteReading = (tx: Tx, tenant: number) =>
  later(
    tx,
    sql`update casework.topic_background set change = nextval('casework.thread_change') where tenant = ${tenant}`,
  )

type BackgroundRow = { texts: number; terms: Record<string, number> }

export async function findBackground(tx: Tx, tenant: number): Promise<Background | undefined> {
  const [row] = await rows(
    sql<BackgroundRow>`select texts, terms from casework.topic_background where tenant = ${tenant}`,
    tx,
  )
  return row && { texts: row.texts, terms: new Map(Object.entries(row.terms)) }
}

export const findLearnt = async (tx: Tx, tenant: number): Promise<{ texts: number; at: string } | undefined> =>
  (
    await rows(
      sql<{ texts: number; at: string }>`select texts, learnt_at as at from casework.topic_background
        where tenant = ${tenant}`,
      tx,
    )
  )[0]

export const saveBackground = (tx: Tx, tenant: number, { texts, terms }: Background, at: string) =>
  later(
    tx,
    sql`insert into casework.topic_background (tenant, learnt_at, texts, terms)
      values (${tenant}, ${at}, ${texts}, ${JSON.stringify(Object.fromEntries(terms))})
      on conflict (tenant) do update set learnt_at = excluded.learnt_at, texts = excluded.texts, terms = excluded.terms,
        change = excluded.change`,
  )

export type NewMember = { request: string; thread: string; writer: string; why: Why | null }

export const saveMembers = (tx: Tx, tenant: number, members: readonly NewMember[]) =>
  later(
    tx,
    sql`insert into casework.thread_member as m (tenant, request, thread, writer, why)
      select ${tenant}, n.request, n.thread, n.writer, n.why
      from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as n(request uuid, thread uuid, writer uuid, why jsonb)
      on conflict (tenant, request) do update set thread = excluded.thread, why = coalesce(m.why, excluded.why)
        where m.thread <> excluded.thread or (m.why is null and excluded.why is not null)`,
  )

/** Puts requests into a thread because a person says so. */
export const moveMembers = (tx: Tx, tenant: number, requests: readonly string[], thread: string) =>
  later(
    tx,
    sql`update casework.thread_member set thread = ${thread}, by_person = true
      where tenant = ${tenant} and request = any(${[...requests]}::uuid[])`,
  )

export const keepApart = (tx: Tx, tenant: number, requests: readonly string[], thread: string) =>
  later(
    tx,
    sql`insert into casework.thread_apart (tenant, request, thread)
      select ${tenant}, r, ${thread} from unnest(${[...requests]}::uuid[]) r on conflict do nothing`,
  )

/** What was kept apart from a thread, or it from others, is kept so from the one it went into. */
export const carryApart = (tx: Tx, tenant: number, from: string, into: string): Promise<void> =>
  later(
    tx,
    sql`insert into casework.thread_apart (tenant, request, thread)
      select a.tenant, a.request, ${into} from casework.thread_apart a
      join casework.thread_member m on m.tenant = a.tenant and m.request = a.request
      where a.tenant = ${tenant} and a.thread = ${from} and m.thread <> ${into} on conflict do nothing`,
  )

export type ThreadRow = {
  id: string
  area: string
  area_name: Said | null
  name: string
  size: number
  people: number
  named: boolean
  pinned: boolean
  rejected: boolean
  programme: string | null
  days: Record<string, number>
}

const columns = sql`t.id, t.area, a.name as area_name, t.name, t.size, t.people, t.named, t.pinned, t.rejected,
  p.id as programme, t.days`
const from = sql`casework.thread t left join kernel.area a on a.tenant = t.tenant and a.path = t.area
  left join casework.programme p on p.tenant = t.tenant and p.thread = t.id and p.closed_at is null`

export const findThread = async (tx: Tx, tenant: number, id: string): Promise<ThreadRow | undefined> =>
  (
    await rows(
      sql<ThreadRow>`select ${columns} from ${from} where t.tenant = ${tenant} and t.id = ${id} and t.merged_into is null`,
      tx,
    )
  )[0]

/** What is large enough to be a topic. */
export const listThreads = (tx: Tx, tenant: number, rejected: boolean) =>
  rows(
    sql<ThreadRow>`select ${columns} from ${from} where t.tenant = ${tenant} and t.merged_into is null
      and t.rejected = ${rejected} and (t.size >= 3 and t.people >= 2 or t.named or t.pinned or p.id is not null)`,
    tx,
  )

export type NewThread = Pick<ThreadRow, 'id' | 'area' | 'name' | 'size' | 'people' | 'days'>

/** A name stays once the thread is large enough to be shown, or a person gave it. */
const staysNamed = sql`(t.named or t.size >= 3)`

export const namedThreads = async (tx: Tx, tenant: number, threads: readonly string[]): Promise<string[]> =>
  (
    await rows(
      sql<{ id: string }>`select t.id from casework.thread t
        where t.tenant = ${tenant} and t.id = any(${[...threads]}::uuid[]) and ${staysNamed}`,
      tx,
    )
  ).map(({ id }) => id)

export const saveThread = (tx: Tx, tenant: number, t: NewThread) =>
  later(
    tx,
    sql`insert into casework.thread as t (tenant, id, area, name, size, people, days)
      values (${tenant}, ${t.id}, ${t.area}, ${t.name}, ${t.size}, ${t.people}, ${JSON.stringify(t.days)})
      on conflict (tenant, id) do update set area = excluded.area, size = excluded.size, people = excluded.people,
        name = case when ${staysNamed} then t.name else excluded.name end, days = excluded.days,
        merged_into = null, change = nextval('casework.thread_change')`,
  )

export const endThread = (tx: Tx, tenant: number, id: string, into: string) =>
  later(
    tx,
    sql`update casework.thread set merged_into = ${into}, change = nextval('casework.thread_change')
      where tenant = ${tenant} and id = ${id}`,
  )

type Decision = { name: string } | { pinned: boolean } | { rejected: boolean }

export const decideThread = (tx: Tx, tenant: number, id: string, decision: Decision) =>
  later(
    tx,
    sql`update casework.thread set ${'name' in decision ? sql`name = ${decision.name}, named = true` : 'pinned' in decision ? sql`pinned = ${decision.pinned}` : sql`rejected = ${decision.rejected}`},
      change = nextval('casework.thread_change') where tenant = ${tenant} and id = ${id}`,
  )

export type MemberRow = {
  thread: string
  request: string
  case_id: string
  number: string
  title: string | null
  text: string
  at: string
  area: string
  area_name: Said | null
  category: string | null
  status: Status
  writer: string
  why: Why | null
  by_person: boolean
}

const memberFrom = sql`casework.thread_member m join casework.request r on r.tenant = m.tenant and r.id = m.request`

/** Who spoke up where and when in each of these threads; nothing of what they said. */
export const voicesOf = (tx: Tx, tenant: number, threads: readonly string[]) =>
  rows(
    sql<{ thread: string } & Pick<Told, 'writer' | 'at' | 'area'>>`select m.thread, m.writer, r.at, r.area
      from ${memberFrom} where m.tenant = ${tenant} and m.thread = any(${[...threads]}::uuid[]) order by r.at, r.id`,
    tx,
  )

export const membersOf = (tx: Tx, tenant: number, thread: string) =>
  rows(
    sql<MemberRow>`select m.thread, m.request, r.case_id, r.number, case when c.number = r.number then c.title end as title,
        r.text, r.at, r.area, a.name as area_name, c.category, c.status, m.writer, m.why, m.by_person
      from ${memberFrom} join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
      left join kernel.area a on a.tenant = r.tenant and a.path = r.area
      where m.tenant = ${tenant} and m.thread = ${thread} order by r.at, r.id`,
    tx,
  )
