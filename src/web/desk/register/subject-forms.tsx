import type { Said } from '#kernel/words'
import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FieldSpec } from '../form/fields.ts'
import type { SubjectData } from './facts.tsx'
import { words } from './words.ts'

export type SubjectForm = { what: 'move' } | { what: 'merge' } | { what: 'unmerge'; merge: string }

const reason: FieldSpec = { kind: 'long', name: 'reason', label: words.reason }

/** What is done with a subject as a whole; each asks why. */
export function SubjectForms({ form, data, onClose }: { form: SubjectForm; data: SubjectData; onClose: () => void }) {
  const { id, kind } = data.subject
  const title: Record<SubjectForm['what'], Said> = { move: words.move, merge: words.merge, unmerge: words.unmerge }
  const common = { title: title[form.what], submit: title[form.what], onClose }
  if (form.what === 'move')
    return (
      <FormDialog
        {...common}
        command="register.move"
        fixed={{ subject: id }}
        lead={words.moveLead}
        fields={[{ kind: 'area', name: 'area', label: words.area }, reason]}
      />
    )
  if (form.what === 'unmerge')
    return <FormDialog {...common} command="register.unmerge" fixed={{ merge: form.merge }} fields={[reason]} />
  return (
    <FormDialog
      {...common}
      command="register.merge"
      fixed={{ into: id }}
      shape={(typed) => typed as Input<'register.merge'>}
      lead={words.mergeLead}
      fields={[{ kind: 'subject', of: kind, name: 'subject', label: words.mergeWhich }, reason]}
    />
  )
}
