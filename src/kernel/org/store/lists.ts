import { sql, type RawBuilder } from 'kysely'
import { rows, type Tx } from '../../db.ts'
import type { Said } from '../../words.ts'
import type { Hours } from '../../worktime/calendar.ts'
import { isPath, isText, isUuid, readCursor } from './cursor.ts'

export type Page = { after?: string | undefined; limit: number }
type Sight = { tenant: number; reach: readonly string[] }

const within = (column: RawBuilder<unknown>, reach: readonly string[]) =>
  sql`(${column} || '.') like any (${reach.map((area) => `${area}.%`)}::text[])`

const all = (parts: (RawBuilder<unknown> | undefined | false | '')[]): RawBuilder<unknown> =>
  sql.join(
    parts.filter((part) => part !== undefined && part !== false && part !== ''),
    sql` and `,
  )

/** `strpos` takes the text as it is: a percent sign is a percent sign. */
const says = (column: RawBuilder<unknown>, text: string) => sql`strpos(lower(${column}), lower(${text})) > 0`

const named = (column: RawBuilder<unknown>, text: string) =>
  sql`(${says(sql`${column} ->> 'zh'`, text)} or ${says(sql`${column} ->> 'en'`, text)})`

export type AreaRow = { path: string; name: Said; above: Said[]; units: number; closedAt: string | null }

export const listAreas = (
  tx: Tx,
  { tenant, reach }: Sight,
  filter: Page & { within?: string | undefined; text?: string | undefined; closed: boolean },
) => {
  const [after] = readCursor(filter.after, [isPath]) ?? []
  return rows(
    sql<AreaRow>`select a.path, a.name, a.closed_at as "closedAt",
        -- a street's path has ten signs, a community's fourteen
        (select coalesce(jsonb_agg(b.name order by b.path), '[]') from kernel.area b where b.tenant = a.tenant
          and b.path in (left(a.path, 10), left(a.path, 14)) and b.path <> a.path and length(b.path) > 6) as above,
        (select count(*) from kernel.unit u where u.tenant = a.tenant and u.area = a.path and u.closed_at is null) as units
      from kernel.area a
      where ${all([
        sql`a.tenant = ${tenant}`,
        within(sql`a.path`, reach),
        filter.within && within(sql`a.path`, [filter.within]),
        filter.text && sql`(${named(sql`a.name`, filter.text)} or starts_with(a.code, ${filter.text}))`,
        !filter.closed && sql`a.closed_at is null`,
        after !== undefined && sql`a.path > ${after}`,
      ])} order by a.path limit ${filter.limit + 1}`,
    tx,
  )
}

export type UnitRow = {
  id: string
  kind: string
  name: Said
  area: string
  areaName: Said | null
  parent: string | null
  parentName: Said | null
  publicPhone: string | null
  posts: number
  emptyPosts: number
  closedAt: string | null
}

export const listUnits = (
  tx: Tx,
  { tenant, reach }: Sight,
  filter: Page & { within?: string | undefined; text?: string | undefined; closed: boolean },
) => {
  const after = readCursor(filter.after, [isPath, isUuid])
  return rows(
    sql<UnitRow>`select u.id, u.kind, u.name, u.area, a.name as "areaName", u.parent, b.name as "parentName",
        u.public_phone as "publicPhone", u.closed_at as "closedAt", c.posts, c.empty as "emptyPosts"
      from kernel.unit u
      left join kernel.area a on a.tenant = u.tenant and a.path = u.area
      left join kernel.unit b on b.tenant = u.tenant and b.id = u.parent
      left join lateral (select count(*) as posts, count(*) filter (where o.person is null) as empty
        from kernel.post o where o.tenant = u.tenant and o.unit = u.id and o.closed_at is null) c on true
      where ${all([
        sql`u.tenant = ${tenant}`,
        within(sql`u.area`, reach),
        filter.within && within(sql`u.area`, [filter.within]),
        filter.text && named(sql`u.name`, filter.text),
        !filter.closed && sql`u.closed_at is null`,
        after && sql`(u.area, u.id) > (${after[0]}, ${after[1]}::uuid)`,
      ])} order by u.area, u.id limit ${filter.limit + 1}`,
    tx,
  )
}

export type PostRow = {
  id: string
  title: Said
  unit: string
  unitName: Said
  role: string
  roleName: Said
  area: string
  areaName: Said | null
  hours: Hours | null
  person: string | null
  personName: string | null
  coveredBy: string | null
  coveredByName: string | null
  closedAt: string | null
}

type PostFilter = Page & {
  unit?: string | undefined
  within?: string | undefined
  text?: string | undefined
  empty?: boolean | undefined
  closed: boolean
}

export const listPosts = (tx: Tx, { tenant, reach }: Sight, filter: PostFilter) => {
  const after = readCursor(filter.after, [isPath, isUuid])
  return rows(
    sql<PostRow>`select o.id, o.title, o.unit, u.name as "unitName", o.role, r.name as "roleName", o.area,
        a.name as "areaName", o.hours, o.person, p.name as "personName", o.covered_by as "coveredBy",
        c.name as "coveredByName", o.closed_at as "closedAt"
      from kernel.post o
      join kernel.unit u on u.tenant = o.tenant and u.id = o.unit
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      left join kernel.area a on a.tenant = o.tenant and a.path = o.area
      left join kernel.person p on p.tenant = o.tenant and p.id = o.person
      left join kernel.person c on c.tenant = o.tenant and c.id = o.covered_by
      where ${all([
        sql`o.tenant = ${tenant}`,
        sql`(${within(sql`o.area`, reach)} or ${within(sql`u.area`, reach)})`,
        filter.unit && sql`o.unit = ${filter.unit}`,
        filter.within && within(sql`o.area`, [filter.within]),
        filter.text &&
          sql`(${named(sql`o.title`, filter.text)} or ${named(sql`u.name`, filter.text)}
            or ${says(sql`coalesce(p.name, '')`, filter.text)})`,
        filter.empty !== undefined && sql`(o.person is null) = ${filter.empty}`,
        !filter.closed && sql`o.closed_at is null`,
        after && sql`(o.area, o.id) > (${after[0]}, ${after[1]}::uuid)`,
      ])} order by o.area, o.id limit ${filter.limit + 1}`,
    tx,
  )
}

export type PersonRow = {
  id: string
  name: string
  login: string | null
  phone: string | null
  email: string | null
  hasAccount: boolean
  posts: { id: string; title: Said; unitName: Said }[]
  closedAt: string | null
}

type PersonFilter = Page & { text?: string | undefined; unit?: string | undefined; closed: boolean }

/** People who hold a post within reach, or none at all: those wait for one, and any keeper may give it. */
export const listPersons = (tx: Tx, { tenant, reach }: Sight, filter: PersonFilter) => {
  const after = readCursor(filter.after, [isText, isUuid])
  return rows(
    sql<PersonRow>`select p.id, p.name, p.login, p.phone, p.email, p.account is not null as "hasAccount",
        p.closed_at as "closedAt", h.posts
      from kernel.person p
      cross join lateral (select count(*) as n,
          count(*) filter (where ${within(sql`o.area`, reach)} and ${within(sql`u.area`, reach)}) as inside,
          count(*) filter (where o.unit = ${filter.unit ?? null}) as there,
          coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'unitName', u.name) order by o.area, o.id),
            '[]') as posts
        from kernel.post o join kernel.unit u on u.tenant = o.tenant and u.id = o.unit
        where o.tenant = p.tenant and o.person = p.id and o.closed_at is null) h
      where ${all([
        sql`p.tenant = ${tenant}`,
        sql`(h.n = 0 or h.inside > 0)`,
        filter.unit && sql`h.there > 0`,
        filter.text && sql`(${says(sql`p.name`, filter.text)} or ${says(sql`coalesce(p.login, '')`, filter.text)})`,
        !filter.closed && sql`p.closed_at is null`,
        after && sql`(p.name collate "C", p.id) > (${after[0]}, ${after[1]}::uuid)`,
      ])} order by p.name collate "C", p.id limit ${filter.limit + 1}`,
    tx,
  )
}
