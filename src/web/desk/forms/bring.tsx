import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, FileInput, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

const base64Of = async (file: File): Promise<string> => new Uint8Array(await file.arrayBuffer()).toBase64()
const bareName = (name: string): string => name.replace(/\.\w{1,5}$/, '')

/** A template comes in, as a new form or as the next version of one. */
export function Bring({ form, onClose }: { form?: { id: string; name: string }; onClose: () => void }) {
  const { t } = useLang()
  const toast = useToast()
  const navigate = useNavigate()
  const sending = useCommand('forms.bring')
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState(form?.name ?? '')
  const choose = (next: File | undefined) => {
    setFile(next ?? null)
    if (next && name === '') setName(bareName(next.name))
  }
  const send = async (brought: File) =>
    sending.mutate(
      { ...(form ? { form: form.id } : {}), name, fileName: brought.name, file: await base64Of(brought) },
      {
        onSuccess: (done) => {
          toast.done(t(common.done))
          onClose()
          void navigate({ to: '/forms/$id', params: { id: done.form } })
        },
      },
    )
  return (
    <Dialog open onClose={onClose} title={t(form ? words.bringNext : words.bring)} lead={t(words.bringLead)}>
      <div className="flex flex-col gap-4">
        <Field label={t(words.file)} required>
          {(wired) => (
            <FileInput {...wired} accept=".xlsx,.xls,.ods" onChange={(event) => choose(event.target.files?.[0])} />
          )}
        </Field>
        {!form && (
          <Field label={t(words.formName)} required>
            {(wired) => <Input {...wired} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
        )}
        <Problem error={sending.error} />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>{t(common.cancel)}</Button>
          <Button
            look="primary"
            disabled={!file || name.trim() === ''}
            busy={sending.isPending}
            onClick={() => file && void send(file)}
          >
            {t(form ? words.bringNext : words.bring)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
