import type { Sum } from './likeness.ts'
import { columns } from './columns.ts'
import { weightIn, type Lexicon, type Weights } from './weights.ts'

/**
 * How many terms lead to candidates, over how many threads at most, the rarest terms first; and how many are looked at
 * closely. A long title has twenty words of its own that lead nowhere, and what others share stands behind them: twice as
 * many terms find nothing more.
 */
const looked = { terms: 32, threads: 2000, candidates: 20 }

/** What can be found by its strongest terms, the `keys`. */
export type Findable = { id: string; sum: Sum; keys: readonly number[] }

/** The strongest of these terms, by weight and then by text. */
export const strongest = (terms: Iterable<number>, weights: Weights, lexicon: Lexicon): number[] =>
  Array.from(terms, (term) => ({ term, weight: weightIn(weights, term) }))
    .sort((a, b) => b.weight - a.weight || (lexicon.textOf(a.term) < lexicon.textOf(b.term) ? -1 : 1))
    .slice(0, looked.terms)
    .map(({ term }) => term)

type Scored<T> = { one: T; score: number }

const isBefore = <T extends Findable>(a: Scored<T>, b: Scored<T>): boolean =>
  a.score > b.score || (a.score === b.score && a.one.id < b.one.id)

/** Puts one more among the best so far, the best first. */
function place<T extends Findable>(best: Scored<T>[], more: Scored<T>): void {
  best.splice(best.findLastIndex((other) => isBefore(other, more)) + 1, 0, more)
  if (best.length > looked.candidates) best.pop()
}

/**
 * Finds threads that share their strongest terms with another. For each term there is a chain of links to those who have it
 * among their keys, with how much it pulls: as columns of numbers, since there are millions of links. Links to who has left
 * are taken out when somebody comes by.
 */
export function makeFinder<T extends Findable>(lexicon: Lexicon) {
  // by seat: who is there, how promising for whoever asked last, and which question that was
  const seats: (T | undefined)[] = []
  const seatOf = new Map<T, number>()
  const asking = columns({ score: Float64Array, asked: Uint32Array })
  // by term: the first link and how many there are
  const chain = columns({ first: Int32Array, size: Int32Array })
  const links = columns({ seat: Int32Array, next: Int32Array, pull: Float32Array })
  let used = 1
  let free = 0
  let question = 0

  const newLink = (): number => {
    const reused = free
    if (reused === 0) {
      links.hold(used)
      return used++
    }
    free = links.of.next[reused] ?? 0
    return reused
  }
  const add = (term: number, seat: number, pull: number): void => {
    const link = newLink()
    chain.hold(term)
    const { first, size } = chain.of
    links.of.seat[link] = seat
    links.of.pull[link] = pull
    links.of.next[link] = first[term] ?? 0
    first[term] = link
    size[term] = (size[term] ?? 0) + 1
  }
  /** Takes the link behind `before` out of its chain. */
  const drop = (term: number, before: number, link: number): void => {
    const next = links.of.next[link] ?? 0
    if (before === 0) chain.of.first[term] = next
    else links.of.next[before] = next
    links.of.next[link] = free
    free = link
  }

  const sizeOf = (term: number): number => chain.of.size[term] ?? 0
  /** The terms that lead to others, the rarest first. */
  const ways = ({ keys }: T): number[] =>
    keys
      .filter((key) => sizeOf(key) > 0)
      .sort((a, b) => sizeOf(a) - sizeOf(b) || (lexicon.textOf(a) < lexicon.textOf(b) ? -1 : 1))

  const score = (seat: number, by: number, found: number[]): void => {
    const { score: scores, asked } = asking.of
    if (asked[seat] === question) scores[seat] = (scores[seat] ?? 0) + by
    else {
      asked[seat] = question
      scores[seat] = by
      found.push(seat)
    }
  }
  const follow = (term: number, weight: number, found: number[]): void => {
    const { seat: seatOn, next, pull } = links.of
    for (let [before, link] = [0, chain.of.first[term] ?? 0]; link !== 0;) {
      const [seat, after] = [seatOn[link] ?? 0, next[link] ?? 0]
      if (seats[seat]) {
        score(seat, weight * (pull[link] ?? 0), found)
        before = link
      } else drop(term, before, link)
      link = after
    }
  }
  const best = (found: readonly number[]): T[] => {
    const chosen: Scored<T>[] = []
    for (const seat of found) {
      const one = seats[seat]
      const more = one && { one, score: asking.of.score[seat] ?? 0 }
      const last = chosen.length === looked.candidates ? chosen.at(-1) : undefined
      if (more && (!last || isBefore(more, last))) place(chosen, more)
    }
    return chosen.map(({ one }) => one)
  }

  return {
    enter(one: T): void {
      const seat = seats.push(one) - 1
      seatOf.set(one, seat)
      asking.hold(seat)
      for (const key of one.keys) add(key, seat, weightIn(one.sum.of, key) / one.sum.size)
    },
    leave(one: T): void {
      const seat = seatOf.get(one)
      if (seat === undefined) return
      seats[seat] = undefined
      seatOf.delete(one)
      for (const key of one.keys) chain.of.size[key] = sizeOf(key) - 1
    },
    /** The threads that share the strongest terms, the most promising first. */
    candidates(one: T): T[] {
      question += 1
      const found: number[] = []
      let left = looked.threads
      for (const term of ways(one)) {
        left -= sizeOf(term)
        if (left < 0) break
        follow(term, weightIn(one.sum.of, term), found)
      }
      return best(found)
    },
  }
}
