import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { record, whoOf, type NewAct, type Who as Doer } from './audit.ts'
import type { Call, Contract, WordsFor } from './contract.ts'
import { later, rows, transact, type Db, type Tx } from './db.ts'
import { isId } from './id.ts'
import { issuesOf } from './issues.ts'
import { kernelRefusals, type KernelRefusal, type Worded } from './refusals.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'
import { mayCall, scopeOf, type Actor } from './rights.ts'
import { iso, type Clock } from './time.ts'
import { unstorable } from './storable.ts'
import type { Vault } from './vault.ts'
import { fill, type Lang, type Said, type Sentence } from './words.ts'

/** An act as a handler notes it; who and when are the call's own unless it says otherwise. */
export type NotedAct = Omit<NewAct, 'at' | 'who'> & { at?: string; who?: Doer }

export type Ctx = {
  tx: Tx
  tenant: number
  actor: Actor
  now: Temporal.Instant
  lang: Lang
  /** '' for a query. */
  commandId: string
  vault: Vault
  /** Notes acts; all of them are written together with the command's answer, or none is. */
  act(...acts: NotedAct[]): void
}

type Refused<Code extends string> = Refusal<Code | KernelRefusal>

export type HandlersFor<K extends Contract> = {
  [Name in keyof K['calls']]: (
    input: z.output<K['calls'][Name]['input']>,
    ctx: Ctx,
  ) => Promise<Result<z.input<K['calls'][Name]['output']>, Refused<K['calls'][Name]['refusals'][number]>>>
}

/** A contract with its words and its handlers: one room of the house. */
export type Room = {
  name: string
  calls: Record<string, Call>
  words: { calls: Record<string, Said>; refusals: Record<string, Sentence> }
  handlers: Record<string, (input: unknown, ctx: Ctx) => Promise<Result<unknown>>>
}

export const room = <K extends Contract>(contract: K, words: WordsFor<K>, handlers: HandlersFor<K>): Room =>
  ({ name: contract.name, calls: contract.calls, words, handlers }) as unknown as Room

/** Who calls. `at` is for the system alone: an import carries out yesterday's request with yesterday's date. */
export type Caller = { actor: Actor; lang?: Lang; commandId?: string; at?: Temporal.Instant }

export type House = {
  tenant: number
  clock: Clock
  db: Db
  rooms: readonly Room[]
  /** Where answers are locked that open a door. */
  vault: Vault
  /** The one way in: HTTP, pages, demo, import and tests all come through here. */
  call(name: string, input: unknown, caller: Caller): Promise<Result<unknown, Worded>>
}

type Entry = { room: Room; call: Call; handler: Room['handlers'][string] }

/** Gives a refusal its sentence: the kernel's own, or the one of the room that refused. */
export const worded = (refusal: Refusal, from?: Room): Worded => {
  const own = from?.words.refusals[refusal.code]
  const sentence = own ?? kernelRefusals[refusal.code as KernelRefusal]
  const code = own && from ? `${from.name}.${refusal.code}` : refusal.code
  return { ...refusal, ...fill(sentence ?? kernelRefusals['not-found'], refusal.facts), code }
}

const actorKey = (actor: Actor): string => {
  if ('id' in actor) return `${actor.kind}:${actor.id}`
  return actor.kind === 'case-key' ? `case-key:${actor.caseId}` : actor.kind
}

const fingerprint = (input: unknown): string => hash('sha256', JSON.stringify(input))

type Stored = { call: string; who: string; input_hash: string; answer: unknown }

type Place = Pick<House, 'tenant' | 'vault'>

type Job = { name: string; entry: Entry; input: unknown; caller: Caller; now: Temporal.Instant }

/** How often a command is tried that meets another. */
const most = 4

/** Two writers met on one row: the work was undone and may simply be done again. */
const metAnother = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['23505', '40001', '40P01'].includes(String(error.code))

const aboutAnswer = ({ name, caller }: Job): string => `${name} ${caller.commandId}`

/** What the command was answered before, if it was carried out. */
function toldBefore({ vault }: Place, job: Job, [stored]: Stored[]): Result<unknown> | undefined {
  if (!stored) return undefined
  const same =
    stored.call === job.name &&
    stored.who === actorKey(job.caller.actor) &&
    stored.input_hash === fingerprint(job.input)
  if (!same) return refuse('command-reused')
  if (!job.entry.call.secretAnswer) return ok(stored.answer)
  const told = vault.open(String(stored.answer), aboutAnswer(job))
  return told === undefined ? refuse('answer-gone') : ok(JSON.parse(told))
}

/** Ends what was carried out before at the handler's first question, or at its writes: then one looks what it was told. */
const onlyOnce = (tx: Tx, { caller }: Job) => later(tx, sql`select kernel.only_once(${caller.commandId})`)

const lookBefore = async (tx: Tx, place: Place, job: Job): Promise<Result<unknown> | undefined> =>
  toldBefore(
    place,
    job,
    await rows(
      sql<Stored>`select call, who, input_hash, answer from kernel.command
        where tenant = ${place.tenant} and id = ${job.caller.commandId}`,
      tx,
    ),
  )

/** Asks nothing: what waits goes out, and its answers are looked at. */
const send = (tx: Tx) => rows(sql`select 1`, tx)

async function keepAnswer(tx: Tx, { tenant, vault }: Place, job: Job, answer: unknown): Promise<void> {
  const plain = JSON.stringify(answer ?? null)
  const kept = job.entry.call.secretAnswer ? JSON.stringify(vault.close(plain, aboutAnswer(job))) : plain
  const { actor, commandId } = job.caller
  await later(
    tx,
    sql`insert into kernel.command (tenant, id, call, who, input_hash, answer, at) values (${tenant}, ${commandId},
      ${job.name}, ${actorKey(actor)}, ${fingerprint(job.input)}, ${kept}, ${iso(job.now)})`,
  )
}

async function carryOut(tx: Tx, place: Place, job: Job, isAgain: boolean): Promise<Result<unknown>> {
  const { tenant, vault } = place
  const { actor, lang = 'zh', commandId = '' } = job.caller
  const isCommand = job.entry.call.kind === 'command'
  // whom it met may have been itself
  const before = isCommand && isAgain ? await lookBefore(tx, place, job) : undefined
  if (before) return before
  if (isCommand) await onlyOnce(tx, job)
  const acts: NotedAct[] = []
  const note = (...noted: NotedAct[]) => void acts.push(...noted)
  const ctx: Ctx = { tx, tenant, actor, now: job.now, lang, commandId, vault, act: note }
  const outcome = await job.entry.handler(job.input, ctx)
  if (!outcome.ok) {
    // a handler may refuse without a question, by what it has in memory: the first answer still counts
    if (isCommand) await send(tx)
    return outcome
  }
  // what the contract does not declare never leaves the house
  const answer = job.entry.call.output.parse(outcome.value)
  if (!isCommand) return ok(answer)
  const at = iso(job.now)
  await record(
    tx,
    tenant,
    acts.map((act) => ({ who: whoOf(actor), at, ...act })),
  )
  await keepAnswer(tx, place, job, answer)
  return ok(answer)
}

/** Why this actor may not make the call at all, if so. */
export const withoutRight = (actor: Actor, { needs }: Call): Worded | undefined => {
  if (mayCall(actor, needs)) return undefined
  if (needs === 'api-key') return worded({ code: 'key-needed' })
  return worded({ code: actor.kind === 'person' ? 'no-right' : 'sign-in-first' })
}

/** Puts rooms together into one house over one database. */
export function openHouse(parts: Omit<House, 'call'>): House {
  const entries = new Map<string, Entry>()
  for (const room of parts.rooms)
    for (const [name, call] of Object.entries(room.calls)) {
      const handler = room.handlers[name]
      if (handler) entries.set(`${room.name}.${name}`, { room, call, handler })
    }

  const refuseEarly = (entry: Entry, caller: Caller): Worded | undefined => {
    const refused = withoutRight(caller.actor, entry.call)
    if (refused) return refused
    if (entry.call.kind === 'command' && !isId(caller.commandId ?? '')) return worded({ code: 'command-id-missing' })
    return undefined
  }

  const run = async (job: Job, tries = most): Promise<Result<unknown>> => {
    try {
      const { call } = job.entry
      const command = call.kind === 'command' ? (job.caller.commandId ?? '') : ''
      const scope = { ...scopeOf(parts.tenant, job.caller.actor, call.needs), command }
      return await transact(parts.db, scope, (tx) => carryOut(tx, parts, job, tries < most), { undo: (o) => !o.ok })
    } catch (error) {
      if (tries > 1 && metAnother(error)) return run(job, tries - 1)
      throw error
    }
  }

  return {
    ...parts,
    async call(name, input, caller) {
      const entry = entries.get(name)
      if (!entry) return { ok: false, refusal: worded({ code: 'unknown-call' }) }
      const early = refuseEarly(entry, caller)
      if (early) return { ok: false, refusal: early }
      const fault = unstorable(input)
      if (fault) return { ok: false, refusal: { ...worded({ code: 'invalid-input' }), issues: [fault] } }
      const parsed = entry.call.input.safeParse(input)
      if (!parsed.success)
        return {
          ok: false,
          refusal: { ...worded({ code: 'invalid-input' }), issues: issuesOf(entry.call.input, input) },
        }
      const now = (caller.actor.kind === 'system' && caller.at) || parts.clock.now()
      const outcome = await run({ name, entry, input: parsed.data, caller, now })
      return outcome.ok ? outcome : { ok: false, refusal: worded(outcome.refusal, entry.room) }
    },
  }
}

/** The same way in with the types of one contract: `const casework = roomOf(house, contract)`. */
export const roomOf =
  <K extends Contract>(house: House, contract: K) =>
  <Name extends keyof K['calls'] & string>(name: Name, input: z.input<K['calls'][Name]['input']>, caller: Caller) =>
    house.call(`${contract.name}.${name}`, input, caller) as Promise<
      Result<z.output<K['calls'][Name]['output']>, Worded>
    >
