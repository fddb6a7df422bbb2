import { sql } from 'kysely'
import { record } from '../audit.ts'
import { newId } from '../id.ts'
import { ok, refuse } from '../result.ts'
import { staffEmail } from './engine.ts'
import { answerOf, asSystem, inAuth, staffByAccount, staffByLogin } from './gate.ts'
import type { Gate, Handlers, Staff, Visit } from './gate.ts'
import { weaknessOf } from './passwords.ts'
import { addressKey, allowances, usedCode } from './tries.ts'

/** Tells the log that a person changed how they sign in. That somebody signed in is nobody's business: it is not noted. */
export async function noteSignInChange(gate: Gate, staff: Staff, act: string, now: Temporal.Instant): Promise<void> {
  const who = { kind: 'person', id: staff.id } as const
  const entry = { subject: `person:${staff.id}`, at: now.toString(), act: `auth.${act}`, who, data: {} }
  await asSystem(gate, (tx) => record(tx, gate.tenant, [entry]))
}

/** The password that opens an account whose person is known to be on the books. */
export async function openWithPassword(gate: Gate, visit: Visit, person: string, password: string, remember: boolean) {
  const answer = await answerOf<{ twoFactorRedirect?: boolean }, 'wrong-password'>(
    visit,
    gate.engine.api.signInEmail({
      body: { email: staffEmail(person), password, rememberMe: remember },
      headers: visit.headers,
      asResponse: true,
    }),
    {},
    'wrong-password',
  )
  return answer.ok
    ? ok({ next: answer.value.twoFactorRedirect ? ('second-factor' as const) : ('done' as const) })
    : answer
}

export const staffHandlers = (gate: Gate): Handlers<'signIn' | 'secondFactor' | 'signOut' | 'changePassword'> => ({
  async signIn({ login, password, remember }, visit) {
    const name = login.toLowerCase()
    const tried = [allowances.login, name] as const
    const spent = await gate.tries.count(visit.now, [...tried], [allowances.signInFromAddress, addressKey(visit.ip)])
    if (spent) return { ok: false, refusal: spent }
    const person = await staffByLogin(gate, name)
    // an unknown login costs the same hash as a known one, so that time tells nothing
    const answer = await openWithPassword(gate, visit, person?.id ?? newId(), password, remember)
    if (answer.ok) await gate.tries.forgive([...tried])
    return answer
  },

  async secondFactor({ how, code, trustDevice }, visit) {
    const spent = await gate.tries.count(visit.now, [allowances.signInFromAddress, addressKey(visit.ip)])
    if (spent) return { ok: false, refusal: spent }
    const { api } = gate.engine
    const body = { code: how === 'app' ? code.replaceAll(' ', '') : code, trustDevice }
    const request = { body, headers: visit.headers, asResponse: true } as const
    const answer = await answerOf<
      { token: string; user: { id: string } },
      'wrong-code' | 'start-again' | 'too-many-tries'
    >(
      visit,
      how === 'app' ? api.verifyTOTP(request) : api.verifyBackupCode(request),
      {
        INVALID_TWO_FACTOR_COOKIE: 'start-again',
        TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'start-again',
        ACCOUNT_TEMPORARILY_LOCKED: 'too-many-tries',
      },
      'wrong-code',
    )
    if (!answer.ok) return answer
    const { token, user } = answer.value
    // whoever looked over a shoulder may not use the same code again while it still counts
    if (how === 'app' && (await gate.tries.count(visit.now, usedCode(user.id, code)))) {
      await inAuth(gate, sql`delete from "session" where token = ${token}`)
      visit.cookies.length = 0
      return refuse('wrong-code')
    }
    return ok({ next: 'done' })
  },

  async signOut(_, visit) {
    await answerOf(visit, gate.engine.api.signOut({ headers: visit.headers, asResponse: true }), {}, 'sign-in-first')
    return ok({})
  },

  async changePassword({ current, next }, visit) {
    const account = visit.account
    if (!account) return refuse('sign-in-first')
    const staff = account.kind === 'staff' ? await staffByAccount(gate, account.user) : undefined
    if (!staff) return refuse('staff-only')
    const weakness = weaknessOf(next, [staff.login])
    if (weakness) return refuse(weakness)
    const spent = await gate.tries.count(visit.now, [allowances.password, account.user])
    if (spent) return { ok: false, refusal: spent }
    const answer = await answerOf(
      visit,
      gate.engine.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: visit.headers,
        asResponse: true,
      }),
      {},
      'wrong-password',
    )
    if (!answer.ok) return answer
    await inAuth(gate, sql`delete from "verification" where value = ${account.user}`)
    await gate.tries.forgive([allowances.password, account.user])
    await noteSignInChange(gate, staff, 'changePassword', visit.now)
    return ok({})
  },
})
