import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { blank, RoleDialog, saying, type Role, type RoleForm } from './role-forms.tsx'
import { Cards, Grid } from './roles-grid.tsx'
import { RowMenu } from './row-menu.tsx'
import { words } from './words.ts'

export function RolesTab() {
  const { t } = useLang()
  const mayLog = mayAny(useMe(), ['audit.read'])
  const [form, setForm] = useState<RoleForm | null>(null)
  const found = useAsk('org.roles', { closed: true })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const { mine } = found.data
  const menu = (role: Role) => (
    <RowMenu
      name={t(role.name)}
      entries={[
        mine && {
          label: t(saying(role).label),
          onSelect: () => setForm({ what: 'edit', role }),
        },
        mine && !role.closed && { label: t(words.closeRole), onSelect: () => setForm({ what: 'close', role }) },
        mayLog && { label: t(words.history), onSelect: () => setForm({ what: 'history', role }) },
      ]}
    />
  )
  return (
    <>
      <div className="pad flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <p className="min-w-0 flex-1 basis-72 text-sm text-soft">{t(words.rolesNote)}</p>
        {mine && <Button onClick={() => setForm({ what: 'edit', role: blank })}>{t(words.newRole)}</Button>}
      </div>
      <Grid known={found.data} menu={menu} />
      <Cards known={found.data} menu={menu} />
      {form && <RoleDialog form={form} known={found.data} onClose={() => setForm(null)} />}
    </>
  )
}
