import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { datums, words } from './words.ts'

/** The county's map from a GeoJSON file: checked shape by shape, saved whole or not at all. */
export function ImportMap({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const [result, setResult] = useState<Output<'org.importMap'> | null>(null)
  if (result)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t(words.result)}
        lead={`${t(words.drawn(result))}${t(result.saved ? words.saved : words.notSaved)}`}
      >
        <ul className="space-y-1 text-sm">
          {result.rejects.map((reject) => (
            <li key={reject.feature}>
              {t(words.shape(reject.feature))}
              {t(reject)}
            </li>
          ))}
        </ul>
      </Dialog>
    )
  return (
    <FormDialog
      command="org.importMap"
      fixed={{}}
      title={words.importMap}
      lead={words.importMapLead}
      submit={words.importMap}
      onDone={setResult}
      onClose={onClose}
      fields={[
        { kind: 'text-file', name: 'text', label: words.geojson },
        {
          kind: 'choice',
          name: 'datum',
          label: words.datum,
          hint: words.datumHint,
          options: choices(datums),
          optional: true,
        },
        { kind: 'check', name: 'preview', label: words.preview, initial: 'yes' },
      ]}
    />
  )
}
