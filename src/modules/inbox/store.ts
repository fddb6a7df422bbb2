import { sql, type RawBuilder } from 'kysely'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import { newId } from '#kernel/id'
import type { Post } from '#kernel/rights'
import type { Said } from '#kernel/words'
import type { OwedDuty, Reference } from './rules.ts'

export type DutyRow = {
  id: string
  key: string
  line: string
  kind: string
  ref: string
  number: string
  about: string
  area: string
  area_name: Said | null
  unit: string
  unit_name: Said | null
  needs: string
  person: string | null
  person_name: string | null
  due: string | null
  minutes: number
  asked_by_name: Said | null
  at: string
  read_at: string | null
  touched_at: string | null
  snoozed_until: string | null
  kept_from: string | null
}

const columns = sql`d.id, d.key, d.line, d.kind, d.ref, d.number, d.about, d.area, a.name as area_name, d.unit,
  u.name as unit_name, d.needs, d.person, p.name as person_name, d.due, d.minutes, q.name as asked_by_name, d.at,
  d.read_at, d.touched_at, d.snoozed_until, d.kept_from`

const names = sql`left join kernel.area a on a.tenant = d.tenant and a.path = d.area
  left join kernel.unit u on u.tenant = d.tenant and u.id = d.unit
  left join kernel.unit q on q.tenant = d.tenant and q.id = d.asked_by
  left join kernel.person p on p.tenant = d.tenant and p.id = d.person`

/** What a person owes: the duties of each post's unit that need what the post can do, unless they are somebody else's. */
const owedBy = (person: string, posts: readonly Post[]): RawBuilder<unknown> =>
  sql`(${sql.join(
    posts.map((post) => sql`(d.unit = ${post.unit} and d.needs = any(${[...post.capabilities]}::text[]))`),
    sql` or `,
  )}) and (d.person is null or d.person = ${person})`

export type Filter = {
  line?: string | undefined
  kind?: string | undefined
  only?: 'mine' | 'overdue' | 'snoozed' | 'covered' | undefined
}
export type Cursor = { due: string | null; minutes: number; id: string }

const asked = (filter: Filter, person: string, now: string): RawBuilder<unknown> => {
  const parts = [
    filter.only === 'snoozed'
      ? sql`d.snoozed_until > ${now}::timestamptz`
      : sql`(d.snoozed_until is null or d.snoozed_until <= ${now}::timestamptz)`,
  ]
  if (filter.line) parts.push(sql`d.line = ${filter.line}`)
  if (filter.kind) parts.push(sql`d.kind = ${filter.kind}`)
  if (filter.only === 'mine') parts.push(sql`d.person = ${person}`)
  if (filter.only === 'overdue') parts.push(sql`d.due < ${now}::timestamptz`)
  return sql.join(parts, sql` and `)
}

const behind = (cursor: Cursor | undefined): RawBuilder<unknown> => {
  if (!cursor) return sql`true`
  if (cursor.due === null) return sql`d.due is null and (d.minutes, d.id) > (${cursor.minutes}, ${cursor.id}::uuid)`
  return sql`(d.due is null or (d.due, d.minutes, d.id) > (${cursor.due}::timestamptz, ${cursor.minutes}, ${cursor.id}::uuid))`
}

export type Reader = { tenant: number; person: string; posts: readonly Post[]; now: string }

/** The pairs of unit and capability by which duties come to somebody, each once, as two arrays of equal length. */
const waysTo = (posts: readonly Post[]) => {
  const ways = new Map(posts.flatMap((post) => post.capabilities.map((can) => [post.unit + can, [post.unit, can]])))
  const pairs = [...ways.values()]
  return sql`unnest(${pairs.map(([unit]) => unit)}::uuid[], ${pairs.map(([, can]) => can)}::text[])`
}

/**
 * The open duties of a person in the order of the list; `posts` must not be empty. Each pair of unit and capability lies
 * in this order in the index, so a page reads a page of each, however much is owed.
 */
export const listDuties = (tx: Tx, who: Reader, filter: Filter, cursor: Cursor | undefined, limit: number) =>
  rows(
    sql<DutyRow>`select ${columns} from (
        select first.* from ${waysTo(who.posts)} as way (unit, needs) cross join lateral (
          select d.* from inbox.duty d
          where d.tenant = ${who.tenant} and d.done_at is null and d.unit = way.unit and d.needs = way.needs
            and (d.person is null or d.person = ${who.person})
            and ${asked(filter, who.person, who.now)} and ${behind(cursor)}
          order by d.due nulls last, d.minutes, d.id limit ${limit}) first
        order by first.due nulls last, first.minutes, first.id limit ${limit}) d ${names}
      order by d.due nulls last, d.minutes, d.id`,
    tx,
  )

export type Total = { line: string; kind: string; n: number; minutes: number; overdue: number }

export const totalDuties = (tx: Tx, who: Reader) =>
  rows(
    sql<Total>`select d.line, d.kind, count(*) as n, coalesce(sum(d.minutes), 0) as minutes,
        count(*) filter (where d.due < ${who.now}::timestamptz) as overdue
      from inbox.duty d
      where d.tenant = ${who.tenant} and d.done_at is null and ${owedBy(who.person, who.posts)}
        and ${asked({}, who.person, who.now)}
      group by d.line, d.kind order by d.line, d.kind`,
    tx,
  )

export const findDuty = async (tx: Tx, who: Reader, id: string): Promise<DutyRow | undefined> =>
  (
    await rows(
      sql<DutyRow>`select ${columns} from inbox.duty d ${names}
        where d.tenant = ${who.tenant} and d.id = ${id} and d.done_at is null and ${owedBy(who.person, who.posts)}`,
      tx,
    )
  )[0]

export const markRead = (tx: Tx, tenant: number, id: string, at: string) =>
  later(tx, sql`update inbox.duty set read_at = coalesce(read_at, ${at}) where tenant = ${tenant} and id = ${id}`)

export const rest = (tx: Tx, tenant: number, id: string, until: string, at: string) =>
  later(
    tx,
    sql`update inbox.duty set snoozed_until = ${until}, touched_at = coalesce(touched_at, ${at})
    where tenant = ${tenant} and id = ${id}`,
  )

export const give = (tx: Tx, tenant: number, id: string, to: string, at: string) =>
  later(
    tx,
    sql`update inbox.duty set person = ${to}, touched_at = coalesce(touched_at, ${at})
    where tenant = ${tenant} and id = ${id}`,
  )

/** Somebody of these units looked into the matter, or did something about it: what they owe on it is no longer lying there. */
export const noteWork = (tx: Tx, tenant: number, ref: string, units: readonly string[], at: string, did: boolean) =>
  later(
    tx,
    sql`update inbox.duty set read_at = coalesce(read_at, ${at}),
      touched_at = case when ${did} then coalesce(touched_at, ${at}) else touched_at end
    where tenant = ${tenant} and ref = ${ref} and unit = any(${[...units]}::uuid[]) and done_at is null`,
  )

/** Duties that are still open with a unit, as far as the transaction sees. */
export const countOpen = async (tx: Tx, tenant: number, unit: string): Promise<number> =>
  (
    await rows(
      sql<{ n: number }>`select count(*) as n from inbox.duty
        where tenant = ${tenant} and unit = ${unit} and done_at is null`,
      tx,
    )
  )[0]?.n ?? 0

/** What somebody had taken on in units where they hold no post any more is everybody's there again. */
export const handBack = (tx: Tx, tenant: number, person: string) =>
  later(
    tx,
    sql`update inbox.duty d set person = null where d.tenant = ${tenant} and d.person = ${person} and d.done_at is null
    and not exists (select 1 from kernel.post o where o.tenant = d.tenant and o.unit = d.unit and o.closed_at is null
      and (o.person = d.person or (o.person is null and o.covered_by = d.person)))`,
  )

// ---- what other modules say they owe -------------------------------------------------------------------------------

type Known = { id: string; key: string; due: string | null; unit: string; minutes: number }

export const openDuties = (tx: Tx, tenant: number, ref: string) =>
  rows(
    sql<Known>`select id, key, due, unit, minutes from inbox.duty
      where tenant = ${tenant} and ref = ${ref} and done_at is null`,
    tx,
  )

const fullKey = (about: Reference, key: string): string => `${about.line}:${about.ref}:${key}`

const newDuties: Writing<Record<string, string | number | null>> = inserting('inbox.duty')

export async function insertDuties(
  tx: Tx,
  tenant: number,
  about: Reference,
  owed: readonly OwedDuty[],
  at: string,
): Promise<void> {
  const { line, ref, number, area, keptFrom = null } = about
  const duties = owed.map(({ key, kind, unit, needs, person = null, due, minutes, askedBy }) => ({
    tenant,
    id: newId(Date.parse(at)),
    key: fullKey(about, key),
    line,
    kind,
    ref,
    number,
    about: about.about,
    area,
    unit,
    needs,
    person,
    due,
    minutes,
    asked_by: askedBy,
    at,
    kept_from: keptFrom,
  }))
  await newDuties(tx, ...duties)
}

export const keyWithin = (about: Reference, key: string): string => key.slice(fullKey(about, '').length)

export const settleDuties = (tx: Tx, tenant: number, ids: readonly string[], at: string) =>
  later(
    tx,
    sql`update inbox.duty set done_at = ${at}, touched_at = coalesce(touched_at, ${at})
    where tenant = ${tenant} and id = any(${[...ids]}::uuid[])`,
  )

/** What duties of one kind that nobody has done yet are about. */
export const openOfKind = async (tx: Tx, tenant: number, line: string, kind: string): Promise<string[]> =>
  (
    await rows(
      sql<{ ref: string }>`select ref from inbox.duty
        where tenant = ${tenant} and line = ${line} and kind = ${kind} and done_at is null`,
      tx,
    )
  ).map(({ ref }) => ref)

/** Whatever is still owed about these things is settled, in one statement. */
export const settleAbout = (tx: Tx, tenant: number, line: string, refs: readonly string[], at: string) =>
  later(
    tx,
    sql`update inbox.duty set done_at = ${at}, touched_at = coalesce(touched_at, ${at})
    where tenant = ${tenant} and line = ${line} and ref = any(${[...refs]}::uuid[]) and done_at is null`,
  )

export const changeDuty = (tx: Tx, tenant: number, about: Reference, duty: OwedDuty) =>
  later(
    tx,
    sql`update inbox.duty set due = ${duty.due}, unit = ${duty.unit}, area = ${about.area},
      person = case when unit = ${duty.unit} then person end
    where tenant = ${tenant} and key = ${fullKey(about, duty.key)} and done_at is null`,
  )
