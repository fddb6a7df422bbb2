import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { oidcFrom } from '#kernel/auth'
import { transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import { openDoor, type Browser, type Door } from '#test/door'
import { asOwner } from '#test/server'
import { tenant } from '#test/world'

type Claims = Record<string, unknown>
type Ticket = { claims: Claims; challenge: string; nonce: string }

const base64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

/** A government's sign-in on this machine: discovery, keys, and a token for whoever the test says is at the screen. */
const makeProvider = async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const tickets = new Map<string, Ticket>()
  const how = { audience: 'house', forged: false, away: false, bare: false, told: {} as Claims }
  let issuer = ''

  const idToken = ({ claims, nonce }: Ticket): string => {
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
    const payload = { iss: issuer, aud: how.audience, iat: now, exp: now + 300, nonce, ...claims }
    const text = `${base64({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${base64(payload)}`
    const key = how.forged ? stranger.privateKey : privateKey
    return `${text}.${base64(sign('sha256', Buffer.from(text), key))}`
  }
  const token = (form: URLSearchParams): [number, object] => {
    const ticket = tickets.get(form.get('code') ?? '')
    tickets.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!ticket || ticket.challenge !== challenge) return [400, { error: 'invalid_grant' }]
    const answer = { access_token: 'opaque', token_type: 'Bearer', expires_in: 300 }
    return [200, how.bare ? answer : { ...answer, id_token: idToken(ticket) }]
  }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const send = (status: number, value: object) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(value))
      }
      if (how.away) send(503, {})
      else if (request.url === '/.well-known/openid-configuration')
        send(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      else if (request.url === '/jwks')
        send(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
      else if (request.url === '/userinfo')
        send(request.headers.authorization === 'Bearer opaque' ? 200 : 401, how.told)
      else if (request.url === '/token') send(...token(new URLSearchParams(body)))
      else send(404, {})
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    how,
    /** What the provider does once somebody has signed in there: a code for the address it was given. */
    approve(url: string, claims: Claims): string {
      const asked = new URL(url).searchParams
      const code = base64(
        Buffer.from(
          createHash('sha256')
            .update(String(tickets.size) + url)
            .digest(),
        ),
      )
      tickets.set(code, { claims, challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' })
      const back = new URL(String(asked.get('redirect_uri')))
      return `${back.pathname}?code=${code}&state=${asked.get('state')}`
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

let provider: Awaited<ReturnType<typeof makeProvider>>
let door: Door

beforeAll(async () => {
  provider = await makeProvider()
  door = await openDoor({
    oidc: oidcFrom({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'house',
      OIDC_CLIENT_SECRET: 'x',
      OIDC_NAME_ZH: '省统一认证',
    }),
  })
})
afterAll(async () => {
  await door.close()
  await provider.close()
})
beforeEach(() => {
  Object.assign(provider.how, { audience: 'house', forged: false, away: false, bare: false, told: {} })
})

const begin = async (browser: Browser, to = '/desk/inbox') =>
  String((await browser.get(`/api/auth/oidc?to=${encodeURIComponent(to)}`)).raw.headers.location)

const through = async (claims: Claims, browser = door.browser()) => {
  const back = await browser.get(provider.approve(await begin(browser), claims))
  return { browser, back, location: String(back.raw.headers.location) }
}

const counts = async () => {
  const { rows } = await asOwner(door.world.database, (client) =>
    client.query(
      'select (select count(*) from auth."user") as users, (select count(*) from auth.session) as sessions, (select count(*) from kernel.person) as persons',
    ),
  )
  return rows[0] as Record<string, number>
}

test('waysIn names the government’s own sign-in', async () => {
  expect((await door.browser().get('waysIn')).body).toEqual({ oidc: { zh: '省统一认证', en: 'Government sign-in' } })
})

test('oidc: somebody on the books comes in by preferred_username, without ever having had a password', async () => {
  const before = await counts()
  const { browser, location, back } = await through({ sub: 's-1', preferred_username: 'Lamp' })
  expect([back.status, location]).toEqual([302, '/desk/inbox'])
  expect((await browser.get('me')).body).toMatchObject({ kind: 'person', name: '测试lamp' })
  expect((await counts())['persons']).toBe(before['persons'])
  const again = await through({ sub: 's-1', preferred_username: 'lamp', email: 'l@gov.example', email_verified: true })
  expect((await again.browser.get('me')).body['kind']).toBe('person')
  expect((await counts())['users']).toBe(Number(before['users']) + 1)
})

test('oidc: a verified e-mail that is a login counts, an unverified one does not', async () => {
  await transact(door.world.db, scopeOf(tenant, { kind: 'system' }, 'anyone'), (tx) =>
    sql`update kernel.person set login = 'water@gov.example' where tenant = ${tenant} and login = 'water'`.execute(tx),
  )
  const email = 'water@gov.example'
  expect((await through({ sub: 's-2', email, email_verified: true })).location).toBe('/desk/inbox')
  expect((await through({ sub: 's-3', email, email_verified: false })).location).toBe(
    '/sign-in?refused=auth.oidc-unknown',
  )
})

test('oidc: who is not on the books gets no account, no session and a plain word', async () => {
  const before = await counts()
  const { browser, location } = await through({ sub: 's-9', preferred_username: 'nobody', email: 'n@gov.example' })
  expect(location).toBe('/sign-in?refused=auth.oidc-unknown')
  expect((await browser.get('me')).body['kind']).toBe('public')
  expect(await counts()).toEqual(before)
})

test('oidc: who has left no longer comes in, though the provider still knows them', async () => {
  const close = (at: string | null) =>
    transact(door.world.db, scopeOf(tenant, { kind: 'system' }, 'anyone'), (tx) =>
      sql`update kernel.person set closed_at = ${at} where tenant = ${tenant} and login = 'lamp'`.execute(tx),
    )
  await close('2026-09-07T00:00:00Z')
  expect((await through({ sub: 's-1', preferred_username: 'lamp' })).location).toBe(
    '/sign-in?refused=auth.oidc-unknown',
  )
  await close(null)
})

test('oidc: a forged, foreign or repeated state opens nothing', async () => {
  const browser = door.browser()
  const claims = { sub: 's-1', preferred_username: 'lamp' }
  const path = provider.approve(await begin(browser), claims)
  const failed = '/sign-in?refused=auth.oidc-failed'
  const forged = await browser.get(path.replace(/state=.*/, 'state=made-up'))
  expect(forged.raw.headers.location).toBe(failed)
  const otherBrowser = door.browser()
  expect((await otherBrowser.get(path)).raw.headers.location).toBe(failed)
  expect((await otherBrowser.get('me')).body['kind']).toBe('public')
  expect((await browser.get(path)).raw.headers.location).toBe('/desk/inbox')
  expect((await browser.get(path)).raw.headers.location).toBe(failed)
  for (const odd of [
    '',
    '?code=x',
    '?state=x',
    '?error=access_denied',
    '?state=a&state=b&code[]=1',
    '?code=%00&state=%00',
  ])
    expect([odd, (await door.browser().get(`/api/auth/callback/oidc${odd}`)).raw.headers.location]).toEqual([
      odd,
      failed,
    ])
})

test('oidc: a token signed by another key, or made for another client, opens nothing', async () => {
  provider.how.forged = true
  expect((await through({ sub: 's-1', preferred_username: 'lamp' })).location).toBe('/sign-in?refused=auth.oidc-failed')
  provider.how.forged = false
  provider.how.audience = 'another-house'
  expect((await through({ sub: 's-1', preferred_username: 'lamp' })).location).toBe('/sign-in?refused=auth.oidc-failed')
})

test('oidc: what UserInfo tells counts for the same subject only, and never without an ID token', async () => {
  provider.how.told = { sub: 's-1', preferred_username: 'lamp' }
  expect((await through({ sub: 's-1' })).location).toBe('/desk/inbox')
  expect((await through({ sub: 's-7' })).location).toBe('/sign-in?refused=auth.oidc-unknown')
  provider.how.bare = true
  expect((await through({ sub: 's-1' })).location).toBe('/sign-in?refused=auth.oidc-failed')
})

test('oidc: the way back leads into this site only', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb']) {
    const browser = door.browser()
    const back = await browser.get(
      provider.approve(await begin(browser, to), { sub: 's-1', preferred_username: 'lamp' }),
    )
    expect([to, back.raw.headers.location]).toEqual([to, '/desk'])
  }
})

test('oidc: the provider’s tokens are not kept', async () => {
  await through({ sub: 's-1', preferred_username: 'lamp' })
  const { rows } = await asOwner(door.world.database, (client) =>
    client.query(`select "accessToken", "refreshToken", "idToken" from auth.account where "providerId" = 'oidc'`),
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toEqual({ accessToken: null, refreshToken: null, idToken: null })
})

test('oidc: a provider that is away is said so, and found again once it is back', async () => {
  provider.how.away = true
  const late = await openDoor({
    oidc: oidcFrom({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'house', OIDC_CLIENT_SECRET: 'x' }),
  })
  try {
    const away = await late.browser().get('/api/auth/oidc')
    expect(away.raw.headers.location).toBe('/sign-in?refused=auth.oidc-away')
    provider.how.away = false
    const back = await late.browser().get('/api/auth/oidc')
    expect(String(back.raw.headers.location)).toContain(`${provider.issuer}/authorize`)
  } finally {
    await late.close()
  }
})

test('oidcFrom: nothing without an issuer, and never half a configuration', () => {
  expect(oidcFrom({})).toBeNull()
  expect(() => oidcFrom({ OIDC_ISSUER: 'https://id.example' })).toThrow('OIDC_CLIENT_ID')
  expect(() => oidcFrom({ OIDC_ISSUER: 'id', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })).toThrow('URL')
})
