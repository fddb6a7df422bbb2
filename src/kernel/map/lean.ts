import { redrawn, type CountyMap, type MapFeature, type Position } from './geojson.ts'

/** Squared distance of a position from the stretch between two others, in degrees: near enough for leaving out. */
function apart([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2
}

const at = (line: readonly Position[], i: number): Position => line[i] ?? [0, 0]

/** The position between two others that is farthest from the stretch between them, and how far. */
function farthest(line: readonly Position[], first: number, last: number): { at: number; far: number } {
  const found = { at: first, far: -1 }
  for (let i = first + 1; i < last; i += 1) {
    const far = apart(at(line, i), at(line, first), at(line, last))
    if (far > found.far) Object.assign(found, { at: i, far })
  }
  return found
}

/** Leaves out positions that stand less than `tolerance` degrees off the line without them (Douglas and Peucker 1973). */
export function simplified(line: readonly Position[], tolerance: number): Position[] {
  const kept = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const { at, far } = farthest(line, ...span)
    if (far <= tolerance * tolerance) continue
    kept.add(at)
    open.push([span[0], at], [at, span[1]])
  }
  const left = line.filter((_, i) => kept.has(i))
  // a ring needs three corners to remain one
  const isRing = line.length > 3 && line[0]?.join() === line.at(-1)?.join()
  return isRing && left.length < 4 ? [...line] : left
}

/** Five decimals are a metre. */
const rounded = (at: Position): Position => [Number(at[0].toFixed(5)), Number(at[1].toFixed(5))]

const drawn = (feature: MapFeature, tolerance: number): MapFeature => ({
  ...feature,
  geometry: redrawn(feature.geometry, (line) => simplified(line, tolerance).map(rounded)),
})

const depthOf = ({ properties: { path } }: MapFeature): number => path?.split('.').length ?? 0

/**
 * The map as it is sent: without grids, which nobody recognises a place by, and drawn as plainly as it takes to stay
 * within `most` bytes; in the last resort without communities, then without streets.
 */
export function lean(map: CountyMap, most = 200_000): CountyMap {
  for (const deepest of [3, 2, 1]) {
    let made = { ...map, features: map.features.filter((feature) => depthOf(feature) <= deepest) }
    // each pass goes on from the one before, which is a fraction of it already
    for (let tolerance = 0; tolerance < 0.01; tolerance = tolerance * 2 || 0.000_01) {
      made = { ...made, features: made.features.map((feature) => drawn(feature, tolerance)) }
      if (new TextEncoder().encode(JSON.stringify(made)).byteLength <= most) return made
    }
  }
  return { ...map, features: [] }
}
