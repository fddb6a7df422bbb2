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
  /** Kinds of units that take in complaints about units, in the order in which they are asked: the policy pack's. */
  complaintKinds: readonly string[]
  /** The units in which those sit who keep the whole county. */
  administrators: readonly string[]
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
  const kinds = await rows(
    sql<{ kind: string }>`select kind from kernel.complaint_kind where tenant = ${tenant} order by turn, kind`,
    tx,
  )
  const administrators = await rows(
    sql<{ unit: string }>`select distinct o.unit from kernel.post o
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      where o.tenant = ${tenant} and o.area = ${String(tenant)} and o.closed_at is null and o.person is not null
        and 'org.manage' = any(r.capabilities) order by o.unit`,
    tx,
  )
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return {
    areas,
    units,
    complaintKinds: kinds.map(({ kind }) => kind),
    administrators: administrators.map(({ unit }) => unit),
    area: (path) => byPath.get(path),
    unit: (id) => byId.get(id),
  }
}

const kept = cached(read)

/** The county's areas and units by name. */
export const directoryOf = (tx: Tx, tenant: number): Promise<Directory> => kept.get(tenant, tx)
export const forgetDirectory = (): void => kept.forget()

const nearest = (directory: Directory, kind: string, area: string, not?: string): Unit | undefined =>
  directory.units
    .filter((unit) => unit.kind === kind && unit.id !== not && isWithin(area, unit.area))
    .sort((a, b) => b.area.length - a.area.length)[0]

/** The unit that can take in a complaint: of each kind in its turn the nearest one around the area, never `about` itself. */
export const complaintTakerOf = (directory: Directory, area: string, about: string): Unit | undefined =>
  directory.complaintKinds.map((kind) => nearest(directory, kind, area, about)).find((unit) => unit !== undefined)

/**
 * Who keeps a complaint that nobody can take in: the unit of an administrator, else the one that stands highest. Never
 * `about` itself; undefined where there is no other unit at all.
 */
export const complaintKeeperOf = (directory: Directory, about: string): Unit | undefined =>
  [...directory.administrators.map((id) => directory.unit(id)), ...directory.units].find(
    (one) => one !== undefined && one.id !== about,
  )

/**
 * The unit that receives what is said in an area: the nearest centre around it. What is said about a unit goes to one that
 * can take complaints in, else it is kept (docs/decisions/0046); in a county of one unit it stands in that unit's name,
 * and the wall keeps it from everybody who sits there.
 */
export const centreOf = (directory: Directory, area: string, about?: string): Unit | undefined =>
  about === undefined
    ? nearest(directory, 'centre', area)
    : (complaintTakerOf(directory, area, about) ?? complaintKeeperOf(directory, about) ?? directory.unit(about))
