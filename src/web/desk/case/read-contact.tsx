import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { DataList } from '../../ui/timeline.tsx'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { ActProps } from './act.tsx'
import { ask } from './act-words.ts'
import { words } from './words.ts'

const label = { zh: '查看联系方式', en: 'See contact data' }
const fieldNames = {
  name: { zh: '称呼', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '邮箱', en: 'E-mail' },
}

/** First the purpose, which is logged; then what there is. It is not kept on the page after closing. */
export function ReadContact({ data, onClose }: ActProps) {
  const { t } = useLang()
  const [seen, setSeen] = useState<Output<'casework.readContact'>['contacts'] | null>(null)
  if (seen === null)
    return (
      <FormDialog
        command="casework.readContact"
        fixed={{ case: data.case.id }}
        fields={[{ kind: 'long', name: 'purpose', label: ask.purpose, hint: ask.purposeHint }]}
        title={label}
        submit={label}
        done={words.contactNote}
        onDone={(output) => setSeen(output.contacts)}
        onClose={onClose}
      />
    )
  return (
    <Dialog open onClose={onClose} title={t(words.contactTitle)} lead={t(words.contactNote)}>
      {seen.length === 0 && <p>{t(words.noContact)}</p>}
      <ul className="space-y-4">
        {seen.map((contact) => (
          <li key={contact.request} className="space-y-2">
            <DataList
              items={(['name', 'phone', 'email'] as const).map(
                (key) => [t(fieldNames[key]), contact[key] ?? '—'] as const,
              )}
            />
            <p className="text-sm text-soft">{t(words.original)}</p>
            <p className="whitespace-pre-wrap">{contact.original}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
