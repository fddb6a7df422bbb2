import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fields = Record<string, string | null>
type Question = { code: string; required: boolean; datatype: string; values?: { key: string; name: string }[] }
export type TheirRequest = {
  service_request_id: string
  status: string
  fields: URLSearchParams
  pictures: Buffer[]
} & Partial<Record<'status_notes' | 'updated_datetime' | 'token', string>>
type Misbehave = (asked: { method: string; path: string }, response: ServerResponse) => boolean

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const roots = { services: 'service', service_requests: 'request', service_request_updates: 'request_update' } as const
type Root = keyof typeof roots

/** A definition in either format; attributes come unsorted, as real servers send them. */
function definitionOf(code: string, questions: readonly Question[], isXml: boolean): string {
  const all = questions.map((one, i) => ({ variable: true, order: i + 1, description: `${one.code}?`, ...one }))
  if (!isXml) return JSON.stringify({ service_code: code, attributes: all })
  const value = ({ key, name }: { key: string; name: string }) =>
    `<value><key>${escaped(key)}</key><name>${escaped(name)}</name></value>`
  const attribute = ({ values = [], ...rest }: (typeof all)[number]) =>
    `<attribute>${Object.entries(rest)
      .map(([name, text]) => `<${name}>${escaped(String(text))}</${name}>`)
      .join('')}<values>${values.map(value).join('')}</values></attribute>`
  return `<service_definition><service_code>${code}</service_code><attributes>${all.map(attribute).join('')}</attributes></service_definition>`
}

/** What was posted, form or multipart: its fields, and its files. */
type Sent = { fields: URLSearchParams; pictures: Buffer[] }

async function sentIn(request: IncomingMessage): Promise<Sent> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return { fields: new URLSearchParams(body.toString()), pictures: [] }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  const entries = [...form]
  const fields = entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const files = entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]))
  return {
    fields: new URLSearchParams(fields),
    pictures: await Promise.all(files.map(async (file) => Buffer.from(await file.arrayBuffer()))),
  }
}

const xmlOf = (root: Root, records: readonly Fields[]): string => {
  const fields = (record: Fields) =>
    Object.entries(record).map(([name, value]) => `<${name}>${escaped(value ?? '')}</${name}>`)
  const list = records.map((record) => `<${roots[root]}>${fields(record).join('')}</${roots[root]}>`)
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root}>${list.join('\n')}</${root}>`
}

/** A unit's own Open311 server, as small as it can be: what it was sent, what it will say, and ways to misbehave. */
export async function theirServer(kind: 'realtime' | 'batch' = 'realtime') {
  const requests: TheirRequest[] = []
  const pushed: URLSearchParams[] = []
  const updates: Fields[] = []
  const keys: (string | null)[] = []
  const questions: Question[] = []
  let misbehave: Misbehave = () => false

  const shown = (request: TheirRequest): Fields => ({
    service_request_id: request.service_request_id,
    status: request.status,
    status_notes: request.status_notes ?? null,
    service_code: request.fields.get('service_code'),
    description: request.fields.get('description'),
    requested_datetime: '2026-09-07T01:00:00Z',
    updated_datetime: request.updated_datetime ?? '2026-09-07T01:00:00Z',
  })

  const keep = (fields: URLSearchParams, pictures: Buffer[]): Fields => {
    const n = requests.length + 1
    const request = { service_request_id: `R-${n}`, status: 'open', fields, pictures }
    requests.push(kind === 'batch' ? { ...request, token: `tok-${n}` } : request)
    return kind === 'batch'
      ? { token: `tok-${n}`, account_id: null }
      : { service_request_id: `R-${n}`, service_notice: '五个工作日内答复', account_id: null }
  }

  const list = (query: URLSearchParams): Fields[] => {
    const ids = query.get('service_request_id')?.split(',')
    return requests.filter((one) => !ids || ids.includes(one.service_request_id)).map(shown)
  }

  const posted = (path: string, { fields: body, pictures }: Sent): [Root, Fields[]] => {
    keys.push(body.get('api_key'))
    if (path === 'requests') return ['service_requests', [keep(body, pictures)]]
    pushed.push(body)
    return ['service_request_updates', [{ update_id: body.get('update_id'), account_id: null }]]
  }

  const read = (path: string, query: URLSearchParams): [Root, Fields[]] => {
    if (path === 'services')
      return [
        'services',
        [{ service_code: 'LAMP-01', service_name: '路灯 & 照明', metadata: String(questions.length > 0) }],
      ]
    if (path === 'servicerequestupdates') return ['service_request_updates', updates]
    if (path.startsWith('tokens/'))
      return ['service_requests', [{ service_request_id: tokens.get(path.slice(7)) ?? null, token: path.slice(7) }]]
    return ['service_requests', list(query)]
  }
  /** Numbers that were given to tokens. */
  const tokens = new Map<string, string>()

  const textOf = (isPost: boolean, path: string, isXml: boolean, sent: Sent, query: URLSearchParams): string => {
    if (path.startsWith('services/')) return definitionOf(path.slice('services/'.length), questions, isXml)
    const [root, records] = isPost ? posted(path, sent) : read(path, query)
    return isXml ? xmlOf(root, records) : JSON.stringify(records)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://here')
    const [path = '', format = ''] = url.pathname.replace('/v2/', '').split('.')
    const sent = await sentIn(request)
    if (misbehave({ method: request.method ?? '', path }, response)) return
    response.setHeader('content-type', format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8')
    response.end(textOf(request.method === 'POST', path, format === 'xml', sent, url.searchParams))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    requests,
    questions,
    pushed,
    updates,
    keys,
    tokens,
    misbehaves(how: Misbehave) {
      misbehave = how
    },
    behaves() {
      misbehave = () => false
    },
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type TheirServer = Awaited<ReturnType<typeof theirServer>>
