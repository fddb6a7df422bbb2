import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { tables, words } from './words.ts'

/** A table from elsewhere: checked row by row, saved whole or not at all. */
export function ImportTable({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const [result, setResult] = useState<Output<'org.importTable'> | null>(null)
  if (result)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t(words.result)}
        lead={`${t(words.counts(result.added, result.changed, result.same))}${t(result.saved ? words.saved : words.notSaved)}`}
      >
        <ul className="space-y-1 text-sm">
          {result.rejects.map((reject) => (
            <li key={`${reject.line}${reject.code}`}>
              {t(words.line(reject.line))}
              {t(reject)}
            </li>
          ))}
        </ul>
      </Dialog>
    )
  return (
    <FormDialog
      command="org.importTable"
      fixed={{}}
      title={words.import}
      lead={words.importLead}
      submit={words.import}
      onDone={setResult}
      onClose={onClose}
      fields={[
        { kind: 'choice', name: 'kind', label: words.what, options: choices(tables), initial: 'units' },
        { kind: 'long', name: 'text', label: words.csv },
        { kind: 'check', name: 'preview', label: words.preview, initial: 'yes' },
      ]}
    />
  )
}
