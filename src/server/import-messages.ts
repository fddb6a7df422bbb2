import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { roomOf, type House } from '#kernel/house'
import { calendarOf } from '#kernel/worktime/store'
import { transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { casework } from '#casework/contract'

/** A line of a message board: an id, a moment, a title and a text under the names that such files use. */
const line = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    time: z.string().min(8),
    title: z.string().default(''),
    detail: z.string().optional(),
    text: z.string().optional(),
  })
  .transform(({ id, time, title, detail, text }) => ({
    id,
    time,
    title: title.trim(),
    text: (detail ?? text ?? '').trim(),
  }))

export type Imported = { read: number; added: number; known: number; rejected: number }
type Reject = Said & { line: number; id: string | null }

/** Zone-less moments are the county's own; a plain date is its noon. */
const momentOf = (text: string, zone: string): Temporal.Instant => {
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return Temporal.Instant.from(text)
  const local = text.includes(':')
    ? Temporal.PlainDateTime.from(text.replace(' ', 'T'))
    : Temporal.PlainDate.from(text).toPlainDateTime('12:00')
  return local.toZonedDateTime(zone).toInstant()
}

/** Spreadsheets leave their escapes behind; no table holds a NUL. */
const clean = (text: string): string =>
  text
    .replaceAll('_x000D_', '\n')
    .replaceAll('\u0000', '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** A text longer than a request may be is cut at its end and says so: the rest of the message is not lost on anybody else. */
const most = 4000
const fit = (text: string): string => (text.length <= most ? text : `${text.slice(0, most - 10)}……（原文过长）`)

const parse = (text: string): z.output<typeof line> | string => {
  try {
    const parsed = line.safeParse(JSON.parse(text))
    return parsed.success
      ? parsed.data
      : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`
  } catch {
    return 'JSON'
  }
}

type Parts = { house: House; file: string; area?: string | undefined; onProgress(done: Imported, share: number): void }

/**
 * Brings in a file of messages, one JSON object a line, as requests with their own dates, through the same rules as the
 * web form. The same file twice comes in once: each message is known by the file's name and its own id. What cannot come
 * in goes to `<file>.rejects.jsonl` beside the reason. Memory does not grow with the file.
 */
export async function importMessages({ house, file, area, onProgress }: Parts): Promise<Imported> {
  const call = roomOf(house, casework)
  const calendar = await transact(house.db, scopeOf(house.tenant, { kind: 'system' }, 'anyone'), (tx) =>
    calendarOf(tx, house.tenant),
  )
  const { size } = await stat(file)
  const stream = createReadStream(file)
  const done: Imported = { read: 0, added: 0, known: 0, rejected: 0 }
  let rejects: ReturnType<typeof createWriteStream> | undefined
  const reject = (why: Reject) => {
    done.rejected += 1
    rejects ??= createWriteStream(`${file}.rejects.jsonl`)
    rejects.write(`${JSON.stringify(why)}\n`)
  }
  const one = async (text: string): Promise<Reject | undefined> => {
    const message = parse(text)
    const where = { line: done.read, id: typeof message === 'string' ? null : message.id }
    if (typeof message === 'string')
      return { ...where, zh: `这一行读不出来：${message}`, en: `This line cannot be read: ${message}` }
    const words = fit(clean(message.text) || clean(message.title))
    if (!words) return { ...where, zh: '没有内容', en: 'There is no text' }
    let at: Temporal.Instant
    try {
      at = momentOf(message.time, calendar.zone)
    } catch {
      return { ...where, zh: `时间读不出来：${message.time}`, en: `The time cannot be read: ${message.time}` }
    }
    if (Temporal.Instant.compare(at, house.clock.now()) > 0)
      return { ...where, zh: '时间在将来', en: 'The time lies in the future' }
    const source = `${basename(file)}#${message.id}`.slice(-200)
    const title = Array.from(clean(message.title)).slice(0, 80).join('')
    const outcome = await call(
      'import',
      { source, text: words, ...(title ? { title } : {}), ...(area ? { area } : {}) },
      { actor: { kind: 'system' }, at, commandId: randomUUID() },
    )
    if (!outcome.ok) return { ...where, zh: outcome.refusal.zh, en: outcome.refusal.en }
    if (outcome.value.known) done.known += 1
    else done.added += 1
    return undefined
  }
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue
    done.read += 1
    const why = await one(text)
    if (why) reject(why)
    if (done.read % 50 === 0) onProgress(done, stream.bytesRead / size)
  }
  await new Promise<void>((resolve) => (rejects ? rejects.end(resolve) : resolve()))
  onProgress(done, 1)
  return done
}
