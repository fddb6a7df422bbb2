import type { Knowing, Reading } from './matter.ts'
import { whatOf, type What } from './what.ts'
import { whereTo, type Where } from './where.ts'

/** How two matters compare: `closeness` in 0–1 is e to the minus of all costs together. */
export type Likeness = { closeness: number; where: Where; what: What; days: number }

export type Known = Reading & { id: string; isClosed: boolean }

const dayMs = 86_400_000
/** A fortnight is a step; what is older still counts, for some things stay broken for months. */
export const timeCost = (days: number): number => Math.log1p(days / 7)
/** What was closed may be broken anew. */
export const closedCost = 1
/** Of less than this nobody would say it is the same: three and a half steps apart altogether. */
const least = Math.exp(-3.5)

export function compare(asked: Reading, known: Known, knowing: Knowing): Likeness {
  const where = whereTo(asked, known, knowing)
  const what = whatOf(asked, known, knowing)
  const days = Math.abs(Date.parse(asked.at) - Date.parse(known.at)) / dayMs
  const cost = where.cost + what.cost + timeCost(days) + (known.isClosed ? closedCost : 0)
  return { closeness: Math.exp(-cost), where, what, days }
}

/** Of what is known already, that which seems to be the same matter: the most alike first, at most `most`, often none. */
export function mostAlike<T extends Known>(
  asked: Reading,
  known: readonly T[],
  knowing: Knowing,
  most: number,
): { known: T; likeness: Likeness }[] {
  return known
    .map((one) => ({ known: one, likeness: compare(asked, one, knowing) }))
    .filter(({ likeness }) => likeness.closeness >= least)
    .toSorted((a, b) => b.likeness.closeness - a.likeness.closeness || (a.known.id < b.known.id ? 1 : -1))
    .slice(0, most)
}
