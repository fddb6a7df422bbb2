import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import type { Directory } from '#kernel/org/directory'
import { post, type Message } from '#kernel/outbox'
import type { Said } from '#kernel/words'
import { pick } from '#kernel/words'
import type { ActName, CaseAct, CaseState } from '../rules/acts.ts'
import { isContent } from '../rules/fold.ts'
import { contactsOf, type ContactRow } from '../store/requests.ts'
import { type OpenCase } from './open-case.ts'

type Letter = (act: CaseAct, state: CaseState, unit: (id: string) => Said) => Said | null

const letters: Partial<Record<ActName, Letter>> = {
  say: (_act, state) => ({
    zh: `您的诉求已收到，编号 ${state.number}。凭编号和查询码可以随时查看进展。`,
    en: `Your request was received as ${state.number}. With this number and your code you can follow it at any time.`,
  }),
  dispatch: (_act, state, unit) => {
    const promise = state.clocks.findLast((clock) => clock.kind === 'resolve')?.why
    return {
      zh: `编号 ${state.number} 已派给${unit(state.lead).zh}办理。${promise?.zh ?? ''}`,
      en: `${state.number} is now with ${unit(state.lead).en}. ${promise?.en ?? ''}`,
    }
  },
  ruleReturn: (_act, state, unit) => ({
    zh: `编号 ${state.number} 的责任单位已确定：${unit(state.lead).zh}。`,
    en: `${unit(state.lead).en} is responsible for ${state.number}.`,
  }),
  decide: (act, state) => {
    const ask = act.act === 'decide' && act.data.approved && state.asks.find((one) => one.id === act.data.ask)
    return ask
      ? {
          zh: `编号 ${state.number} 的办理安排有变化：${ask.reason}`,
          en: `There is a change to ${state.number}: ${ask.reason}`,
        }
      : null
  },
  claim: (_act, state) => ({
    zh: `编号 ${state.number} 已答复办理结果，请您评价：是否解决、是否满意。不满意会自动重新办理。`,
    en: `A result is reported for ${state.number}. Please judge it; if you are not satisfied it is done again.`,
  }),
  refer: (_act, state) => ({
    zh: `编号 ${state.number}：${state.reply ?? ''}`,
    en: `${state.number}: ${state.reply ?? ''}`,
  }),
  judge: (act, state) =>
    act.act === 'judge' && !isContent(act.data)
      ? {
          zh: `编号 ${state.number} 将重新办理，谢谢您如实评价。`,
          en: `${state.number} will be done again. Thank you for your honest judgement.`,
        }
      : null,
  reclock: (act, state) =>
    act.act === 'reclock' && act.data.says
      ? { zh: `编号 ${state.number}：${act.data.says.zh}`, en: `${state.number}: ${act.data.says.en}` }
      : null,
  reopen: (_act, state) => ({ zh: `编号 ${state.number} 已重新办理。`, en: `${state.number} was reopened.` }),
  merge: (act, state) =>
    act.act === 'merge'
      ? {
          zh: `编号 ${state.number} 已并入 ${act.data.number} 一并办理，您原来的编号和查询码仍然有效。`,
          en: `${state.number} is handled together with ${act.data.number}; your number and code still work.`,
        }
      : null,
}

const title: Said = { zh: '您反映的事项有进展', en: 'News about your request' }

const letterTo = (
  contact: ContactRow,
  kind: string,
  subject: string,
  lang: 'zh' | 'en',
  body: Said,
): Message | null => {
  const recipient = contact.phone ?? contact.email
  if (!recipient || !contact.consent) return null
  return {
    channel: contact.phone ? 'sms' : 'mail',
    recipient,
    kind,
    title: pick(title, lang),
    body: pick(body, lang),
    subject,
  }
}

/** Everybody who said it and agreed to be told is told, supporters as well as the first. */
export async function tell(ctx: Ctx, open: OpenCase, act: CaseAct, directory: Directory): Promise<void> {
  const body = letters[act.act]?.(
    act,
    open.state,
    (id) => directory.unit(id)?.name ?? { zh: '责任单位', en: 'the unit' },
  )
  if (!body) return
  const contacts = await contactsOf(ctx.tx, ctx.tenant, open.id)
  const told = act.act === 'say' ? contacts.filter((contact) => contact.request === act.data.request) : contacts
  const messages = told.map((contact) => letterTo(contact, `casework.${act.act}`, `case:${open.id}`, ctx.lang, body))
  await post(
    ctx.tx,
    ctx.tenant,
    messages.filter((message) => message !== null),
    iso(ctx.now),
  )
}
