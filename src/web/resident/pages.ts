import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from '#kernel/auth'
import type { FileStore } from '#kernel/files/store'
import type { House, roomOf } from '#kernel/house'
import type { ActorOf } from '#kernel/serve'
import type { casework } from '#casework/contract'
import type { CountyMap } from '#kernel/map/geojson'
import type { View } from './layout.ts'
import type { Settings } from './session.ts'

export type Parts = {
  auth: Auth
  house: House
  store: FileStore
  actorOf: ActorOf
  settings: Settings
  /** Where the script lies that offers a map on the form; null where nothing was built. */
  mapScript: string | null
}

export type Pages = Parts & {
  casework: ReturnType<typeof roomOf<typeof casework>>
  map: () => Promise<CountyMap>
  view: (request: FastifyRequest, reply: FastifyReply) => View
}

export const sendPage = (reply: FastifyReply, text: string, status = 200): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

/** Pages that write, or try a key, answer one address sixty times a minute at most. */
export const seldom = { rateLimit: { max: 60, timeWindow: '1 minute' } }
