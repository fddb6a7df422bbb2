import { ok, refuse } from '../result.ts'
import { contactOf } from './contacts.ts'
import { codeMinutes, langHeader } from './engine.ts'
import { answerOf, type Gate, type Handlers, type Visit } from './gate.ts'
import { addressKey, allowances } from './tries.ts'

/** A resident's sign-in leaves neither address nor device behind. */
const quietly = (visit: Visit): Headers => {
  const headers = new Headers({ [langHeader]: visit.lang })
  const cookie = visit.headers.get('cookie')
  if (cookie) headers.set('cookie', cookie)
  return headers
}

/** Codes by phone or mail. Nothing here tells whether anybody with this contact was ever here before. */
export const residentHandlers = (gate: Gate): Handlers<'residentCode' | 'residentEnter'> => {
  const { api } = gate.engine
  return {
    async residentCode(input, visit) {
      const contact = contactOf(input.contact)
      if (!contact) return refuse('not-a-contact')
      const spent = await gate.tries.count(
        visit.now,
        [allowances.codeTo, contact.address],
        [allowances.codeToInADay, contact.address],
        [allowances.codeFromAddress, addressKey(visit.ip)],
      )
      if (spent) return { ok: false, refusal: spent }
      const headers = quietly(visit)
      const asked =
        contact.channel === 'sms'
          ? api.sendPhoneNumberOTP({ body: { phoneNumber: contact.address }, headers, asResponse: true })
          : api.sendVerificationOTP({ body: { email: contact.address, type: 'sign-in' }, headers, asResponse: true })
      const answer = await answerOf(visit, asked, {}, 'not-a-contact')
      return answer.ok ? ok({ channel: contact.channel, minutes: codeMinutes }) : answer
    },

    async residentEnter(input, visit) {
      const contact = contactOf(input.contact)
      if (!contact) return refuse('not-a-contact')
      const spent = await gate.tries.count(
        visit.now,
        [allowances.enter, contact.address],
        [allowances.enterFromAddress, addressKey(visit.ip)],
      )
      if (spent) return { ok: false, refusal: spent }
      const headers = quietly(visit)
      const code = input.code.normalize('NFKC').replaceAll(' ', '')
      const asked =
        contact.channel === 'sms'
          ? api.verifyPhoneNumber({ body: { phoneNumber: contact.address, code }, headers, asResponse: true })
          : api.signInEmailOTP({ body: { email: contact.address, otp: code }, headers, asResponse: true })
      const answer = await answerOf<unknown, 'wrong-code' | 'code-used-up'>(
        visit,
        asked,
        { TOO_MANY_ATTEMPTS: 'code-used-up' },
        'wrong-code',
      )
      return answer.ok ? ok({}) : answer
    },
  }
}
