import { sql } from 'kysely'
import type { Concern } from '../../audit.ts'
import { later, rows, type Tx } from '../../db.ts'
import type { PersonKept } from '../plan/people.ts'
import type { AreaKept, PostKept, Role, UnitKept } from '../plan/structure.ts'
import { codeOf, levelOf } from '../rules.ts'

/** Each writes its whole list in one statement; what was closed opens again. */
export const saveAreas = (tx: Tx, tenant: number, areas: readonly AreaKept[]) => {
  const list = areas.map(({ path, name }) => ({ path, name, code: codeOf(path), level: levelOf(path) }))
  return later(
    tx,
    sql`insert into kernel.area (tenant, path, code, level, name)
    select ${tenant}, path, code, level, name
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as t(path text, code text, level text, name jsonb)
    on conflict (tenant, path) do update set name = excluded.name, closed_at = null`,
  )
}

export const saveUnits = (tx: Tx, tenant: number, units: readonly UnitKept[]) =>
  later(
    tx,
    sql`insert into kernel.unit (tenant, id, kind, name, area, parent, public_phone)
    select ${tenant}, id, kind, name, area, parent, "publicPhone"
      from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
        as t(id uuid, kind text, name jsonb, area text, parent uuid, "publicPhone" text)
    on conflict (tenant, id) do update set kind = excluded.kind, name = excluded.name, area = excluded.area,
      parent = excluded.parent, public_phone = excluded.public_phone, closed_at = null`,
  )

export const saveRole = (tx: Tx, tenant: number, role: Omit<Role, 'closed'>) =>
  later(
    tx,
    sql`insert into kernel.role (tenant, code, name, capabilities, revision)
    values (${tenant}, ${role.code}, ${JSON.stringify(role.name)}, ${[...role.capabilities]}::text[], ${role.revision})
    on conflict (tenant, code) do update set name = excluded.name, capabilities = excluded.capabilities,
      revision = excluded.revision, closed_at = null`,
  )

export const closeRole = (tx: Tx, tenant: number, code: string, at: string) =>
  later(tx, sql`update kernel.role set closed_at = ${at} where tenant = ${tenant} and code = ${code}`)

/** Whoever stood in for an empty post no longer does once somebody sits in it. */
export const savePosts = (tx: Tx, tenant: number, posts: readonly PostKept[]) =>
  later(
    tx,
    sql`insert into kernel.post (tenant, id, unit, role, area, title, hours, person)
    select ${tenant}, id, unit, role, area, title, nullif(hours, 'null'), person
      from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
        as t(id uuid, unit uuid, role text, area text, title jsonb, hours jsonb, person uuid)
    on conflict (tenant, id) do update set unit = excluded.unit, role = excluded.role, area = excluded.area,
      title = excluded.title, hours = excluded.hours, person = excluded.person,
      covered_by = case when excluded.person is null then kernel.post.covered_by end, closed_at = null`,
  )

export const savePersons = (tx: Tx, tenant: number, persons: readonly PersonKept[], at: string) =>
  later(
    tx,
    sql`insert into kernel.person (tenant, id, name, login, phone, email, created_at)
    select ${tenant}, id, name, login, phone, email, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb)
        as t(id uuid, name text, login text, phone text, email text)
    on conflict (tenant, id) do update set name = excluded.name, login = excluded.login, phone = excluded.phone,
      email = excluded.email, closed_at = null`,
  )

export const closeArea = (tx: Tx, tenant: number, path: string, at: string) =>
  later(tx, sql`update kernel.area set closed_at = ${at} where tenant = ${tenant} and path = ${path}`)

export const closeUnit = (tx: Tx, tenant: number, id: string, at: string) =>
  later(tx, sql`update kernel.unit set closed_at = ${at} where tenant = ${tenant} and id = ${id}`)

export const closePost = (tx: Tx, tenant: number, id: string, at: string) =>
  later(
    tx,
    sql`update kernel.post set closed_at = ${at}, person = null, covered_by = null
    where tenant = ${tenant} and id = ${id}`,
  )

export const emptyPosts = (tx: Tx, tenant: number, person: string) =>
  later(
    tx,
    sql`update kernel.post set person = case when person = ${person} then null else person end,
      covered_by = case when covered_by = ${person} then null else covered_by end
    where tenant = ${tenant} and (person = ${person} or covered_by = ${person})`,
  )

export const closePerson = (tx: Tx, tenant: number, id: string, at: string) =>
  later(tx, sql`update kernel.person set closed_at = ${at} where tenant = ${tenant} and id = ${id}`)

/** Ends every session of the person and every device's pass; says how many sessions and second factors there were. */
export async function endSignIns(tx: Tx, person: string, dropsSecondFactor: boolean) {
  const [ended] = await rows(
    sql<{
      sessions: number
      second_factors: number
    }>`select * from kernel.end_sign_ins(${person}, ${dropsSecondFactor})`,
    tx,
  )
  return { sessions: ended?.sessions ?? 0, secondFactors: ended?.second_factors ?? 0 }
}

/** Says whom many subjects concern, in one statement (see audit.ts for one). */
export const concernAll = (tx: Tx, tenant: number, concerns: readonly Concern[]) =>
  later(
    tx,
    sql`insert into kernel.subject (tenant, subject, area, units)
    select ${tenant}, subject, area, array(select jsonb_array_elements_text(units))::uuid[]
      from jsonb_to_recordset(${JSON.stringify(concerns)}::jsonb) as t(subject text, area text, units jsonb)
    on conflict (tenant, subject) do update set area = excluded.area, units = excluded.units`,
  )
