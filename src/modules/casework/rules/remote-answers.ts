import { readXml, type Element } from './flat-xml.ts'

/** What an Open311 server says, read from either of its two formats. Nothing here throws; undefined: it is not Open311. */

export type Format = 'json' | 'xml'
export type Service = { code: string; name: string }
export type Receipt = { theirs: string | null; token: string | null; notice: string | null }
export type Listed = { theirs: string; status: string; text: string; at: string; whole: string }
export type Update = { id: string; theirs: string; status: string; text: string; at: string }

/** `whole`: everything that the record says, to look for our own number in. */
type Item = { field: (name: string) => string; whole: string }

/** What no table holds and no page shows. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .trim()

const plain = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? clean(String(value)) : ''

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const itemOfJson = (record: Record<string, unknown>): Item => ({
  field: (name) => (Object.hasOwn(record, name) ? plain(record[name]) : ''),
  whole: JSON.stringify(record),
})

const allText = (element: Element): string => [element.text, ...element.children.map(allText)].join(' ')

const itemOfXml = (element: Element): Item => ({
  field: (name) => clean(element.children.find((child) => child.name === name)?.text ?? ''),
  whole: allText(element),
})

function itemsOfJson(body: string): Item[] | undefined {
  try {
    const value = JSON.parse(body) as unknown
    const list = Array.isArray(value) ? value : [value]
    return list.every(isRecord) ? list.map(itemOfJson) : undefined
  } catch {
    return undefined
  }
}

/** The records of an answer; `root` is what XML wraps them in. */
function itemsOf(body: string, format: Format, root: string): Item[] | undefined {
  if (format === 'json') return itemsOfJson(body)
  const found = readXml(body)
  return found?.name === root ? found.children.map(itemOfXml) : undefined
}

const orNull = (text: string, most = 200): string | null => (text === '' ? null : text.slice(0, most).toWellFormed())

const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join('')

export const servicesOf = (body: string, format: Format): Service[] | undefined =>
  itemsOf(body, format, 'services')
    ?.map(({ field }) => ({ code: cut(field('service_code'), 200), name: cut(field('service_name'), 200) }))
    .filter(({ code }) => code !== '')
    .slice(0, 1000)

/** What came of a POST of a request, or of asking for a token. A server that keeps neither number nor token says so by saying nothing. */
export function receiptOf(body: string, format: Format): Receipt | undefined {
  const [item] = itemsOf(body, format, 'service_requests') ?? []
  if (!item) return undefined
  const { field } = item
  return {
    theirs: orNull(field('service_request_id')),
    token: orNull(field('token')),
    notice: orNull(field('service_notice'), 1000),
  }
}

export const listOf = (body: string, format: Format): Listed[] | undefined =>
  itemsOf(body, format, 'service_requests')
    ?.map(({ field, whole }) => ({
      theirs: field('service_request_id'),
      status: cut(field('status'), 100),
      text: cut(field('status_notes'), 2000),
      at: cut(field('updated_datetime'), 50),
      whole,
    }))
    .filter(({ theirs }) => theirs !== '')

/** Whether an update that we posted was taken: they answer with a record of it, whatever it holds. */
export const wasTaken = (body: string, format: Format): boolean =>
  (itemsOf(body, format, 'service_request_updates') ?? []).length > 0

export const updatesOf = (body: string, format: Format): Update[] | undefined =>
  itemsOf(body, format, 'service_request_updates')
    ?.map(({ field }) => ({
      id: cut(field('update_id'), 200),
      theirs: field('service_request_id'),
      status: cut(field('status'), 100),
      text: cut(field('description'), 2000),
      at: cut(field('updated_datetime'), 50),
    }))
    .filter(({ id, theirs }) => id !== '' && theirs !== '')

/** What they say was wrong, for a person to read; '' where they say nothing that can be read. */
export const errorOf = (body: string, format: Format): string =>
  cut(
    (itemsOf(body, format, 'errors') ?? [])
      .map(({ field }) => field('description'))
      .filter((text) => text !== '')
      .join('；'),
    300,
  )
