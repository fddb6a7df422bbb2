import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call } from '#kernel/contract'
import type { Room } from '#kernel/house'
import type { Said } from '#kernel/words'
import { html, type Html } from './resident/html.ts'
import { page, t, type View } from './resident/layout.ts'

const words = {
  title: { zh: '接口', en: 'Interfaces' },
  lead: {
    zh: '页面能做的事，都能通过接口做。命令用 POST，并在 Idempotency-Key 中带一个 UUID：同一个编号只办一次。查询用 GET。',
    en: 'Whatever a page can do, a program can. Commands are POST with a UUID as Idempotency-Key: the same id is carried out once. Queries are GET.',
  },
  document: { zh: 'OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document' },
  anyone: { zh: '任何人', en: 'anybody' },
  signedIn: { zh: '登录后', en: 'signed in' },
  withKey: { zh: '持接口密钥的程序', en: 'a program with an API key' },
  needs: { zh: '需要', en: 'Needs' },
  refuses: { zh: '可能的拒绝', en: 'May refuse' },
} satisfies Record<string, Said>

const needsOf = (view: View, { needs }: Call): string => {
  if (needs === 'anyone') return t(view, words.anyone)
  if (needs === 'api-key') return t(view, words.withKey)
  return typeof needs === 'string' ? t(view, words.signedIn) : needs.join(' · ')
}

const callOf = (view: View, room: Room, [name, call]: [string, Call]): Html => {
  const title = room.words.calls[name] ?? { zh: name, en: name }
  const refusals = call.refusals.length > 0 ? html`<br />${t(view, words.refuses)} ${call.refusals.join(' · ')}` : ''
  return html`<li>
    <h3>${t(view, title)}</h3>
    <code>${call.kind === 'command' ? 'POST' : 'GET'} /api/${room.name}/${name}</code>
    <p class="small soft" style="margin:0">${t(view, words.needs)} ${needsOf(view, call)}${refusals}</p>
  </li>`
}

/** Every call in words: the readable side of `/api/openapi.json`. */
export function serveApiPage(
  app: FastifyInstance,
  rooms: readonly Room[],
  view: (request: FastifyRequest, reply: FastifyReply) => View,
): void {
  app.get('/api', (request, reply) => {
    const seen = view(request, reply)
    const open = (room: Room) => Object.entries(room.calls).filter(([, call]) => call.needs !== 'system')
    const body = html`<h1>${t(seen, words.title)}</h1>
      <p class="lead">${t(seen, words.lead)}</p>
      <p><a href="/api/openapi.json">${t(seen, words.document)}</a></p>
      ${rooms.map(
        (room) =>
          html`<h2>${room.name}</h2>
            <ul class="list card">
              ${open(room).map((call) => callOf(seen, room, call))}
            </ul>`,
      )}`
    return reply.type('text/html; charset=utf-8').send(page(seen, words.title, body))
  })
}
