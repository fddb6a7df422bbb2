import { sql } from 'kysely'
import { later, rows, type Tx } from '../../db.ts'
import type { PersonKept, PersonKnown } from '../plan/people.ts'
import type { AreaKept, PostKept, Role, UnitKept } from '../plan/structure.ts'

const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((one) => [one.id, one]))

/** Everything that stands, closed things too: a plan weighs what is wished against all of it. */
export async function knownAreas(tx: Tx, tenant: number): Promise<Map<string, AreaKept>> {
  const list = await rows(
    sql<AreaKept>`select path, name, closed_at is not null as closed from kernel.area where tenant = ${tenant}`,
    tx,
  )
  return new Map(list.map((area) => [area.path, area]))
}

export const knownUnits = async (tx: Tx, tenant: number): Promise<Map<string, UnitKept>> =>
  byId(
    await rows(
      sql<UnitKept>`select id, kind, name, area, parent, public_phone as "publicPhone", closed_at is not null as closed
        from kernel.unit where tenant = ${tenant}`,
      tx,
    ),
  )

export async function knownRoles(tx: Tx, tenant: number): Promise<Map<string, Role>> {
  const list = await rows(
    sql<Role>`select code, name, capabilities, revision, closed_at is not null as closed
      from kernel.role where tenant = ${tenant} order by code`,
    tx,
  )
  return new Map(list.map((role) => [role.code, role]))
}

export const knownPosts = async (tx: Tx, tenant: number): Promise<Map<string, PostKept>> =>
  byId(
    await rows(
      sql<PostKept>`select id, unit, role, area, title, hours, person, closed_at is not null as closed
        from kernel.post where tenant = ${tenant}`,
      tx,
    ),
  )

/** The empty posts for which somebody stands in. */
export const coveredBy = async (tx: Tx, tenant: number, person: string): Promise<string[]> =>
  (
    await rows(
      sql<{ id: string }>`select id from kernel.post
        where tenant = ${tenant} and covered_by = ${person} and person is null and closed_at is null`,
      tx,
    )
  ).map(({ id }) => id)

type PersonRow = PersonKept & Pick<PersonKnown, 'held'>

export async function knownPersons(tx: Tx, tenant: number): Promise<Map<string, PersonKnown>> {
  const list = await rows(
    sql<PersonRow>`select p.id, p.name, p.login, p.phone, p.email, p.closed_at is not null as closed,
        (select coalesce(jsonb_agg(jsonb_build_object('area', o.area, 'unitArea', u.area, 'capabilities', r.capabilities)), '[]')
          from kernel.post o
          join kernel.unit u on u.tenant = o.tenant and u.id = o.unit
          join kernel.role r on r.tenant = o.tenant and r.code = o.role
          where o.tenant = p.tenant and o.person = p.id and o.closed_at is null) as held
      from kernel.person p where p.tenant = ${tenant}`,
    tx,
  )
  return new Map(list.map(({ held, ...kept }) => [kept.id, { kept, held }]))
}

/** People who can keep units and people for the whole county. Without one, nobody could let anybody in. */
export async function countAdministrators(tx: Tx, tenant: number): Promise<number> {
  const [found] = await rows(
    sql<{ n: number }>`select count(distinct p.id) as n from kernel.post o
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      join kernel.person p on p.tenant = o.tenant and p.id = o.person
      where o.tenant = ${tenant} and o.area = ${String(tenant)} and o.closed_at is null and p.closed_at is null
        and 'org.manage' = any(r.capabilities)`,
    tx,
  )
  return found?.n ?? 0
}

/** Two changes that could each leave the county one administrator less wait for each other here. */
export const lockCounty = (tx: Tx, tenant: number) =>
  later(tx, sql`select 1 from kernel.area where tenant = ${tenant} and path = ${String(tenant)} for update`)
