import { createHmac } from 'node:crypto'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { mountAuth, openAuth, type Auth, type AuthParts } from '#kernel/auth'
import { transact } from '#kernel/db'
import { actorOfAccount } from '#kernel/org/actors'
import { scopeOf } from '#kernel/rights'
import { wordErrors } from '#kernel/serve'
import { ownerOf } from './server.ts'
import { makeWorld, tenant, type World } from './world.ts'

type Sent = { channel: string; recipient: string; code: string; lang: string }

type Headers = Record<string, string>
type Answered = {
  status: number
  code: string | undefined
  body: Record<string, unknown> & { refused?: { code: string; zh: string; en: string } }
  raw: LightMyRequestResponse
}

/** A browser as far as sign-in is concerned: it keeps cookies and says where its page comes from. */
export type Browser = {
  cookies: Map<string, string>
  post(call: string, body?: unknown, headers?: Headers): Promise<Answered>
  get(call: string, headers?: Headers): Promise<Answered>
}

export type Door = {
  world: World
  app: FastifyInstance
  auth: Auth
  sent: Sent[]
  browser(headers?: Headers): Browser
  close(): Promise<void>
}

const keep = (jar: Map<string, string>, raw: LightMyRequestResponse): void => {
  for (const { name, value, maxAge } of raw.cookies as { name: string; value: string; maxAge?: number }[]) {
    if (value === '' || maxAge === 0) jar.delete(name)
    else jar.set(name, encodeURIComponent(value))
  }
}

export const browserOf = (app: FastifyInstance, always: Headers): Browser => {
  const cookies = new Map<string, string>()
  const ask = async (method: 'GET' | 'POST', call: string, payload: unknown, headers: Headers) => {
    const raw = await app.inject({
      method,
      url: call.startsWith('/') ? call : `/api/auth/${call}`,
      headers: {
        host: 'house.test',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' ? { origin: 'http://house.test' } : {}),
        ...always,
        ...headers,
      },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    keep(cookies, raw)
    const isJson = String(raw.headers['content-type']).includes('json')
    const body = isJson ? raw.json<Answered['body']>() : {}
    return { status: raw.statusCode, code: body.refused?.code, body, raw }
  }
  return {
    cookies,
    post: (call, body = {}, headers = {}) => ask('POST', call, body, headers),
    get: (call, headers = {}) => ask('GET', call, undefined, headers),
  }
}

/** A small county with sign-in in front of it; codes for residents are kept in `sent`. */
export async function openDoor(parts: Partial<AuthParts> = {}): Promise<Door> {
  const world = await makeWorld()
  const sent: Sent[] = []
  const auth = openAuth({
    tenant,
    clock: world.clock,
    db: world.db,
    connection: { ...ownerOf(world.database), user: 'oneneedle_auth' },
    secret: 'a'.repeat(64),
    publicUrl: 'http://house.test',
    send: async (channel, recipient, code, lang) => {
      sent.push({ channel, recipient, code, lang })
    },
    loadActor: (account) =>
      transact(world.db, scopeOf(tenant, { kind: 'system' }, 'anyone'), (tx) => actorOfAccount(tx, tenant, account)),
    ...parts,
  })
  const app = Fastify({ trustProxy: true })
  wordErrors(app)
  mountAuth(app, auth)
  return {
    world,
    app,
    auth,
    sent,
    browser: (headers = {}) => browserOf(app, headers),
    async close() {
      await app.close()
      await auth.close()
      await world.close()
    },
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows for a secret (RFC 6238: SHA-1, six digits, thirty seconds). */
export function appCode(secret: string, at = Temporal.Now.instant().epochMilliseconds): string {
  const bits = secret
    .split('')
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}
