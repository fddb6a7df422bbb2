import { sql } from 'kysely'
import type { z } from 'zod'
import { rows, transact, type Db, type Tx } from '../db.ts'
import { refuse, ok, type Refusal, type Result } from '../result.ts'
import { systemScope } from '../rights.ts'
import type { Lang } from '../words.ts'
import type { authContract } from './contract.ts'
import { staffEmail, type Engine } from './engine.ts'
import type { Tries } from './tries.ts'

/** Whose session a request carries. */
export type Account = {
  user: string
  kind: 'staff' | 'resident'
  session: string
  token: string
  secondFactor: boolean
  /** A resident's phone number or mail address; '' for staff. */
  contact: string
}

/** One request as the handlers see it; `cookies` collects what the answer will set. */
export type Visit = {
  headers: Headers
  ip: string
  lang: Lang
  now: Temporal.Instant
  account: Account | null
  cookies: string[]
}

/** What the handlers work with. */
export type Gate = {
  tenant: number
  engine: Engine
  tries: Tries
  /** The application's database, and the one of sign-in under its own role. */
  db: Db
  authDb: Db
}

type Calls = (typeof authContract)['calls']

/** The handlers of some of the calls; every refusal is one that the contract names. */
export type Handlers<Name extends keyof Calls> = {
  [N in Name]: (
    input: z.output<Calls[N]['input']>,
    visit: Visit,
  ) => Promise<Result<z.input<Calls[N]['output']>, Refusal<Calls[N]['refusals'][number] | 'sign-in-first'>>>
}

/** Work on the county's own tables: who may come in is asked before anybody is known, hence by the system. */
export const asSystem = <T>(gate: Pick<Gate, 'db' | 'tenant'>, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(gate.db, systemScope(gate.tenant), work)

/** A statement on the tables of sign-in. */
export const inAuth = <R>(gate: Pick<Gate, 'authDb'>, query: ReturnType<typeof sql<R>>): Promise<R[]> =>
  rows(query, gate.authDb as unknown as Tx)

/** How long better-auth itself closes an account after ten wrong second factors. */
const lockMinutes = 15

/**
 * The engine's answer as a Result, its cookies collected. `codes` says which of its errors is which refusal;
 * `otherwise` stands for the rest of what a caller can cause. Throws where the engine itself failed.
 */
export async function answerOf<T, C extends string>(
  visit: Visit,
  asked: Promise<Response>,
  codes: Record<string, C>,
  otherwise: C,
): Promise<Result<T, Refusal<C>>> {
  const response = await asked
  visit.cookies.push(...response.headers.getSetCookie())
  const body = (await response.json().catch(() => ({}))) as { code?: string }
  if (response.ok) return ok(body as T)
  if (response.status >= 500) throw new Error(`Sign-in failed: ${body.code ?? response.status}`)
  const code = codes[body.code ?? ''] ?? otherwise
  return code === 'too-many-tries' ? refuse(code, { minutes: lockMinutes }) : refuse(code)
}

export type Staff = { id: string; login: string; account: string | null }

/** The person behind a login, unless their record is closed. */
export const staffByLogin = async (gate: Gate, login: string): Promise<Staff | undefined> =>
  asSystem(gate, async (tx) => {
    const found = await rows(
      sql<Staff>`select id, login, account from kernel.person
        where tenant = ${gate.tenant} and lower(login) = ${login} and closed_at is null`,
      tx,
    )
    return found[0]
  })

/** The person behind an account. */
export const staffByAccount = async (gate: Gate, account: string): Promise<Staff | undefined> =>
  asSystem(gate, async (tx) => {
    const found = await rows(
      sql<Staff>`select id, coalesce(login, '') as login, account from kernel.person
        where tenant = ${gate.tenant} and account = ${account}`,
      tx,
    )
    return found[0]
  })

/** The account of a person who is on the books, made when it is first needed; its id goes to kernel.person. */
export async function accountFor(gate: Gate, tx: Tx, person: string): Promise<string> {
  const { internalAdapter } = await gate.engine.$context
  const email = staffEmail(person)
  const found = await internalAdapter.findUserByEmail(email)
  const user =
    found?.user ??
    (await internalAdapter.createUser(
      { email, emailVerified: true, name: '', kind: 'staff' },
      { method: 'invitation' },
    ))
  await sql`update kernel.person set account = ${user.id} where tenant = ${gate.tenant} and id = ${person}`.execute(tx)
  return user.id
}

/** Ends every session of an account, and every device that was let past the second factor. */
export async function signOutEverywhere(gate: Pick<Gate, 'authDb'>, account: string): Promise<void> {
  await inAuth(gate, sql`delete from "session" where "userId" = ${account}`)
  await inAuth(gate, sql`delete from "verification" where value = ${account}`)
}
