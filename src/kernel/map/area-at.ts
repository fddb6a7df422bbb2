import { isOutline, polygonsOf, type CountyMap, type Outline, type Point, type Position } from './geojson.ts'

export type Outlined = { path: string; outline: Outline }

/** Whether a ray from the point to the east crosses the edge. Of two rings that share an edge only one is crossed into. */
const crosses = ([x1, y1]: Position, [x2, y2]: Position, { long, lat }: Point): boolean =>
  y1 > lat !== y2 > lat && long < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1

const isInRing = (ring: readonly Position[], point: Point): boolean =>
  ring.reduce((inside, at, i) => {
    const before = ring[i === 0 ? ring.length - 1 : i - 1]
    return before && crosses(at, before, point) ? !inside : inside
  }, false)

/** Inside an odd number of a polygon's rings: within its border and in none of its holes. */
export const isInside = (outline: Outline, point: Point): boolean =>
  polygonsOf(outline).some((rings) => rings.filter((ring) => isInRing(ring, point)).length % 2 === 1)

const depth = (path: string): number => path.split('.').length

/** The deepest area whose outline holds the point; undefined where none does. */
export function areaAt(outlines: readonly Outlined[], point: Point): string | undefined {
  let found: string | undefined
  for (const { path, outline } of outlines)
    if ((found === undefined || depth(path) > depth(found)) && isInside(outline, point)) found = path
  return found
}

/** The outlines that a map shows. */
export const outlinesOf = (map: CountyMap): Outlined[] =>
  map.features.flatMap(({ properties: { path }, geometry }) =>
    path !== null && isOutline(geometry) ? [{ path, outline: geometry }] : [],
  )
