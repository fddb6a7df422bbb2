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
  /** The units in which somebody sits, or stands in, who can send cases on, and over which area. */
  senders: readonly { unit: string; area: string }[]
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
  const senders = await rows(
    sql<{ unit: string; area: string }>`select distinct o.unit, o.area from kernel.post o
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      where o.tenant = ${tenant} and o.closed_at is null and (o.person is not null or o.covered_by is not null)
        and 'case.dispatch' = any(r.capabilities)`,
    tx,
  )
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return {
    areas,
    units,
    complaintKinds: kinds.map(({ kind }) => kind),
    administrators: administrators.map(({ unit }) => unit),
    senders,
    area: (path) => byPath.get(path),
    unit: (id) => byId.get(id),
  }
}

const kept = cached(read)

/** The county's areas and units by name. */
export const directoryOf = (tx: Tx, tenant: number): Promise<Directory> => kept.get(tenant, tx)
export const forgetDirectory = (): void => kept.forget()

type May = (unit: Unit) => boolean
const anyUnit: May = () => true

const nearest = (directory: Directory, kind: string, area: string, may: May = anyUnit): Unit | undefined =>
  directory.units
    .filter((unit) => unit.kind === kind && isWithin(area, unit.area) && may(unit))
    .sort((a, b) => b.area.length - a.area.length)[0]

/** Whether somebody sits in a unit who can take in what concerns an area and send it on. */
export const isStaffed = ({ senders }: Directory, unit: string, area: string): boolean =>
  senders.some((one) => one.unit === unit && isWithin(area, one.area))

/**
 * The unit that can take in a complaint: of each kind in its turn the nearest one around the area in which somebody sits,
 * never `about` itself.
 */
export function complaintTakerOf(directory: Directory, area: string, about: string): Unit | undefined {
  const may = ({ id }: Unit) => id !== about && isStaffed(directory, id, area)
  return directory.complaintKinds.map((kind) => nearest(directory, kind, area, may)).find((unit) => unit !== undefined)
}

/** Where a complaint that lies with `keeper` belongs; undefined where it may stay, or there is still nowhere to go. */
export function properTakerOf(directory: Directory, area: string, about: string, keeper: string): Unit | undefined {
  const kind = directory.unit(keeper)?.kind ?? ''
  const takes = keeper !== about && directory.complaintKinds.includes(kind) && isStaffed(directory, keeper, area)
  return takes ? undefined : complaintTakerOf(directory, area, about)
}

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
