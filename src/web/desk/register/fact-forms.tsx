import { useState } from 'react'
import { outcomeLabels, withheldLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useToast } from '../../ui/toast.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { sourceOf } from './accounts.tsx'
import type { Fact, SubjectData } from './facts.tsx'
import { purposeField } from './list-category.tsx'
import { sayingFields, valueField, wordOf, type Element } from './value-field.ts'
import { words } from './words.ts'

export type FactForm =
  | { what: 'add' }
  | { what: 'correct' | 'history'; fact: Fact }
  | { what: 'show'; facts: readonly Fact[] }

type Props = { form: FactForm; data: SubjectData; onShown: (shown: Map<string, Said>) => void; onClose: () => void }

function Show({ facts, data, onShown, onClose }: Omit<Props, 'form'> & { facts: readonly Fact[] }) {
  const { t } = useLang()
  const toast = useToast()
  const labelOf = (code: string) => t(facts.find((fact) => fact.element === code)?.label)
  return (
    <FormDialog
      command="register.reveal"
      fixed={{ subject: data.subject.id, elements: facts.map((fact) => fact.element) }}
      title={words.show}
      lead={words.showLead}
      submit={words.show}
      done={words.attempt}
      fields={[purposeField, { kind: 'line', name: 'note', label: words.note }]}
      onClose={onClose}
      onDone={({ shown, withheld }) => {
        onShown(new Map(shown.map((one) => [one.element, one.text])))
        const [first] = withheld
        if (first)
          toast.failed(
            t(words.notShown(withheld.map((one) => labelOf(one.element)).join('、'), withheldLabels[first.why])),
          )
        onClose()
      }}
    />
  )
}

function Say({
  element,
  fact,
  data,
  onClose,
}: {
  element: Element
  fact: Fact | undefined
  data: SubjectData
  onClose: () => void
}) {
  const initial = fact && !fact.withheld && typeof fact.value === 'string' ? fact.value : ''
  return (
    <FormDialog
      command="register.record"
      fixed={{ subject: data.subject.id }}
      shape={(typed) => ({
        subject: data.subject.id,
        source: typed['source'] as 'visit',
        facts: [wordOf(element.code, fact?.h ?? null, typed)],
      })}
      title={fact ? words.correctOf(element) : words.addFact}
      lead={fact ? words.correctLead : undefined}
      submit={common.save}
      fields={[valueField(element, initial), ...sayingFields(element)]}
      onClose={onClose}
    />
  )
}

function Add({ elements, data, onClose }: { elements: readonly Element[]; data: SubjectData; onClose: () => void }) {
  const { t } = useLang()
  const [code, setCode] = useState('')
  const element = elements.find((one) => one.code === code)
  if (element) return <Say element={element} fact={undefined} data={data} onClose={onClose} />
  const known = new Set(data.facts.map((fact) => fact.element))
  const options = elements.filter((one) => !known.has(one.code)).map((one) => ({ value: one.code, label: t(one) }))
  return (
    <Dialog open onClose={onClose} title={t(words.addFact)}>
      <div className="min-h-72">
        <Field label={t(words.element)} required>
          {(wired) => <Combobox {...wired} options={options} value={code} onChange={setCode} />}
        </Field>
      </div>
    </Dialog>
  )
}

function History({ fact, data, onClose }: { fact: Fact; data: SubjectData; onClose: () => void }) {
  const { t } = useLang()
  const found = useAsk('register.history', { subject: data.subject.id, element: fact.element })
  const entries = (found.data?.entries ?? []).map((entry, i) => ({
    id: String(i),
    at: entry.at,
    title: t(entry.text),
    who: [t(sourceOf(entry.source)), entry.who].filter(Boolean).join(' · '),
    body: [t(words.seen(entry.seen)), t(outcomeLabels[entry.outcome])].join(' · '),
    loud: i === 0,
  }))
  return (
    <Dialog open onClose={onClose} title={t(words.historyOf(fact.label))}>
      {found.data ? <Timeline entries={entries} /> : <Skeleton rows={3} />}
    </Dialog>
  )
}

/** What can be done with a fact, one form at a time. */
export function FactForms({ form, data, onShown, onClose }: Props) {
  const known = useAsk('register.dictionary', { kind: data.subject.kind })
  if (form.what === 'history') return <History fact={form.fact} data={data} onClose={onClose} />
  if (form.what === 'show') return <Show facts={form.facts} data={data} onShown={onShown} onClose={onClose} />
  const elements = known.data?.elements
  if (!elements) return null
  if (form.what === 'add') return <Add elements={elements} data={data} onClose={onClose} />
  const element = elements.find((one) => one.code === form.fact.element)
  return element ? <Say element={element} fact={form.fact} data={data} onClose={onClose} /> : null
}
