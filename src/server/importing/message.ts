import type { z } from 'zod'
import type { Vault } from '#kernel/vault'
import type { Said } from '#kernel/words'
import { casework } from '#casework/contract'
import { longestTold } from '#casework/shapes'
import { closedWords, columns, type Field } from './columns.ts'
import type { Mapping } from './guess.ts'
import { momentOf, type DayOrder } from './moments.ts'
import type { Row } from './row.ts'

/** A row as the house takes it in. */
export type Message = z.input<typeof casework.calls.import.input>['rows'][number]

/** How the rows of one file are read. */
export type Reading = {
  /** The system that the numbers are of: the same number of the same system comes in once. */
  source: string
  mapping: Mapping
  order: DayOrder
  /** The county's time zone. */
  zone: string
  now: Temporal.Instant
  vault: Vault
  /** Where a row names no area that is known. */
  area?: string | undefined
  /** Their names of categories by ours. */
  categories?: ReadonlyMap<string, string> | undefined
  /** Every row is history: closed in its old system, whatever its columns say. */
  isHistory?: boolean | undefined
}

/** Spreadsheets leave their escapes behind; no table holds a NUL or half a sign. */
const clean = (text: string): string =>
  text
    .replaceAll(/_x000D_\n?/g, '\n')
    .replaceAll('\u0000', '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .toWellFormed()
    .trim()

const cut = (text: string | undefined, most: number): string | undefined =>
  text === undefined ? undefined : text.slice(0, most).toWellFormed().trim() || undefined

/** Their name of a category, as a table of such names is looked up. */
export const plain = (word: string): string => word.normalize('NFKC').toLowerCase().trim()

const isWhy = (value: unknown): value is Said => typeof value === 'object' && value !== null && 'zh' in value

const why = (zh: string, en: string): Said => ({ zh, en })

type Cell = (field: Field) => string | undefined

function idOf(cell: Cell, source: string): string | Said {
  const id = cell('id')
  if (!id) return why('没有编号。', 'There is no number.')
  return id.length > 120 ? why('编号超过 120 个字。', 'The number has more than 120 signs.') : `${source}#${id}`
}

function timeOf(cell: Cell, { zone, order, now }: Reading): Temporal.Instant | Said {
  const text = cell('time')
  if (!text) return why('没有时间。', 'There is no time.')
  const at = momentOf(text, zone, order)
  const shown = text.slice(0, 40)
  if (!at) return why(`时间读不出来：${shown}`, `The time cannot be read: ${shown}`)
  return Temporal.Instant.compare(at, now) > 0
    ? why(`时间在将来：${shown}`, `The time lies in the future: ${shown}`)
    : at
}

const tooLong = (field: 'text' | 'reply'): Said => {
  const { zh, en } = columns[field].name
  return why(`${zh}超过 ${longestTold} 字。`, `The ${en.toLowerCase()} has more than ${longestTold} signs.`)
}

function wordsOf(cell: Cell): { text: string; title: string | undefined } | Said {
  const title = cell('title')
  const text = cell('text') ?? title
  if (!text) return why('没有内容。', 'There is no text.')
  if (text.length > longestTold) return tooLong('text')
  return { text, title: title === text ? undefined : cut(title, 200) }
}

/** Degrees, where both are numbers of this world; nought and nought is a form left empty. */
function pointOf(cell: Cell): Message['point'] {
  const [lat, long] = [Number(cell('lat') ?? Number.NaN), Number(cell('long') ?? Number.NaN)]
  const isThere = Math.abs(lat) <= 90 && Math.abs(long) <= 180 && (lat !== 0 || long !== 0)
  return isThere ? { lat, long } : undefined
}

/** Whether it was closed there: it says when, or says so, or was answered and says nothing else. */
function isEnded(cell: Cell, { isHistory }: Reading): boolean {
  const status = cell('status')
  if (isHistory || cell('closed') !== undefined) return true
  if (status !== undefined) return closedWords.includes(plain(status))
  return cell('reply') !== undefined || cell('replied') !== undefined
}

function endOf(cell: Cell, reading: Reading): Message['ended'] | Said {
  if (!isEnded(cell, reading)) return undefined
  const moment = (field: Field) => {
    const text = cell(field)
    return text === undefined
      ? undefined
      : momentOf(text, reading.zone, reading.order)?.toString({ smallestUnit: 'millisecond' })
  }
  const [reply, repliedAt] = [cell('reply'), moment('replied')]
  if (reply && reply.length > longestTold) return tooLong('reply')
  return { at: moment('closed') ?? repliedAt ?? null, ...(reply ? { reply } : {}), ...(repliedAt ? { repliedAt } : {}) }
}

/** What else it says, each as long as our columns are. */
function restOf(cell: Cell, { categories, area, vault, source }: Reading): Partial<Message> {
  const [category, writer] = [cell('category'), cell('writer')]
  const rest: Partial<Message> = {
    category: cut((category && categories?.get(plain(category))) ?? category, 200),
    area: cut(cell('area'), 200) ?? area,
    place: cut(cell('place'), 500),
    point: pointOf(cell),
    unit: cut(cell('unit'), 200),
    status: cut(cell('status'), 200),
    channel: cut(cell('channel'), 200),
    writer: writer && vault.fingerprint(writer, `writer of ${source}`),
  }
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
}

/** One row as a message, or why it cannot come in. */
export function messageOf(row: Row, reading: Reading): Message | Said {
  if (row.broken) return row.broken
  const cell: Cell = (field) => {
    const column = reading.mapping[field]
    return (column !== undefined && clean(row.cells.get(column) ?? '')) || undefined
  }
  const source = idOf(cell, reading.source)
  if (isWhy(source)) return source
  const at = timeOf(cell, reading)
  if (isWhy(at)) return at
  const words = wordsOf(cell)
  if (isWhy(words)) return words
  const ended = endOf(cell, reading)
  if (isWhy(ended)) return ended
  const { text, title } = words
  const said = { source, at: at.toString({ smallestUnit: 'millisecond' }), text, ...(title ? { title } : {}) }
  return { ...said, ...restOf(cell, reading), ...(ended ? { ended } : {}) }
}
