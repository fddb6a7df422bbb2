import type { Place } from '../places/place.ts'
import type { Knowing, Reading } from './matter.ts'

/** How far apart two matters lie, as a cost: 0 is the same spot, each step of 1 makes it e times less likely the same. */
export type Where = { cost: number; metres: number | null; same: Named | null; area: string | null }

/**
 * A place that both name, and how much that costs by itself. `isDoor`: not only the road or the site but the same house or
 * building, or the one beside it, however many others name the site.
 */
export type Named = { place: Place; cost: number; isDoor: boolean }

const radius = 6_371_000
const radians = Math.PI / 180

/** Metres between two points, on a plane that touches the earth between them: exact enough for a town. */
export function metresBetween(a: NonNullable<Reading['point']>, b: NonNullable<Reading['point']>): number {
  const middle = Math.cos(((a.lat + b.lat) / 2) * radians)
  const turn = Math.abs(a.long - b.long)
  return Math.hypot(a.lat - b.lat, Math.min(turn, 360 - turn) * middle) * radians * radius
}

/** What two mentions of one name cost, by what is named: the sharper, the less. */
const mention: Record<Place['kind'], number> = {
  crossing: 0.1,
  line: 0.1,
  site: 0.5,
  facility: 0.7,
  road: 1.2,
  village: 1.5,
  area: 1.8,
  town: 2.5,
}
/** As near as a door: house numbers that overlap, the same building. */
const door = 0.15
/** House numbers grow by about two every ten metres, and a hundred metres are a step. */
const numbersAStep = 20
/** Beyond this, places are simply not the same. */
export const farthest = 4

const stemOf = ({ name, key }: Place): string => name.slice(0, name.length - key.length)

/** Names with one key may differ before it (东一路/西一路): what both give has to agree. */
function contradict(a: Place, b: Place): boolean {
  const [one, other] = [stemOf(a).trim().at(-1), stemOf(b).trim().at(-1)]
  return one !== undefined && other !== undefined && one !== other
}

const gapOf = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, a[0] - b[1], b[0] - a[1])

function costOf(a: Place, b: Place): number {
  const base = mention[a.kind]
  if (a.number && b.number) return Math.min(door + gapOf(a.number, b.number) / numbersAStep, base + 1)
  if (a.part && b.part) return a.part === b.part ? door : base + 0.3
  return base
}

/** Names that everybody uses say less: each tenfold of ten uses is half a step. */
const commonness = (uses: number): number => Math.max(0, Math.log10(uses / 10)) / 2

/** What a mention of a place costs at the least, whoever names it too. */
export const leastCostOf = (place: Place, uses: number): number =>
  (place.number || place.part ? door : mention[place.kind]) + commonness(uses)

/** The sharpest place that both name, and what it costs. */
function named(a: Reading, b: Reading, usesOf: Knowing['usesOf']): Named | null {
  const byKey = new Map(b.places.map((place) => [place.key, place]))
  const both = a.places.flatMap((place) => {
    const other = byKey.get(place.key)
    if (!other) return []
    const bare = costOf(place, other) + (contradict(place, other) ? 1 : 0)
    const isDoor = Boolean(place.number || place.part) && bare < 0.4
    return [{ place, isDoor, cost: bare + commonness(usesOf(place.key)) }]
  })
  return both.toSorted((one, other) => one.cost - other.cost)[0] ?? null
}

/** What two areas have in common, and what that costs: a grid is small, a county is all. */
export function around(a: string, b: string): { cost: number; area: string } {
  const [one, other] = [a.split('.'), b.split('.')]
  const depth = one.findIndex((step, i) => step !== other[i])
  const shared = depth < 0 ? one : one.slice(0, depth)
  // the county as a whole is no place: whoever names no area may mean any
  const unknown = shared.length === Math.min(one.length, other.length)
  return { cost: unknown ? Math.max(1, 2.25 - shared.length / 4) : farthest, area: shared.join('.') }
}

/** Whoever names another road or another site does not mean this one. */
const elsewhere = 2
const isSharp = ({ places }: Reading): boolean =>
  places.some(({ kind }) => kind !== 'line' && mention[kind] <= mention.road)

/** Neither point nor name says where: then the area has to do. */
function byArea(a: Reading, b: Reading): Pick<Where, 'cost' | 'area'> {
  const { cost, area } = around(a.area, b.area)
  return { cost: Math.min(farthest, cost + (isSharp(a) && isSharp(b) ? elsewhere : 0)), area }
}

/** Where two matters lie to each other: by their points, the places they name, else the area. */
export function whereTo(a: Reading, b: Reading, knowing: Pick<Knowing, 'usesOf' | 'isPointVague'>): Where {
  const metres = a.point && b.point && !knowing.isPointVague ? metresBetween(a.point, b.point) : null
  const same = named(a, b, knowing.usesOf)
  const costs = [...(metres === null ? [] : [metres / 100]), ...(same ? [same.cost] : [])]
  if (costs.length === 0) return { metres, same, ...byArea(a, b) }
  const [less, more] = [Math.min(farthest, ...costs), Math.min(farthest, Math.max(...costs))]
  // two witnesses who contradict each other are worth less than one
  return { cost: less + Math.min(more - less, 2) * 0.3, metres, same, area: null }
}

/** So many roads and sites do not lie at one point. */
const tooMany = 6

/** Whether a point says nothing, because many places are given for it: such is where a map puts what it does not find. */
export const isVague = (readings: readonly Pick<Reading, 'places'>[]): boolean =>
  new Set(
    readings.flatMap(({ places }) =>
      places.filter((one) => one.kind === 'road' || one.kind === 'site').map((one) => one.key),
    ),
  ).size >= tooMany
