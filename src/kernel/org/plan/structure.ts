import type { Capability } from '../../capabilities.ts'
import { parentOf } from '../../place.ts'
import type { Said } from '../../words.ts'
import type { Hours } from '../../worktime/calendar.ts'
import { beyondOwn, covers, hoursAreRight, isBelow, isRightPath } from '../rules.ts'
import type { Wish } from '../tables/rows.ts'
import { weigh, type Asker, type Objection, type Plan } from './plan.ts'

export type AreaKept = { path: string; name: Said; closed: boolean }
export type UnitKept = {
  id: string
  kind: string
  name: Said
  area: string
  parent: string | null
  publicPhone: string | null
  closed: boolean
}
export type PostKept = {
  id: string
  unit: string
  role: string
  area: string
  title: Said
  hours: Hours | null
  person: string | null
  closed: boolean
}

export type Areas = ReadonlyMap<string, AreaKept>

const isOpen = (thing: { closed: boolean } | undefined): boolean => thing !== undefined && !thing.closed

/** Parents come before what lies in them, so that one table may bring both. */
export function planAreas(
  asker: Asker,
  known: Areas,
  wishes: readonly Wish<{ path: string; name: Said }>[],
): Plan<AreaKept> {
  const areas = new Map(known)
  return weigh({
    wishes: [...wishes].sort((a, b) => a.wish.path.length - b.wish.path.length),
    keyOf: (wish) => wish.path,
    object({ path }): Objection {
      if (!isRightPath(path)) return { code: 'area-code-wrong' }
      if (!covers(asker.reach, path)) return { code: 'area-out-of-reach' }
      const parent = parentOf(path)
      return parent && !isOpen(areas.get(parent)) ? { code: 'area-parent-missing', facts: { parent } } : undefined
    },
    before: ({ path }) => areas.get(path),
    after: ({ path, name }) => ({ path, name, closed: false }),
    settle: (area) => areas.set(area.path, area),
  })
}

export type UnitWish = Omit<UnitKept, 'closed'> & { isNew: boolean }

/** A name tells units of one area apart: people choose them by it. */
const nameKey = (unit: { name: Said; area: string }): string => `${unit.area}|${unit.name.zh}`

export function planUnits(
  asker: Asker,
  known: { areas: Areas; units: ReadonlyMap<string, UnitKept> },
  wishes: readonly Wish<UnitWish>[],
): Plan<UnitKept> {
  const units = new Map(known.units)
  const coming = new Set(wishes.map(({ wish }) => wish.id))
  const parents = new Map([...units].map(([id, unit]) => [id, unit.parent]))
  const names = new Map([...units.values()].filter(isOpen).map((unit) => [nameKey(unit), unit.id]))
  const against = (wish: UnitWish, before: UnitKept | undefined): Objection => {
    if (!wish.isNew && !before) return { code: 'unit-not-found' }
    if (!isOpen(known.areas.get(wish.area))) return { code: 'area-not-found' }
    if (!covers(asker.reach, wish.area) || (before && !covers(asker.reach, before.area)))
      return { code: 'area-out-of-reach' }
    return (names.get(nameKey(wish)) ?? wish.id) === wish.id ? undefined : { code: 'unit-doubled' }
  }
  const againstParent = ({ id, parent }: UnitWish): Objection => {
    if (!parent) return undefined
    if (!isOpen(units.get(parent)) && !coming.has(parent)) return { code: 'parent-not-found' }
    return isBelow(parents, id, parent) ? { code: 'parent-circle' } : undefined
  }
  return weigh({
    wishes,
    keyOf: (wish) => wish.id,
    object: (wish) => against(wish, units.get(wish.id)) ?? againstParent(wish),
    before: (wish) => units.get(wish.id),
    after: ({ id, kind, name, area, parent, publicPhone }) => ({
      id,
      kind,
      name,
      area,
      parent,
      publicPhone,
      closed: false,
    }),
    settle(unit) {
      units.set(unit.id, unit)
      parents.set(unit.id, unit.parent)
      names.set(nameKey(unit), unit.id)
    },
  })
}

export type Role = { code: string; name: Said; capabilities: Capability[]; revision: number; closed: boolean }
/** `person` undefined leaves whoever sits there. */
export type PostWish = Omit<PostKept, 'closed' | 'person'> & { person?: string | null; isNew: boolean }

export type PostsKnown = {
  areas: Areas
  units: ReadonlyMap<string, UnitKept>
  roles: ReadonlyMap<string, Role>
  posts: ReadonlyMap<string, PostKept>
}

/** A post reaches what its unit holds and what its area holds: whoever sets it up must look after both. */
export function againstPost(
  asker: Asker,
  known: Omit<PostsKnown, 'posts' | 'areas'>,
  post: { unit: string; role: string; area: string },
): Objection {
  const unit = known.units.get(post.unit)
  const role = known.roles.get(post.role)
  if (!unit || unit.closed) return { code: 'unit-not-found' }
  if (!role || role.closed) return { code: 'role-not-found' }
  if (!covers(asker.reach, unit.area) || !covers(asker.reach, post.area)) return { code: 'area-out-of-reach' }
  const capability = beyondOwn(asker.actor, asker.tenant, role.capabilities, post.area)
  return capability ? { code: 'grant-beyond-own', facts: { capability } } : undefined
}

export function planPosts(asker: Asker, known: PostsKnown, wishes: readonly Wish<PostWish>[]): Plan<PostKept> {
  return weigh({
    wishes,
    keyOf: (wish) => wish.id,
    object(wish): Objection {
      const before = known.posts.get(wish.id)
      if (!wish.isNew && !before) return { code: 'post-not-found' }
      if (!isOpen(known.areas.get(wish.area))) return { code: 'area-not-found' }
      if (before && !covers(asker.reach, before.area)) return { code: 'area-out-of-reach' }
      if (wish.hours && !hoursAreRight(wish.hours)) return { code: 'hours-wrong' }
      return againstPost(asker, known, wish)
    },
    before: (wish) => known.posts.get(wish.id),
    after: ({ id, unit, role, area, title, hours, person }, before) => ({
      id,
      unit,
      role,
      area,
      title,
      hours,
      person: person === undefined ? (before?.person ?? null) : person,
      closed: false,
    }),
  })
}
