import { useLang } from '../../ui/lang.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { nameFields, readName, sayingOf } from './edit-words.ts'
import { History } from './history.tsx'
import { ReasonForm } from './reason-form.tsx'
import { words } from './words.ts'

export type Roles = Output<'org.roles'>
export type Role = Roles['roles'][number]

/** What a form for a new one begins with: no revision of it has been seen. */
export const blank: Role = {
  code: '',
  name: { zh: '', en: '' },
  capabilities: [],
  posts: 0,
  revision: 0,
  closed: false,
}
export type RoleForm = { what: 'edit' | 'close' | 'history'; role: Role }

const shape = ({ zh, en, ...rest }: Record<string, unknown>) =>
  ({ capabilities: [], ...rest, name: readName({ zh, en }) }) as unknown as Input<'org.saveRole'>

export const saying = (role: Role) =>
  sayingOf({ isNew: role.code === '', closed: role.closed, name: role.name }, words.newRole)

function EditRole({ role, known, onClose }: { role: Role; known: Roles; onClose: () => void }) {
  const { t } = useLang()
  const { revision } = role
  return (
    <FormDialog
      command="org.saveRole"
      fixed={role.code ? { code: role.code, revision } : { revision }}
      shape={shape}
      {...saying(role).form}
      lead={words.roleLead(role.posts)}
      onClose={onClose}
      fields={[
        ...(role.code
          ? []
          : [{ kind: 'line', name: 'code', label: words.roleCode, hint: words.roleCodeHint } as const]),
        ...nameFields(role.name),
        {
          kind: 'pick',
          name: 'capabilities',
          label: words.mayDo,
          many: true,
          initialList: role.capabilities,
          options: known.capabilities.map((one) => ({ value: one.code, label: t(one.name), hint: t(one.means) })),
        },
      ]}
    />
  )
}

/** Whatever was chosen for a role, in front of the grid. */
export function RoleDialog({ form, known, onClose }: { form: RoleForm; known: Roles; onClose: () => void }) {
  const { t } = useLang()
  const { role } = form
  if (form.what === 'edit') return <EditRole role={role} known={known} onClose={onClose} />
  if (form.what === 'history') return <History subject={`role:${role.code}`} name={t(role.name)} onClose={onClose} />
  return (
    <ReasonForm
      command="org.closeRole"
      fixed={{ code: role.code }}
      title={words.closeRole}
      lead={words.closeRoleLead(role.name)}
      onClose={onClose}
    />
  )
}
