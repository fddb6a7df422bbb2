import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { roomOf, worded } from '#kernel/house'
import { casework } from '#casework/contract'
import { fault, formatOf, refused, send, sendFault, tongueOf, type Outcome } from './answer.ts'
import { countKeys } from './key.ts'
import { joinParams, one, readPairs, type Params } from './params.ts'
import type { Asked, Parts, Point } from './point.ts'
import * as reads from './reads.ts'
import { relay } from './relay.ts'
import { report } from './report.ts'
import { readSent, type Sent } from './sent.ts'
import { faults } from './words.ts'

/** One address may ask so often in a minute; whoever polls thousands of cases asks with one list. */
const readsPerMinute = 300
const writesPerMinute = 120

type Read = (point: Point, asked: Asked, name: string) => Promise<Outcome>
type Write = (point: Point, asked: Asked, sent: Sent) => Promise<Outcome>

const lists: Record<string, Read> = {
  discovery: reads.discovery,
  services: reads.services,
  requests: reads.requests,
  servicerequestupdates: reads.updates,
}
const singles: Record<string, Read> = {
  services: reads.definition,
  requests: reads.oneRequest,
  tokens: reads.token,
}
const writes: Record<string, Write> = { requests: report, servicerequestupdates: relay }

const pattern = /^\/*([a-z]+)(?:\/+([A-Za-z0-9_-]{1,80}))?\.(?:xml|json)$/

const at = <T>(table: Record<string, T>, name: string | undefined): T | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined

/** One jurisdiction answers here: it may be named, by the county's code or the site's own name, or left out. */
const isHere = (params: Params, { house }: Point, request: FastifyRequest): boolean => {
  const named = one(params, 'jurisdiction_id')?.toLowerCase()
  return (
    named === undefined || [String(house.tenant), request.hostname.toLowerCase().replace(/^www\./, '')].includes(named)
  )
}

const queryOf = (request: FastifyRequest): Params | undefined => readPairs(request.url.split('?').slice(1).join('?'))

type Addressed = FastifyRequest<{ Params: { '*': string } }>

function askedOf(point: Point, request: FastifyRequest, params: Params): Outcome<Asked> {
  if (!isHere(params, point, request)) return fault(404, faults.jurisdiction)
  const lang = tongueOf(request, one(params, 'locale'))
  return { ok: true, value: { request, params, lang, now: point.house.clock.now() } }
}

async function read(point: Point, request: Addressed): Promise<Outcome> {
  const [, method, name] = pattern.exec(request.params['*']) ?? []
  const answer = name === undefined ? at(lists, method) : at(singles, method)
  if (!answer) return fault(404, faults.noMethod)
  const params = queryOf(request)
  if (!params) return fault(400, faults.encoding)
  const asked = askedOf(point, request, params)
  return asked.ok ? answer(point, asked.value, name ?? '') : asked
}

async function write(point: Point, request: Addressed): Promise<Outcome> {
  const [, method, name] = pattern.exec(request.params['*']) ?? []
  const answer = name === undefined ? at(writes, method) : undefined
  if (!answer) return fault(404, faults.noMethod)
  const query = queryOf(request)
  if (!query) return fault(400, faults.encoding)
  const sent = await readSent(request, point)
  if (!sent.ok) return sent
  const params = joinParams(sent.value.params, query)
  const asked = askedOf(point, request, params)
  return asked.ok ? answer(point, asked.value, { ...sent.value, params }) : asked
}

const told = (request: FastifyRequest, reply: FastifyReply, outcome: Outcome): FastifyReply => {
  const format = formatOf(request.url)
  return outcome.ok
    ? send(reply, format, outcome.value)
    : sendFault(reply, format, outcome.refusal, tongueOf(request, undefined))
}

/** The framework's own refusals, in the format that was asked for. */
function wordErrors(scope: FastifyInstance): void {
  scope.setNotFoundHandler((request, reply) => told(request, reply, fault(404, faults.noMethod)))
  scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const { statusCode = 500 } = error
    if (statusCode === 429) return told(request, reply, refused(worded({ code: 'too-many' })))
    if (statusCode === 413) return told(request, reply, refused(worded({ code: 'too-large', facts: { most: 1 } })))
    if (statusCode < 500) return told(request, reply, fault(400, faults.form))
    request.log.error(error)
    return told(request, reply, refused(worded({ code: 'busy' })))
  })
}

const isUtf8Form = (type: string): boolean => !/charset=/i.test(type) || /charset="?utf-?8"?/i.test(type)

/** Forms are read here, byte by byte: a character that is not UTF-8 would else be kept as a question mark. */
function readForms(scope: FastifyInstance): void {
  scope.removeContentTypeParser(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8Form(request.headers['content-type'] ?? '')) done(null, body)
    else done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
  })
}

/** An address that cannot be read never reaches a route; here too it is answered in the format that was asked for. */
export const isOpen311 = (url: string): boolean => url.startsWith('/open311')
export const refuseAddress = (request: FastifyRequest, reply: FastifyReply): void => {
  void told(request, reply, fault(404, faults.noMethod))
}

/** Open311 GeoReport v2 at `/open311/v2`, and beside it a test endpoint that answers alike and keeps nothing. */
export async function serveOpen311(app: FastifyInstance, parts: Parts): Promise<void> {
  const calls = roomOf(parts.house, casework)
  await app.register(
    async (scope) => {
      wordErrors(scope)
      readForms(scope)
      const count = countKeys(scope)
      const serve = (path: string, isTest: boolean) => {
        const point: Point = { ...parts, casework: calls, count, isTest }
        scope.get(`${path}/*`, limitOf(readsPerMinute), async (request: Addressed, reply) =>
          told(request, reply, await read(point, request)),
        )
        scope.post(`${path}/*`, limitOf(writesPerMinute), async (request: Addressed, reply) =>
          told(request, reply, await write(point, request)),
        )
      }
      serve('/v2', false)
      serve('/test/v2', true)
      for (const ending of ['xml', 'json'])
        scope.get(`/discovery.${ending}`, limitOf(readsPerMinute), async (request, reply) => {
          const point: Point = { ...parts, casework: calls, count, isTest: false }
          const asked = askedOf(point, request, queryOf(request) ?? new Map())
          return told(request, reply, asked.ok ? await reads.discovery(point, asked.value) : asked)
        })
    },
    { prefix: '/open311' },
  )
}

const limitOf = (max: number) => ({ config: { rateLimit: { max, timeWindow: '1 minute' } } })
