import { randomUUID } from 'node:crypto'
import { openDb, transact, type Db } from '#kernel/db'
import { openHouse, roomOf, type Caller, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { actorOfPerson } from '#kernel/org/actors'
import { forgetDirectory } from '#kernel/org/directory'
import { scopeOf, type Actor } from '#kernel/rights'
import type { Clock } from '#kernel/time'
import { vaultOf } from '#kernel/vault'
import { casework } from '#casework/contract'
import { inbox } from '#inbox/contract'
import { foundCounty } from '../src/server/found.ts'
import { rooms } from '../src/server/modules.ts'
import { asOwner, ownerOf } from './server.ts'

export const tenant = 990_101

/** A clock that stands until it is moved. */
export type SetClock = Clock & { set(at: string): void; forward(duration: Temporal.DurationLike): void }

export const setClock = (start: string): SetClock => {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: (at) => {
      now = Temporal.Instant.from(at)
    },
    forward: (duration) => {
      now = now.add(duration)
    },
  }
}

const areas: [string, string, string][] = [
  ['990101.001', 'street', '清河街道'],
  ['990101.001.001', 'community', '杏花社区'],
  ['990101.001.001.01', 'grid', '杏花一网格'],
  ['990101.002', 'street', '石桥街道'],
  ['990101.002.001', 'community', '柳林社区'],
]

export type Staff = Record<
  | 'dispatcher'
  | 'leader'
  | 'adjudicator'
  | 'operator'
  | 'lamp'
  | 'water'
  | 'lampBoss'
  | 'admin'
  | 'worker'
  | 'elsewhere',
  Caller
>

const seats: [keyof Staff, string, string, string][] = [
  ['dispatcher', 'centre', 'dispatcher', '990101'],
  ['leader', 'centre', 'centre-leader', '990101'],
  ['adjudicator', 'centre', 'adjudicator', '990101'],
  ['operator', 'centre', 'operator', '990101'],
  ['lamp', 'lamp', 'handler', '990101'],
  ['lampBoss', 'lamp', 'unit-leader', '990101'],
  ['water', 'water', 'handler', '990101'],
  ['admin', 'centre', 'administrator', '990101'],
  ['worker', 'community', 'community-worker', '990101.001.001'],
  ['elsewhere', 'other', 'community-worker', '990101.002.001'],
]

const unitSeeds: [string, string, string, string][] = [
  ['centre', 'centre', '县诉求受理中心', '990101'],
  ['lamp', 'bureau', '县路灯管理所', '990101'],
  ['water', 'bureau', '县供水公司', '990101'],
  ['community', 'community', '杏花社区居委会', '990101.001.001'],
  ['other', 'community', '柳林社区居委会', '990101.002.001'],
]

export type World = {
  db: Db
  house: House
  clock: SetClock
  units: Record<'centre' | 'lamp' | 'water' | 'community' | 'other', string>
  staff: Staff
  posts: Record<keyof Staff, string>
  casework: ReturnType<typeof roomOf<typeof casework>>
  inbox: ReturnType<typeof roomOf<typeof inbox>>
  database: string
  close(): Promise<void>
}

/** Somebody with no right but to speak. */
export const stranger = (): Caller => ({ actor: { kind: 'public' }, commandId: randomUUID() })
export const system = (at?: Temporal.Instant): Caller => ({
  actor: { kind: 'system' },
  commandId: randomUUID(),
  ...(at ? { at } : {}),
})

/** The same caller with a fresh command id. */
export const again = (caller: Caller): Caller => ({ ...caller, commandId: randomUUID() })

/** A small county on a database of its own, at a moment of the test's choosing (Monday 09:00 in Shanghai by default). */
export async function makeWorld(start = '2026-09-07T01:00:00.000Z'): Promise<World> {
  const database = `world_${randomUUID().replaceAll('-', '')}`
  await asOwner('postgres', (client) => client.query(`create database ${database} template oneneedle_template`))
  const db = openDb({ ...ownerOf(database), user: 'oneneedle_app' }, { max: 4 })
  const clock = setClock(start)
  await foundCounty(db, tenant, { zh: '清河县', en: 'Qinghe County' }, clock.now())
  const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
  const units = Object.fromEntries(unitSeeds.map(([key]) => [key, newId()])) as World['units']
  const people = Object.fromEntries(seats.map(([key]) => [key, newId()])) as Record<keyof Staff, string>
  const posts = Object.fromEntries(seats.map(([key]) => [key, newId()])) as Record<keyof Staff, string>
  const said = (zh: string) => JSON.stringify({ zh, en: zh })
  await transact(db, scope, async (tx) => {
    await tx
      .insertInto('kernel.area')
      .values(
        areas.map(([path, level, zh]) => ({ tenant, path, code: path.replaceAll('.', ''), level, name: said(zh) })),
      )
      .execute()
    await tx
      .insertInto('kernel.unit')
      .values(
        unitSeeds.map(([key, kind, zh, area]) => ({
          tenant,
          id: units[key as keyof World['units']],
          kind,
          name: said(zh),
          area,
        })),
      )
      .execute()
    await tx
      .insertInto('kernel.person')
      .values(seats.map(([key]) => ({ tenant, id: people[key], name: `测试${key}`, login: key, created_at: start })))
      .execute()
    await tx
      .insertInto('kernel.post')
      .values(
        seats.map(([key, unit, role, area]) => ({
          tenant,
          id: posts[key],
          unit: units[unit as keyof World['units']],
          role,
          area,
          title: said(role),
          person: people[key],
        })),
      )
      .execute()
  })
  forgetDirectory()
  const actors = await transact(db, scope, async (tx) => {
    const made: [string, Caller][] = []
    for (const [key] of seats) made.push([key, { actor: (await actorOfPerson(tx, tenant, people[key])) as Actor }])
    return made
  })
  const house = openHouse({ tenant, db, clock, rooms, vault: vaultOf('5a'.repeat(32)) })
  const fresh = <T>(call: T): T =>
    ((name: string, input: unknown, caller: Caller) =>
      (call as House['call'])(name, input, { commandId: randomUUID(), ...caller })) as T
  return {
    db,
    house,
    clock,
    units,
    posts,
    staff: Object.fromEntries(actors) as Staff,
    casework: fresh(roomOf(house, casework)),
    inbox: fresh(roomOf(house, inbox)),
    database,
    async close() {
      await db.destroy()
      await asOwner('postgres', (client) => client.query(`drop database ${database} with (force)`))
    },
  }
}
