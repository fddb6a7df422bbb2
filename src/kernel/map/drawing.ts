import type { Said } from '../words.ts'
import { areaAt, outlinesOf } from './area-at.ts'
import { strokesOf, type CountyMap, type MapFeature, type Point, type Position } from './geojson.ts'

type Spot = readonly [x: number, y: number]

/** A small still map with the point in its middle, in units of its own: ready for any SVG. */
export type Drawing = {
  width: number
  height: number
  /** One `d` of a path for all lines of a kind. */
  lines: Record<MapFeature['properties']['kind'], string>
  names: { name: Said; at: Spot }[]
  pin: Spot
  /** The area that the point lies in and the nearest road: what the picture says, in words. */
  area: Said | null
  road: Said | null
}

const [width, height] = [600, 280]
const metresPerDegree = 111_320
/** How far the map reaches from side to side, in metres: some streets around, each still told apart. */
const across = 1800

/** Near a road is within sight of it. */
const near = 150
const scale = width / across

/** Metres and angles are true around the point, which is all that such a map shows. */
const placing =
  ({ lat, long }: Point) =>
  ([x, y]: Position): Spot => [
    width / 2 + (x - long) * metresPerDegree * Math.cos((lat * Math.PI) / 180) * scale,
    height / 2 - (y - lat) * metresPerDegree * scale,
  ]

const reaches = (low: number, high: number, end: number): boolean => high >= -20 && low <= end + 20

const isSeen = (a: Spot, b: Spot): boolean =>
  reaches(Math.min(a[0], b[0]), Math.max(a[0], b[0]), width) &&
  reaches(Math.min(a[1], b[1]), Math.max(a[1], b[1]), height)

type Stretch = readonly [Spot, Spot]

const stretchesOf = (feature: MapFeature, place: (at: Position) => Spot): Stretch[] =>
  strokesOf(feature.geometry).flatMap((line) => {
    const spots = line.map(place)
    return spots.slice(1).map((spot, i): Stretch => [spots[i] ?? spot, spot])
  })

const written = (spot: Spot): string => spot.map((n) => Math.round(n)).join(' ')

/** The stretches that are in sight as one path; those that follow one another are drawn in one go. */
function pathOf(stretches: readonly Stretch[]): string {
  let end = ''
  let path = ''
  for (const [a, b] of stretches.filter(([a, b]) => isSeen(a, b))) {
    if (written(a) !== end) path += `M${written(a)}`
    if (written(b) !== written(a)) path += `L${written(b)}`
    end = written(b)
  }
  return path
}

const apart = ([ax, ay]: Spot, [bx, by]: Spot): number => Math.hypot(ax - bx, ay - by)

const along = ([[ax, ay], [bx, by]]: Stretch, t: number): Spot => [ax + t * (bx - ax), ay + t * (by - ay)]

const steps = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** From which share of the way from `a` to `b` to which one lies between two bounds; from more than to where none does. */
function between(a: number, b: number, low: number, high: number): [from: number, to: number] {
  if (a === b) return a < low || a > high ? [1, 0] : [0, 1]
  const [enter, leave] = [(low - a) / (b - a), (high - a) / (b - a)]
  return [Math.min(enter, leave), Math.max(enter, leave)]
}

/** The spots of a stretch at which a name has room inside the picture (clipped as by Liang and Barsky 1984). */
function roomOn([a, b]: Stretch): Spot[] {
  const wide = between(a[0], b[0], 60, width - 60)
  const high = between(a[1], b[1], 24, height - 24)
  const [from, to] = [Math.max(0, wide[0], high[0]), Math.min(1, wide[1], high[1])]
  return from > to ? [] : steps.map((t) => along([a, b], from + t * (to - from)))
}

/** Names are wide and low: what stands above another may come closer than what stands beside it. */
const clear = (a: Spot, b: Spot): number => Math.hypot((a[0] - b[0]) / 3, a[1] - b[1])

type Named = { name: Said; stretches: Stretch[] }

/** Each name stands on its line, as far from the point and the other names as it can; where it would touch, it is left out. */
function namesOf(lines: readonly Named[], pin: Spot): Drawing['names'] {
  const names: Drawing['names'] = []
  for (const { name, stretches } of lines) {
    const taken = [pin, ...names.map(({ at }) => at)]
    const room = (spot: Spot) => Math.min(...taken.map((other) => clear(spot, other)))
    const spots = stretches.flatMap(roomOn)
    const [best] = spots.toSorted((a, b) => room(b) - room(a))
    if (best && room(best) > 30) names.push({ name, at: [Math.round(best[0]), Math.round(best[1])] })
  }
  return names
}

const distance = (pin: Spot, [a, b]: Stretch): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const t = ((pin[0] - a[0]) * dx + (pin[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)
  return apart(pin, along([a, b], Math.max(0, Math.min(1, t))))
}

/** The road within sight of the point. */
function roadBy(roads: readonly Named[], pin: Spot): Said | null {
  const far = roads.map(({ name, stretches }) => ({
    name,
    far: Math.min(...stretches.map((stretch) => distance(pin, stretch))),
  }))
  const [nearest] = far.toSorted((a, b) => a.far - b.far)
  return nearest && nearest.far < near * scale ? nearest.name : null
}

/** Draws the surroundings of a point. A county without a map has none: null. */
export function drawingOf(map: CountyMap, point: Point): Drawing | null {
  if (map.features.length === 0) return null
  const place = placing(point)
  const drawn = map.features.map((feature) => ({ ...feature.properties, stretches: stretchesOf(feature, place) }))
  const of = (kind: keyof Drawing['lines']) => drawn.filter((one) => one.kind === kind)
  const named = (kind: keyof Drawing['lines']) =>
    of(kind).flatMap(({ name, stretches }) => (name ? [{ name, stretches }] : []))
  const path = (kind: keyof Drawing['lines']) => pathOf(of(kind).flatMap(({ stretches }) => stretches))
  const pin: Spot = [width / 2, height / 2]
  const around = areaAt(outlinesOf(map), point)
  return {
    width,
    height,
    lines: { area: path('area'), road: path('road'), water: path('water') },
    names: namesOf([...named('road'), ...named('water')], pin),
    pin,
    area: drawn.find((one) => one.path === around && around !== undefined)?.name ?? null,
    road: roadBy(named('road'), pin),
  }
}

/** The picture in words, for whoever does not see it and for whoever wants to read it aloud. */
export const captionOf = ({ area, road }: Pick<Drawing, 'area' | 'road'>): Said => {
  if (!area) return { zh: '地图上标出的位置', en: 'The place on the map' }
  return road ? { zh: `${area.zh}，${road.zh}附近`, en: `${area.en}, near ${road.en}` } : { zh: area.zh, en: area.en }
}
