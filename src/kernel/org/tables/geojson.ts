import converter from 'gcoord'
import { z } from 'zod'
import {
  isOutline,
  redrawn,
  strokesOf,
  type Geometry,
  type Line,
  type Outline,
  type Position,
} from '../../map/geojson.ts'
import { ok, refuse, type Result } from '../../result.ts'
import type { Said } from '../../words.ts'
import { pathOf } from '../rules.ts'
import type { Datum } from '../contract/map.ts'
import type { RowRefusal } from '../words.ts'

// its types describe another build, one step deeper than what Node loads
const gcoord = converter as unknown as typeof converter.default

const position = z
  .array(z.number())
  .min(2)
  .transform(([long = 0, lat = 0]): Position => [long, lat])
const line = z.array(position).min(2)
const ring = z.array(position).min(4)

const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
])

const code = z.union([z.string().trim(), z.number().transform(String)]).optional()
const text = z.string().trim().max(120).optional()
const properties = z
  .object({ path: code, code, adcode: code, kind: text, highway: text, waterway: text, name: text, name_en: text })
  .nullish()
  .transform((given) => given ?? {})

const file = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  datum: z.string().optional(),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  attribution: z.string().trim().max(200).optional(),
})

/** What a file says of its coordinates, as people and programs write it. CGCS2000 is WGS 84 to within a hand's breadth. */
const datums: [RegExp, Datum][] = [
  [/^(wgs-?84|epsg:4326|.*crs84|.*epsg::4326|cgcs2000|epsg:4490|.*epsg::4490)$/i, 'WGS84'],
  [/^gcj-?02$/i, 'GCJ02'],
  [/^bd-?09(ll)?$/i, 'BD09'],
]

const datumOf = (said: string | undefined): Datum | undefined =>
  said === undefined ? 'WGS84' : datums.find(([pattern]) => pattern.test(said.trim()))?.[1]

export type Drawn =
  | { kind: 'area'; path: string; shape: Outline }
  | { kind: 'road' | 'water'; name: Said | null; shape: Line }
export type FeatureReject = { feature: number; code: RowRefusal }
export type MapFile = {
  datum: Datum
  attribution: string | null
  drawn: { feature: number; drawn: Drawn }[]
  rejects: FeatureReject[]
}

const isOnEarth = ([long, lat]: Position): boolean => Math.abs(long) <= 180 && Math.abs(lat) <= 90
const isClosed = (line: readonly Position[]): boolean => line[0]?.join() === line.at(-1)?.join()

/** Six decimals are a hand's breadth; more only says what the drawing program likes. */
const fine = (value: number): number => Number(value.toFixed(6))

const toWgs84 = (shape: Geometry, datum: Datum): Geometry =>
  redrawn(shape, (line) =>
    line.map((at) => {
      const [long, lat] = datum === 'WGS84' ? at : gcoord.transform<Position>([...at], gcoord[datum], gcoord.WGS84)
      return [fine(long), fine(lat)]
    }),
  )

const kindOf = (given: z.output<typeof properties>): 'road' | 'water' | undefined => {
  if (given.kind === 'road' || given.kind === 'water') return given.kind
  return given.highway ? 'road' : given.waterway ? 'water' : undefined
}

const nameOf = ({ name, name_en }: z.output<typeof properties>): Said | null =>
  name ? { zh: name, en: name_en ?? name } : null

const isRight = (shape: Geometry): boolean => !isOutline(shape) || strokesOf(shape).every(isClosed)

/** What a shape stands for, by what is written beside it. */
function meaning(shape: Geometry, said: z.output<typeof properties>): Drawn | RowRefusal {
  if (!isOutline(shape)) {
    const kind = kindOf(said)
    return kind ? { kind, name: nameOf(said), shape } : 'line-kind-missing'
  }
  const written = said.path ?? said.code ?? said.adcode
  if (!written) return 'area-unnamed'
  const path = pathOf(written)
  return path ? { kind: 'area', path, shape } : 'area-code-wrong'
}

/** One feature as what it draws, or why it cannot be taken. */
function readFeature(given: unknown, datum: Datum): Drawn | RowRefusal {
  const parsed = z.object({ geometry, properties }).safeParse(given)
  if (!parsed.success || !isRight(parsed.data.geometry)) return 'shape-wrong'
  const shape = parsed.data.geometry
  if (!strokesOf(shape).flat().every(isOnEarth)) return 'coordinates-wrong'
  return meaning(toWgs84(shape, datum), parsed.data.properties)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** A GeoJSON file in WGS 84, whatever it was drawn in. `declared` is what whoever brings it says of its coordinates. */
export function readMap(
  text: string,
  declared: Datum | undefined,
): Result<MapFile, { code: 'map-unreadable' | 'map-empty' | 'datum-unknown' }> {
  const parsed = file.safeParse(parse(text))
  if (!parsed.success) return refuse('map-unreadable')
  const { features, attribution, crs } = parsed.data
  if (features.length === 0) return refuse('map-empty')
  const datum = declared ?? datumOf(parsed.data.datum ?? crs?.properties.name)
  if (!datum) return refuse('datum-unknown')
  const made: MapFile = { datum, attribution: attribution || null, drawn: [], rejects: [] }
  for (const [i, given] of features.entries()) {
    const drawn = readFeature(given, datum)
    if (typeof drawn === 'string') made.rejects.push({ feature: i + 1, code: drawn })
    else made.drawn.push({ feature: i + 1, drawn })
  }
  return ok(made)
}
