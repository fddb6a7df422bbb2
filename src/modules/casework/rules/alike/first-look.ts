import { placeKeys, type Knowing, type Reading } from './matter.ts'
import { closedCost, timeCost } from './most-alike.ts'
import { kinshipOf } from './what.ts'
import { around, farthest, leastCostOf, metresBetween } from './where.ts'
import { pairsOf } from '../pairs.ts'
import { plain } from '../text/plain.ts'

/** What is known of a case before its words are read. `keys`: the places that it names too; `byWords`: found by its words. */
export type Lead = {
  id: string
  point: Reading['point']
  category: string | null
  area: string
  at: string
  isClosed: boolean
  keys: readonly string[]
  byWords: boolean
}

const dayMs = 86_400_000

/** The least that the full comparison could come to. */
function leastCost(asked: Reading, lead: Lead, knowing: Knowing): number {
  const named = asked.places.filter(({ key }) => lead.keys.includes(key))
  const witnesses = [
    ...named.map((place) => leastCostOf(place, knowing.usesOf(place.key))),
    ...(asked.point && lead.point && !knowing.isPointVague ? [metresBetween(asked.point, lead.point) / 100] : []),
  ]
  const where = Math.min(farthest, ...(witnesses.length > 0 ? witnesses : [around(asked.area, lead.area).cost]))
  const kin = kinshipOf(asked, lead, knowing.parentOf)?.cost ?? 1
  const days = Math.abs(Date.parse(asked.at) - Date.parse(lead.at)) / dayMs
  return where + kin * (lead.byWords ? 0.4 : 0.7) + timeCost(days) + (lead.isClosed ? closedCost : 0)
}

/** Of many leads those worth reading, the likeliest first. */
export const worthReading = (asked: Reading, leads: readonly Lead[], knowing: Knowing, most: number): Lead[] =>
  leads
    .map((lead) => ({ lead, cost: leastCost(asked, lead, knowing) }))
    .toSorted((a, b) => a.cost - b.cost || (a.lead.id < b.lead.id ? 1 : -1))
    .slice(0, most)
    .map(({ lead }) => lead)

export type Couple = readonly [pair: string, next: string]

/** What is known of how common words are: `texts` of them were counted; none while there are few. */
export type Commonness = { shareOf: (pair: string) => number; texts: number }

/** So many texts may be found, and so many entries of the index read for it; what was not counted is taken to be rare. */
const budget = { found: 2000, read: 50_000 }
const uncounted = 0.0002
const mostCouples = 16
/** A text is told by how it begins. */
const beginning = 400

/**
 * By which words a text is found again among many: three neighbouring signs, as two pairs that must both stand there; the
 * rarest first, and no more than the budget allows.
 */
export function tellingCouples(text: string, { shareOf, texts }: Commonness): Couple[] {
  const pairs = pairsOf(plain(text).slice(0, beginning))
  const couples = pairs.flatMap((pair, i): { couple: Couple; shares: [number, number] }[] => {
    const next = pairs[i + 1]
    if (!next || Array.from(pair).at(-1) !== Array.from(next)[0]) return []
    return [{ couple: [pair, next], shares: [shareOf(pair) || uncounted, shareOf(next) || uncounted] }]
  })
  const left = { ...budget }
  return couples
    .toSorted((a, b) => Math.min(...a.shares) - Math.min(...b.shares))
    .slice(0, mostCouples)
    .flatMap(({ couple, shares: [one, other] }) => {
      left.found -= Math.min(one, other) * texts
      left.read -= (one + other) * texts
      return left.found >= 0 && left.read >= 0 ? [couple] : []
    })
}

/** The keys by which other cases are found that name the same places. */
export const keysToAsk = (asked: Reading): string[] => placeKeys(asked.places).slice(0, 10)
