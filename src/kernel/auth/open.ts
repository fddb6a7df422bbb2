import { sql } from 'kysely'
import { openDb, type Connection, type Db } from '../db.ts'
import { ok } from '../result.ts'
import type { Actor } from '../rights.ts'
import type { Clock } from '../time.ts'
import type { Lang } from '../words.ts'
import { asWritten } from './contacts.ts'
import type { AuthCall } from './contract.ts'
import { openEngine } from './engine.ts'
import { inAuth, signOutEverywhere, type Account, type Gate, type Handlers, type Visit } from './gate.ts'
import { givePassword, invitationHandlers } from './invitations.ts'
import { providerOf, type OidcSettings } from './oidc.ts'
import { residentHandlers } from './residents.ts'
import { secondFactorHandlers } from './second-factor.ts'
import { sessionHandlers } from './sessions.ts'
import { staffHandlers } from './staff.ts'
import { openTries } from './tries.ts'

/** Hands a resident's code to the outbox. The words for it are in words.ts: `codeLetter`. */
export type SendCode = (channel: 'sms' | 'mail', recipient: string, code: string, lang: Lang) => Promise<void>

export type AuthParts = {
  tenant: number
  clock: Clock
  /** The application's database. */
  db: Db
  /** How the role `oneneedle_auth` reaches its schema. */
  connection: Connection
  /** From `secretOf(dataDir, 'sign-in')`: signs cookies, encrypts second factors. */
  secret: string
  /** Where browsers find this server, without a trailing slash. */
  publicUrl: string
  send: SendCode
  /** The person behind a staff account with posts and capabilities; null once the record is closed. */
  loadActor(account: string): Promise<Actor | null>
  oidc?: OidcSettings | null
  /** Pages of the surfaces: where the OpenID sign-in leads, and where a failed one is explained. */
  paths?: { home: string; signIn: string }
}

export type Auth = {
  parts: AuthParts
  gate: Gate
  paths: { home: string; signIn: string }
  handlers: Handlers<AuthCall>
  /** Whose session these headers carry; null when none holds any more. Asked of the database every time. */
  accountIn(headers: Headers): Promise<Account | null>
  actorFor(account: Account | null): Promise<Actor>
  /** Ends all sessions of a staff account at once; for a person who leaves or changes posts. */
  signOutEverywhere(account: string): Promise<void>
  /** Sets a person's password without asking whether it is a good one: for the demo county and the command line. */
  givePassword(person: string, password: string): Promise<void>
  /** Removes what is over: sessions, codes, counts. For a daily job. */
  tidy(): Promise<void>
  close(): Promise<void>
}

type Found = {
  session: { id: string; token: string }
  user: { id: string; kind: string; email: string; phoneNumber?: string | null; twoFactorEnabled?: boolean | null }
}

const accountOf = ({ session, user }: Found): Account => {
  const kind = user.kind === 'staff' ? 'staff' : 'resident'
  return {
    user: user.id,
    kind,
    session: session.id,
    token: session.token,
    secondFactor: user.twoFactorEnabled === true,
    contact: kind === 'staff' ? '' : asWritten(user.phoneNumber ?? user.email),
  }
}

/** Opens sign-in over its own role and pool. */
export function openAuth(parts: AuthParts): Auth {
  const authDb = openDb(parts.connection, { searchPath: 'auth', dates: true, max: 8 })
  const { tenant, db, secret, publicUrl } = parts
  const engine = openEngine({
    db: authDb,
    secret,
    publicUrl,
    sendCode: (address, code, lang) =>
      parts.send(address.includes('@') ? 'mail' : 'sms', asWritten(address), code, lang),
    ...(parts.oidc ? { provider: providerOf(parts.oidc, () => gate) } : {}),
  })
  const gate: Gate = { tenant, db, authDb, engine, tries: openTries(authDb, secret) }

  const auth: Auth = {
    parts,
    gate,
    paths: parts.paths ?? { home: '/desk', signIn: '/sign-in' },
    handlers: {
      ...staffHandlers(gate),
      ...secondFactorHandlers(gate),
      ...sessionHandlers(gate),
      ...invitationHandlers(gate),
      ...residentHandlers(gate),
      waysIn: async () => ok({ oidc: parts.oidc?.name ?? null }),
      me: (_, visit) => whoIs(auth, visit),
    },
    async accountIn(headers) {
      const found = await engine.api.getSession({ headers, query: { disableRefresh: true } })
      return found ? accountOf(found as Found) : null
    },
    async actorFor(account) {
      if (!account) return { kind: 'public' }
      if (account.kind === 'resident') return { kind: 'resident', id: account.user, contact: account.contact }
      return (await parts.loadActor(account.user)) ?? { kind: 'public' }
    },
    signOutEverywhere: (account) => signOutEverywhere(gate, account),
    givePassword: (person, password) => givePassword(gate, person, password),
    async tidy() {
      const now = parts.clock.now()
      await inAuth(gate, sql`delete from "session" where "expiresAt" < ${now.toString()}`)
      await inAuth(gate, sql`delete from "verification" where "expiresAt" < ${now.toString()}`)
      await gate.tries.tidy(now)
    },
    close: () => authDb.destroy(),
  }
  return auth
}

type Me = Awaited<ReturnType<Handlers<'me'>['me']>>

async function whoIs(auth: Auth, visit: Visit): Promise<Me> {
  const actor = await auth.actorFor(visit.account)
  const secondFactor = visit.account?.secondFactor ?? false
  const nobody = { kind: 'public' as const, id: null, name: null, posts: [], secondFactor: false }
  if (actor.kind === 'resident') return ok({ ...nobody, kind: 'resident' as const, id: actor.id, name: actor.contact })
  if (actor.kind !== 'person') return ok(nobody)
  const posts = actor.posts.map((post) => ({
    ...post,
    capabilities: [...post.capabilities],
    covering: post.covering ?? false,
  }))
  return ok({ kind: 'person', id: actor.id, name: actor.name, posts, secondFactor })
}
