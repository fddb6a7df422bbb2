import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { actorOf, actorOfKey, authRoom, mountAuth, type Auth } from '#kernel/auth'
import { serveUploads } from '#kernel/files/upload'
import type { FileStore } from '#kernel/files/store'
import type { House } from '#kernel/house'
import { openapi } from '#kernel/openapi'
import type { Actor } from '#kernel/rights'
import { frameworkErrors, serveCalls, wordErrors } from '#kernel/serve'
import { serveFiles } from '../web/files.ts'
import { isOpen311, refuseAddress, serveOpen311 } from '../web/open311/routes.ts'
import { residentPages } from '../web/resident/routes.ts'
import { serveApiPage } from '../web/api-page.ts'
import { proofOf, viewOf, type Settings } from '../web/resident/session.ts'
import { scriptBuiltFrom, serveDesk } from './desk.ts'
import type { ImportFolder } from './importing/folder.ts'
import { serveImports } from './importing/serve.ts'
import { serveExport, serveFunctions } from './export.ts'

export type AppParts = {
  house: House
  auth: Auth
  store: FileStore
  /** Files of messages on their way in. */
  imports: ImportFolder
  settings: Settings
  version: string
  databaseKind: 'embedded' | 'server'
  /** Proxies in front whose word on the caller's address counts. */
  trustProxy: boolean | string
  /** Inner networks from which pictures may be fetched that other systems point at; only tests name any. */
  mediaAllow?: string
  /** The built desk; null in tests that need none. */
  desk: string | null
}

/** Nothing from elsewhere, nothing inline that runs; the residents' one style sheet stands in the page. */
const policy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: null,
  },
}

/** A log without addresses, bodies or query strings: none of them is needed to find a fault. */
const logger = {
  level: process.env['LOG_LEVEL'] ?? 'warn',
  serializers: {
    req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
  },
}

function serveHealth(app: FastifyInstance, { house, version, databaseKind }: AppParts): void {
  app.get('/healthz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(house.db)
      return await reply.header('cache-control', 'no-store').send({ ok: true, version, database: databaseKind })
    } catch {
      return reply.code(503).send({ ok: false, version, database: databaseKind })
    }
  })
}

/** The whole server, not yet listening. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { house, auth, store, settings } = parts
  const app = fastify({
    logger,
    trustProxy: parts.trustProxy,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // another system asks after all the cases it knows in one address
    http: { maxHeaderSize: 64 * 1024 },
    frameworkErrors(error, request, reply) {
      if (isOpen311(request.url)) refuseAddress(request, reply)
      else frameworkErrors(error, request, reply)
    },
  })
  wordErrors(app)
  await app.register(helmet, { contentSecurityPolicy: policy, strictTransportSecurity: settings.secure })
  await app.register(cookie)
  await app.register(formbody)
  serveHealth(app, parts)
  /** Programs bring their key in a header; people are known by their session. */
  const who = async (request: Parameters<typeof actorOf>[1]): Promise<Actor> => {
    const [, key] = /^Bearer (on_[\w-]{43})$/.exec(request.headers.authorization ?? '') ?? []
    const program = key && (await actorOfKey(house.db, house.tenant, key, house.clock.now()))
    return program || actorOf(auth, request)
  }
  mountAuth(app, auth)
  await serveCalls(app, house, who)
  await serveUploads(app, { db: house.db, tenant: house.tenant, clock: house.clock, store })
  serveFiles(app, { house, store, actorOf: who, proofOf })
  const { operator } = settings
  await serveOpen311(app, { house, store, operator, mediaAllow: parts.mediaAllow })
  serveExport(app, house, who)
  await serveImports(app, { house, folder: parts.imports, actorOf: who })
  const every = [...house.rooms, authRoom]
  serveFunctions(app, every)
  app.get('/api/openapi.json', (_request, reply) => reply.send(openapi(every, parts.version)))
  serveApiPage(app, every, (request, reply) => viewOf(request, reply, settings))
  const mapScript = parts.desk && (await scriptBuiltFrom(parts.desk, 'ui/map/say-place.ts'))
  residentPages(app, { auth, house, store, actorOf: who, settings, mapScript })
  if (parts.desk) await serveDesk(app, parts.desk, { operator: settings.operator, filing: settings.filing })
  return app
}
