import type { Geometry, MapFeature, Point, Position } from '#kernel/map/geojson'
import { countyName, demoTenant, streets } from './county.ts'
import { dice } from './drive.ts'

/**
 * A map of the county that is nowhere. It is drawn over open sea, far from any land, so that nobody takes it for a place.
 * All areas are rectangles on one grid whose crossings are moved about: neighbours share their borders to the metre.
 */
const middle: Point = { lat: 33.2, long: 157.4 }
const [columns, rows] = [20, 16]
/** Degrees per step of the grid: about half a kilometre. */
const step = { lat: 0.0045, long: 0.0054 }

type Box = { west: number; north: number; east: number; south: number }

const random = dice(1978)
const moved = Array.from({ length: (columns + 1) * (rows + 1) }, () => [random() - 0.5, random() - 0.5] as const)

/** Where a crossing of the grid lies: rounded off at the corners, bent like a river valley, and a little out of line. */
function crossing(column: number, row: number): Position {
  const [x, y] = [(column / columns) * 2 - 1, (row / rows) * 2 - 1]
  const [dx, dy] = moved[row * (columns + 1) + column] ?? [0, 0]
  const long = x * Math.sqrt(1 - 0.28 * y * y) * (columns / 2) + Math.sin(y * 2.6) * 0.7 + dx * 0.34
  const lat = y * Math.sqrt(1 - 0.3 * x * x) * (rows / 2) + Math.sin(x * 3.1 + 0.5) * 0.8 + dy * 0.34
  return [middle.long + long * step.long, middle.lat - lat * step.lat]
}

/** Anywhere on the grid, between the crossings around. */
function at(column: number, row: number): Position {
  const [c, r] = [Math.min(Math.floor(column), columns - 1), Math.min(Math.floor(row), rows - 1)]
  const [x, y] = [column - c, row - r]
  const mix = (a: Position, b: Position, t: number): Position => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
  return mix(mix(crossing(c, r), crossing(c + 1, r), x), mix(crossing(c, r + 1), crossing(c + 1, r + 1), x), y)
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.abs(to - from) }, (_, i) => from + i * Math.sign(to - from))

/** The border of a box along every crossing of the grid, against the sun as GeoJSON wants it. */
const ring = ({ west, north, east, south }: Box): Position[] => {
  const corners = [
    ...range(west, east).map((column) => crossing(column, south)),
    ...range(south, north).map((row) => crossing(east, row)),
    ...range(east, west).map((column) => crossing(column, north)),
    ...range(north, south).map((row) => crossing(west, row)),
  ]
  return [...corners, crossing(west, south)]
}

const county: Box = { west: 0, north: 0, east: columns, south: rows }
const streetBoxes: Box[] = [
  { west: 0, north: 0, east: 10, south: 9 },
  { west: 10, north: 0, east: 20, south: 9 },
  { west: 0, north: 9, east: 20, south: 16 },
]

/** A box cut at the middle both ways: north-west, north-east, south-west, south-east. */
function quarters({ west, north, east, south }: Box): Box[] {
  const [column, row] = [Math.ceil((west + east) / 2), Math.ceil((north + south) / 2)]
  return [
    { west, north, east: column, south: row },
    { west: column, north, east, south: row },
    { west, north: row, east: column, south },
    { west: column, north: row, east, south },
  ]
}

/** Four grids are quarters, three are strips. */
function gridsOf(box: Box, n: number): Box[] {
  if (n === 4) return quarters(box)
  const edge = (i: number) => Math.round(box.west + ((box.east - box.west) * i) / n)
  return range(0, n).map((i) => ({ ...box, west: edge(i), east: edge(i + 1) }))
}

type Placed = { path: string; box: Box; roads: readonly string[] }
const two = (n: number, digits: number): string => String(n).padStart(digits, '0')

const communities: Placed[] = streets.flatMap((street, s) =>
  quarters(streetBoxes[s] ?? county).flatMap((box, c) => {
    const { roads = [] } = street.communities[c] ?? {}
    return [{ path: `${demoTenant}.${two(s + 1, 3)}.${two(c + 1, 3)}`, box, roads }]
  }),
)

/** The first road of a community runs east, the second south, each from border to border. */
function roadLine({ west, north, east, south }: Box, i: number): Position[] {
  const [row, column] = [north + (south - north) * 0.56, west + (east - west) * 0.46]
  const wave = (t: number) => Math.sin(t * 1.7) * 0.12
  return i === 0
    ? range(0, (east - west) * 2 + 1).map((k) => at(west + k / 2, row + wave(west + k / 2)))
    : range(0, (south - north) * 2 + 1).map((k) => at(column + wave(north + k / 2), north + k / 2))
}

const area = (path: string, box: Box) => feature({ path }, { type: 'Polygon', coordinates: [ring(box)] })
const feature = (properties: object, geometry: Geometry) => ({ type: 'Feature', properties, geometry })
const line = (kind: MapFeature['properties']['kind'], name: string, en: string, coordinates: Position[]) =>
  feature({ kind, name, name_en: en }, { type: 'LineString', coordinates })

const roadNames: Record<string, string> = {
  柳巷路: 'Liuxiang Road',
  东柳胡同: 'Dongliu Lane',
  文昌路: 'Wenchang Road',
  书院街: 'Shuyuan Street',
  北门大街: 'Beimen Street',
  城墙根路: 'Chengqianggen Road',
  河沿路: 'Heyan Road',
  老码头街: 'Laomatou Street',
  石桥路: 'Shiqiao Road',
  机关街: 'Jiguan Street',
  新安大道: 'Xin’an Avenue',
  双拥路: 'Shuangyong Road',
  东湖路: 'Donghu Road',
  芦苇街: 'Luwei Street',
  南关街: 'Nanguan Street',
  菜市口路: 'Caishikou Road',
  镇前街: 'Zhenqian Street',
  农机路: 'Nongji Road',
  桃源路: 'Taoyuan Road',
  后沟路: 'Hougou Road',
  白杨路: 'Baiyang Road',
  渠边路: 'Qubian Road',
  槐树路: 'Huaishu Road',
  坡上路: 'Poshang Road',
}

/** The river comes down past the town and leaves through the villages. */
const river = range(0, 61).map((k) => {
  const t = k / 60
  return at(t * columns, 8.35 + Math.sin(t * 7.5) * 1.1 + t * 2.6)
})

/** The file that the demo county's map is imported from. */
export const demoMap = (): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    attribution: `${countyName.zh}示意图（虚构） Fictional map`,
    features: [
      area(String(demoTenant), county),
      ...streetBoxes.map((box, s) => area(`${demoTenant}.${two(s + 1, 3)}`, box)),
      ...communities.map(({ path, box }) => area(path, box)),
      ...communities.flatMap(({ path, box }, i) =>
        gridsOf(box, streets[Math.floor(i / 4)]?.communities[i % 4]?.grids ?? 0).map((grid, g) =>
          area(`${path}.${two(g + 1, 2)}`, grid),
        ),
      ),
      line('water', '清和河', 'Qinghe River', river),
      ...communities.flatMap(({ box, roads }) =>
        roads.map((name, i) => line('road', name, roadNames[name] ?? name, roadLine(box, i))),
      ),
    ],
  })

/** A place beside one of a community's roads, the same for the same roll. */
export function pointBy(path: string, road: string, roll: number): Point | undefined {
  const community = communities.find((one) => one.path === path)
  const along = community && roadLine(community.box, community.roads.indexOf(road) === 1 ? 1 : 0)
  const [long, lat] = along?.[1 + Math.floor(roll * (along.length - 2))] ?? []
  if (long === undefined || lat === undefined) return undefined
  return { long: Number((long + 0.000_2 * (roll - 0.5)).toFixed(6)), lat: Number((lat + 0.000_15).toFixed(6)) }
}
