import { sql } from 'kysely'
import { actsOf, record } from '#kernel/audit'
import { transact, type Db } from '#kernel/db'
import { openHouse, roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { org } from '#kernel/org/contract'
import { systemScope } from '#kernel/rights'
import { shippedCalendar } from '#kernel/worktime/pack'
import { foundCounty } from '../found.ts'
import { countyName, demoPassword, demoTenant, seats } from './county.ts'
import { Days } from './drive.ts'
import { demoMap } from './map.ts'
import { castOf, settle } from './settle.ts'
import { tellDemo } from './tell.ts'

export type DemoParts = Pick<House, 'db' | 'rooms' | 'vault'> & {
  now: Temporal.Instant
  cases?: number
  /** Gives a person the password of the demo. */
  givePassword(person: string, password: string): Promise<void>
  /** Takes away what a start that was cut off has left behind: half a story is none. */
  clear(): Promise<void>
  onProgress: (share: number) => void
}

const system = systemScope(demoTenant)

const isTold = (db: Db): Promise<boolean> =>
  transact(db, system, async (tx) => (await actsOf(tx, demoTenant, 'demo')).length > 0)

/** Messages of the half-year that never was are marked as sent: they must not go out to anybody today. */
const quieten = (db: Db, now: Temporal.Instant) =>
  transact(db, system, (tx) =>
    sql`update kernel.message set state = 'sent', sent_at = created_at where tenant = ${demoTenant}
      and created_at < ${now.subtract({ hours: 24 }).toString()}`.execute(tx),
  )

/** Founds the demo county and lets half a year pass in it. Does nothing where it was told to its end already. */
export async function foundDemo(parts: DemoParts): Promise<void> {
  const { db, rooms, vault, now } = parts
  const halfAYear = now.subtract({ hours: 24 * 183 })
  if (await isTold(db)) return
  await parts.clear()
  await foundCounty(db, demoTenant, countyName, halfAYear)
  const placed = await settle(db, halfAYear)
  const shown = seats.filter((seat) => seat.tryThis)
  for (const seat of shown) await parts.givePassword(placed.people.get(seat.login) ?? '', demoPassword)
  const days = new Days(now, await shippedCalendar())
  const house = openHouse({ tenant: demoTenant, db, clock: days.clock, rooms, vault })
  const drawn = await roomOf(house, org)(
    'importMap',
    { text: demoMap() },
    { actor: { kind: 'system' }, commandId: newId(), at: halfAYear },
  )
  if (!drawn.ok || !drawn.value.saved) throw new Error('The demo county could not be drawn')
  await tellDemo(house, await castOf(db, placed), days, now, parts.cases ?? 345, parts.onProgress)
  await quieten(db, now)
  const told = { subject: 'demo', at: now.toString(), act: 'demo.told', who: { kind: 'system' }, data: {} } as const
  await transact(db, system, (tx) => record(tx, demoTenant, [told]))
}
