import { answers, type Failure } from '#casework'
import { NoAnswer, type Answer, type Exchange } from '#kernel/outbox/exchange'

/** How a unit's Open311 server (GeoReport v2) is spoken to. */
export type Reach = { url: string; jurisdiction: string | null; format: 'json' | 'xml'; key: string | undefined }

/** Why there is nothing to be made of it, and whether what was posted may have arrived all the same. */
export class Refusing extends Error {
  readonly failure: Failure
  readonly isUnclear: boolean
  constructor(failure: Failure, isUnclear: boolean) {
    super(failure.code)
    this.name = 'Refusing'
    this.failure = failure
    this.isUnclear = isUnclear
  }
}

const codes: Record<number, Failure['code']> = { 401: 'key-refused', 403: 'key-refused', 404: 'not-there', 429: 'busy' }

const codeOf = (status: number): Failure['code'] => {
  const known = codes[status] ?? (status === 408 ? 'timeout' : undefined)
  if (known) return known
  if (status >= 500) return 'broken'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}

/** A page for people is not an answer, whatever it says. */
const isPage = ({ type, body }: Answer): boolean => /html/i.test(type) || /^\s*<(!doctype\s+html|html)/i.test(body)

function bodyOf(answer: Answer, { format }: Reach): string {
  const { status, body } = answer
  if (status >= 200 && status < 300) {
    if (isPage(answer)) throw new Refusing({ code: 'not-open311' }, true)
    return body
  }
  const words = isPage(answer) ? '' : answers.errorOf(body, format)
  const code = codeOf(status)
  // a server that broke down may have kept what it was given
  throw new Refusing({ code, ...(words ? { words } : {}) }, status >= 500 || status === 408)
}

type Params = Record<string, string | readonly string[] | undefined>
/** A picture that goes along with a form. */
export type Picture = { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> }

const paramsOf = ({ jurisdiction }: Reach, params: Params): URLSearchParams => {
  const all = Object.entries({ ...(jurisdiction ? { jurisdiction_id: jurisdiction } : {}), ...params })
  const pairs = all.flatMap(([name, values]) => [values ?? []].flat().map((value): [string, string] => [name, value]))
  return new URLSearchParams(pairs.filter(([, value]) => value !== ''))
}

const addressOf = ({ url, format }: Reach, path: string): string => `${url}/${path}.${format}`

async function ask(exchange: Exchange, reach: Reach, question: Parameters<Exchange>[0]): Promise<string> {
  try {
    return bodyOf(await exchange(question), reach)
  } catch (error) {
    if (error instanceof NoAnswer) throw new Refusing({ code: error.code as Failure['code'] }, error.wasSent)
    throw error
  }
}

const get = (exchange: Exchange, reach: Reach, path: string, params: Params = {}): Promise<string> =>
  ask(exchange, reach, { url: `${addressOf(reach, path)}?${paramsOf(reach, params).toString()}` })

/** The same with files beside the fields. */
function withPictures(fields: URLSearchParams, pictures: readonly Picture[]): URLSearchParams | FormData {
  if (pictures.length === 0) return fields
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  for (const { name, mime, bytes } of pictures) form.append('media', new Blob([bytes], { type: mime }), name)
  return form
}

const post = (exchange: Exchange, reach: Reach, path: string, fields: Params, pictures: readonly Picture[] = []) =>
  ask(exchange, reach, {
    url: addressOf(reach, path),
    form: withPictures(paramsOf(reach, { api_key: reach.key, ...fields }), pictures),
  })

/** What was read, or the plain word that it could not be. */
const read = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Refusing({ code: 'not-open311' }, true)
  return value
}

export const readServices = async (exchange: Exchange, reach: Reach) =>
  read(answers.servicesOf(await get(exchange, reach, 'services'), reach.format))

/** What a service of theirs asks beside the words. */
export const readQuestions = async (exchange: Exchange, reach: Reach, service: string) =>
  read(answers.questionsOf(await get(exchange, reach, `services/${encodeURIComponent(service)}`), reach.format))

export const postRequest = async (exchange: Exchange, reach: Reach, fields: Params, pictures: readonly Picture[]) =>
  read(answers.receiptOf(await post(exchange, reach, 'requests', fields, pictures), reach.format))

export const readToken = async (exchange: Exchange, reach: Reach, token: string) =>
  read(answers.receiptOf(await get(exchange, reach, `tokens/${encodeURIComponent(token)}`), reach.format))

export async function postUpdate(
  exchange: Exchange,
  reach: Reach,
  fields: Params,
  pictures: readonly Picture[],
): Promise<void> {
  const body = await post(exchange, reach, 'servicerequestupdates', fields, pictures)
  if (!answers.wasTaken(body, reach.format)) throw new Refusing({ code: 'not-open311' }, true)
}

const inSeconds = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' })

/** So long an address every server and proxy takes. */
const longestList = 1500

/** Ids in lists that fit into an address. */
export function batchesOf(ids: readonly string[]): string[] {
  const batches: string[] = []
  for (const id of ids.map(encodeURIComponent)) {
    const last = batches.at(-1)
    if (last !== undefined && last.length + id.length < longestList) batches[batches.length - 1] = `${last},${id}`
    else batches.push(id)
  }
  return batches.map(decodeURIComponent)
}

/** What they say of these requests; one by one lists, so that a long one fits into an address. */
export async function readRequests(exchange: Exchange, reach: Reach, ids: readonly string[]) {
  const found = []
  for (const list of batchesOf(ids)) {
    const body = await get(exchange, reach, 'requests', { service_request_id: list })
    found.push(...read(answers.listOf(body, reach.format)))
  }
  return found
}

/** The number there of the request that holds our own; null where their list holds none. */
export async function findOurs(
  exchange: Exchange,
  reach: Reach,
  { service, since, number }: { service: string; since: string; number: string },
): Promise<string | null> {
  // a little before it was first tried, should their clock be behind
  const from = inSeconds(Temporal.Instant.from(since).subtract({ minutes: 90 }).toString())
  const body = await get(exchange, reach, 'requests', { service_code: service, start_date: from, extensions: 'true' })
  const list = read(answers.listOf(body, reach.format))
  // bounded on both sides: one number may begin another
  const ours = new RegExp(`(^|[^\\w-])${number}($|[^\\w-])`)
  return list.find(({ whole }) => ours.test(whole))?.theirs ?? null
}

/** What was said there in this time; a little of it was read before, so that nothing falls between two readings. */
export async function readUpdates(exchange: Exchange, reach: Reach, since: string, until: string) {
  const body = await get(exchange, reach, 'servicerequestupdates', {
    api_key: reach.key,
    start_date: inSeconds(Temporal.Instant.from(since).subtract({ minutes: 15 }).toString()),
    end_date: inSeconds(Temporal.Instant.from(until).add({ seconds: 1 }).toString()),
  })
  return read(answers.updatesOf(body, reach.format))
}
