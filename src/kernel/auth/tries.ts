import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { rows, type Db, type Tx } from '../db.ts'
import { refuse, type Refusal } from '../result.ts'

/** So many tries within so many minutes; the count begins anew when the time is over. */
export type Allowance = { what: string; max: number; minutes: number }

/** What may be tried how often. An office or a village behind one address must fit; a guesser must not. */
export const allowances = {
  login: { what: 'login', max: 10, minutes: 15 },
  signInFromAddress: { what: 'sign-in-from', max: 100, minutes: 15 },
  password: { what: 'password-of', max: 10, minutes: 15 },
  confirm: { what: 'confirm-factor', max: 10, minutes: 15 },
  appCode: { what: 'app-code', max: 1, minutes: 3 },
  invitationFromAddress: { what: 'invitation-from', max: 60, minutes: 15 },
  codeTo: { what: 'code-to', max: 3, minutes: 10 },
  codeToInADay: { what: 'code-to-day', max: 10, minutes: 24 * 60 },
  codeFromAddress: { what: 'code-from', max: 40, minutes: 60 },
  enter: { what: 'enter', max: 15, minutes: 10 },
  enterFromAddress: { what: 'enter-from', max: 100, minutes: 60 },
} as const satisfies Record<string, Allowance>

export type Try = [allowance: Allowance, subject: string]

/** A code of an authenticator app counts once: the second count of it is refused. */
export const usedCode = (account: string, code: string): Try => [
  allowances.appCode,
  `${account} ${code.replaceAll(' ', '')}`,
]

/** One household or office has a whole IPv6 network: its first half counts as the address. */
export const addressKey = (ip: string): string => {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array<string>(gap).fill('0'), ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

export type Tries = {
  /** Counts one try of each; a refusal with the minutes to wait when one of them has been used up. */
  count(now: Temporal.Instant, ...tries: Try[]): Promise<Refusal<'too-many-tries'> | null>
  /** Forgets the count after a success. */
  forgive(...tries: Try[]): Promise<void>
  /** Removes counts that are over. */
  tidy(now: Temporal.Instant): Promise<void>
}

/** Counts in the database, so that every process of the server counts together. Keys are hashed: no contact is kept. */
export function openTries(db: Db, secret: string): Tries {
  const keyOf = ([allowance, subject]: Try) =>
    createHmac('sha256', secret).update(`${allowance.what}\n${subject}`).digest('base64url')

  const one = async (now: Temporal.Instant, attempt: Try): Promise<number> => {
    const at = now.toString()
    const from = now.subtract({ minutes: attempt[0].minutes }).toString()
    const [row] = await rows(
      sql<{
        count: number
        since: Date
      }>`insert into tries as t (key, count, since) values (${keyOf(attempt)}, 1, ${at})
        on conflict (key) do update set
          count = case when t.since <= ${from} then 1 else t.count + 1 end,
          since = case when t.since <= ${from} then excluded.since else t.since end
        returning count, since`,
      db as unknown as Tx,
    )
    if (!row || row.count <= attempt[0].max) return 0
    const passed = (now.epochMilliseconds - row.since.getTime()) / 60_000
    return Math.max(1, Math.ceil(attempt[0].minutes - passed))
  }

  return {
    async count(now, ...tries) {
      let wait = 0
      for (const attempt of tries) wait = Math.max(wait, await one(now, attempt))
      return wait > 0 ? refuse('too-many-tries', { minutes: wait }).refusal : null
    },
    async forgive(...tries) {
      await sql`delete from tries where key in (${sql.join(tries.map(keyOf))})`.execute(db)
    },
    async tidy(now) {
      await sql`delete from tries where since < ${now.subtract({ hours: 25 }).toString()}`.execute(db)
    },
  }
}
