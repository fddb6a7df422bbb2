// the limiter's types; serveCalls registers it
import '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOfKey } from '#kernel/auth'
import { ok } from '#kernel/result'
import type { Actor } from '#kernel/rights'
import { fault, type Outcome } from './answer.ts'
import { one } from './params.ts'
import type { Asked, Point } from './point.ts'
import { faults } from './words.ts'

export type Program = Actor & { kind: 'api-key' }

/** So often a minute one key may be used, from however many addresses. */
const perMinute = 240

/** Counts a use of a key; false when there were too many. */
export type Count = (request: FastifyRequest, key: string) => Promise<boolean>

export function countKeys(app: FastifyInstance): Count {
  const asking = new WeakMap<FastifyRequest, string>()
  const keyGenerator = (request: FastifyRequest) => asking.get(request) ?? ''
  const count = app.createRateLimit({ max: perMinute, timeWindow: '1 minute', keyGenerator })
  return async (request, key) => {
    asking.set(request, key)
    const counted = await count(request)
    return counted.isAllowed || !counted.isExceeded
  }
}

/** Who asks with a key: in the form or in the address, as clients do both. */
export async function programOf({ house, count }: Point, { request, params, now }: Asked): Promise<Outcome<Program>> {
  const program = await actorOfKey(house.db, house.tenant, one(params, 'api_key') ?? '', now)
  if (!program) return fault(403, faults.key)
  return (await count(request, program.id)) ? ok(program) : fault(429, faults.busyKey)
}
