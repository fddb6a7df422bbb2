import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { roomOf } from '#kernel/house'
import type { CountyMap } from '#kernel/map/geojson'
import { org } from '#kernel/org/contract'
import { casework } from '#casework/contract'
import { sendPage, type Pages, type Parts } from './pages.ts'
import { aroundPage, pacePage, type Narrowed } from './pages/here.ts'
import { homePage, missingPage, privacyPage } from './pages/rest.ts'
import { topicsPage } from './pages/topics.ts'
import { publicPage } from './pages/case.ts'
import { chosenArea, safeBack, setChoice, viewOf } from './session.ts'
import { meRoutes } from './me-routes.ts'
import { followRoutes } from './follow-routes.ts'
import { sayRoutes } from './say-routes.ts'

const queryOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.query as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

const isStreetOrCommunity = ({ level }: { level: string }) => level === 'street' || level === 'community'
const areaIn = ({ area }: Narrowed) => (area ? { area } : {})

function publicRoutes(app: FastifyInstance, parts: Pages): void {
  const { view, casework: calls } = parts

  /** The streets and communities there are, and the one that is looked at; one that is no more narrows nothing. */
  const narrowedTo = async (request: FastifyRequest, reply: FastifyReply): Promise<Narrowed> => {
    const catalogue = await calls('catalogue', {}, { actor: { kind: 'public' } })
    const areas = catalogue.ok ? catalogue.value.areas.filter(isStreetOrCommunity) : []
    const chosen = chosenArea(request, reply, parts.settings)
    return { areas, area: areas.some((one) => one.path === chosen) ? chosen : '' }
  }

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
    const { after } = queryOf(request)
    const narrowed = await narrowedTo(request, reply)
    const found = await calls(
      'publicList',
      { limit: 20, ...areaIn(narrowed), ...(after ? { after: after.slice(0, 60) } : {}) },
      { actor: { kind: 'public' } },
    )
    const seen = view(request, reply)
    return found.ok ? sendPage(reply, aroundPage(seen, found.value, narrowed)) : sendPage(reply, missingPage(seen), 404)
  })

  app.get('/topics', async (request, reply) => {
    const found = await calls('publicProgrammes', {}, { actor: { kind: 'public' } })
    const seen = view(request, reply)
    return found.ok
      ? sendPage(reply, topicsPage(seen, found.value.programmes))
      : sendPage(reply, missingPage(seen), 404)
  })

  app.get('/pace', async (request, reply) => {
    const narrowed = await narrowedTo(request, reply)
    const found = await calls('pace', areaIn(narrowed), { actor: { kind: 'public' } })
    const seen = view(request, reply)
    return found.ok ? sendPage(reply, pacePage(seen, found.value, narrowed)) : sendPage(reply, missingPage(seen), 404)
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
