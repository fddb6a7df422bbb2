import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { seal } from '#kernel/audit'
import { transact } from '#kernel/db'
import type { FileStore } from '#kernel/files/store'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { exchangeWith } from '#kernel/outbox/exchange'
import { deliver, type Adapter, type Message } from '#kernel/outbox'
import { systemScope } from '#kernel/rights'
import { org } from '#kernel/org/contract'
import { casework } from '#casework/contract'
import { carryImports } from './importing/carry.ts'
import type { ImportFolder } from './importing/folder.ts'
import { learnAnew } from './learning.ts'
import { postCases, readRemotes } from './remotes/tend.ts'

export type Adapters = Record<Message['channel'], Adapter>
/** `hold` takes the lease again, for work that may last longer than it. */
type Job = {
  name: string
  everyMs: number
  run: (stop: AbortSignal, hold: () => Promise<boolean>) => Promise<unknown>
}

/**
 * Time passes on every case that it concerns, and kept complaints go where they belong. Each is a command of its own: one
 * that fails does not hold up the others.
 */
export async function passTime(house: House): Promise<number> {
  const calls = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  const ripe = await calls('ripe', {}, caller())
  if (!ripe.ok) return 0
  const failures: unknown[] = []
  for (const id of ripe.value.sweep)
    await calls('sweep', { case: id }, caller()).catch((error: unknown) => failures.push(error))
  for (const id of ripe.value.passOn)
    await calls('passOn', { case: id }, caller()).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'Time did not pass on some cases')
  return ripe.value.sweep.length
}

/** Units that take complaints in while nobody sits there are brought before whoever keeps their posts. */
export const seeStaffed = (house: House) =>
  roomOf(house, org)('unstaffed', {}, { actor: { kind: 'system' }, commandId: newId() })

/** The same change on the same case is the same command, whoever carries it out and however often. */
const commandOf = (revision: number, id: string): string => {
  const hex = createHash('sha256').update(`reclock:${revision}:${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Calls = ReturnType<typeof roomOf<typeof casework>>
type Batch = { revision: number; since: string; cases: string[] }
type Outcome = { moved: number; units: string[]; failed: string[]; failures: unknown[] }

/** Computes each case of a batch; one that fails does not hold up the others. */
async function carryBatch(calls: Calls, { revision, since, cases }: Batch): Promise<Outcome> {
  const outcome: Outcome = { moved: 0, units: [], failed: [], failures: [] }
  for (const id of cases) {
    const caller = { actor: { kind: 'system' as const }, commandId: commandOf(revision, id) }
    const done = await calls('reclock', { case: id, since }, caller).catch((error: unknown) => {
      outcome.failures.push(error)
      outcome.failed.push(id)
    })
    if (!done?.ok || !done.value.moved) continue
    outcome.moved += 1
    if (done.value.unit) outcome.units.push(done.value.unit)
  }
  return outcome
}

type Carrying = { stop?: AbortSignal; onProgress?: (seen: number, of: number) => void }

/**
 * Carries what changed in the calendar into the dates of open cases, batch by batch: cut off anywhere, it goes on where
 * it was. Returns how many cases' dates moved.
 */
export async function carryCalendar(house: House, { stop, onProgress }: Carrying = {}): Promise<number> {
  const calls = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  let all = 0
  const goesOn = () => !stop?.aborted
  while (goesOn()) {
    const next = await calls('reclockNext', {}, caller())
    if (!next.ok || !next.value) break
    const { revision, total, seen, cases } = next.value
    const { moved, units, failed, failures } = await carryBatch(calls, next.value)
    await calls('reclockDone', { revision, total, cases, moved, units, failed }, caller())
    all += moved
    if (cases.length > 0) onProgress?.(seen + cases.length, total)
    if (failures.length > 0) throw new AggregateError(failures, 'The dates of some cases could not be computed')
  }
  return all
}

type Reading = Pick<Carrying, 'stop'> & { rests?: number }

/**
 * Reads new requests into their topics, batch by batch; cut off anywhere, it goes on where it was. Between two batches it
 * rests `rests` times as long as it worked, and leaves the processors to whoever asks. Returns how many were read.
 */
export async function readTopics(house: House, { stop, rests = 0 }: Reading = {}): Promise<number> {
  const calls = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  await calls('learnTopics', {}, caller())
  let all = 0
  const goesOn = () => !stop?.aborted
  while (goesOn()) {
    const begun = performance.now()
    const done = await calls('groupRequests', {}, caller())
    if (!done.ok || done.value.read === 0) break
    all += done.value.read
    if (rests > 0) await sleep((performance.now() - begun) * rests, undefined, { signal: stop }).catch(() => undefined)
  }
  return all
}

/** What the jobs work with. */
type Tools = {
  house: House
  adapters: Adapters
  imports: ImportFolder
  store: FileStore
  /** Under which address the house is reached from outside. */
  publicUrl: string
}

const jobsOf = ({ house, adapters, imports, store, publicUrl }: Tools): Job[] => {
  const { db, tenant, clock } = house
  const scope = systemScope(tenant)
  const exchange = exchangeWith(process.env['REMOTE_ALLOW'])
  const posters = { house, exchange, store, publicUrl }
  // no longer than the lease holds; a question asked of another server at the end may take its time
  const within = (ms: number, stop: AbortSignal) => AbortSignal.any([stop, AbortSignal.timeout(ms)])
  return [
    { name: 'time', everyMs: 20_000, run: () => passTime(house) },
    { name: 'staffed', everyMs: 60_000, run: () => seeStaffed(house) },
    { name: 'calendar', everyMs: 5_000, run: (stop) => carryCalendar(house, { stop: within(40_000, stop) }) },
    { name: 'learn', everyMs: 30_000, run: (stop, hold) => learnAnew(house, { stop, hold }) },
    { name: 'topics', everyMs: 30_000, run: (stop) => readTopics(house, { stop: within(40_000, stop), rests: 4 }) },
    { name: 'seal', everyMs: 5_000, run: () => transact(db, scope, (tx) => seal(tx, tenant, clock.now())) },
    { name: 'post-cases', everyMs: 5_000, run: (stop) => postCases(posters, within(30_000, stop)) },
    { name: 'read-remotes', everyMs: 3_000, run: (stop) => readRemotes(house, exchange, within(30_000, stop)) },
    {
      name: 'import',
      everyMs: 1_000,
      run: (stop, hold) => carryImports({ house, folder: imports, stop, keeps: hold }),
    },
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
export function startJobs(tools: Tools, onError: (job: string, error: unknown) => void): () => Promise<void> {
  const holder = newId()
  const stop = new AbortController()
  const loop = async (job: Job) => {
    const hold = () => holdsLease(tools.house, job.name, holder)
    while (!stop.signal.aborted) {
      try {
        if (await hold()) await job.run(stop.signal, hold)
      } catch (error) {
        if (!stop.signal.aborted) onError(job.name, error)
      }
      await sleep(job.everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const loops = jobsOf(tools).map(loop)
  return async () => {
    stop.abort()
    await Promise.all(loops)
  }
}
