import type { FastifyInstance, FastifyRequest } from 'fastify'
import { roomOf } from '#kernel/house'
import type { CountyMap } from '#kernel/map/geojson'
import { org } from '#kernel/org/contract'
import { casework } from '#casework/contract'
import { sendPage, type Pages, type Parts } from './pages.ts'
import { aroundPage, homePage, missingPage, pacePage, privacyPage } from './pages/rest.ts'
import { publicPage } from './pages/case.ts'
import { safeBack, setChoice, viewOf } from './session.ts'
import { meRoutes } from './me-routes.ts'
import { followRoutes } from './follow-routes.ts'
import { sayRoutes } from './say-routes.ts'

const queryOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.query as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

function publicRoutes(app: FastifyInstance, parts: Pages): void {
  const { view, casework: calls } = parts
  const reader = async (request: FastifyRequest) => ({ actor: await parts.actorOf(request) })

  app.get('/', (request, reply) => sendPage(reply, homePage(view(request, reply))))
  app.get('/privacy', (request, reply) => sendPage(reply, privacyPage(view(request, reply))))

  app.get('/case/:number', async (request, reply) => {
    const { number } = request.params as { number: string }
    const found = await calls('publicCase', { number: number.slice(0, 30) }, { actor: { kind: 'public' } })
    const seen = view(request, reply)
    return found.ok
      ? sendPage(reply, publicPage(seen, found.value, await parts.map()))
      : sendPage(reply, missingPage(seen), 404)
  })

  app.get('/around', async (request, reply) => {
    const { area = '', after } = queryOf(request)
    const catalogue = await calls('catalogue', {}, await reader(request))
    const known = catalogue.ok && catalogue.value.areas.some((one) => one.path === area)
    const found = await calls(
      'publicList',
      { limit: 20, ...(known ? { area } : {}), ...(after ? { after: after.slice(0, 60) } : {}) },
      { actor: { kind: 'public' } },
    )
    const seen = view(request, reply)
    if (!catalogue.ok || !found.ok) return sendPage(reply, missingPage(seen), 404)
    return sendPage(reply, aroundPage(seen, found.value, catalogue.value.areas, known ? area : ''))
  })

  app.get('/pace', async (request, reply) => {
    const found = await calls('pace', {}, { actor: { kind: 'public' } })
    return sendPage(reply, pacePage(view(request, reply), found.ok ? found.value.rows : []))
  })
}

function choiceRoutes(app: FastifyInstance, { settings }: Pages): void {
  app.get('/lang', (request, reply) => {
    const { set, back } = queryOf(request)
    setChoice(reply, 'lang', set === 'en' ? 'en' : 'zh', settings)
    return reply.redirect(safeBack(back))
  })
  app.get('/size', (request, reply) => {
    const { set, back } = queryOf(request)
    setChoice(reply, 'large', set === 'large' ? '1' : '0', settings)
    return reply.redirect(safeBack(back))
  })
}

const unmapped: CountyMap = { type: 'FeatureCollection', features: [], attribution: [] }

/** The residents' door: plain pages that work without a script. Needs cookies, form bodies and uploads on the server. */
export function residentPages(app: FastifyInstance, parts: Parts): void {
  const ask = roomOf(parts.house, org)
  const pages: Pages = {
    ...parts,
    casework: roomOf(parts.house, casework),
    async map() {
      const found = await ask('map', {}, { actor: { kind: 'public' } })
      return found.ok ? found.value : unmapped
    },
    view: (request, reply) => viewOf(request, reply, parts.settings),
  }
  publicRoutes(app, pages)
  choiceRoutes(app, pages)
  sayRoutes(app, pages)
  followRoutes(app, pages)
  meRoutes(app, pages)
  app.setNotFoundHandler((request, reply) => sendPage(reply, missingPage(pages.view(request, reply)), 404))
}
