import { useNavigate } from '@tanstack/react-router'
import { kindLabels } from '#register/labels'
import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

/** Somebody or something new. What there is to say of them follows on their own page. */
export function NewSubject({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const me = useMe()
  const own = me.posts.find((post) => mayAny({ ...me, posts: [post] }, ['register.write']))?.area ?? ''
  return (
    <FormDialog
      command="register.add"
      fixed={{}}
      shape={(typed) => typed as Input<'register.add'>}
      title={words.new}
      lead={words.newLead}
      submit={common.save}
      fields={[
        {
          kind: 'choice',
          name: 'kind',
          label: words.kind,
          options: Object.entries(kindLabels).map(([value, label]) => ({ value, label })),
          initial: 'person',
        },
        { kind: 'line', name: 'name', label: words.name },
        { kind: 'area', name: 'area', label: words.area, initial: own },
      ]}
      onClose={onClose}
      onDone={({ subject }) => void navigate({ to: '/register/$id', params: { id: subject } })}
    />
  )
}
