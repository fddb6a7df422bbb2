import { storyOf, vectorOf, type Background, type Told, type Vector } from './background.ts'
import { kindsOf, kinship, type Kinds } from './kinds.ts'
import type { Reader } from './terms.ts'
import { link, rest, sharedNames, strongest, sum, type Sum } from './likeness.ts'

/**
 * A thread is what is known so far to be one matter: one request, or several that were found alike. Every request is in
 * exactly one. Threads only join; they part when a person says so.
 */
export type Thread = {
  /** The id of its first request. */
  id: string
  members: Member[]
  /** A person has decided about it (a name, a pin, a programme): it takes others in and is never taken in itself. */
  kept: boolean
}

/** Why a request is in its thread: names and words it shares, and how near it was when it came (1: the same words). */
export type Why = { shared: string[]; near: number; with: number }
export type Member = { told: Told; why: Why | null }

/** Independent evidence multiplies: of one kind, words and places count this much more; of different ones as much less. */
const ofOneKind = 2

/** `link`: how near two threads must be to be one; `rest`: which part of that without the strongest name they share. */
const least = { link: 0.13, rest: 0.13 / 3 }

/** How many terms lead to candidates, over how many threads at most, the rarest terms first; and how many are looked at closely. */
const looked = { terms: 16, threads: 2000, candidates: 20 }

type Living = Thread & { sum: Sum; first: Vector; keys: string[]; kinds: Kinds }

export type Threads = {
  /** Reads a request and joins it to the threads it belongs to, or begins one. Returns the thread it is now in. */
  put(told: Told): Thread
  /** Takes in what was found or decided before, without judging it again. */
  restore(id: string, members: readonly Member[], kept: boolean): void
  get(id: string): Thread | undefined
  all(): Iterable<Thread>
  /** Threads that ceased or changed since the last time this was asked. */
  changed(): { threads: Thread[]; gone: { id: string; into: string }[] }
}

/** Requests that a person took out of a thread: they never come back to it by themselves. */
export type Apart = (request: string, thread: string) => boolean

const never: Apart = () => false

/** Groups requests as they come. The same requests in the same order give the same threads. */
export function makeThreads(background: Background, reader: Reader, apart: Apart = never): Threads {
  const living = new Map<string, Living>()
  const byTerm = new Map<string, Set<Living>>()
  let touched = new Set<string>()
  let taken = new Map<string, string>()

  const enter = (one: Living): void => {
    living.set(one.id, one)
    touched.add(one.id)
    for (const key of one.keys) {
      const there = byTerm.get(key)
      if (there) there.add(one)
      else byTerm.set(key, new Set([one]))
    }
  }
  const leave = (one: Living): void => {
    living.delete(one.id)
    touched.add(one.id)
    for (const key of one.keys) {
      const there = byTerm.get(key)
      there?.delete(one)
      if (there?.size === 0) byTerm.delete(key)
    }
  }
  const single = (told: Told): Living => {
    const first = vectorOf(told, background, reader)
    const members = [{ told, why: null }]
    return {
      id: told.id,
      members,
      kinds: kindsOf(members),
      kept: false,
      first,
      sum: sum([first.weights]),
      keys: strongest(first.weights, looked.terms),
    }
  }

  /** The threads that share the strongest terms, the most promising first. */
  const candidates = (one: Living): Living[] => {
    const score = new Map<Living, number>()
    let left = looked.threads
    const ways = one.keys.flatMap((key) => {
      const there = byTerm.get(key)
      return there ? [{ weight: one.sum.of.get(key) ?? 0, key, there }] : []
    })
    for (const { weight, key, there } of ways.sort((a, b) => a.there.size - b.there.size || (a.key < b.key ? -1 : 1))) {
      left -= there.size
      if (left < 0) break
      for (const other of there)
        score.set(other, (score.get(other) ?? 0) + (weight * (other.sum.of.get(key) ?? 0)) / other.sum.size)
    }
    return [...score]
      .sort(([one_, a], [other, b]) => b - a || (one_.id < other.id ? -1 : 1))
      .slice(0, looked.candidates)
      .map(([other]) => other)
  }

  const mayJoin = (one: Living, other: Living): boolean =>
    !(one.kept && other.kept) &&
    !one.members.some(({ told }) => apart(told.id, other.id)) &&
    !other.members.some(({ told }) => apart(told.id, one.id))

  /** Whether a single request is near by more than one name, or by a name and its kind. */
  const holdsWithout = (one: Living, other: Living, near: number, same: number): boolean => {
    if (same > 0.5) return true
    const [alone, many] = one.members.length === 1 ? [one, other] : [other, one]
    return alone.members.length > 1 || rest(alone.first, many.sum, near) >= least.rest
  }

  const nearest = (one: Living): { other: Living; near: number } | undefined => {
    let best: { other: Living; near: number } | undefined
    for (const other of candidates(one)) {
      const kin = kinship(one.kinds, other.kinds)
      const near = Math.min(1, link(one.sum, other.sum) * ofOneKind ** (kin.same - kin.other))
      if (near < least.link || (best && near <= best.near)) continue
      if (mayJoin(one, other) && holdsWithout(one, other, near, kin.same)) best = { other, near }
    }
    return best
  }

  /** A request that was alone gets its reason when it is no longer. */
  const reasoned = (one: Living, other: Living, near: number): Member[] =>
    one.members.length > 1
      ? one.members
      : one.members.map(({ told }) => ({
          told,
          why: {
            shared: sharedNames(one.first.title, storyOf(told, reader), one.first, other.sum),
            near,
            with: other.members.length,
          },
        }))

  const joined = (one: Living, other: Living, near: number): Living => {
    const [stays, ends] = outranks(one, other) ? [one, other] : [other, one]
    taken.set(ends.id, stays.id)
    const both = sum([one.sum.of, other.sum.of], one.sum.n + other.sum.n)
    const members = [...reasoned(one, other, near), ...reasoned(other, one, near)].sort((a, b) =>
      inTime(a.told, b.told),
    )
    return {
      id: stays.id,
      members,
      kinds: kindsOf(members),
      kept: stays.kept,
      first: stays.first,
      sum: both,
      keys: strongest(both.of, looked.terms),
    }
  }

  const settle = (first: Living): Living => {
    let one = first
    for (;;) {
      const found = nearest(one)
      if (!found) break
      leave(found.other)
      one = joined(one, found.other, found.near)
    }
    enter(one)
    return one
  }

  return {
    put: (told) => settle(single(told)),
    restore(id, members, kept) {
      const vectors = members.map(({ told }) => vectorOf(told, background, reader))
      const [first] = vectors
      if (!first) return
      const all = sum(vectors.map(({ weights }) => weights))
      enter({
        id,
        members: [...members],
        kinds: kindsOf(members),
        kept,
        first,
        sum: all,
        keys: strongest(all.of, looked.terms),
      })
      touched.delete(id)
    },
    get: (id) => living.get(id),
    all: () => living.values(),
    changed() {
      const ids = [...touched].sort()
      const goesTo = (id: string): string => (taken.has(id) ? goesTo(taken.get(id) ?? id) : id)
      const gone = ids.filter((id) => !living.has(id)).map((id) => ({ id, into: goesTo(id) }))
      touched = new Set()
      taken = new Map()
      return { threads: ids.flatMap((id) => living.get(id) ?? []), gone }
    },
  }
}

/** The request that is most like all of its thread: its title names the matter. Of two alike the earlier. */
export function mostCentral(members: readonly Member[], background: Background, reader: Reader): Told | undefined {
  const vectors = members.map(({ told }) => ({ told, vector: sum([vectorOf(told, background, reader).weights]) }))
  const all = sum(vectors.map(({ vector }) => vector.of))
  return vectors.toSorted((a, b) => link(b.vector, all) - link(a.vector, all) || inTime(a.told, b.told))[0]?.told
}

/** By instant, then by id: those of one instant come in the same order however they were given. */
export const inTime = (one: Told, other: Told): number =>
  one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : one.id === other.id ? 0 : 1

/** Of two threads that join the kept one goes on, else the larger, else the older. */
function outranks(one: Living, other: Living): boolean {
  if (one.kept !== other.kept) return one.kept
  if (one.members.length !== other.members.length) return one.members.length > other.members.length
  const [a, b] = [one.members[0], other.members[0]]
  return !a || !b || inTime(a.told, b.told) <= 0
}
