import { hash } from 'node:crypto'
import { ok } from '#kernel/result'
import { fault, refused, type Outcome } from './answer.ts'
import { readDate } from './dates.ts'
import { programOf, type Program } from './key.ts'
import { one, type Params } from './params.ts'
import type { Asked, Point } from './point.ts'
import { keep, mediaOf, type Sent } from './sent.ts'
import { faults } from './words.ts'

/** The standard's two and those that clients send beside them. */
const statuses = new Set([
  'unchanged',
  'open',
  'closed',
  'fixed',
  'in_progress',
  'planned',
  'action_scheduled',
  'investigating',
  'duplicate',
  'not_councils_responsibility',
  'no_further_action',
  'internal_referral',
  'cancelled',
  'reopen',
  'for_triage',
])

const needed = ['service_request_id', 'update_id', 'status', 'updated_datetime', 'description'] as const
type Word = Record<(typeof needed)[number], string>

function wordOf(params: Params): Outcome<Word> {
  const missing = needed.find((name) => one(params, name) === undefined)
  if (missing) return fault(400, faults.missing(missing))
  const word = Object.fromEntries(needed.map((name) => [name, one(params, name) ?? ''])) as Word
  const status = word.status.toLowerCase()
  if (!statuses.has(status)) return fault(400, faults.updateStatus)
  return readDate(word.updated_datetime) ? ok({ ...word, status }) : fault(400, faults.date)
}

/** The same update of the same program is the same command: sent again it is answered again and done once. */
function commandOf({ id }: Program, { service_request_id: number, update_id: update }: Word): string {
  const print = hash('sha256', JSON.stringify([id, number, update]))
  return [
    print.slice(0, 8),
    print.slice(8, 12),
    `8${print.slice(13, 16)}`,
    `8${print.slice(17, 20)}`,
    print.slice(20, 32),
  ].join('-')
}

/** A status that another system reports is its word, no more: here people claim, confirm and close. */
const textOf = ({ description, status, updated_datetime: at }: Word): string => `${description}\n（${status}，${at}）`

export async function relay(point: Point, asked: Asked, sent: Sent): Promise<Outcome> {
  const program = await programOf(point, asked)
  if (!program.ok) return program
  const word = wordOf(asked.params)
  if (!word.ok) return word
  const { service_request_id: number, update_id: update } = word.value
  const commandId = commandOf(program.value, word.value)
  const { files } = await mediaOf(point, sent)
  const input = {
    number: number.slice(0, 30),
    text: textOf(word.value),
    files: await keep(point, files),
    trial: point.isTest,
  }
  const done = await point.casework('relay', input, { actor: program.value, lang: asked.lang, commandId })
  if (!done.ok && done.refusal.code !== 'casework.only-tried') return refused(done.refusal)
  const id = done.ok ? `${number}-n${done.value.n}` : `${number}-${update}`
  return ok({ root: 'service_request_updates', value: [{ update_id: id, account_id: null }] })
}
