import { newId } from '../../id.ts'
import type { PersonKnown, PersonWish } from '../plan/people.ts'
import type { Role, PostKept, PostWish, UnitKept, UnitWish } from '../plan/structure.ts'
import { pathOf } from '../rules.ts'
import type { RowRefusal } from '../words.ts'
import type { Read, RowOf, Reject, Wish } from './rows.ts'

/** People write names in tables; here names become ids, of what is kept or of what the same table brings. */

const key = (...parts: string[]): string => parts.join('|')

type Named = { id: string; area: string }

/** Units by name; the area decides between several of one name. */
const namesOf = (units: Iterable<UnitKept>): Map<string, Named[]> => {
  const names = new Map<string, Named[]>()
  for (const { id, name, area, closed } of units)
    if (!closed) names.set(name.zh, [...(names.get(name.zh) ?? []), { id, area }])
  return names
}

const choose = (named: readonly Named[], area: string | undefined): Named | 'none' | 'several' => {
  const [only] = named
  if (!only) return 'none'
  if (named.length === 1) return only
  return named.find((one) => one.area === area) ?? 'several'
}

/** What a cell of a row names: found, absent, or a reason to refuse the row. */
const unitNamed = (
  names: ReadonlyMap<string, Named[]>,
  name: string | undefined,
  area: string | undefined,
  missing: RowRefusal,
): { unit?: Named } | { code: RowRefusal } => {
  if (!name) return {}
  const [, plain = name, code] = /^(.+)@([\d.]+)$/.exec(name) ?? []
  const chosen = choose(names.get(plain) ?? [], code ? pathOf(code) : area)
  if (chosen === 'none') return { code: missing }
  return chosen === 'several' ? { code: 'unit-ambiguous' } : { unit: chosen }
}

const gather = <T>(rejects: readonly Reject[], resolved: readonly (Wish<T> | Reject)[]): Read<T> => ({
  wishes: resolved.filter((one) => 'wish' in one),
  rejects: [...rejects, ...resolved.filter((one) => 'code' in one)],
})

/** Rows that bring an id of ours must bring one that is there. */
const withKnownIds = <T extends { id?: string | undefined }>(
  { wishes, rejects }: Read<T>,
  known: ReadonlyMap<string, unknown>,
  code: RowRefusal,
): Read<T> => {
  const isKnown = ({ wish }: Wish<T>): boolean => wish.id === undefined || known.has(wish.id)
  const unknown = wishes.filter((one) => !isKnown(one)).map(({ line }) => ({ line, code }))
  return { wishes: wishes.filter(isKnown), rejects: [...rejects, ...unknown] }
}

/** Of two things with one name a table means the one that is open: in a map the last stands. */
const openLast = <T extends { closed: boolean }>(known: ReadonlyMap<string, T>): T[] =>
  [...known.values()].sort((a, b) => Number(b.closed) - Number(a.closed))

export function resolveUnits(
  read: Read<RowOf<'units'>>,
  known: ReadonlyMap<string, UnitKept>,
  at: number,
): Read<UnitWish> {
  const { wishes, rejects } = withKnownIds(read, known, 'unit-not-found')
  const ids = new Map(openLast(known).map((unit) => [key(unit.area, unit.name.zh), unit.id]))
  const names = namesOf(known.values())
  // a row may name another row's unit as its parent, so all of them get their ids first
  for (const { wish } of wishes) {
    const own = key(wish.area, wish.name.zh)
    if (ids.has(own)) continue
    const id = wish.id ?? newId(at)
    ids.set(own, id)
    names.set(wish.name.zh, [...(names.get(wish.name.zh) ?? []), { id, area: wish.area }])
  }
  const idOf = (wish: RowOf<'units'>): string => wish.id ?? ids.get(key(wish.area, wish.name.zh)) ?? newId(at)
  const resolve = ({ line, wish }: Wish<RowOf<'units'>>): Wish<UnitWish> | Reject => {
    const { kind, name, area } = wish
    const id = idOf(wish)
    const before = known.get(id)
    const above = unitNamed(names, wish.parent, area, 'parent-not-found')
    if ('code' in above) return { line, code: above.code }
    const parent = above.unit?.id ?? before?.parent ?? null
    const publicPhone = wish.phone ?? before?.publicPhone ?? null
    return { line, wish: { id, isNew: !before, kind, name, area, parent, publicPhone } }
  }
  return gather(rejects, wishes.map(resolve))
}

export const resolvePersons = (
  read: Read<RowOf<'persons'>>,
  known: ReadonlyMap<string, PersonKnown>,
  at: number,
): Read<PersonWish> => {
  const { wishes, rejects } = withKnownIds(read, known, 'person-not-found')
  const ids = new Map([...known.values()].map(({ kept }) => [kept.login, kept.id]))
  const resolve = ({ line, wish }: Wish<RowOf<'persons'>>): Wish<PersonWish> => {
    const before = wish.id ?? (wish.login && ids.get(wish.login))
    return { line, wish: { ...wish, id: before ?? newId(at), isNew: !before } }
  }
  return gather(rejects, wishes.map(resolve))
}

export type PostNames = {
  units: ReadonlyMap<string, UnitKept>
  roles: ReadonlyMap<string, Role>
  posts: ReadonlyMap<string, PostKept>
  persons: ReadonlyMap<string, PersonKnown>
}

export function resolvePosts(read: Read<RowOf<'posts'>>, known: PostNames, at: number): Read<PostWish> {
  const { wishes, rejects } = withKnownIds(read, known.posts, 'post-not-found')
  const units = namesOf(known.units.values())
  const roles = new Map(
    [...known.roles.values()].flatMap(({ code, name }) => [[name.zh, code] as const, [code, code] as const]),
  )
  const people = new Map(
    [...known.persons.values()].flatMap(({ kept }) =>
      kept.login && !kept.closed ? [[kept.login, kept.id] as const] : [],
    ),
  )
  const posts = new Map(openLast(known.posts).map((post) => [key(post.unit, post.title.zh), post]))
  const fresh = new Map<string, string>()

  const knownOf = (wish: RowOf<'posts'>, own: string) => (wish.id ? known.posts.get(wish.id) : posts.get(own))
  const place = (wish: RowOf<'posts'>, unit: Named, role: string): PostWish => {
    const own = key(unit.id, wish.title.zh)
    const before = knownOf(wish, own)
    // the same post twice in a table gets the same id, and is seen to be doubled by it
    const id = before?.id ?? fresh.get(own) ?? newId(at)
    fresh.set(own, id)
    const area = wish.area ?? before?.area ?? unit.area
    const hours = wish.hours ?? before?.hours ?? null
    return { id, isNew: !before, unit: unit.id, role, area, title: wish.title, hours }
  }
  const resolve = ({ line, wish }: Wish<RowOf<'posts'>>): Wish<PostWish> | Reject => {
    const named = unitNamed(units, wish.unit, wish.area, 'unit-not-found')
    const role = roles.get(wish.role)
    const person = wish.login && people.get(wish.login)
    if ('code' in named) return { line, code: named.code }
    if (!named.unit || !role) return { line, code: 'role-not-found' }
    if (wish.login && !person) return { line, code: 'person-not-found' }
    return { line, wish: { ...place(wish, named.unit, role), ...(person ? { person } : {}) } }
  }
  return gather(rejects, wishes.map(resolve))
}
