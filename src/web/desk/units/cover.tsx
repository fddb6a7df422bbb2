import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

const withPerson = (input: Record<string, unknown>) => ({ person: null, ...input }) as Input<'inbox.cover'>

/** Somebody of the same unit stands in for an empty post. */
export const Cover = ({ post, unit, onClose }: { post: string; unit: string; onClose: () => void }) => (
  <FormDialog
    command="inbox.cover"
    fixed={{ post }}
    shape={withPerson}
    title={words.cover}
    lead={words.coverLead}
    submit={common.save}
    onClose={onClose}
    fields={[
      { kind: 'person', name: 'person', label: words.person, unit, optional: true },
      { kind: 'long', name: 'reason', label: words.reason },
    ]}
  />
)
