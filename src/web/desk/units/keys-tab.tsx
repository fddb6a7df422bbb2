import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { History } from './history.tsx'
import { Once } from './once.tsx'
import { ReasonForm } from './reason-form.tsx'
import { RowMenu } from './row-menu.tsx'
import { words } from './key-words.ts'
import { words as common } from './words.ts'

type Key = Output<'org.apiKeys'>['keys'][number]
type Form = { what: 'issue' } | { what: 'revoke' | 'history'; one: Key }

function Issue({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const [made, setMade] = useState<string | null>(null)
  if (made) return <Once title={t(words.key)} lead={t(words.keyOnce)} value={made} onClose={onClose} />
  return (
    <FormDialog
      command="org.issueKey"
      fixed={{}}
      title={words.issueKey}
      lead={words.issueKeyLead}
      submit={words.issueKey}
      fields={[
        { kind: 'line', name: 'name', label: words.keyName, hint: words.keyNameHint },
        { kind: 'line', name: 'contact', label: words.keyContact },
        { kind: 'unit', name: 'unit', label: words.keyUnit, hint: words.keyUnitHint, optional: true },
      ]}
      onDone={({ key }) => setMade(key)}
      onClose={onClose}
    />
  )
}

function KeyDialog({ form, onClose }: { form: Form; onClose: () => void }) {
  if (form.what === 'issue') return <Issue onClose={onClose} />
  const { id, name } = form.one
  if (form.what === 'history') return <History subject={`api-key:${id}`} name={name} onClose={onClose} />
  return (
    <ReasonForm
      command="org.revokeKey"
      fixed={{ id }}
      title={words.revokeKey}
      lead={words.revokeKeyLead(name)}
      onClose={onClose}
    />
  )
}

function Row({ one, mine, show }: { one: Key; mine: boolean; show: (form: Form) => void }) {
  const { t, lang } = useLang()
  const mayLog = mayAny(useMe(), ['audit.read'])
  const used = one.usedAt ? dateTime(one.usedAt, lang) : t(words.neverUsed)
  return (
    <li className="flex items-start gap-4 border-b border-line py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {one.name} {one.revokedAt && <Tag>{t(words.revoked)}</Tag>}
        </p>
        <p className="text-sm text-soft">{[one.contact, t(one.unitName)].filter(Boolean).join(' · ')}</p>
        <p className="text-xs text-soft">
          {t(words.issuedAt)} {dateTime(one.createdAt, lang)} · {t(words.usedAt)} {used}
          {one.revokedAt && ` · ${t(words.revoked)} ${dateTime(one.revokedAt, lang)}`}
        </p>
      </div>
      <RowMenu
        name={one.name}
        entries={[
          mine && !one.revokedAt && { label: t(words.revokeKey), onSelect: () => show({ what: 'revoke', one }) },
          mayLog && { label: t(common.history), onSelect: () => show({ what: 'history', one }) },
        ]}
      />
    </li>
  )
}

/** Which programs may speak with the house, and for whom. */
export function KeysTab() {
  const { t } = useLang()
  const [form, setForm] = useState<Form | null>(null)
  const found = useAsk('org.apiKeys', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const { keys, mine } = found.data
  return (
    <div className="pad pb-8">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <p className="min-w-0 flex-1 basis-72 text-sm text-soft">{t(words.keysNote)}</p>
        {mine && <Button onClick={() => setForm({ what: 'issue' })}>{t(words.issueKey)}</Button>}
      </div>
      {keys.length === 0 && <EmptyState title={t(words.noKeys)} />}
      <ul className={keys.length > 0 ? 'border-t border-line' : ''}>
        {keys.map((one) => (
          <Row key={one.id} one={one} mine={mine} show={setForm} />
        ))}
      </ul>
      {form && <KeyDialog form={form} onClose={() => setForm(null)} />}
    </div>
  )
}
