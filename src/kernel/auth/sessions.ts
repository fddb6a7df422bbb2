import { sql } from 'kysely'
import { ok, refuse } from '../result.ts'
import { inAuth, type Gate, type Handlers } from './gate.ts'

type Row = {
  id: string
  createdAt: Date
  expiresAt: Date
  userAgent: string | null
  ipAddress: string | null
}

const browsers: [RegExp, string][] = [
  [/MicroMessenger/, '微信 WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

const nameIn = (agent: string, names: [RegExp, string][]): string | undefined =>
  names.find(([mark]) => mark.test(agent))?.[1]

/** A device as a person would name it: a browser and a system. Null when the browser did not say. */
const deviceOf = (agent: string | null): string | null =>
  agent ? [nameIn(agent, browsers), nameIn(agent, systems)].filter(Boolean).join(' · ') || null : null

export const sessionHandlers = (gate: Gate): Handlers<'sessions' | 'endSession' | 'endOtherSessions'> => ({
  async sessions(_, { account, now }) {
    if (!account) return refuse('sign-in-first')
    const found = await inAuth(
      gate,
      sql<Row>`select id, "createdAt", "expiresAt", "userAgent", "ipAddress" from "session"
        where "userId" = ${account.user} and "expiresAt" > ${now.toString()} order by "createdAt" desc`,
    )
    return ok({
      sessions: found.map((row) => ({
        id: row.id,
        current: row.id === account.session,
        since: row.createdAt.toISOString(),
        until: row.expiresAt.toISOString(),
        device: deviceOf(row.userAgent),
        address: row.ipAddress || null,
      })),
    })
  },

  async endSession({ id }, { account }) {
    if (!account) return refuse('sign-in-first')
    const ended = await inAuth(
      gate,
      sql`delete from "session" where id = ${id} and "userId" = ${account.user} returning id`,
    )
    return ended.length > 0 ? ok({}) : refuse('session-not-found')
  },

  async endOtherSessions(_, { account }) {
    if (!account) return refuse('sign-in-first')
    const ended = await inAuth(
      gate,
      sql`delete from "session" where "userId" = ${account.user} and id <> ${account.session} returning id`,
    )
    // a device that was trusted with the second factor is another device too
    await inAuth(gate, sql`delete from "verification" where value = ${account.user}`)
    return ok({ ended: ended.length })
  },
})
