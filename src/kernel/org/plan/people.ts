import type { Capability } from '../../capabilities.ts'
import { beyondOwn, covers } from '../rules.ts'
import type { Wish } from '../tables/rows.ts'
import { weigh, type Asker, type Objection, type Plan } from './plan.ts'

export type PersonKept = {
  id: string
  name: string
  login: string | null
  phone: string | null
  email: string | null
  closed: boolean
}

/** A person as kept, and the posts they hold. */
export type PersonKnown = {
  kept: PersonKept
  held: readonly { area: string; unitArea: string; capabilities: readonly Capability[] }[]
}

/** What is undefined stays as it is; null empties it. */
export type PersonWish = {
  id: string
  isNew: boolean
  name: string
  login?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
}

/** Whoever changes a person can come to stand in their place: so all of the person's posts must be theirs to give. */
export const isWithinReach = (asker: Asker, person: PersonKnown): boolean =>
  person.held.every(
    ({ area, unitArea, capabilities }) =>
      covers(asker.reach, area) &&
      covers(asker.reach, unitArea) &&
      !beyondOwn(asker.actor, asker.tenant, capabilities, area),
  )

const or = <T>(wish: T | null | undefined, before: T | null | undefined): T | null =>
  wish === undefined ? (before ?? null) : wish

export function planPersons(
  asker: Asker,
  known: ReadonlyMap<string, PersonKnown>,
  wishes: readonly Wish<PersonWish>[],
): Plan<PersonKept> {
  const logins = new Map(
    [...known.values()].flatMap(({ kept }) => (kept.login ? [[kept.login, kept.id] as const] : [])),
  )
  return weigh<PersonWish, PersonKept>({
    wishes,
    keyOf: (wish) => wish.login ?? wish.id,
    object(wish): Objection {
      const person = known.get(wish.id)
      if (!wish.isNew && !person) return { code: 'person-not-found' }
      if (person && !isWithinReach(asker, person)) return { code: 'person-out-of-reach' }
      return wish.login && (logins.get(wish.login) ?? wish.id) !== wish.id ? { code: 'login-taken' } : undefined
    },
    before: (wish) => known.get(wish.id)?.kept,
    after: ({ id, name, login, phone, email }, before) => ({
      id,
      name,
      login: or(login, before?.login),
      phone: or(phone, before?.phone),
      email: or(email, before?.email),
      closed: false,
    }),
    settle: (person) => person.login && logins.set(person.login, person.id),
  })
}
