import { storyOf, vectorOf, type Background, type Told } from './background.ts'
import { makeFinder, strongest, type Findable } from './finder.ts'
import { kindOf, kindsOf, kinship, type Kinds } from './kinds.ts'
import { aloneOf, link, rest, sharedNames, sum, type Alone } from './likeness.ts'
import { allPlaces, atOnePlace, placesOf, type Places } from './places.ts'
import type { Reader } from './terms.ts'
import { makeLexicon, product } from './weights.ts'

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

/**
 * Independent evidence multiplies: of one kind, words count this much more, and as much again where both name one place;
 * of different kinds as much less.
 */
const ofOneKind = 2

/** `link`: how near two threads must be to be one; `rest`: which part of that without the strongest name they share. */
const least = { link: 0.13, rest: 0.13 / 3 }

/** `apart`: the threads it must not join since a person took one of its requests out of them. */
type Living = Findable & { kept: boolean; members: Member[]; kinds: Kinds; places: Places; apart: ReadonlySet<string> }

export type Moved = Member & { thread: string }

export type Threads = {
  /** Reads a request and joins it to the threads it belongs to, or begins one. Returns the thread it is now in. */
  put(told: Told): Thread
  /** Takes in what was found or decided before, without judging it again. */
  restore(id: string, members: readonly Member[], kept: boolean): void
  get(id: string): Thread | undefined
  all(): Iterable<Thread>
  /** What changed since the last time this was asked: threads, who is new in one or has a reason now, and which ceased. */
  news(): { changed: Thread[]; moved: Moved[]; gone: { id: string; into: string }[] }
}

/** The threads that each request was taken out of by a person: it never comes back to them by itself. */
export type Apart = ReadonlyMap<string, ReadonlySet<string>>

const nothing: ReadonlySet<string> = new Set()
const both = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): ReadonlySet<T> => {
  if (other.size === 0) return one
  return one.size === 0 ? other : one.union(other)
}

/** Groups requests as they come. The same requests in the same order give the same threads. */
export function makeThreads(background: Background, reader: Reader, apart: Apart = new Map()): Threads {
  const living = new Map<string, Living>()
  const lexicon = makeLexicon()
  const finder = makeFinder<Living>(lexicon)
  const kinds = new Map<string, Kinds>()
  let touched = new Set<string>()
  let taken = new Map<string, string>()
  let moved = new Map<string, Moved>()
  const move = (members: readonly Member[], thread: string): void => {
    for (const { told, why } of members) moved.set(told.id, { thread, told, why })
  }

  const enter = (one: Living): void => {
    living.set(one.id, one)
    touched.add(one.id)
    finder.enter(one)
  }
  const leave = (one: Living): void => {
    living.delete(one.id)
    touched.add(one.id)
    finder.leave(one)
  }
  const kindOfOne = (category: string): Kinds => {
    const kind = kinds.get(category) ?? kindOf(category)
    kinds.set(category, kind)
    return kind
  }
  const threadOf = (id: string, members: Member[], kept: boolean): Living => {
    const all = sum(members.map(({ told }) => vectorOf(told, background, reader, lexicon)))
    return {
      id,
      members,
      kept,
      sum: all,
      keys: strongest(all.of.terms, all.of, lexicon),
      kinds: members.map(({ told }) => kindOfOne(told.category)).reduce(kindsOf),
      places: members.map(({ told }) => placesOf(told)).reduce(allPlaces),
      apart: members.map(({ told }) => apart.get(told.id) ?? nothing).reduce(both),
    }
  }

  const mayJoin = (one: Living, other: Living): boolean =>
    !(one.kept && other.kept) && !one.apart.has(other.id) && !other.apart.has(one.id)

  const alone = ({ sum: { of }, members }: Living): Alone | undefined =>
    members.length === 1 && members[0] ? aloneOf(reader(members[0].told.title), of, lexicon) : undefined

  /** Whether a single request is near by more than one name. */
  const holdsWithout = (single: Alone | undefined, other: Living, near: number): boolean =>
    !single || rest(single, other.sum, near) >= least.rest

  const nearest = (one: Living): { other: Living; near: number } | undefined => {
    let best: { other: Living; near: number } | undefined
    const single = alone(one)
    for (const other of finder.candidates(one)) {
      const kin = kinship(one.kinds, other.kinds)
      const there = kin.same > 0 ? kin.same * atOnePlace(one.places, other.places) : 0
      const near = Math.min(1, link(one.sum, other.sum) * ofOneKind ** (kin.same - kin.other + there))
      if (near < least.link || (best && near <= best.near)) continue
      if (!mayJoin(one, other)) continue
      // of one kind one name is enough
      const holds =
        kin.same > 0.5 || (single ? holdsWithout(single, other, near) : holdsWithout(alone(other), one, near))
      if (holds) best = { other, near }
    }
    return best
  }

  /** A request that was alone gets its reason when it is no longer. */
  const reasoned = (one: Living, other: Living, near: number): Member[] => {
    const single = alone(one)
    if (!single) return one.members
    return one.members.map(({ told }) => {
      const shared = sharedNames(single, storyOf(told, reader), other.sum)
      return { told, why: { shared, near, with: other.members.length } }
    })
  }

  const joined = (one: Living, other: Living, near: number): Living => {
    const [stays, ends] = outranks(one, other) ? [one, other] : [other, one]
    taken.set(ends.id, stays.id)
    const [staying, coming] = [reasoned(stays, ends, near), reasoned(ends, stays, near)]
    if (staying !== stays.members) move(staying, stays.id)
    move(coming, stays.id)
    const all = sum([one.sum.of, other.sum.of], one.sum.n + other.sum.n)
    const [few, many] = one.sum.of.terms.length < other.sum.of.terms.length ? [one, other] : [other, one]
    return {
      id: stays.id,
      members: inOrder(staying, coming),
      kept: stays.kept,
      sum: all,
      // only the terms of the smaller one have gained
      keys: strongest(new Set([...many.keys, ...few.sum.of.terms]), all.of, lexicon),
      kinds: kindsOf(one.kinds, other.kinds),
      places: allPlaces(one.places, other.places),
      apart: both(one.apart, other.apart),
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
    put(told) {
      const members = [{ told, why: null }]
      move(members, told.id)
      return settle(threadOf(told.id, members, false))
    },
    restore(id, members, kept) {
      if (members.length === 0) return
      enter(threadOf(id, [...members], kept))
      touched.delete(id)
    },
    get: (id) => living.get(id),
    all: () => living.values(),
    news() {
      const ids = [...touched].sort()
      const goesTo = (id: string): string => (taken.has(id) ? goesTo(taken.get(id) ?? id) : id)
      const gone = ids.filter((id) => !living.has(id)).map((id) => ({ id, into: goesTo(id) }))
      const found = { changed: ids.flatMap((id) => living.get(id) ?? []), moved: [...moved.values()], gone }
      touched = new Set()
      taken = new Map()
      moved = new Map()
      return found
    },
  }
}

/** The request that is most like all of its thread: its title names the matter. Of two alike the earlier. */
export function mostCentral(members: readonly Member[], background: Background, reader: Reader): Told | undefined {
  const lexicon = makeLexicon()
  const read = members.map(({ told }) => ({ told, weights: vectorOf(told, background, reader, lexicon) }))
  const { of } = sum(read.map(({ weights }) => weights))
  const judged = read.map(({ told, weights }) => ({ told, near: product(weights, of) }))
  return judged.sort((a, b) => b.near - a.near || inTime(a.told, b.told))[0]?.told
}

/** By instant, then by id: those of one instant come in the same order however they were given. */
export const inTime = (one: Told, other: Told): number =>
  one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : one.id === other.id ? 0 : 1

/** The members of both in time. What comes is nearly always later than what stands: then nobody is compared with anybody. */
function inOrder(some: readonly Member[], others: readonly Member[]): Member[] {
  const all = some.concat(others)
  const [last, next] = [some.at(-1), others[0]]
  return last && next && inTime(last.told, next.told) > 0 ? all.sort((a, b) => inTime(a.told, b.told)) : all
}

/** Of two threads that join the kept one goes on, else the larger, else the older. */
function outranks(one: Living, other: Living): boolean {
  if (one.kept !== other.kept) return one.kept
  if (one.members.length !== other.members.length) return one.members.length > other.members.length
  const [a, b] = [one.members[0], other.members[0]]
  return !a || !b || inTime(a.told, b.told) <= 0
}
