import { findPlaces } from '../places/find-places.ts'
import { placeWords } from '../places/place-words.ts'
import type { Told } from './background.ts'

/** Small enough that two matters of one kind there are seldom two; a village or a town is not. */
const small = new Set(['road', 'crossing', 'site', 'facility'])
const noOwnNames: ReadonlySet<string> = new Set()

/** How many requests of a thread name which place. */
export type Places = { requests: number; named: ReadonlyMap<string, number> }

const nowhere: Places = { requests: 1, named: new Map() }

/** The places that a request names in its title and the beginning of its story. */
export function placesOf({ title, detail }: Pick<Told, 'title' | 'detail'>): Places {
  const { places } = findPlaces(`${title}\n${detail.slice(0, 600)}`, placeWords, noOwnNames)
  const named = places.filter(({ kind }) => small.has(kind)).map(({ key }): [string, number] => [key, 1])
  return named.length > 0 ? { requests: 1, named: new Map(named) } : nowhere
}

/** Of both together. */
export function allPlaces(one: Places, other: Places): Places {
  const requests = one.requests + other.requests
  if (other.named.size === 0) return { requests, named: one.named }
  const named = new Map(one.named)
  for (const [key, n] of other.named) named.set(key, (named.get(key) ?? 0) + n)
  return { requests, named }
}

/** Of all pairs with one from each, the share in which both name the place that most of them do. */
export function atOnePlace(one: Places, other: Places): number {
  let most = 0
  for (const [key, n] of one.named) most = Math.max(most, n * (other.named.get(key) ?? 0))
  return most / (one.requests * other.requests)
}
