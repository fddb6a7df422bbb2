import { isUtf8 } from 'node:buffer'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Call } from './contract.ts'
import { withoutRight, worded, type House } from './house.ts'
import { statusOf, type Worded } from './refusals.ts'
import type { Actor } from './rights.ts'
import type { Lang } from './words.ts'

export type ActorOf = (request: FastifyRequest) => Promise<Actor>

/** Unless a call says otherwise, one address may make this many requests a minute: an office behind one address fits. */
const perMinute = 1200
const megabyte = 1024 * 1024

export const sendRefusal = (reply: FastifyReply, refusal: Worded): FastifyReply =>
  reply.code(statusOf(refusal.code)).send({ refused: refusal })

type Kind = 'number' | 'boolean' | 'array' | 'text'

const kindOf = (schema: { type?: unknown; anyOf?: { type?: unknown }[] }): Kind => {
  const type = schema.type ?? schema.anyOf?.find((option) => option.type !== 'null')?.type
  if (type === 'number' || type === 'integer') return 'number'
  return type === 'boolean' || type === 'array' ? type : 'text'
}

const read = (kind: Kind, value: unknown): unknown => {
  if (kind === 'array') return Array.isArray(value) ? value : [value]
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return kind === 'number' && typeof value === 'string' && value.trim() !== '' ? Number(value) : value
}

/** Query strings know only text: the contract says which of them are numbers, flags or lists. Empty means absent. */
export const queryReader = (call: Call) => {
  const { properties = {} } = z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { type?: unknown }>
  }
  const kinds = new Map(Object.entries(properties).map(([name, schema]) => [name, kindOf(schema)]))
  return (query: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(query)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, read(kinds.get(name) ?? 'text', value)]),
    )
}

/** A browser says where a request comes from; another site's page may not act with this one's cookie. */
export const isForeign = (request: FastifyRequest): boolean => {
  const origin = request.headers.origin
  if (!origin) return request.headers['sec-fetch-site'] === 'cross-site'
  return URL.canParse(origin) ? new URL(origin).host !== request.host : true
}

/** The tongue that whoever asks reads best: Chinese unless the browser puts English first. */
export const langOf = (request: FastifyRequest): Lang =>
  request.headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh'

/** An address that cannot be read at all never reaches a route; `fastify({ frameworkErrors })`. */
export const frameworkErrors = (_error: unknown, _request: unknown, reply: FastifyReply): void => {
  void sendRefusal(reply, worded({ code: 'unknown-call' }))
}

/** Refusals instead of the framework's own errors: worded, and nothing of the inside shows. */
export function wordErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    if (error.statusCode === 413) {
      const most = Math.floor(request.routeOptions.bodyLimit / megabyte)
      return sendRefusal(reply, worded({ code: 'too-large', facts: { most } }))
    }
    if (error.statusCode === 429) return sendRefusal(reply, worded({ code: 'too-many' }))
    if (error.statusCode && error.statusCode < 500) return sendRefusal(reply, worded({ code: 'not-json' }))
    request.log.error(error)
    return sendRefusal(reply, worded({ code: 'busy' }))
  })
}

/** Bytes that are not UTF-8 would be kept as question marks instead of the words that were meant. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (isUtf8(body)) void parse(request, body.toString('utf8'), done)
    else done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
  })
}

/** Every call of the house at `/api/<room>/<call>`: commands by POST, queries by GET. */
export async function serveCalls(app: FastifyInstance, house: House, actorOf: ActorOf): Promise<void> {
  await app.register(rateLimit, { global: false })
  readJson(app)
  for (const room of house.rooms)
    for (const [name, call] of Object.entries(room.calls)) {
      // the house's own jobs do not come over the network
      if (call.needs === 'system') continue
      const key = `${room.name}.${name}`
      const config = { rateLimit: { max: call.perMinute ?? perMinute, timeWindow: '1 minute' } }
      const answer = async (request: FastifyRequest, reply: FastifyReply, input: unknown, commandId = '') => {
        const actor = await actorOf(request)
        const outcome = await house.call(key, input, { actor, lang: langOf(request), commandId })
        if (!outcome.ok) return sendRefusal(reply, outcome.refusal)
        if (call.keptFor) reply.header('cache-control', `public, max-age=${call.keptFor}`)
        return reply.send(outcome.value ?? null)
      }
      const url = `/api/${room.name}/${name}`
      // a body beyond the ordinary is not read into memory for somebody who will be refused anyway
      const large = call.mostMegabytes && {
        bodyLimit: call.mostMegabytes * megabyte,
        onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
          const refusal = withoutRight(await actorOf(request), call)
          return refusal && sendRefusal(reply.header('connection', 'close'), refusal)
        },
      }
      if (call.kind === 'command')
        app.post(url, { config, ...large }, (request, reply) => {
          if (isForeign(request)) return sendRefusal(reply, worded({ code: 'foreign-origin' }))
          return answer(request, reply, request.body, String(request.headers['idempotency-key'] ?? ''))
        })
      else {
        const fromQuery = queryReader(call)
        if (call.long) app.post(url, { config }, (request, reply) => answer(request, reply, request.body))
        app.get(url, { config }, (request, reply) =>
          answer(request, reply, fromQuery(request.query as Record<string, unknown>)),
        )
      }
    }
  app.all('/api/*', (_request, reply) => sendRefusal(reply, worded({ code: 'unknown-call' })))
}
