import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import type { Directory } from '#kernel/org/directory'
import { post, wayTo, type Message } from '#kernel/outbox'
import type { Said } from '#kernel/words'
import { pick } from '#kernel/words'
import { askLabels } from '../labels.ts'
import type { ActName, CaseAct, CaseState } from '../rules/acts.ts'
import { isContent } from '../rules/fold.ts'
import { contactsOf, type ContactRow } from '../store/requests.ts'
import { type OpenCase } from './open-case.ts'

/** `number` is the one that its reader holds: a supporter’s is not the case’s. */
type Letter = (act: CaseAct, state: CaseState, number: string, unit: (id: string) => Said, code?: string) => Said | null

/** Where no page has shown the code, the letter does: without it they could not judge. */
const received = (number: string, code: string | undefined): Said =>
  code
    ? {
        zh: `您的诉求已收到，编号 ${number}，查询码 ${code}。凭编号和查询码可以随时查看进展、评价办理结果。`,
        en: `Your request was received as ${number}; your code is ${code}. With both you can follow it at any time and judge the result.`,
      }
    : {
        zh: `您的诉求已收到，编号 ${number}。凭编号和查询码可以随时查看进展。`,
        en: `Your request was received as ${number}. With this number and your code you can follow it at any time.`,
      }

const letters: Partial<Record<ActName, Letter>> = {
  say: (act, _state, number, _unit, code) => (act.act === 'say' && !act.data.splitFrom ? received(number, code) : null),
  dispatch: (_act, state, number, unit) => {
    const promise = state.clocks.findLast((clock) => clock.kind === 'resolve')?.why
    return {
      zh: `编号 ${number} 已派给${unit(state.lead).zh}办理。${promise?.zh ?? ''}`,
      en: `${number} is now with ${unit(state.lead).en}. ${promise?.en ?? ''}`,
    }
  },
  ruleReturn: (_act, state, number, unit) => ({
    zh: `编号 ${number} 的责任单位已确定：${unit(state.lead).zh}。`,
    en: `${unit(state.lead).en} is responsible for ${number}.`,
  }),
  decide: (act, state, number) => {
    const ask = act.act === 'decide' && act.data.approved && state.asks.find((one) => one.id === act.data.ask)
    if (!ask) return null
    if (ask.kind === 'final')
      return { zh: `编号 ${number} 的最终答复：${ask.reply}`, en: `The final answer on ${number}: ${ask.reply}` }
    return {
      zh: `编号 ${number} 的办理安排有变化（${askLabels[ask.kind].zh}）：${ask.reason}`,
      en: `There is a change to ${number} (${askLabels[ask.kind].en.toLowerCase()}): ${ask.reason}`,
    }
  },
  claim: (_act, _state, number) => ({
    zh: `编号 ${number} 已答复办理结果，请您评价：是否解决、是否满意。不满意会自动重新办理。`,
    en: `A result is reported for ${number}. Please judge it; if you are not satisfied it is done again.`,
  }),
  refer: (_act, state, number) => ({
    zh: `编号 ${number}：${state.reply ?? ''}`,
    en: `${number}: ${state.reply ?? ''}`,
  }),
  judge: (act, _state, number) =>
    act.act === 'judge' && !isContent(act.data)
      ? {
          zh: `编号 ${number} 将重新办理，谢谢您如实评价。`,
          en: `${number} will be done again. Thank you for your honest judgement.`,
        }
      : null,
  reclock: (act, _state, number) =>
    act.act === 'reclock' && act.data.says
      ? { zh: `编号 ${number}：${act.data.says.zh}`, en: `${number}: ${act.data.says.en}` }
      : null,
  reopen: (_act, _state, number) => ({ zh: `编号 ${number} 已重新办理。`, en: `${number} was reopened.` }),
  merge: (act, _state, number) =>
    act.act === 'merge'
      ? {
          zh: `编号 ${number} 已并入 ${act.data.number} 一并办理，您原来的编号和查询码仍然有效。`,
          en: `${number} is handled together with ${act.data.number}; your number and code still work.`,
        }
      : null,
  split: (_act, _state, number) => ({
    zh: `编号 ${number} 与一并办理的诉求不是同一件事，现在单独办理，原来的编号和查询码仍然有效。`,
    en: `${number} turned out to be another matter and is now handled on its own; your number and code still work.`,
  }),
}

const title: Said = { zh: '您反映的事项有进展', en: 'News about your request' }

const letterTo = (
  contact: ContactRow,
  about: Pick<Message, 'kind' | 'subject' | 'keptFrom'>,
  body: Said,
): Message | null => {
  const way = contact.consent ? wayTo(contact) : null
  return way && { ...way, ...about, title: pick(title, contact.lang), body: pick(body, contact.lang) }
}

/** Whom an act concerns: the one who spoke, those who leave with a split, else everybody who has not withdrawn. */
const concerned = (act: CaseAct, state: CaseState, contacts: readonly ContactRow[]): readonly ContactRow[] => {
  if (act.act === 'say') return contacts.filter((contact) => contact.request === act.data.request)
  if (act.act === 'split') return contacts.filter((contact) => act.data.requests.includes(contact.request))
  return contacts.filter((contact) => state.requests.some((one) => one.id === contact.request && !one.gone))
}

/** Everybody who said it and agreed to be told is told, supporters as well as the first, each by the number they hold. */
export async function tell(
  ctx: Ctx,
  open: OpenCase,
  act: CaseAct,
  directory: Directory,
  known?: readonly ContactRow[],
): Promise<void> {
  const letter = letters[act.act]
  if (!letter) return
  const unit = (id: string) => directory.unit(id)?.name ?? { zh: '责任单位', en: 'the unit' }
  const contacts = known ?? (await contactsOf(ctx.tx, ctx.tenant, open.id))
  const about = { kind: `casework.${act.act}`, subject: `case:${open.id}`, keptFrom: open.state.about }
  const messages = concerned(act, open.state, contacts).map((contact) => {
    const body = letter(act, open.state, contact.number, unit, contact.code)
    return body && letterTo(contact, about, body)
  })
  await post(
    ctx.tx,
    ctx.tenant,
    messages.filter((message) => message !== null),
    iso(ctx.now),
  )
}
