import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fields = Record<string, string | null>
export type TheirRequest = { service_request_id: string; status: string; fields: URLSearchParams } & Partial<
  Record<'status_notes' | 'updated_datetime' | 'token', string>
>
type Misbehave = (asked: { method: string; path: string }, response: ServerResponse) => boolean

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const roots = { services: 'service', service_requests: 'request', service_request_updates: 'request_update' } as const
type Root = keyof typeof roots

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

  const keep = (fields: URLSearchParams): Fields => {
    const n = requests.length + 1
    const request = { service_request_id: `R-${n}`, status: 'open', fields }
    requests.push(kind === 'batch' ? { ...request, token: `tok-${n}` } : request)
    return kind === 'batch'
      ? { token: `tok-${n}`, account_id: null }
      : { service_request_id: `R-${n}`, service_notice: '五个工作日内答复', account_id: null }
  }

  const list = (query: URLSearchParams): Fields[] => {
    const ids = query.get('service_request_id')?.split(',')
    return requests.filter((one) => !ids || ids.includes(one.service_request_id)).map(shown)
  }

  const posted = (path: string, body: URLSearchParams): [Root, Fields[]] => {
    keys.push(body.get('api_key'))
    if (path === 'requests') return ['service_requests', [keep(body)]]
    pushed.push(body)
    return ['service_request_updates', [{ update_id: body.get('update_id'), account_id: null }]]
  }

  const read = (path: string, query: URLSearchParams): [Root, Fields[]] => {
    if (path === 'services') return ['services', [{ service_code: 'LAMP-01', service_name: '路灯 & 照明' }]]
    if (path === 'servicerequestupdates') return ['service_request_updates', updates]
    if (path.startsWith('tokens/'))
      return ['service_requests', [{ service_request_id: tokens.get(path.slice(7)) ?? null, token: path.slice(7) }]]
    return ['service_requests', list(query)]
  }
  /** Numbers that were given to tokens. */
  const tokens = new Map<string, string>()

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://here')
    const [path = '', format = ''] = url.pathname.replace('/v2/', '').split('.')
    let body = ''
    for await (const part of request) body += String(part)
    if (misbehave({ method: request.method ?? '', path }, response)) return
    const [root, records] =
      request.method === 'POST' ? posted(path, new URLSearchParams(body)) : read(path, url.searchParams)
    response.setHeader('content-type', format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8')
    response.end(format === 'xml' ? xmlOf(root, records) : JSON.stringify(records))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    requests,
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
