import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { roomOf, type House } from '#kernel/house'
import { calendarOf } from '#kernel/worktime/store'
import { transact } from '#kernel/db'
import { systemScope } from '#kernel/rights'
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

/** Zone-less moments are the county's own; a plain date is its noon. undefined for what is no moment. */
const momentOf = (text: string, zone: string): Temporal.Instant | undefined => {
  try {
    if (/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return Temporal.Instant.from(text)
    const local = text.includes(':')
      ? Temporal.PlainDateTime.from(text.replace(' ', 'T'))
      : Temporal.PlainDate.from(text).toPlainDateTime('12:00')
    return local.toZonedDateTime(zone).toInstant()
  } catch {
    return undefined
  }
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

type Message = { id: string; title: string; text: string; at: Temporal.Instant }
type Why = Said & { id: string | null }

/** One line as a message, or why it cannot come in. */
function read(text: string, zone: string, now: Temporal.Instant): Message | Why {
  const parsed = parse(text)
  if (typeof parsed === 'string')
    return { id: null, zh: `这一行读不出来：${parsed}`, en: `This line cannot be read: ${parsed}` }
  const { id, time } = parsed
  const words = fit(clean(parsed.text) || clean(parsed.title))
  if (!words) return { id, zh: '没有内容', en: 'There is no text' }
  const at = momentOf(time, zone)
  if (!at) return { id, zh: `时间读不出来：${time}`, en: `The time cannot be read: ${time}` }
  if (Temporal.Instant.compare(at, now) > 0) return { id, zh: '时间在将来', en: 'The time lies in the future' }
  return { id, title: Array.from(clean(parsed.title)).slice(0, 80).join(''), text: words, at }
}

type Parts = {
  house: House
  file: string
  area?: string | undefined
  onProgress: (done: Imported, share: number) => void
}

/**
 * Brings in a file of messages, one JSON object a line, as requests with their own dates, through the same rules as the
 * web form. The same file twice comes in once: each message is known by the file's name and its own id. What cannot come
 * in goes to `<file>.rejects.jsonl` beside the reason. Memory does not grow with the file.
 */
export async function importMessages({ house, file, area, onProgress }: Parts): Promise<Imported> {
  const call = roomOf(house, casework)
  const system = systemScope(house.tenant)
  const { zone } = await transact(house.db, system, (tx) => calendarOf(tx, house.tenant))
  const { size } = await stat(file)
  const stream = createReadStream(file)
  const done: Imported = { read: 0, added: 0, known: 0, rejected: 0 }
  let rejects: WriteStream | undefined

  const bring = async (message: Message): Promise<Why | undefined> => {
    const source = `${basename(file)}#${message.id}`.slice(-200)
    const title = message.title ? { title: message.title } : {}
    const input = { source, text: message.text, ...title, ...(area ? { area } : {}) }
    const outcome = await call('import', input, { actor: { kind: 'system' }, at: message.at, commandId: randomUUID() })
    if (!outcome.ok) return { id: message.id, zh: outcome.refusal.zh, en: outcome.refusal.en }
    done[outcome.value.known ? 'known' : 'added'] += 1
    return undefined
  }

  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue
    done.read += 1
    const message = read(text, zone, house.clock.now())
    const why = 'zh' in message ? message : await bring(message)
    if (why) {
      done.rejected += 1
      rejects ??= createWriteStream(`${file}.rejects.jsonl`)
      rejects.write(`${JSON.stringify({ line: done.read, ...why })}\n`)
    }
    if (done.read % 50 === 0) onProgress(done, stream.bytesRead / size)
  }
  rejects?.end()
  if (rejects) await finished(rejects)
  onProgress(done, 1)
  return done
}
