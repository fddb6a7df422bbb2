import { iso } from '#kernel/time'
import { transact, type Db } from '#kernel/db'
import { newId } from '#kernel/id'
import type { Caller } from '#kernel/house'
import { actorOfPerson } from '#kernel/org/actors'
import { forgetDirectory } from '#kernel/org/directory'
import { systemScope } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { demoTenant as tenant, emptyPosts, localOffices, seats, streets, units } from './county.ts'
import { roles } from '../pack-cn/roles.ts'
import type { Cast } from './scene.ts'

const system = systemScope(tenant)
const json = (said: Said): string => JSON.stringify(said)
const two = (n: number, digits: number): string => String(n).padStart(digits, '0')

type AreaRow = { path: string; code: string; level: string; name: Said }

/** Three streets, twelve communities, forty grids. */
export const areasOf = (): AreaRow[] =>
  streets.flatMap((street, s) => {
    const streetPath = `${tenant}.${two(s + 1, 3)}`
    const inside = street.communities.flatMap((community, c) => {
      const path = `${streetPath}.${two(c + 1, 3)}`
      const grids = Array.from({ length: community.grids }, (_, g) => ({
        path: `${path}.${two(g + 1, 2)}`,
        level: 'grid',
        name: { zh: `${community.name.zh}第${g + 1}网格`, en: `${community.name.en} grid ${g + 1}` },
      }))
      return [{ path, level: 'community', name: community.name }, ...grids]
    })
    return [{ path: streetPath, level: 'street', name: street.name }, ...inside].map((area) => ({
      ...area,
      code: area.path.replaceAll('.', ''),
    }))
  })

type Placed = { people: Map<string, string>; unit: Record<string, string> }

/** Puts areas, units, people and posts in their places and says who is who. */
export async function settle(db: Db, at: Temporal.Instant): Promise<Placed> {
  const unit: Record<string, string> = {}
  const people = new Map<string, string>()
  const now = iso(at)
  const id = () => newId(at.epochMilliseconds)
  const title = (role: string): string => json(roles.find((one) => one.code === role)?.name ?? { zh: role, en: role })
  await transact(db, system, async (tx) => {
    const insert = (table: string, list: Record<string, unknown>[]) =>
      tx
        .insertInto(table)
        .values(list.map((row) => ({ tenant, ...row })))
        .execute()
    await insert(
      'kernel.area',
      areasOf().map((area) => ({ ...area, name: json(area.name) })),
    )
    const offices = [
      ...units.map((one) => ({
        key: one.key as string,
        kind: one.kind,
        name: one.name,
        area: String(tenant),
        public_phone: one.phone,
      })),
      ...localOffices.map((one) => ({
        key: one.area,
        kind: one.kind,
        name: one.name,
        area: one.area,
        public_phone: null,
      })),
    ]
    for (const office of offices) unit[office.key] = id()
    await insert(
      'kernel.unit',
      offices.map(({ key, ...office }) => ({ ...office, id: unit[key], name: json(office.name) })),
    )
    for (const seat of seats) people.set(seat.login, id())
    await insert(
      'kernel.person',
      seats.map((seat) => ({ id: people.get(seat.login), name: seat.name, login: seat.login, created_at: now })),
    )
    await insert('kernel.post', [
      ...seats.map((seat) => ({
        id: id(),
        unit: unit[seat.unit],
        role: seat.role,
        area: seat.area ?? String(tenant),
        title: title(seat.role),
        person: people.get(seat.login),
      })),
      ...emptyPosts.map((post) => ({
        id: id(),
        unit: unit[post.unit],
        role: post.role,
        area: String(tenant),
        title: json(post.title),
        person: null,
      })),
    ])
  })
  forgetDirectory()
  return { people, unit }
}

/** Everybody as the caller of commands. */
export async function castOf(db: Db, { people, unit }: Placed): Promise<Cast> {
  const as: Record<string, Caller> = {}
  await transact(db, system, async (tx) => {
    for (const [login, person] of people) {
      const actor = await actorOfPerson(tx, tenant, person)
      if (actor) as[login] = { actor, lang: 'zh' }
    }
  })
  return { as, unit }
}
