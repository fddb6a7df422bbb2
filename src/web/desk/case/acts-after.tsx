import { askLabels, verdictLabels } from '#casework/labels'
import type { FieldSpec } from '../form/fields.ts'
import { act, choices, requestOptions, type CaseAct, type CaseData } from './act.tsx'
import { ask, options, ways } from './act-words.ts'
import { publish } from './publish.ts'
import { ReadContact } from './read-contact.tsx'

const verdict = (name: 'speed' | 'result' | 'attitude' | 'reply', label: { zh: string; en: string }) =>
  ({ kind: 'choice', name, label, options: choices(verdictLabels) }) as const

/** Only asked where there is something to choose. */
const whichRequest = (data: CaseData): FieldSpec[] =>
  data.requests.length > 1
    ? [{ kind: 'pick', name: 'request', label: ask.which, options: requestOptions(data), optional: true }]
    : []

const first = (data: CaseData) => data.requests[0]

/** What comes after or beside handling: approval, judgement, looking back, and what the public sees. */
export const afterActs: readonly CaseAct[] = [
  act({
    ability: 'decide',
    command: 'casework.decide',
    label: { zh: '审批申请', en: 'Decide' },
    look: 'primary',
    fields: (data) => [
      {
        kind: 'pick',
        name: 'ask',
        label: ask.whichAsk,
        options: data.asks.map((one) => ({
          value: one.id,
          label: `${(askLabels as Record<string, { zh: string }>)[one.kind]?.zh ?? one.kind}：${one.reason.slice(0, 30)}`,
        })),
        initial: data.asks[0]?.id ?? '',
      },
      { kind: 'yes-no', name: 'approved', label: ask.approved, yes: options.approve, no: options.reject },
      { kind: 'long', name: 'note', label: ask.why },
    ],
  }),
  act({
    ability: 'judge',
    command: 'casework.recordJudgement',
    label: { zh: '记录群众评价', en: 'Record the judgement' },
    look: 'primary',
    fields: (data) => [
      ...whichRequest(data),
      { kind: 'choice', name: 'how', label: ask.how, options: choices(ways, ['phone', 'visit', 'paper', 'window']) },
      { kind: 'yes-no', name: 'solved', label: ask.solved, yes: options.solved, no: options.notSolved },
      verdict('speed', ask.speed),
      verdict('result', ask.result),
      verdict('attitude', ask.attitude),
      verdict('reply', ask.answer),
      { kind: 'long', name: 'words', label: ask.theirWords, optional: true },
    ],
  }),
  act({
    ability: 'tryCall',
    command: 'casework.tryCall',
    label: { zh: '回访未接通', en: 'Call not reached' },
    fields: () => [{ kind: 'long', name: 'note', label: ask.note, optional: true }],
  }),
  act({
    ability: 'lookBack',
    command: 'casework.lookBack',
    label: { zh: '记录回头看', en: 'Record a look-back' },
    fields: () => [
      { kind: 'choice', name: 'how', label: ask.how, options: choices(ways, ['phone', 'visit']) },
      { kind: 'yes-no', name: 'holds', label: ask.holds, yes: options.holds, no: options.broken },
      { kind: 'long', name: 'note', label: ask.note },
    ],
  }),
  act({
    ability: 'reopen',
    command: 'casework.reopen',
    label: { zh: '重新办理', en: 'Reopen' },
    fields: () => [{ kind: 'long', name: 'reason', label: ask.why }],
  }),
  {
    id: 'readContact',
    ability: 'readContact',
    label: { zh: '查看联系方式', en: 'See contact data' },
    form: ReadContact,
  },
  publish,
  act({
    ability: 'unpublish',
    command: 'casework.unpublish',
    label: { zh: '取消公开', en: 'Take off the public page' },
    look: 'danger',
    fields: () => [{ kind: 'long', name: 'reason', label: ask.why }],
  }),
  act({
    ability: 'redact',
    command: 'casework.redact',
    label: { zh: '遮盖', en: 'Redact' },
    fields: (data) => [
      { kind: 'pick', name: 'target', label: ask.which, options: requestOptions(data), initial: first(data)?.id ?? '' },
      { kind: 'long', name: 'text', label: ask.redacted, hint: ask.redactedHint, initial: first(data)?.text ?? '' },
      { kind: 'long', name: 'reason', label: ask.why },
    ],
  }),
]
