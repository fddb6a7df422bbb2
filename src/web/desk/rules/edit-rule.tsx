import { urgencyLabels } from '#casework/labels'
import { useLang } from '../../ui/lang.tsx'
import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words as common } from '../words.ts'
import { ruleFields, ruleFrom, type Rule } from './rule-form.ts'
import { RulePreview } from './rule-preview.tsx'
import { words } from './words.ts'

const previewOf = (before: Rule) => (input: Record<string, unknown>) => (
  <RulePreview urgency={(input['urgency'] as Rule['urgency'] | undefined) ?? before.urgency} rule={ruleFrom(input)} />
)

type Props = { rule: Rule; category: string; isNew: boolean; onClose: () => void }

/** Changes every term of a rule from now on, or lays down one more after the pattern of this one. */
export function EditRule({ rule, category, isNew, onClose }: Props) {
  const { t } = useLang()
  const settled = isNew ? { category: '*' } : { category: rule.category, urgency: rule.urgency }
  return (
    <FormDialog
      command="casework.saveRule"
      fixed={settled}
      shape={(input) => ({ ...input, rule: ruleFrom(input) }) as unknown as Input<'casework.saveRule'>}
      title={isNew ? words.newRule : words.edit}
      lead={words.lead}
      submit={common.save}
      wide
      onClose={onClose}
      fields={ruleFields(rule, isNew)}
      below={previewOf(rule)}
    >
      {!isNew && (
        <p className="font-semibold">
          {category} · {t(urgencyLabels[rule.urgency])}
        </p>
      )}
    </FormDialog>
  )
}
