import { sql } from 'kysely'
import { later, rows, type Tx } from '../../db.ts'
import type { Message } from '../../outbox.ts'
import type { Said } from '../../words.ts'
import { isCount, isMoment, isUuid, readCursor } from './cursor.ts'
import type { Page } from './lists.ts'

export type ActRow = {
  id: string
  at: string
  act: string
  subject: string
  n: number
  who: { kind: string; id?: string }
  whoName: string | null
  data: Record<string, unknown>
  reason: string | null
}

export type ActFilter = Page & {
  subject?: string | undefined
  act?: string | undefined
  person?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** What the asker may read of the log, newest first (acts of one moment by their number); the database's own wall decides what that is. */
export const listActs = (tx: Tx, tenant: number, filter: ActFilter) => {
  const after = readCursor(filter.after, [isMoment, isCount, isUuid])
  const parts = [
    sql`a.tenant = ${tenant}`,
    ...(filter.subject ? [sql`a.subject = ${filter.subject}`] : []),
    ...(filter.act ? [sql`starts_with(a.act, ${filter.act})`] : []),
    ...(filter.person ? [sql`a.who ->> 'id' = ${filter.person}`] : []),
    ...(filter.from ? [sql`a.at >= ${filter.from}::timestamptz`] : []),
    ...(filter.to ? [sql`a.at < ${filter.to}::timestamptz`] : []),
    ...(after ? [sql`(a.at, a.n, a.id) < (${after[0]}::timestamptz, ${after[1]}::int, ${after[2]}::uuid)`] : []),
  ]
  return rows(
    sql<ActRow>`select a.id, a.at, a.act, a.subject, a.n, a.who, p.name as "whoName", a.data, a.reason
      from kernel.act a
      left join kernel.person p on p.tenant = a.tenant and p.id::text = a.who ->> 'id'
      where ${sql.join(parts, sql` and `)} order by a.at desc, a.n desc, a.id desc limit ${filter.limit + 1}`,
    tx,
  )
}

const idsIn = (subjects: readonly string[], kind: string): string[] =>
  subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []))

const uuidsIn = (subjects: readonly string[], kind: string): string[] =>
  idsIn(subjects, kind).filter((id) => isUuid.test(id))

/** The ids of the cases among the subjects. */
export const casesIn = (subjects: readonly string[]): string[] => uuidsIn(subjects, 'case')

/** What areas, units, posts, people and keys among the subjects are called, closed ones too; the database's own wall decides which are told. */
export async function namesOf(tx: Tx, tenant: number, subjects: readonly string[]): Promise<Map<string, Said>> {
  const found = await rows(
    sql<{ subject: string; name: Said }>`
      select 'area:' || path as subject, name from kernel.area
        where tenant = ${tenant} and path = any(${idsIn(subjects, 'area')}::text[])
      union all
      select 'unit:' || id, name from kernel.unit where tenant = ${tenant} and id = any(${uuidsIn(subjects, 'unit')}::uuid[])
      union all
      select 'person:' || id, jsonb_build_object('zh', name, 'en', name) from kernel.person
        where tenant = ${tenant} and id = any(${uuidsIn(subjects, 'person')}::uuid[])
      union all
      select 'api-key:' || id, jsonb_build_object('zh', name, 'en', name) from kernel.api_key
        where tenant = ${tenant} and id = any(${uuidsIn(subjects, 'api-key')}::uuid[])
      union all
      select 'post:' || p.id, jsonb_build_object('zh', (u.name ->> 'zh') || ' ' || (p.title ->> 'zh'),
          'en', (u.name ->> 'en') || ', ' || (p.title ->> 'en'))
        from kernel.post p join kernel.unit u on u.tenant = p.tenant and u.id = p.unit
        where p.tenant = ${tenant} and p.id = any(${uuidsIn(subjects, 'post')}::uuid[])`,
    tx,
  )
  return new Map(found.map(({ subject, name }) => [subject, name]))
}

export const lastSeal = async (tx: Tx, tenant: number): Promise<{ blocks: number; at: string | null }> =>
  (
    await rows(
      sql<{ blocks: number; at: string | null }>`select count(*) as blocks, max(sealed_at) as at
        from kernel.act_block where tenant = ${tenant}`,
      tx,
    )
  )[0] ?? { blocks: 0, at: null }

export type MessageState = 'waiting' | 'sending' | 'sent' | 'given-up'
export type MessageRow = {
  id: string
  channel: Message['channel']
  recipient: string
  kind: string
  title: string
  body: string
  state: MessageState
  tries: number
  nextTry: string
  lastError: string | null
  createdAt: string
  sentAt: string | null
}

export type MessageFilter = Page & { state?: MessageState | undefined; channel?: Message['channel'] | undefined }

export const listMessages = (tx: Tx, tenant: number, filter: MessageFilter) => {
  const after = readCursor(filter.after, [isMoment, isUuid])
  const parts = [
    sql`tenant = ${tenant}`,
    ...(filter.state ? [sql`state = ${filter.state}`] : []),
    ...(filter.channel ? [sql`channel = ${filter.channel}`] : []),
    ...(after ? [sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  return rows(
    sql<MessageRow>`select id, channel, recipient, kind, title, body, state, tries, next_try as "nextTry",
        last_error as "lastError", created_at as "createdAt", sent_at as "sentAt"
      from kernel.message where ${sql.join(parts, sql` and `)}
      order by created_at desc, id desc limit ${filter.limit + 1}`,
    tx,
  )
}

export const totalMessages = (tx: Tx, tenant: number) =>
  rows(
    sql<{ state: MessageState; n: number }>`select state, count(*) as n from kernel.message
      where tenant = ${tenant} group by state order by state`,
    tx,
  )

export const findMessage = async (tx: Tx, tenant: number, id: string): Promise<{ state: MessageState } | undefined> =>
  (
    await rows(
      sql<{ state: MessageState }>`select state from kernel.message where tenant = ${tenant} and id = ${id} for update`,
      tx,
    )
  )[0]

export const wakeMessage = (tx: Tx, tenant: number, id: string, at: string) =>
  later(
    tx,
    sql`update kernel.message set state = 'waiting', tries = 0, next_try = ${at}, last_error = null
    where tenant = ${tenant} and id = ${id}`,
  )
