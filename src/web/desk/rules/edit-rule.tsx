import { urgencyLabels } from '#casework/labels'
import type { Input, Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import type { FieldSpec } from '../form/fields.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Rule = Output<'casework.rules'>['rules'][number]

const numberAt = (rule: Record<string, unknown>, part: string, key: string): string => {
  const value = (rule[part] as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'number' ? String(value) : ''
}

/** What may be changed here is what the county decides; all else of the rule stays as it is. */
const shapeFrom =
  (before: Rule) =>
  ({ days, times, longer, ...rest }: Record<string, unknown>): Input<'casework.saveRule'> => ({
    category: before.category,
    urgency: before.urgency,
    ...rest,
    rule: {
      ...before.rule,
      resolve: { n: days, unit: 'working-days' },
      extension: { ...(before.rule['extension'] as object | undefined), times, days: longer },
    },
  })

const forWhich = (rule: Rule): FieldSpec[] => [
  { kind: 'category', name: 'category', label: words.category },
  { kind: 'choice', name: 'urgency', label: words.urgency, options: choices(urgencyLabels), initial: rule.urgency },
]

/** Changes a rule, or lays down one more for another category after the pattern of this one. */
export function EditRule({ rule, isNew, onClose }: { rule: Rule; isNew: boolean; onClose: () => void }) {
  return (
    <FormDialog
      command="casework.saveRule"
      fixed={{}}
      shape={shapeFrom(rule)}
      title={isNew ? words.newRule : words.edit}
      lead={words.lead}
      submit={common.save}
      onClose={onClose}
      fields={[
        ...(isNew ? forWhich(rule) : []),
        { kind: 'number', name: 'days', label: words.resolveDays, initial: numberAt(rule.rule, 'resolve', 'n') },
        { kind: 'number', name: 'times', label: words.extendTimes, initial: numberAt(rule.rule, 'extension', 'times') },
        { kind: 'number', name: 'longer', label: words.extendDays, initial: numberAt(rule.rule, 'extension', 'days') },
      ]}
    />
  )
}
