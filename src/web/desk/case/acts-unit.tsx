import { hardLabels, pauseLabels, returnLabels } from '#casework/labels'
import { dayFromNow } from '../../ui/when.ts'
import { act, choices, type CaseAct } from './act.tsx'
import { ask, options, ways } from './act-words.ts'
import { ReplyAdvice } from './reply-advice.tsx'

const reason = { kind: 'long', name: 'reason', label: ask.why } as const
const files = { kind: 'files', name: 'files', label: ask.files, hint: ask.filesHint, optional: true } as const

/** What the responsible unit and its co-handlers do. */
export const unitActs: readonly CaseAct[] = [
  act({
    ability: 'accept',
    command: 'casework.accept',
    label: { zh: '签收', en: 'Accept' },
    lead: { zh: '签收后由本单位负责办理到底。', en: 'From then on the unit sees it through.' },
    look: 'primary',
    fields: () => [],
    several: () => [],
  }),
  act({
    ability: 'claim',
    command: 'casework.claim',
    label: { zh: '答复办理结果', en: 'Report the result' },
    lead: {
      zh: '答复之后请群众评价，群众确认了才算解决。',
      en: 'The resident judges it next; only what is confirmed counts as solved.',
    },
    look: 'primary',
    fields: () => [{ kind: 'reply', name: 'reply', label: ask.reply, hint: ask.replyHint }, files],
    below: (data, { reply }) => <ReplyAdvice id={data.case.id} reply={reply} />,
  }),
  act({
    ability: 'return',
    command: 'casework.return',
    label: { zh: '退回', en: 'Return' },
    lead: { zh: '退回期间时钟不停。', en: 'The clock runs on while the return waits.' },
    fields: () => [
      { kind: 'choice', name: 'reason', label: ask.why, options: choices(returnLabels) },
      { kind: 'long', name: 'basis', label: ask.basis, hint: ask.basisHint },
      { kind: 'unit', name: 'unit', label: ask.proposedUnit, optional: true },
    ],
  }),
  act({
    ability: 'answerCo',
    command: 'casework.answerCo',
    label: { zh: '协办答复', en: 'Answer as co-handler' },
    look: 'primary',
    fields: () => [{ kind: 'long', name: 'text', label: ask.progress }],
  }),
  act({
    ability: 'resume',
    command: 'casework.resume',
    label: { zh: '恢复计时', en: 'Resume the clock' },
    fields: () => [{ kind: 'long', name: 'note', label: ask.note }],
  }),
  act({
    ability: 'reviewHard',
    command: 'casework.reviewHard',
    label: { zh: '挂账复核', en: 'Review the hard case' },
    fields: () => [
      { kind: 'yes-no', name: 'solvable', label: ask.solvable, yes: options.canSolve, no: options.cannotSolve },
      { kind: 'date', name: 'nextContact', label: ask.nextContact, initial: dayFromNow(30) },
      { kind: 'long', name: 'note', label: ask.note },
    ],
  }),
  act({
    ability: 'contact',
    command: 'casework.contact',
    label: { zh: '记录联系群众', en: 'Record a contact' },
    fields: () => [
      { kind: 'choice', name: 'how', label: ask.how, options: choices(ways, ['phone', 'visit', 'message', 'window']) },
      { kind: 'yes-no', name: 'reached', label: ask.reached, yes: options.reached, no: options.notReached },
      { kind: 'long', name: 'note', label: ask.note, optional: true },
    ],
  }),
  act({
    ability: 'note',
    command: 'casework.note',
    label: { zh: '写办理记录', en: 'Write a note' },
    fields: () => [
      { kind: 'long', name: 'text', label: ask.progress },
      { kind: 'check', name: 'public', label: ask.public },
      files,
    ],
    several: () => [
      { kind: 'long', name: 'text', label: ask.progress },
      { kind: 'check', name: 'public', label: ask.public },
    ],
  }),
  act({
    ability: 'addCo',
    command: 'casework.addCo',
    label: { zh: '请求协办', en: 'Add a co-handler' },
    fields: () => [
      { kind: 'unit', name: 'unit', label: ask.coUnit },
      { kind: 'long', name: 'task', label: ask.task },
      { kind: 'date', name: 'due', label: ask.due, optional: true },
    ],
  }),
  act({
    id: 'extension',
    ability: 'ask',
    command: 'casework.ask',
    label: { zh: '申请延期', en: 'Ask for an extension' },
    fixed: { kind: 'extension' },
    fields: () => [{ kind: 'number', name: 'days', label: ask.days }, reason],
  }),
  act({
    id: 'pause',
    ability: 'ask',
    command: 'casework.ask',
    label: { zh: '申请暂停计时', en: 'Ask for a pause' },
    fixed: { kind: 'pause' },
    fields: () => [
      { kind: 'choice', name: 'why', label: ask.why, options: choices(pauseLabels) },
      { kind: 'date', name: 'until', label: ask.until },
      { ...reason, label: ask.note },
    ],
  }),
  act({
    id: 'hard',
    ability: 'ask',
    command: 'casework.ask',
    label: { zh: '申请挂账', en: 'Ask for the hard-case list' },
    fixed: { kind: 'hard' },
    fields: () => [
      { kind: 'choice', name: 'why', label: ask.why, options: choices(hardLabels) },
      { kind: 'long', name: 'exitTest', label: ask.exitTest },
      { kind: 'date', name: 'nextContact', label: ask.nextContact, initial: dayFromNow(14) },
      { kind: 'number', name: 'reviewDays', label: ask.reviewDays, initial: '30' },
      { ...reason, label: ask.note },
    ],
  }),
  act({
    id: 'final',
    ability: 'ask',
    command: 'casework.ask',
    label: { zh: '申请最终答复', en: 'Ask for a final answer' },
    fixed: { kind: 'final' },
    fields: () => [{ kind: 'reply', name: 'reply', label: ask.reply, hint: ask.replyHint }, reason],
  }),
]
