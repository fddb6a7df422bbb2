import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, FileInput, Textarea } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Output } from '../api.ts'
import { textOf } from '../form/text-of.ts'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { expected, type TableKind } from './tables.ts'
import { tables, words } from './words.ts'

type Result = Output<'org.importTable'>

function Columns({ kind }: { kind: TableKind }) {
  const { t } = useLang()
  return (
    <section>
      <h3 className="text-sm font-medium">{t(words.columns)}</h3>
      <ul className="mt-1 text-sm">
        {expected[kind].map(({ name, note, must }) => (
          <li key={name.en}>
            <span className="font-medium">{t(name)}</span>
            {must && <span className="text-danger"> {t(words.must)}</span>}
            {note.en && <span className="text-soft">　{t(note)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ result }: { result: Result }) {
  const { t } = useLang()
  return (
    <output className="block border-l-4 border-needle bg-needle-tint px-3 py-2 text-sm">
      {t(words.counts(result.added, result.changed, result.same))}
      {result.elsewhere > 0 && t(words.elsewhere(result.elsewhere))}
      {t(result.rejects.length > 0 ? words.mendFirst(result.rejects.length + result.more) : words.allGood)}
      {result.rejects.length > 0 && (
        <ul className="mt-1 max-h-56 overflow-y-auto">
          {result.rejects.map((reject) => (
            <li key={`${reject.line}${reject.code}`}>
              {t(words.line(reject.line))}
              {t(reject)}
            </li>
          ))}
        </ul>
      )}
    </output>
  )
}

/** A table from elsewhere: looked through row by row first, then saved whole or not at all. */
export function ImportTable({ kind, onClose }: { kind: TableKind; onClose: () => void }) {
  const { t } = useLang()
  const toast = useToast()
  const sending = useCommand('org.importTable')
  const [text, setText] = useState('')
  /** What the text that stands there now comes to. */
  const [result, setResult] = useState<Result | null>(null)
  const change = (next: string) => {
    setText(next)
    setResult(null)
    sending.reset()
  }
  const send = (preview: boolean) =>
    sending.mutate(
      { kind, text, preview },
      {
        onSuccess: (told) => {
          if (!told.saved) return setResult(told)
          toast.done(t(words.counts(told.added, told.changed, told.same)))
          onClose()
        },
      },
    )
  const ready = result !== null && result.rejects.length === 0
  return (
    <Dialog open wide onClose={onClose} title={t(words.importOf(tables[kind]))} lead={t(words.importLead)}>
      <div className="flex flex-col gap-4">
        <Columns kind={kind} />
        <Field label={t(words.file)}>
          {(wired) => (
            <FileInput
              {...wired}
              accept=".csv,.tsv,.txt,text/csv"
              onChange={(event) => {
                const file = event.target.files?.[0]
                if (file) void textOf(file).then(change)
              }}
            />
          )}
        </Field>
        <Field label={t(words.csv)} required>
          {(wired) => (
            <Textarea
              {...wired}
              rows={8}
              spellCheck={false}
              className="font-mono text-sm"
              value={text}
              onChange={(event) => change(event.target.value)}
            />
          )}
        </Field>
        {result && <Told result={result} />}
        <Problem error={sending.error} />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>{t(common.cancel)}</Button>
          <Button
            look={ready ? 'plain' : 'primary'}
            disabled={text.trim() === ''}
            busy={sending.isPending}
            onClick={() => send(true)}
          >
            {t(words.check)}
          </Button>
          {ready && (
            <Button look="primary" busy={sending.isPending} onClick={() => send(false)}>
              {t(words.take)}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
