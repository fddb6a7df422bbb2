import { ruleLabels, timed, urgencyLabels } from '#casework/labels'
import type { Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import type { FieldSpec } from '../form/fields.ts'
import { termText } from '../form/term.ts'
import { words } from './words.ts'

export type Rule = Output<'casework.rules'>['rules'][number]

const inside = (rule: Rule['rule'], part: string, key: string): string => {
  const value = (rule[part] as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

/** The rule that a filled-in form says, in the shape in which it is kept. */
export const ruleFrom = (input: Record<string, unknown>): Record<string, unknown> => ({
  ...Object.fromEntries(timed.map((part) => [part, input[part]])),
  extension: { times: input['times'], days: input['longer'] },
  pauseDays: input['pauseDays'],
  basis: { zh: input['basisZh'], en: input['basisEn'] },
})

const forWhich = ({ urgency }: Rule): FieldSpec[] => [
  { kind: 'category', name: 'category', label: words.category, hint: words.noCategory, optional: true },
  { kind: 'choice', name: 'urgency', label: words.urgency, options: choices(urgencyLabels), initial: urgency },
]

/** Every term of a rule as a question; another rule also asks what it is for. */
export const ruleFields = (before: Rule, isNew: boolean): FieldSpec[] => [
  ...(isNew ? forWhich(before) : []),
  ...timed.map((part): FieldSpec => ({
    kind: 'term',
    name: part,
    label: ruleLabels[part],
    hint: words.terms[part],
    initial: termText(before.rule[part]),
  })),
  { kind: 'number', name: 'times', label: words.extendTimes, initial: inside(before.rule, 'extension', 'times') },
  { kind: 'number', name: 'longer', label: words.extendDays, initial: inside(before.rule, 'extension', 'days') },
  { kind: 'number', name: 'pauseDays', label: words.pauseDays, initial: inside(before, 'rule', 'pauseDays') },
  { kind: 'line', name: 'basisZh', label: words.basisZh, initial: inside(before.rule, 'basis', 'zh') },
  { kind: 'line', name: 'basisEn', label: words.basisEn, initial: inside(before.rule, 'basis', 'en') },
]
