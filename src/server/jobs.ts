import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { seal } from '#kernel/audit'
import { transact } from '#kernel/db'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { deliver, type Adapter, type Message } from '#kernel/outbox'
import { systemScope } from '#kernel/rights'
import { casework } from '#casework/contract'

export type Adapters = Record<Message['channel'], Adapter>
type Job = { name: string; everyMs: number; run: () => Promise<unknown> }

/** Time passes on every case that it concerns. Each is a command of its own: one that fails does not hold up the others. */
export async function passTime(house: House): Promise<number> {
  const calls = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  const ripe = await calls('ripe', {}, caller())
  if (!ripe.ok) return 0
  const failures: unknown[] = []
  for (const id of ripe.value.sweep)
    await calls('sweep', { case: id }, caller()).catch((error: unknown) => failures.push(error))
  for (const id of ripe.value.reclock)
    await calls('reclock', { case: id }, caller()).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'Time did not pass on some cases')
  return ripe.value.sweep.length + ripe.value.reclock.length
}

const jobsOf = (house: House, adapters: Adapters): Job[] => {
  const { db, tenant, clock } = house
  const scope = systemScope(tenant)
  return [
    { name: 'time', everyMs: 20_000, run: () => passTime(house) },
    { name: 'seal', everyMs: 5_000, run: () => transact(db, scope, (tx) => seal(tx, tenant, clock.now())) },
    { name: 'deliver', everyMs: 2_000, run: () => deliver(db, tenant, adapters, clock.now()) },
  ]
}

/** A job runs in one process at a time: whoever holds its lease. A process that dies leaves it after a minute. */
const holdsLease = async (house: House, name: string, holder: string): Promise<boolean> =>
  transact(house.db, systemScope(house.tenant), async (tx) => {
    const { rows } = await sql`insert into kernel.lease (name, holder, until)
      values (${`${house.tenant}:${name}`}, ${holder}, now() + interval '1 minute')
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
        where kernel.lease.holder = excluded.holder or kernel.lease.until < now()
      returning name`.execute(tx)
    return rows.length > 0
  })

/** Starts the recurring jobs and returns what stops them, waiting for those under way. */
export function startJobs(
  house: House,
  adapters: Adapters,
  onError: (job: string, error: unknown) => void,
): () => Promise<void> {
  const holder = newId()
  const stop = new AbortController()
  const loop = async (job: Job) => {
    while (!stop.signal.aborted) {
      try {
        if (await holdsLease(house, job.name, holder)) await job.run()
      } catch (error) {
        if (!stop.signal.aborted) onError(job.name, error)
      }
      await sleep(job.everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const loops = jobsOf(house, adapters).map(loop)
  return async () => {
    stop.abort()
    await Promise.all(loops)
  }
}
