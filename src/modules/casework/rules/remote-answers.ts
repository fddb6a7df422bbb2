import { readXml, type Element } from './flat-xml.ts'

/** What an Open311 server says, read from either of its two formats. Nothing here throws; undefined: it is not Open311. */

export type Format = 'json' | 'xml'
/** `asks`: it has questions of its own beside the words. */
export type Service = { code: string; name: string; asks: boolean }
export type TheirQuestion = {
  code: string
  name: string
  required: boolean
  datatype: string
  values: { key: string; name: string }[]
}
export type Receipt = { theirs: string | null; token: string | null; notice: string | null }
export type Listed = { theirs: string; status: string; text: string; at: string; whole: string }
export type Update = { id: string; theirs: string; status: string; text: string; at: string }

/** `whole`: everything that the record says, to look for our own number in. */
type Item = { field: (name: string) => string; items: (name: string) => Item[]; whole: string }

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
  items: (name) => [Object.hasOwn(record, name) ? record[name] : []].flat().filter(isRecord).map(itemOfJson),
  whole: JSON.stringify(record),
})

const allText = (element: Element): string => [element.text, ...element.children.map(allText)].join(' ')

const itemOfXml = (element: Element): Item => ({
  field: (name) => clean(element.children.find((child) => child.name === name)?.text ?? ''),
  items: (name) =>
    element.children.filter((child) => child.name === name).flatMap(({ children }) => children.map(itemOfXml)),
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
    ?.map(({ field }) => ({
      code: cut(field('service_code'), 200),
      name: cut(field('service_name'), 200),
      asks: field('metadata') === 'true',
    }))
    .filter(({ code }) => code !== '')
    .slice(0, 1000)

const questionOf = ({ field, items }: Item): TheirQuestion => ({
  code: cut(field('code'), 100),
  name: cut(field('description'), 200),
  required: field('required') === 'true',
  datatype: cut(field('datatype'), 30),
  values: items('values')
    .map((value) => ({ key: cut(value.field('key'), 200), name: cut(value.field('name'), 200) }))
    .slice(0, 200),
})

/** What a service asks; notices, which ask nothing, are left out. */
export function questionsOf(body: string, format: Format): TheirQuestion[] | undefined {
  const found = format === 'json' ? itemsOfJson(body)?.[0] : definitionOf(readXml(body))
  return found
    ?.items('attributes')
    .filter(({ field }) => field('variable') !== 'false')
    .map(questionOf)
    .filter(({ code }) => code !== '')
    .slice(0, 100)
}

const definitionOf = (root: Element | undefined): Item | undefined =>
  root?.name === 'service_definition' ? itemOfXml(root) : undefined

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
