import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, FileInput, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ask, type Output } from '../api.ts'
import { textOf } from '../form/text-of.ts'
import { Problem } from '../problem.tsx'
import { keepFile } from '../units/table-tools.tsx'
import { saidOf, useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Told = Output<'register.importElements'>

function Import({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const toast = useToast()
  const sending = useCommand('register.importElements')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const send = (isTrial: boolean) =>
    sending.mutate(
      { text, reason, isTrial },
      {
        onSuccess: (result) => {
          if (isTrial) return setTold(result)
          toast.done(t(words.counts(result.added, result.changed, result.same)))
          onClose()
        },
      },
    )
  return (
    <Dialog open onClose={onClose} title={t(words.import)} lead={t(words.importLead)}>
      <div className="flex flex-col gap-4">
        <Field label={t(words.file)} required>
          {(wired) => (
            <FileInput
              {...wired}
              accept=".csv,text/csv"
              onChange={(event) => {
                setTold(null)
                const file = event.target.files?.[0]
                if (file) void textOf(file).then(setText)
              }}
            />
          )}
        </Field>
        <Field label={t(words.reason)} required>
          {(wired) => <Input {...wired} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        {told && (
          <output className="block border-l-4 border-needle bg-needle-tint px-3 py-2 text-sm">
            {t(words.counts(told.added, told.changed, told.same))}
            <ul className="max-h-56 overflow-y-auto">
              {told.rejects.map((reject) => (
                <li key={reject.line}>
                  {t(words.line(reject.line))}
                  {t(reject)}
                </li>
              ))}
            </ul>
          </output>
        )}
        <Problem error={sending.error} />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>{t(common.cancel)}</Button>
          <Button disabled={text === ''} busy={sending.isPending} onClick={() => send(true)}>
            {t(words.check)}
          </Button>
          {told && (
            <Button look="primary" busy={sending.isPending} onClick={() => send(false)}>
              {t(words.take)}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** The whole dictionary out and in, in the same columns. */
export function DictionaryTools({ may }: { may: boolean }) {
  const { t } = useLang()
  const toast = useToast()
  const [importing, setImporting] = useState(false)
  const fetch = () =>
    ask('register.exportElements', {})
      .then(({ text }) => keepFile(text, 'dictionary.csv'))
      .catch((error: unknown) => toast.failed(t(saidOf(error))))
  return (
    <>
      {may && <Button onClick={() => setImporting(true)}>{t(words.import)}</Button>}
      <Button onClick={() => void fetch()}>{t(words.export)}</Button>
      {importing && <Import onClose={() => setImporting(false)} />}
    </>
  )
}
