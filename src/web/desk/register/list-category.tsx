import { useState } from 'react'
import { purposeLabels, withheldLabels } from '#register/labels'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { Subjects } from './subjects.tsx'
import { words } from './words.ts'

export const purposeField = {
  kind: 'choice',
  name: 'purpose',
  label: words.purpose,
  options: Object.entries(purposeLabels).map(([value, label]) => ({ value, label })),
} as const

type Found = Output<'register.searchFor'>

function Listed({ found, onClose }: { found: Found; onClose: () => void }) {
  const { t } = useLang()
  const { subjects, withheld } = found
  return (
    <Dialog open wide onClose={onClose} title={t(words.listed(subjects.length))} lead={t(words.attempt)}>
      {subjects.length > 0 ? (
        <div className="-mx-5 flex h-[50vh] flex-col">
          <Subjects rows={subjects} />
        </div>
      ) : (
        <EmptyState title={t(withheld ? withheldLabels[withheld] : words.noneFound)} />
      )}
    </Dialog>
  )
}

/** Everybody in a category of care: first the purpose, which is logged with each of them. */
export function ListCategory({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const known = useAsk('register.dictionary', {})
  const [found, setFound] = useState<Found | null>(null)
  const categories = (known.data?.elements ?? []).filter((one) => one.type === 'yesno' && one.sensitivity >= 2)
  if (found) return <Listed found={found} onClose={onClose} />
  if (!known.data) return null
  return (
    <FormDialog
      command="register.searchFor"
      fixed={{}}
      title={words.listCategory}
      lead={words.categoryLead}
      submit={words.show}
      done={words.attempt}
      fields={[
        {
          kind: 'pick',
          name: 'category',
          label: words.category,
          options: categories.map((one) => ({ value: one.code, label: t(one) })),
        },
        { kind: 'area', name: 'area', label: words.area, optional: true },
        purposeField,
        { kind: 'line', name: 'note', label: words.note },
      ]}
      onClose={onClose}
      onDone={setFound}
    />
  )
}
