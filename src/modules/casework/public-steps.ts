import type { Directory } from '#kernel/org/directory'
import type { Said } from '#kernel/words'
import { askLabels, returnLabels, verdictLabels } from './labels.ts'
import type { ActName, CaseAct, CaseState } from './rules/acts.ts'
import { isContent } from './rules/fold.ts'

type Line = { text: Said; detail?: string | undefined }
type Tell<A extends ActName> = (act: CaseAct<A>, unit: (id: string) => Said, before: CaseState | null) => Line | null

const plain = (zh: string, en: string, detail?: string): Line => ({ text: { zh, en }, detail })

/**
 * What a step looks like from outside: unit, promise and result, never a person and never an internal word. What is
 * not listed is not public.
 */
const tellers: { [A in ActName]?: Tell<A> } = {
  say: ({ data }, _unit, before) => {
    if (before) return plain('又有人反映同一件事', 'Another resident reported the same')
    const ended = data.origin?.ended
    return ended
      ? plain('收到诉求，已在原系统办结', 'The request was received and closed in its old system', ended.reply)
      : plain('收到诉求', 'The request was received')
  },
  dispatch: ({ data }, unit) => {
    const to = unit(data.unit)
    return plain(`派给${to.zh}办理`, `Sent to ${to.en}`)
  },
  passOn: ({ data }, unit) => {
    const to = unit(data.unit)
    return plain(`转由${to.zh}受理`, `Passed on to ${to.en}`)
  },
  accept: ({ data }) =>
    data.silent
      ? plain('到期未退回，视为签收', 'Counted as accepted: not returned in time')
      : plain('责任单位已签收', 'The unit accepted it'),
  return: ({ data }) =>
    plain(
      `责任单位提出退回（${returnLabels[data.reason].zh}），正在裁定，期限照常计算`,
      `The unit wants to return it (${returnLabels[data.reason].en.toLowerCase()}); a ruling follows and the clock runs on`,
    ),
  ruleReturn: ({ data }, unit) => {
    if (!data.upheld || !data.unit) return plain('裁定由原单位办理', 'Ruled: the same unit handles it')
    const to = unit(data.unit)
    return plain(`裁定由${to.zh}办理`, `Ruled: ${to.en} handles it`)
  },
  contact: ({ data }) => (data.reached ? plain('已与反映人联系', 'The unit was in touch') : null),
  note: ({ data }) => (data.public ? plain('办理进展', 'Progress', data.text) : null),
  addCo: ({ data }, unit) => {
    const helper = unit(data.unit)
    return plain(`${helper.zh}协助办理`, `${helper.en} helps`)
  },
  decide: ({ data }, _unit, before) => {
    const ask = before?.asks.find((one) => one.id === data.ask)
    if (!ask || !data.approved) return null
    const label = askLabels[ask.kind]
    return plain(`经批准：${label.zh}`, `Approved: ${label.en.toLowerCase()}`, ask.reason)
  },
  resume: () => plain('恢复计时', 'The clock runs again'),
  claim: ({ data }) =>
    plain('责任单位答复办理结果，请反映人评价', 'The unit reported a result; the resident now judges it', data.reply),
  judge: ({ data }) => {
    const word = verdictLabels[data.result]
    return isContent(data)
      ? plain(`反映人确认已解决（${word.zh}）`, `The resident confirmed it (${word.en.toLowerCase()})`)
      : plain('反映人不满意，自动重新办理', 'The resident was not satisfied; it is done again')
  },
  reclock: ({ data }) => (data.says ? { text: data.says } : null),
  lapse: () => plain('逾期未评价，不计入已确认', 'Not judged in time; it does not count as confirmed'),
  reopen: () => plain('重新办理', 'Reopened'),
  lookBack: ({ data }) =>
    data.holds
      ? plain('回头看：问题没有反复', 'Looked back: it holds')
      : plain('回头看：问题反复，重新办理', 'Looked back: it did not hold; done again'),
  refer: ({ data }) => plain('已告知办理途径', 'Told where this is handled', data.reply),
  withdraw: ({ data }, _unit, before) =>
    before?.requests.every((r) => r.gone || r.id === data.request)
      ? plain('反映人撤回', 'Withdrawn by the resident')
      : null,
  merge: ({ data }) => plain(`并入工单 ${data.number}`, `Merged into case ${data.number}`),
}

export type PublicStep = { at: string; act: string; text: Said; detail: string | null }

const nobody: Said = { zh: '责任单位', en: 'the unit' }

/** The step that one act adds for the public, told with the state before it; null when it adds none. */
export function publicStep(before: CaseState | null, act: CaseAct, directory: Directory): PublicStep | null {
  const tell = tellers[act.act] as Tell<ActName> | undefined
  const line = tell?.(act, (id) => directory.unit(id)?.name ?? nobody, before)
  return line ? { at: act.at, act: act.act, text: line.text, detail: line.detail ?? null } : null
}
