import { z } from 'zod'

type Profile = Record<string, unknown>
type Told = Profile & { emailVerified: boolean }
type Tokens = { idToken?: string | undefined; accessToken?: string | undefined }

const patience = 10_000

const asObject = z.record(z.string(), z.unknown())

async function read(url: string, headers: Record<string, string> = {}): Promise<Profile | null> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) })
    return response.ok ? asObject.parse(await response.json()) : null
  } catch {
    // what cannot be read is as good as absent: the claims of the ID token decide alone
    return null
  }
}

const claimsOf = (idToken: string): Profile =>
  asObject.parse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')))

const told = (profile: Profile): Told => ({ ...profile, emailVerified: profile['email_verified'] === true })

export const discoveryOf = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

/**
 * What a provider tells about somebody: the claims of the ID token, whose signature the engine has checked by now, over
 * those of its UserInfo endpoint for the same subject (OpenID Connect Core 5.3.2). Null without an ID token.
 */
export const profileReader =
  (issuer: string) =>
  async ({ idToken, accessToken }: Tokens): Promise<Told | null> => {
    if (!idToken) return null
    const claims = claimsOf(idToken)
    const endpoint = (await read(discoveryOf(issuer)))?.['userinfo_endpoint']
    if (!accessToken || typeof endpoint !== 'string') return told(claims)
    const more = await read(endpoint, { authorization: `Bearer ${accessToken}` })
    return more && more['sub'] === claims['sub'] ? told({ ...more, ...claims }) : told(claims)
  }
