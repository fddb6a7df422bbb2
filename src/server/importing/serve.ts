import type { z } from 'zod'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { roomOf, withoutRight, worded, type House } from '#kernel/house'
import { isId, newId } from '#kernel/id'
import { isForeign, langOf, sendRefusal, type ActorOf } from '#kernel/serve'
import { casework } from '#casework/contract'
import { transact } from '#kernel/db'
import { systemScope } from '#kernel/rights'
import { calendarOf } from '#kernel/worktime/store'
import { categoryWords, tableOf } from './category-words.ts'
import type { ImportFolder } from './folder.ts'
import { messageOf } from './message.ts'
import { planOf, type Plan } from './plan.ts'
import { Stopped } from './stopped.ts'
import { openTable } from './table.ts'

type OfImport = { Params: { id: string } }

/** How somebody means to have a file read. */
const howRead = casework.calls.startImport.input.pick({ mapping: true, isHistory: true, categories: true })

const refusedWith = (error: unknown) => {
  if (!(error instanceof Stopped)) throw error
  return { code: 'import-unreadable', ...error.said }
}

type How = Pick<z.output<typeof howRead>, 'isHistory' | 'categories'>

async function previewOf(house: House, plan: Plan, { isHistory, categories }: How) {
  const { zone } = await transact(house.db, systemScope(house.tenant), (tx) => calendarOf(tx, house.tenant))
  const reading = {
    ...plan,
    zone,
    source: '',
    isHistory,
    categories: tableOf(categories),
    now: house.clock.now(),
    vault: house.vault,
  }
  return plan.first.slice(0, 5).map((row) => {
    const message = messageOf(row, reading)
    return 'zh' in message
      ? { line: row.line, refused: { zh: message.zh, en: message.en } }
      : { line: row.line, message: { ...message, source: undefined, writer: undefined } }
  })
}

/**
 * The bytes of a file of messages come in at `POST /import/messages?name=…`, its first rows as they would come in are told at
 * `POST /import/messages/<id>/preview`, the words of a column of categories at `/import/messages/<id>/categories?column=…`, and
 * what could not come in at `/import/messages/<id>/rejects.csv`. What is done with them the calls of casework say.
 */
export async function serveImports(
  app: FastifyInstance,
  { house, folder, actorOf }: { house: House; folder: ImportFolder; actorOf: ActorOf },
): Promise<void> {
  const call = roomOf(house, casework)
  /** Whoever may see the imports may look into their files. */
  const refusal = async (request: FastifyRequest) => {
    const refused = withoutRight(await actorOf(request), casework.calls.startImport)
    return refused ?? (isForeign(request) ? worded({ code: 'foreign-origin' }) : undefined)
  }
  const knows = async (request: FastifyRequest, id: string): Promise<boolean> => {
    const found = isId(id) && (await call('importJobs', {}, { actor: await actorOf(request), lang: langOf(request) }))
    return found && found.ok && found.value.jobs.some((job) => job.id === id)
  }
  const gone = (reply: FastifyReply) => sendRefusal(reply, worded({ code: 'not-found' }))

  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers()
    inner.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    inner.post<{ Querystring: { name?: unknown } }>(
      '/import/messages',
      { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const refused = await refusal(request)
        if (refused) return sendRefusal(reply.header('connection', 'close'), refused)
        const actor = await actorOf(request)
        const id = newId()
        const { name: called } = request.query
        const name =
          (typeof called === 'string' ? called : '').slice(-100).toWellFormed().replaceAll('\0', '') || 'messages'
        try {
          const bytes = await folder.put(id, request.body as never)
          const { table, header, guesses, mapping } = await planOf(folder.fileOf(id))
          const file = {
            job: id,
            name,
            bytes,
            kind: table.kind,
            header: header.map((one) => one.slice(0, 200)),
            guesses,
            mapping,
          }
          const by = actor.kind === 'person' ? actor.id : id
          const noted = await call('noteImport', { ...file, by }, { actor: { kind: 'system' }, commandId: newId() })
          if (noted.ok) return await reply.send({ job: id })
          await folder.drop(id)
          return sendRefusal(reply, noted.refusal)
        } catch (error) {
          await folder.drop(id)
          return sendRefusal(reply, refusedWith(error))
        }
      },
    )
  })

  /** Answers from the file of an import, to whoever may see it. */
  const fromFile = async (
    request: FastifyRequest<OfImport>,
    reply: FastifyReply,
    read: (file: string) => Promise<object>,
  ) => {
    const refused = await refusal(request)
    if (refused) return sendRefusal(reply, refused)
    if (!(await knows(request, request.params.id))) return gone(reply)
    try {
      return await reply.send(await read(folder.fileOf(request.params.id)))
    } catch (error) {
      return sendRefusal(reply, refusedWith(error))
    }
  }

  app.post<OfImport>('/import/messages/:id/preview', (request, reply) =>
    fromFile(request, reply, async (file) => {
      // what is no way of reading maps nothing
      const { mapping, ...how } = howRead.safeParse(request.body).data ?? {
        mapping: {},
        isHistory: false,
        categories: [],
      }
      const plan = await planOf(file, mapping, true)
      if (plan.lacks) throw new Stopped(plan.lacks)
      return { rows: await previewOf(house, plan, how) }
    }),
  )

  app.get<OfImport & { Querystring: { column?: unknown } }>('/import/messages/:id/categories', (request, reply) =>
    fromFile(request, reply, async (file) => {
      const catalogue = await call('catalogue', {}, { actor: await actorOf(request) })
      const table = await openTable(file)
      return categoryWords(table.rows(), String(request.query.column), catalogue.ok ? catalogue.value.categories : [])
    }),
  )

  app.get<OfImport>('/import/messages/:id/rejects.csv', async (request, reply) => {
    const refused = await refusal(request)
    if (refused) return sendRefusal(reply, refused)
    const stream = (await knows(request, request.params.id)) ? await folder.openRejects(request.params.id) : undefined
    if (!stream) return gone(reply)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="rejects.csv"')
      .send(stream)
  })
}
