import { ok, refuse, type Refusal, type Result } from '../result.ts'
import { answerOf, staffByAccount } from './gate.ts'
import type { Account, Gate, Handlers, Staff, Visit } from './gate.ts'
import { noteSignInChange } from './staff.ts'
import { allowances, usedCode, type Allowance } from './tries.ts'

type Early = Refusal<'sign-in-first' | 'staff-only' | 'too-many-tries'>
type Member = { account: Account; staff: Staff }

/** Only staff have passwords and second factors, and even they may not guess at them without end. */
async function memberOf(gate: Gate, visit: Visit, allowance: Allowance): Promise<Result<Member, Early>> {
  const account = visit.account
  if (!account) return refuse('sign-in-first')
  const staff = account.kind === 'staff' ? await staffByAccount(gate, account.user) : undefined
  if (!staff) return refuse('staff-only')
  const spent = await gate.tries.count(visit.now, [allowance, account.user])
  return spent ? { ok: false, refusal: spent } : ok({ account, staff })
}

const off = {
  TOTP_NOT_ENABLED: 'second-factor-off',
  TWO_FACTOR_NOT_ENABLED: 'second-factor-off',
} as const

export const secondFactorHandlers = (
  gate: Gate,
): Handlers<'enrolSecondFactor' | 'confirmSecondFactor' | 'dropSecondFactor' | 'newBackupCodes'> => {
  const { api } = gate.engine
  return {
    async enrolSecondFactor({ password }, visit) {
      const member = await memberOf(gate, visit, allowances.password)
      if (!member.ok) return member
      const answer = await answerOf<{ totpURI: string; backupCodes: string[] }, 'wrong-password' | 'second-factor-on'>(
        visit,
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: visit.headers, asResponse: true }),
        { TOTP_ALREADY_ENABLED: 'second-factor-on' },
        'wrong-password',
      )
      if (!answer.ok) return answer
      await gate.tries.forgive([allowances.password, member.value.account.user])
      const secret = new URL(answer.value.totpURI).searchParams.get('secret') ?? ''
      // the app shows this label; the account's own address means nothing to a person
      const label = encodeURIComponent(`OneNeedle 一根针:${member.value.staff.login}`)
      const issuer = encodeURIComponent('OneNeedle 一根针')
      const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&digits=6&period=30`
      return ok({ uri, secret, backupCodes: answer.value.backupCodes })
    },

    async confirmSecondFactor({ code }, visit) {
      const member = await memberOf(gate, visit, allowances.confirm)
      if (!member.ok) return member
      if (member.value.account.secondFactor) return refuse('second-factor-on')
      const answer = await answerOf<unknown, 'wrong-code' | 'second-factor-off'>(
        visit,
        api.verifyTOTP({ body: { code: code.replaceAll(' ', '') }, headers: visit.headers, asResponse: true }),
        off,
        'wrong-code',
      )
      if (!answer.ok) return answer
      await gate.tries.count(visit.now, usedCode(member.value.account.user, code))
      await noteSignInChange(gate, member.value.staff, 'confirmSecondFactor', visit.now)
      return ok({})
    },

    async dropSecondFactor({ password }, visit) {
      const member = await memberOf(gate, visit, allowances.password)
      if (!member.ok) return member
      if (!member.value.account.secondFactor) return refuse('second-factor-off')
      const answer = await answerOf(
        visit,
        api.disableTwoFactor({ body: { password }, headers: visit.headers, asResponse: true }),
        {},
        'wrong-password',
      )
      if (!answer.ok) return answer
      await gate.tries.forgive([allowances.password, member.value.account.user])
      await noteSignInChange(gate, member.value.staff, 'dropSecondFactor', visit.now)
      return ok({})
    },

    async newBackupCodes({ password }, visit) {
      const member = await memberOf(gate, visit, allowances.password)
      if (!member.ok) return member
      const answer = await answerOf<{ backupCodes: string[] }, 'wrong-password' | 'second-factor-off'>(
        visit,
        api.generateBackupCodes({ body: { password }, headers: visit.headers, asResponse: true }),
        off,
        'wrong-password',
      )
      if (!answer.ok) return answer
      await gate.tries.forgive([allowances.password, member.value.account.user])
      await noteSignInChange(gate, member.value.staff, 'newBackupCodes', visit.now)
      return ok({ backupCodes: answer.value.backupCodes })
    },
  }
}
