import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { transact } from '#kernel/db'
import { findFile } from '#kernel/files/keep'
import { sendFile } from '#kernel/files/send'
import type { FileStore } from '#kernel/files/store'
import { roomOf, worded, type House } from '#kernel/house'
import { isId } from '#kernel/id'
import { scopeOf, type Actor } from '#kernel/rights'
import { sendRefusal, type ActorOf } from '#kernel/serve'
import { casework } from '#casework/contract'

export type FileParts = {
  house: House
  store: FileStore
  actorOf: ActorOf
  /** What shows that the request with this number is the asker's own. */
  proofOf: (request: FastifyRequest, number: unknown, actorOf: ActorOf) => Promise<Proof | null>
}

type Proof = { key: { number: string; code?: string }; actor: Actor }
type Asked = FastifyRequest<{ Params: { id: string }; Querystring: { number?: unknown } }>

/**
 * Attachments: `/files/<id>` for staff who may read the case, `/follow/files/<id>` for the resident whose request it
 * belongs to, `/pictures/<id>` for anybody where a moderator has released the picture. Nobody learns whether a file exists that they may not read.
 */
export function serveFiles(app: FastifyInstance, { house, store, actorOf, proofOf }: FileParts): void {
  const calls = roomOf(house, casework)
  const anybody = scopeOf(house.tenant, { kind: 'public' }, 'anyone')

  const answer = async (
    request: Asked,
    reply: FastifyReply,
    allowed: (id: string) => Promise<boolean>,
    isPublic = false,
  ) => {
    const { id } = request.params
    const missing = () => sendRefusal(reply, worded({ code: 'not-found' }))
    if (!isId(id) || !(await allowed(id))) return missing()
    const file = await transact(house.db, anybody, (tx) => findFile(tx, house.tenant, id))
    return file && (await sendFile(reply, store, file, isPublic)) ? reply : missing()
  }

  app.get('/files/:id', (request: Asked, reply) =>
    answer(request, reply, async (id) => (await calls('file', { file: id }, { actor: await actorOf(request) })).ok),
  )

  app.get('/pictures/:id', (request: Asked, reply) =>
    answer(
      request,
      reply,
      async (id) => (await calls('publicPicture', { picture: id }, { actor: { kind: 'public' } })).ok,
      true,
    ),
  )

  // a key is tried: no more often than the page that tries it too
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }
  app.get('/follow/files/:id', { config }, (request: Asked, reply) =>
    answer(request, reply, async (id) => {
      const proof = await proofOf(request, request.query.number, actorOf)
      const found = proof && (await calls('follow', proof.key, { actor: proof.actor }))
      return Boolean(found?.ok && found.value.files.some((file) => file.id === id))
    }),
  )
}
