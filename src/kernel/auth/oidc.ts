import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Said } from '../words.ts'
import type { OidcRefusal } from './contract.ts'
import { staffEmail, type Provider } from './engine.ts'
import { accountFor, asSystem, staffByLogin, type Gate, type Visit } from './gate.ts'

/** A government's own sign-in, as the environment describes it. */
export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  name: Said
  /** The claim that holds a person's login here; without it `preferred_username`, then a verified `email`. */
  claim?: string
}

/**
 * Reads OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME_ZH, OIDC_NAME_EN and OIDC_CLAIM. Null without an
 * issuer; throws when the rest is incomplete, since a half-configured sign-in would only fail later and in silence.
 */
export function oidcFrom(env: Record<string, string | undefined>): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_CLAIM: claim } = env
  if (!issuer) return null
  if (!clientId || !clientSecret) throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET')
  if (!URL.canParse(issuer)) throw new Error('OIDC_ISSUER is not a URL')
  const name = { zh: env['OIDC_NAME_ZH'] || '统一身份认证', en: env['OIDC_NAME_EN'] || 'Government sign-in' }
  return { issuer, clientId, clientSecret, name, ...(claim ? { claim } : {}) }
}

type Profile = Record<string, unknown>

const loginsIn = (profile: Profile, claim: string | undefined): string[] => {
  const verified = profile['email_verified'] === true || profile['email_verified'] === 'true'
  const values = claim ? [profile[claim]] : [profile['preferred_username'], verified ? profile['email'] : undefined]
  return values.filter((value) => typeof value === 'string' && /^\P{Cc}{1,200}$/u.test(value)) as string[]
}

/** Leads what the provider tells to the account of a person on the books. It never puts anybody on them. */
export const providerOf = (settings: OidcSettings, gate: () => Gate): Provider => ({
  ...settings,
  async emailOf(profile) {
    for (const login of loginsIn(profile, settings.claim)) {
      const person = await staffByLogin(gate(), login.trim().toLowerCase())
      if (!person) continue
      if (!person.account) await asSystem(gate(), (tx) => accountFor(gate(), tx, person.id))
      return staffEmail(person.id)
    }
    return null
  },
})

/** Only a path of this very site may be returned to. */
const safePath = (to: unknown, otherwise: string): string =>
  typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(to) && !to.includes('\\') ? to : otherwise

const unknownPerson = new Set(['email_not_found', 'signup_disabled', 'account_not_linked'])

export type Door = {
  visitOf(request: FastifyRequest): Promise<Visit>
  leave(reply: FastifyReply, request: FastifyRequest, visit: Visit, to: string): FastifyReply
}

/** The two steps of an OpenID Connect sign-in in the browser: out to the provider, and back with its answer. */
export function mountOidc(app: FastifyInstance, gate: Gate, paths: { home: string; signIn: string }, door: Door): void {
  const refusedAt = (why: OidcRefusal) => `${paths.signIn}?refused=auth.${why}`

  app.get('/api/auth/oidc', async (request, reply) => {
    const visit = await door.visitOf(request)
    const to = safePath((request.query as { to?: unknown }).to, paths.home)
    const response = await gate.engine.api.signInSocial({
      body: { provider: 'oidc', callbackURL: to, errorCallbackURL: paths.signIn, disableRedirect: true },
      headers: visit.headers,
      asResponse: true,
    })
    const { url } = (await response.json().catch(() => ({}))) as { url?: string }
    visit.cookies.push(...response.headers.getSetCookie())
    return door.leave(reply, request, visit, response.ok && url ? url : refusedAt('oidc-away'))
  })

  app.get('/api/auth/callback/oidc', async (request, reply) => {
    const visit = await door.visitOf(request)
    const { code, state, error, iss } = request.query as Record<string, unknown>
    const asText = Object.entries({ code, state, error, iss }).filter(([, value]) => typeof value === 'string')
    const response = await gate.engine.api.callbackOAuth({
      params: { id: 'oidc' },
      query: Object.fromEntries(asText) as Record<string, string>,
      headers: visit.headers,
      method: 'GET',
      asResponse: true,
    })
    visit.cookies.push(...response.headers.getSetCookie())
    const back = new URL(response.headers.get('location') ?? paths.signIn, 'http://here.invalid')
    const failure = back.searchParams.get('error') ?? (response.status === 302 ? null : 'failed')
    if (failure)
      return door.leave(reply, request, visit, refusedAt(unknownPerson.has(failure) ? 'oidc-unknown' : 'oidc-failed'))
    return door.leave(reply, request, visit, back.pathname + back.search + back.hash)
  })
}
