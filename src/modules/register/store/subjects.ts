import { sql, type RawBuilder } from 'kysely'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { Facts, SubjectKind } from '../rules.ts'

export type SubjectRow = {
  id: string
  kind: SubjectKind
  area: string
  area_name: Said | null
  name: string
  facts: Facts
  merged_into: string | null
  added_at: string
  changed_at: string
}

const columns = sql`s.id, s.kind, s.area, a.name as area_name, s.name, s.facts, s.merged_into, s.added_at, s.changed_at`
const from = sql`register.subject s left join kernel.area a on a.tenant = s.tenant and a.path = s.area`

const some = (tx: Tx, where: RawBuilder<unknown>) =>
  rows(sql<SubjectRow>`select ${columns} from ${from} where ${where}`, tx)

export const findSubjects = (tx: Tx, tenant: number, ids: readonly string[]) =>
  some(tx, sql`s.tenant = ${tenant} and s.id = any(${[...ids]}::uuid[])`)

export const findSubject = async (tx: Tx, tenant: number, id: string): Promise<SubjectRow | undefined> =>
  (await findSubjects(tx, tenant, [id]))[0]

/** Two ops on one subject wait for each other here; in the order of ids, so that two batches never wait for one another. */
export const lockSubjects = (tx: Tx, tenant: number, ids: readonly string[]) =>
  later(
    tx,
    sql`select 1 from register.subject where tenant = ${tenant} and id = any(${[...ids]}::uuid[]) order by id for update`,
  )

type Within = { kind: SubjectKind; area: string; most: number }

export const subjectsWithin = async (tx: Tx, tenant: number, { kind, area, most }: Within): Promise<string[]> =>
  (
    await rows(
      sql<{ id: string }>`select id from register.subject
        where tenant = ${tenant} and kind = ${kind} and merged_into is null
          and (area = ${area} or area like ${`${area}.%`}) order by area, name, id limit ${most}`,
      tx,
    )
  ).map(({ id }) => id)

export type NewSubjectRow = {
  tenant: number
  id: string
  kind: SubjectKind
  area: string
  name: string
  facts: Facts
  added_at: string
  changed_at: string
}

const columnsOfNew = sql.raw('tenant, id, kind, area, name, facts, added_at, changed_at')

/** New rows take the next numbers by themselves. */
export const insertSubjects = async (tx: Tx, subjects: readonly NewSubjectRow[]): Promise<void> => {
  if (subjects.length > 0)
    await later(
      tx,
      sql`insert into register.subject (${columnsOfNew}) select ${columnsOfNew}
        from json_populate_recordset(null::register.subject, ${JSON.stringify(subjects)})`,
    )
}

const stamped = sql.raw(
  `seq = nextval('register.seq'), xid = (pg_current_xact_id()::text::bigint + kernel.moved())::text::xid8`,
)

type Changed = { id: string; name: string; facts: Facts }

export const updateFacts = async (tx: Tx, tenant: number, at: string, changed: readonly Changed[]): Promise<void> => {
  if (changed.length > 0)
    await later(
      tx,
      sql`update register.subject s set name = c.name, facts = c.facts, changed_at = ${at}, ${stamped}
        from json_populate_recordset(null::register.subject, ${JSON.stringify(changed)}) c
        where s.tenant = ${tenant} and s.id = c.id`,
    )
}

export const setArea = (tx: Tx, tenant: number, ids: readonly string[], area: string, at: string) =>
  later(
    tx,
    sql`update register.subject set area = ${area}, changed_at = ${at}, ${stamped}
      where tenant = ${tenant} and id = any(${[...ids]}::uuid[])`,
  )

export const setMerged = (tx: Tx, tenant: number, id: string, into: string | null, at: string) =>
  later(
    tx,
    sql`update register.subject set merged_into = ${into}, changed_at = ${at}, ${stamped}
      where tenant = ${tenant} and id = ${id}`,
  )

type Moved = { tenant: number; id: string; subject: string; old_area: string; at: string }
export const insertMoved = async (tx: Tx, moved: readonly Moved[]): Promise<void> => {
  if (moved.length > 0)
    await later(
      tx,
      sql`insert into register.moved (tenant, id, subject, old_area, at) select tenant, id, subject, old_area, at
        from json_populate_recordset(null::register.moved, ${JSON.stringify(moved)})`,
    )
}

// ---- finding ------------------------------------------------------------------------------------------------------

export type Found = { subject: string; kind: SubjectKind; name: string; words: readonly string[] }

export const remember = async (tx: Tx, found: readonly Found[]): Promise<void> => {
  if (found.length > 0) await later(tx, sql`select register.remember(${JSON.stringify(found)}::json)`)
}

/** What is found by a question to the index, the best first. */
export type Question = { asked: string; kind?: SubjectKind | undefined; exact: string; limit: number }

export const searchSubjects = (tx: Tx, tenant: number, { asked, kind, exact, limit }: Question) =>
  rows(
    sql<SubjectRow>`select ${columns} from register.found(${asked}::tsquery, ${kind ?? null}, ${exact}, ${limit}) with ordinality as f (id, turn)
      join register.subject s on s.tenant = ${tenant} and s.id = f.id
      left join kernel.area a on a.tenant = s.tenant and a.path = s.area
      where s.merged_into is null order by f.turn`,
    tx,
  )

/** What was added last, for whoever asks nothing in particular. */
export const newestSubjects = (tx: Tx, tenant: number, kind: SubjectKind | undefined, limit: number) =>
  rows(
    sql<SubjectRow>`select ${columns} from ${from} where s.tenant = ${tenant} and s.merged_into is null
        and ${kind ? sql`s.kind = ${kind}` : sql`true`} order by s.id desc limit ${limit}`,
    tx,
  )

export type MemberRow = {
  id: string
  household: string
  household_name: string
  person: string
  person_name: string | null
  relation: string
  is_head: boolean
  since: string
  until: string | null
  why_out: string | null
}

const members = (tx: Tx, where: RawBuilder<unknown>) =>
  rows(
    sql<MemberRow>`select m.id, m.household, h.name as household_name, m.person, p.name as person_name, m.relation,
        m.is_head, m.since, m.until, m.why_out
      from register.member m
      join register.subject h on h.tenant = m.tenant and h.id = m.household
      left join register.subject p on p.tenant = m.tenant and p.id = m.person
      where ${where} order by m.until is not null, m.is_head desc, m.since, m.id`,
    tx,
  )

export const membersOf = (tx: Tx, tenant: number, household: string) =>
  members(tx, sql`m.tenant = ${tenant} and m.household = ${household}`)

/** In which households somebody lives or lived, as far as the transaction sees. */
export const householdsOf = (tx: Tx, tenant: number, persons: readonly string[]) =>
  members(tx, sql`m.tenant = ${tenant} and m.person = any(${[...persons]}::uuid[])`)

type NewMember = {
  tenant: number
  id: string
  household: string
  person: string
  relation: string
  is_head: boolean
  since: string
}
export const insertMembers: Writing<NewMember> = inserting('register.member')

export const endMember = (tx: Tx, tenant: number, id: string, until: string, why: string) =>
  later(tx, sql`update register.member set until = ${until}, why_out = ${why} where tenant = ${tenant} and id = ${id}`)

export const giveMembers = (tx: Tx, tenant: number, ids: readonly string[], person: string) =>
  later(
    tx,
    sql`update register.member set person = ${person} where tenant = ${tenant} and id = any(${[...ids]}::uuid[])`,
  )
