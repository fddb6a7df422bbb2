import type { FastifyRequest } from 'fastify'
import type { FileStore } from '#kernel/files/store'
import type { House, roomOf } from '#kernel/house'
import type { Actor } from '#kernel/rights'
import type { Lang, Said } from '#kernel/words'
import type { casework } from '#casework/contract'
import type { Count } from './key.ts'
import type { Params } from './params.ts'

export type Parts = {
  house: House
  store: FileStore
  /** Who runs this house. */
  operator: Said
  /** Inner networks from which pictures may be fetched; none outside of tests. */
  mediaAllow?: string | undefined
}

/** One of the two endpoints: what is sent to the test endpoint is looked at and answered, and nothing of it is kept. */
export type Point = Parts & {
  casework: ReturnType<typeof roomOf<typeof casework>>
  count: Count
  isTest: boolean
}

/** A question on its way: what was asked, and how it is answered. */
export type Asked = { request: FastifyRequest; params: Params; lang: Lang; now: Temporal.Instant }

export const anybody: { actor: Actor } = { actor: { kind: 'public' } }

/** The address under which a client asks, without what it asks. */
export const siteOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
export const baseOf = (request: FastifyRequest): string => `${siteOf(request)}/open311`
