import { createHash, randomUUID } from 'node:crypto'
import { transact } from '#kernel/db'
import { roomOf, worded, type House } from '#kernel/house'
import type { Worded } from '#kernel/refusals'
import { systemScope } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { calendarOf } from '#kernel/worktime/store'
import { casework } from '#casework/contract'
import { messageOf, type Message, type Reading } from './message.ts'
import type { Plan } from './plan.ts'
import { rejectsTo, type Rejects } from './rejects.ts'
import type { Row } from './row.ts'
import { Stopped } from './stopped.ts'

type Note = keyof Outcome['noted']
type Outcome = Extract<Awaited<ReturnType<Call>>, { ok: true }>['value']
type Call = ReturnType<typeof callOf>

export type Imported = {
  read: number
  added: number
  known: number
  rejected: number
  /** How often something that a row said has no name or place here and stays beside it as text. */
  noted: Partial<Record<Note, number>>
}
export type End = Imported & { ended: 'whole' | 'cancelled' | 'stopped'; why: Said | null }
export type Progress = { done: Imported; share: number; perSecond: number }

export type Parts = Pick<Reading, 'source' | 'area' | 'categories' | 'isHistory'> & {
  house: House
  plan: Plan
  /** Where rows go that cannot come in. */
  rejects: string
  /** Everything is looked at and counted, and nothing is written but the rejects. */
  isCheck?: boolean
  /** Ends it between two batches: what is in is in, and the next run goes on. */
  stop?: AbortSignal
  onProgress?: (progress: Progress) => void | Promise<void>
}

/** Rows of one transaction: few enough to be done in a moment, many enough that committing costs little. */
const batchRows = 250

/**
 * Batches on their way at once: while the database works on one, the next is read and asked about. Two that hold the same row
 * meet at its unique name, and the second is done again and knows it.
 */
const lanes = 3

const none = (): Imported => ({ read: 0, added: 0, known: 0, rejected: 0, noted: {} })

const callOf = (house: House, isCheck: boolean) => {
  const call = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: randomUUID() })
  return (rows: Message[]) => (isCheck ? call('importCheck', { rows }, caller()) : call('import', { rows }, caller()))
}

/** What is wrong with the row, not with the database. */
const isOfRow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))

const unkept: Said = { zh: '数据库收不下这一行的内容。', en: 'The database cannot keep what this line holds.' }

/** The first field that is wrong says more than that something is. */
const whyOf = (refusal: Worded | undefined): Said => refusal?.issues?.[0] ?? refusal ?? unkept

type Batch = readonly { row: Row; message: Message }[]

/** In a trial nothing is kept that a later row could be known by, so its numbers are remembered: some 50 bytes a row. */
const mostRemembered = 2_000_000

class Run {
  readonly #parts: Parts
  readonly #call: Call
  readonly #rejects: Rejects
  readonly #reading: Reading
  readonly #seen = new Set<number>()
  readonly #begun = performance.now()
  readonly done = none()
  readonly #ways = new Set<Promise<void>>()
  #waiting: { row: Row; message: Message }[] = []

  constructor(parts: Parts, zone: string) {
    const { plan, house } = parts
    this.#parts = parts
    this.#call = callOf(house, parts.isCheck ?? false)
    this.#rejects = rejectsTo(parts.rejects, plan.table.kind === 'jsonl' ? ['原文 row'] : plan.header)
    const { source, area, categories, isHistory } = parts
    const { mapping, order } = plan
    this.#reading = {
      source,
      area,
      categories,
      isHistory,
      mapping,
      order,
      zone,
      now: house.clock.now(),
      vault: house.vault,
    }
  }

  async #reject(row: Row, why: Said): Promise<void> {
    this.done.rejected += 1
    await this.#rejects.add(row, why)
  }

  /** Whether a trial has met this row before in the same file. */
  #isKnown({ source }: Message): boolean {
    if (!this.#parts.isCheck || this.#seen.size >= mostRemembered) return false
    const mark = createHash('sha256').update(source).digest().readUIntBE(0, 6)
    if (this.#seen.has(mark)) return true
    this.#seen.add(mark)
    return false
  }

  async take(row: Row): Promise<void> {
    this.done.read += 1
    const message = messageOf(row, this.#reading)
    if ('zh' in message) await this.#reject(row, message)
    else if (this.#isKnown(message)) this.done.known += 1
    else this.#waiting.push({ row, message })
    if (this.#waiting.length >= batchRows) await this.#send(row)
  }

  #count({ added, known, noted }: Outcome): void {
    this.done.added += added
    this.done.known += known
    for (const [note, n] of Object.entries(noted) as [Note, number][])
      this.done.noted[note] = (this.done.noted[note] ?? 0) + n
  }

  async #take(batch: Batch, outcome: Outcome): Promise<void> {
    this.#count(outcome)
    const room = this.#parts.house.rooms.find(({ name }) => name === casework.name)
    for (const { row, code } of outcome.refused) {
      const one = batch[row]
      if (one) await this.#reject(one.row, worded({ code }, room))
    }
  }

  /** A batch that fails is tried row by row: one that cannot be kept does not hold up the others. */
  async #bring(batch: Batch): Promise<void> {
    const outcome = await this.#call(batch.map(({ message }) => message)).catch((error: unknown) => {
      if (isOfRow(error)) return undefined
      throw error
    })
    if (outcome?.ok) return this.#take(batch, outcome.value)
    const [only, ...others] = batch
    if (only && others.length === 0) return this.#reject(only.row, whyOf(outcome?.refusal))
    for (const one of batch) await this.#bring([one])
  }

  /** Brings the rows that wait on their way, and waits until one more batch may be. */
  async #send(last: Row): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    const way: Promise<void> = this.#bring(batch).finally(() => this.#ways.delete(way))
    this.#ways.add(way)
    if (this.#ways.size >= lanes) await Promise.race(this.#ways)
    await this.#tell(last)
  }

  async #tell(last: Row | undefined): Promise<void> {
    const { plan, onProgress } = this.#parts
    const share = last && plan.table.bytes > 0 ? last.bytes / plan.table.bytes : 0
    await onProgress?.({
      done: this.done,
      share,
      perSecond: this.done.read / ((performance.now() - this.#begun) / 1000),
    })
  }

  /** All that is on its way arrives, and with `last` what still waits. */
  async arrive(last: Row | undefined): Promise<void> {
    if (this.#waiting.length > 0 && last) await this.#send(last)
    await Promise.all(this.#ways)
    await this.#tell(last)
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#ways)
    await this.#rejects.close()
  }
}

/**
 * Brings the rows of a file in as requests with their own dates, through the same rules as the web form. Cut off anywhere
 * and begun again it goes on: each row is known by its system and its number there, and comes in once. Memory does not grow
 * with the file.
 */
export async function importMessages(parts: Parts): Promise<End> {
  const { house, plan, stop } = parts
  if (plan.lacks) return { ...none(), ended: 'stopped', why: plan.lacks }
  const { zone } = await transact(house.db, systemScope(house.tenant), (tx) => calendarOf(tx, house.tenant))
  const run = new Run(parts, zone)
  let last: Row | undefined
  const end = async (ended: End['ended'], why: Said | null = null): Promise<End> => {
    // what was read before a break is good, and every row that was read is counted
    await run.arrive(last)
    return { ...run.done, ended, why }
  }
  try {
    for await (const row of plan.table.rows()) {
      if (stop?.aborted) return await end('cancelled')
      last = row
      await run.take(row)
    }
    return await end('whole')
  } catch (error) {
    if (error instanceof Stopped) return await end('stopped', error.said)
    throw error
  } finally {
    await run.close()
  }
}
