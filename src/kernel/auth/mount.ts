import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { worded, type Room } from '../house.ts'
import { issuesOf } from '../issues.ts'
import type { Worded } from '../refusals.ts'
import type { Refusal, Result } from '../result.ts'
import type { Actor } from '../rights.ts'
import { isForeign, langOf, sendRefusal } from '../serve.ts'
import { authContract, type AuthCall } from './contract.ts'
import { cookiesIn, isSecure, sessionCookie, setCookies } from './cookies.ts'
import { addressHeader, langHeader } from './engine.ts'
import type { Visit } from './gate.ts'
import { mountOidc } from './oidc.ts'
import type { Auth } from './open.ts'
import { authRefusals, authWords } from './words.ts'

/** The calls of sign-in as a room of the house: for the OpenAPI document. They are carried out here, not by the house. */
export const authRoom: Room = {
  name: authContract.name,
  calls: authContract.calls,
  words: { calls: authWords.calls, refusals: authRefusals },
  handlers: {},
}

async function visitOf(auth: Auth, request: FastifyRequest): Promise<Visit> {
  const cookie = cookiesIn(request, isSecure(request, auth.parts.publicUrl))
  const lang = langOf(request)
  const headers = new Headers({ cookie, [langHeader]: lang, [addressHeader]: request.ip })
  const agent = request.headers['user-agent']
  if (agent) headers.set('user-agent', agent.slice(0, 300))
  const account = cookie.includes(sessionCookie) ? await auth.accountIn(headers) : null
  return { headers, ip: request.ip, lang, now: auth.parts.clock.now(), account, cookies: [] }
}

/** Who makes a request: a person with posts, a resident, or the public. A session that was ended counts no more. */
export async function actorOf(auth: Auth, request: FastifyRequest): Promise<Actor> {
  if (!request.headers.cookie?.includes(sessionCookie)) return { kind: 'public' }
  return auth.actorFor((await visitOf(auth, request)).account)
}

type Handler = (input: unknown, visit: Visit) => Promise<Result<unknown, Refusal>>

const refused = (code: string, facts?: Refusal['facts']): { ok: false; refusal: Worded } => ({
  ok: false,
  refusal: worded(facts ? { code, facts } : { code }, authRoom),
})

/**
 * One call of sign-in for a page that is rendered on the server: the same code path as its URL, with the cookies set
 * on the page's own answer. The page checks for forged forms itself.
 */
export async function callAuth(
  auth: Auth,
  name: AuthCall,
  input: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<unknown, Worded>> {
  const call = authContract.calls[name]
  const parsed = call.input.safeParse(input)
  if (!parsed.success)
    return {
      ok: false,
      refusal: { ...worded({ code: 'invalid-input' }, authRoom), issues: issuesOf(call.input, input) },
    }
  const visit = await visitOf(auth, request)
  if (call.needs === 'signed-in' && !visit.account) return refused('sign-in-first')
  const outcome = await (auth.handlers[name] as Handler)(parsed.data, visit)
  setCookies(reply, visit.cookies, isSecure(request, auth.parts.publicUrl))
  return outcome.ok ? outcome : refused(outcome.refusal.code, outcome.refusal.facts)
}

const unheard = (reply: FastifyReply) => reply.header('cache-control', 'no-store')

/** Serves `/api/auth/<call>` for what the contract lists, and the OpenID steps where one is set up; all else is 404. */
export function mountAuth(app: FastifyInstance, auth: Auth): void {
  for (const [name, call] of Object.entries(authContract.calls)) {
    const url = `/api/auth/${name}`
    const answer = async (request: FastifyRequest, reply: FastifyReply, input: unknown) => {
      const outcome = await callAuth(auth, name as AuthCall, input, request, unheard(reply))
      return outcome.ok ? reply.send(outcome.value) : sendRefusal(reply, outcome.refusal)
    }
    if (call.kind === 'query') app.get(url, (request, reply) => answer(request, reply, {}))
    else
      app.post(url, (request, reply) => {
        if (isForeign(request)) return sendRefusal(reply, worded({ code: 'foreign-origin' }))
        return answer(request, reply, request.body ?? {})
      })
  }
  if (auth.parts.oidc)
    mountOidc(app, auth.gate, auth.paths, {
      visitOf: (request) => visitOf(auth, request),
      leave(reply, request, visit, to) {
        setCookies(reply, visit.cookies, isSecure(request, auth.parts.publicUrl))
        return unheard(reply).redirect(to, 302)
      },
    })
  app.all('/api/auth/*', (_request, reply) => sendRefusal(reply, worded({ code: 'unknown-call' })))
}
