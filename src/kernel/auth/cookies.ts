import type { FastifyReply, FastifyRequest } from 'fastify'

export const sessionCookie = 'oneneedle.session_token'
/** Browsers take a cookie of this name only with `Secure`, for the whole site and from the host itself. */
const hostPrefix = '__Host-'

/** Whether the browser speaks https to us; behind a proxy that is known when the server trusts it (TRUST_PROXY). */
export const isSecure = (request: FastifyRequest, publicUrl: string): boolean =>
  request.protocol === 'https' || publicUrl.startsWith('https:')

/** The cookies of sign-in that a request brings, by the names the engine knows. */
export function cookiesIn(request: FastifyRequest, secure: boolean): string {
  const prefix = `${secure ? hostPrefix : ''}oneneedle.`
  return (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix))
    .map((pair) => (secure ? pair.slice(hostPrefix.length) : pair))
    .join('; ')
}

/** Sets the engine's cookies (HttpOnly, SameSite=Lax, Path=/ by its own making) on the answer. */
export function setCookies(reply: FastifyReply, cookies: readonly string[], secure: boolean): void {
  for (const cookie of cookies) reply.header('set-cookie', secure ? `${hostPrefix}${cookie}; Secure` : cookie)
}
