import { sql } from 'kysely'
import { later, rows, type Tx } from '../../db.ts'
import type { Geometry } from '../../map/geojson.ts'
import type { Said } from '../../words.ts'

export type FeatureKept = {
  id: string
  area: string
  kind: 'area' | 'road' | 'water'
  name: Said | null
  shape: Geometry
  datum: string
  attribution: string | null
}

/** Roads and water that are on the map now. */
export const knownLines = async (tx: Tx, tenant: number): Promise<string[]> => {
  const found = await rows(
    sql<{ id: string }>`select id from kernel.map_feature
      where tenant = ${tenant} and kind <> 'area' and closed_at is null`,
    tx,
  )
  return found.map(({ id }) => id)
}

export const closeFeatures = (tx: Tx, tenant: number, ids: readonly string[], at: string) =>
  later(
    tx,
    sql`update kernel.map_feature set closed_at = ${at}
    where tenant = ${tenant} and id = any(${[...ids]}::text[])`,
  )

export const saveFeatures = (tx: Tx, tenant: number, features: readonly FeatureKept[]) =>
  later(
    tx,
    sql`insert into kernel.map_feature (tenant, id, area, kind, name, shape, datum, attribution)
    select ${tenant}, id, area, kind, nullif(name, 'null'), shape, datum, attribution
      from jsonb_to_recordset(${JSON.stringify(features)}::jsonb)
        as t(id text, area text, kind text, name jsonb, shape jsonb, datum text, attribution text)
    on conflict (tenant, id) do update set name = excluded.name, shape = excluded.shape, datum = excluded.datum,
      attribution = excluded.attribution, closed_at = null`,
  )
