import { sql } from 'kysely'
import { cached } from '../cached.ts'
import { rows, type Tx } from '../db.ts'
import { isWithin } from '../place.ts'
import type { Said } from '../words.ts'

export type Area = { path: string; code: string; level: 'county' | 'street' | 'community' | 'grid'; name: Said }
export type Unit = {
  id: string
  kind: string
  name: Said
  area: string
  parent: string | null
  public_phone: string | null
}

export type Directory = {
  areas: readonly Area[]
  units: readonly Unit[]
  area(path: string): Area | undefined
  unit(id: string): Unit | undefined
}

async function read(tenant: number, tx: Tx): Promise<Directory> {
  const areas = await rows(
    sql<Area>`select path, code, level, name from kernel.area where tenant = ${tenant} and closed_at is null order by path`,
    tx,
  )
  const units = await rows(
    sql<Unit>`select id, kind, name, area, parent, public_phone from kernel.unit
      where tenant = ${tenant} and closed_at is null order by area, id`,
    tx,
  )
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return { areas, units, area: (path) => byPath.get(path), unit: (id) => byId.get(id) }
}

const kept = cached(read)

/** The county's areas and units by name. */
export const directoryOf = (tx: Tx, tenant: number): Promise<Directory> => kept.get(tenant, tx)
export const forgetDirectory = (): void => kept.forget()

const nearest = (directory: Directory, kind: string, area: string, not: string | undefined): Unit | undefined =>
  directory.units
    .filter((unit) => unit.kind === kind && unit.id !== not && isWithin(area, unit.area))
    .sort((a, b) => b.area.length - a.area.length)[0]

/**
 * The centre that receives what is said in an area: the nearest one around it. What is said about that very centre goes to
 * another one, else to the government above it; where there is neither, nobody but the centre can take it in.
 */
export const centreOf = (directory: Directory, area: string, about?: string): Unit | undefined =>
  nearest(directory, 'centre', area, about) ??
  nearest(directory, 'government', area, about) ??
  nearest(directory, 'centre', area, undefined)
