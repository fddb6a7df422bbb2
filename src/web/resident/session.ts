// the cookie plugin's types; app.ts registers it
import '@fastify/cookie'
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/rights'
import { langOf, type ActorOf } from '#kernel/serve'
import { areaPath } from '#casework/shapes'
import type { View } from './layout.ts'

export type Settings = Pick<View, 'county' | 'operator' | 'filing'> & { secure: boolean }

const names = { lang: 'on_lang', large: 'on_large', csrf: 'on_csrf', key: 'on_key', area: 'on_area' } as const

export const cookieOptions = (settings: Settings) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: settings.secure }) as const

/** What the reader has chosen on a page stands above what the browser says. */
const chosenLang = (request: FastifyRequest): View['lang'] => {
  const chosen = request.cookies[names.lang]
  return chosen === 'zh' || chosen === 'en' ? chosen : langOf(request)
}

/** What the page needs to know of its reader. A browser without a token gets one: forms must bring it back. */
export function viewOf(request: FastifyRequest, reply: FastifyReply, settings: Settings): View {
  const known = request.cookies[names.csrf]
  const csrf = known && /^[\w-]{32}$/.test(known) ? known : randomBytes(24).toString('base64url')
  if (csrf !== known) void reply.setCookie(names.csrf, csrf, cookieOptions(settings))
  const { county, operator, filing } = settings
  return {
    lang: chosenLang(request),
    large: request.cookies[names.large] === '1',
    here: request.url,
    county,
    operator,
    filing,
    csrf,
  }
}

/** The fields of a form without files, as text. */
export const fieldsOf = (request: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
  )

/** Every value of the fields of such a form. */
export const listsOf = (request: FastifyRequest): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      [value].flat().map(String),
    ]),
  )

/** The token in the form must be the one in the cookie: another site can send a form, but cannot read the cookie. */
export const isOwnForm = (request: FastifyRequest, fields: Record<string, string>): boolean =>
  Boolean(fields['csrf']) && fields['csrf'] === request.cookies[names.csrf]

export type Key = { number: string; code?: string }

/** What shows that a request is theirs: its number with the code, or without one by who is signed in. */
export type Proof = { key: Key; actor: Actor }

/** A code counts the same whoever brings it. */
export const byCode = (number: string, code: string): Proof => ({ key: { number, code }, actor: { kind: 'public' } })

/** The code that this browser holds for the number (without a number: for any), else the resident who is signed in. */
export async function proofOf(request: FastifyRequest, number: unknown, actorOf: ActorOf): Promise<Proof | null> {
  const [held, code] = request.cookies[names.key]?.split(':') ?? []
  const named = typeof number === 'string' && number ? number : held
  if (!named) return null
  if (code && named === held) return byCode(named, code)
  const actor = await actorOf(request)
  return actor.kind === 'resident' ? { key: { number: named }, actor } : null
}

export const keepKeyCookie = (reply: FastifyReply, key: { number: string; code: string }, settings: Settings): void => {
  void reply.setCookie(names.key, `${key.number}:${key.code}`, cookieOptions(settings))
}

export const dropKey = (reply: FastifyReply): void => {
  void reply.clearCookie(names.key, { path: '/' })
}

export const setChoice = (
  reply: FastifyReply,
  name: 'lang' | 'large' | 'area',
  value: string,
  settings: Settings,
): void => {
  void reply.setCookie(names[name], value, { ...cookieOptions(settings), maxAge: 31_536_000 })
}

/** The area that a reader has chosen now, or else the last time; '' for everywhere. It is kept in their browser alone. */
export function chosenArea(request: FastifyRequest, reply: FastifyReply, settings: Settings): string {
  const { area } = request.query as Record<string, unknown>
  if (typeof area !== 'string') return request.cookies[names.area] ?? ''
  const known = areaPath.safeParse(area).data ?? ''
  if (known) setChoice(reply, 'area', known, settings)
  else void reply.clearCookie(names.area, { path: '/' })
  return known
}

/** Only a path of this site is somewhere to go back to. */
export const safeBack = (back: unknown): string => (typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/')
