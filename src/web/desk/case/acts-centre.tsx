import { referLabels, urgencyLabels } from '#casework/labels'
import type { FieldSpec } from '../form/fields.ts'
import { act, choices, requestOptions, type CaseAct } from './act.tsx'
import { ask, options } from './act-words.ts'

const urgencyOfEach: FieldSpec = {
  kind: 'choice',
  name: 'urgency',
  label: ask.urgency,
  hint: ask.asItIs,
  options: choices(urgencyLabels),
  optional: true,
}

/** What the centre does: see who should have it, send it there, rule on returns. */
export const centreActs: readonly CaseAct[] = [
  act({
    ability: 'dispatch',
    command: 'casework.dispatch',
    label: { zh: '派单', en: 'Dispatch' },
    look: 'primary',
    fields: (data) => [
      { kind: 'unit', name: 'unit', label: ask.unit, initial: data.suggestion?.unit?.code ?? '' },
      {
        kind: 'category',
        name: 'category',
        label: ask.category,
        initial: data.case.category ?? data.suggestion?.category?.code ?? '',
      },
      {
        kind: 'choice',
        name: 'urgency',
        label: ask.urgency,
        options: choices(urgencyLabels),
        initial: data.case.urgency,
      },
      { kind: 'units', name: 'co', label: ask.co, optional: true },
      { kind: 'long', name: 'note', label: ask.note, optional: true },
    ],
    several: () => [
      { kind: 'unit', name: 'unit', label: ask.unit },
      { kind: 'category', name: 'category', label: ask.category, hint: ask.categoryEach, optional: true },
      urgencyOfEach,
      { kind: 'units', name: 'co', label: ask.co, optional: true },
      { kind: 'long', name: 'note', label: ask.note, optional: true },
    ],
  }),
  act({
    ability: 'ruleReturn',
    command: 'casework.ruleReturn',
    label: { zh: '裁定退回', en: 'Rule on the return' },
    look: 'primary',
    fields: () => [
      { kind: 'yes-no', name: 'upheld', label: ask.upheld, yes: options.upheld, no: options.notUpheld },
      { kind: 'unit', name: 'unit', label: ask.newUnit, optional: true },
      { kind: 'long', name: 'note', label: ask.why },
    ],
  }),
  act({
    ability: 'triage',
    command: 'casework.triage',
    label: { zh: '受理分类', en: 'Triage' },
    fields: (data) => [
      { kind: 'category', name: 'category', label: ask.category, optional: true, initial: data.case.category ?? '' },
      {
        kind: 'choice',
        name: 'urgency',
        label: ask.urgency,
        options: choices(urgencyLabels),
        initial: data.case.urgency,
        optional: true,
      },
      { kind: 'area', name: 'area', label: ask.area, optional: true, initial: data.case.area },
    ],
    several: () => [
      { kind: 'category', name: 'category', label: ask.category, hint: ask.asItIs, optional: true },
      urgencyOfEach,
      { kind: 'area', name: 'area', label: ask.area, hint: ask.asItIs, optional: true },
    ],
  }),
  act({
    ability: 'remind',
    command: 'casework.remind',
    label: { zh: '催办', en: 'Remind' },
    fields: () => [{ kind: 'long', name: 'note', label: ask.note }],
    several: () => [{ kind: 'long', name: 'note', label: ask.note }],
  }),
  act({
    ability: 'refer',
    command: 'casework.refer',
    label: { zh: '告知办理途径', en: 'Refer elsewhere' },
    fields: () => [
      { kind: 'choice', name: 'reason', label: ask.why, options: choices(referLabels) },
      { kind: 'reply', name: 'reply', label: ask.reply, hint: ask.replyHint },
    ],
  }),
  act({
    ability: 'merge',
    command: 'casework.merge',
    label: { zh: '并单', en: 'Merge' },
    fields: () => [
      { kind: 'case', name: 'into', label: ask.into, hint: ask.intoHint },
      { kind: 'long', name: 'reason', label: ask.why },
    ],
    several: (rows) => [
      {
        kind: 'pick',
        name: 'into',
        label: ask.into,
        hint: ask.intoOne,
        options: rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })),
      },
      { kind: 'long', name: 'reason', label: ask.why },
    ],
  }),
  act({
    ability: 'split',
    command: 'casework.split',
    label: { zh: '拆分', en: 'Split' },
    fields: (data) => [
      { kind: 'pick', many: true, name: 'requests', label: ask.whichOnes, options: requestOptions(data) },
      { kind: 'long', name: 'reason', label: ask.why },
    ],
  }),
]
