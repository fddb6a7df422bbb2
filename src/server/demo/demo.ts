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
import { fillRegister } from './register.ts'
import { castOf, settle } from './settle.ts'
import { tellDemo } from './tell.ts'

export type DemoParts = Pick<House, 'db' | 'rooms' | 'vault'> & {
  now: Temporal.Instant
  cases?: number
  households?: number
  /** Gives a person the password of the demo. */
  givePassword(person: string, password: string): Promise<void>
  /** Takes away what a start that was cut off has left behind: half a story is none. */
  clear(): Promise<void>
  onProgress: (share: number) => void
}

const system = systemScope(demoTenant)

/** How far the demo was told; `somebody's`: a county that was founded otherwise stands under its code. */
const standing = (db: Db): Promise<'nothing' | 'begun' | 'told' | 'somebody’s'> =>
  transact(db, system, async (tx) => {
    const acts = await actsOf(tx, demoTenant, 'demo')
    if (acts.length > 0) return acts.some(({ act }) => act === 'demo.told') ? 'told' : 'begun'
    const { rows } = await sql`select 1 from kernel.area where tenant = ${demoTenant} limit 1`.execute(tx)
    return rows.length > 0 ? 'somebody’s' : 'nothing'
  })

const note = (db: Db, act: 'demo.begun' | 'demo.told', now: Temporal.Instant): Promise<void> =>
  transact(db, system, (tx) =>
    record(tx, demoTenant, [{ subject: 'demo', at: now.toString(), act, who: { kind: 'system' }, data: {} }]),
  )

/** Messages of the half-year that never was are marked as sent: they must not go out to anybody today. */
const quieten = (db: Db, now: Temporal.Instant) =>
  transact(db, system, (tx) =>
    sql`update kernel.message set state = 'sent', sent_at = created_at where tenant = ${demoTenant}
      and created_at < ${now.subtract({ hours: 24 }).toString()}`.execute(tx),
  )

/**
 * Founds the demo county and lets half a year pass in it. Does nothing where it was told to its end already; false, and
 * nothing is touched, where a county that is not the demo stands under its code.
 */
export async function foundDemo(parts: DemoParts): Promise<boolean> {
  const { db, rooms, vault, now } = parts
  const halfAYear = now.subtract({ hours: 24 * 183 })
  const found = await standing(db)
  if (found === 'told' || found === 'somebody’s') return found === 'told'
  if (found === 'begun') await parts.clear()
  await note(db, 'demo.begun', now)
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
  await fillRegister(house, parts.households ?? 300, now)
  await tellDemo(house, await castOf(db, placed), days, now, parts.cases ?? 345, parts.onProgress)
  await quieten(db, now)
  await note(db, 'demo.told', now)
  return true
}
