import { sql } from 'kysely'
import { cached } from '../cached.ts'
import { rows, type Tx } from '../db.ts'
import { areaAt, outlinesOf, type Outlined } from '../map/area-at.ts'
import type { CountyMap, Geometry, MapFeature, Point } from '../map/geojson.ts'
import { lean } from '../map/lean.ts'
import type { Said } from '../words.ts'

type Row = {
  kind: MapFeature['properties']['kind']
  path: string | null
  name: Said | null
  geometry: Geometry
  attribution: string | null
}

export type KnownMap = {
  outlines: readonly Outlined[]
  /** The outlines reach as far as the county does: what lies in none of them lies outside. */
  isWhole: boolean
  shown: CountyMap
}

const isStreet = (path: string): boolean => path.split('.').length === 2

async function read(tenant: number, tx: Tx): Promise<KnownMap> {
  const found = await rows(
    sql<Row>`select f.kind, a.path, coalesce(a.name, f.name) as name, f.shape as geometry, f.attribution
      from kernel.map_feature f
      left join kernel.area a on f.kind = 'area' and a.tenant = f.tenant and a.path = f.area and a.closed_at is null
      where f.tenant = ${tenant} and f.closed_at is null and (f.kind <> 'area' or a.path is not null) order by f.id`,
    tx,
  )
  const areas = await rows(
    sql<{ path: string }>`select path from kernel.area where tenant = ${tenant} and closed_at is null`,
    tx,
  )
  const map: CountyMap = {
    type: 'FeatureCollection',
    features: found.map(({ kind, path, name, geometry }) => ({
      type: 'Feature',
      properties: { kind, path, name },
      geometry,
    })),
    attribution: [...new Set(found.flatMap(({ attribution }) => attribution ?? []))],
  }
  const outlines = outlinesOf(map)
  const outlined = new Set(outlines.map(({ path }) => path))
  const streets = areas.filter(({ path }) => isStreet(path))
  const isWhole =
    outlined.has(String(tenant)) || (streets.length > 0 && streets.every(({ path }) => outlined.has(path)))
  return { outlines, isWhole, shown: lean(map) }
}

// a map changes once in years and is long to read
const kept = cached(read, 60_000)

export const mapOf = (tx: Tx, tenant: number): Promise<KnownMap> => kept.get(tenant, tx)
export const forgetMap = (): void => kept.forget()

/** The deepest area around a point; null where it lies outside the county, undefined where the map does not tell. */
export const areaOfPoint = ({ outlines, isWhole }: KnownMap, point: Point): string | null | undefined =>
  areaAt(outlines, point) ?? (isWhole ? null : undefined)
