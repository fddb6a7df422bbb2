import { kindLabels, levelLabels, purposeLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FieldSpec } from '../form/fields.ts'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import type { Element } from './value-field.ts'
import { mergings, typeNames, words } from './words.ts'

export type ElementForm = { what: 'new' } | { what: 'edit' | 'retire' | 'versions'; element: Element }

const choices = (labels: Record<string, Said>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

const optionLines = (element: Element | undefined): string =>
  (element?.options ?? []).map((option) => [option.code, option.zh, option.en].join('|')).join('\n')

/** The lines of options; one that was there keeps its other spellings. */
const readOptions = (text: string, before: Element | undefined) =>
  text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([code]) => code)
    .map(([code = '', zh = code, en = zh]) => ({
      code,
      zh,
      en,
      synonyms: before?.options?.find((option) => option.code === code)?.synonyms ?? [],
    }))

type Draft = Pick<Element, 'zh' | 'en' | 'synonyms' | 'sensitivity' | 'merge'> & Partial<Element>

const blank: Draft = { zh: '', en: '', synonyms: [], sensitivity: 1, merge: 'lww' }

/** What is given once: code, kind and type. */
const newFields: FieldSpec[] = [
  { kind: 'line', name: 'code', label: words.code },
  { kind: 'choice', name: 'kind', label: words.kind, options: choices(kindLabels) },
  { kind: 'choice', name: 'type', label: words.type, options: choices(typeNames) },
]

const optionField = (element: Element | undefined): FieldSpec => ({
  kind: 'long',
  name: 'options',
  label: words.options,
  hint: words.optionsHint,
  optional: true,
  initial: optionLines(element),
})

const purposesField = (purposes: readonly string[], t: (said: Said) => string): FieldSpec => ({
  kind: 'pick',
  many: true,
  name: 'purposes',
  label: words.purposes,
  optional: true,
  options: Object.entries(purposeLabels).map(([value, label]) => ({ value, label: t(label) })),
  initialList: purposes,
})

function fieldsOf(element: Element | undefined, t: (said: Said) => string): FieldSpec[] {
  const { zh, en, synonyms, sensitivity, merge, ...rest }: Draft = element ?? blank
  const { unit = '', stewardUnit = '', goodForDays = '', purposes = [], type = 'option' } = rest
  return [
    ...(element ? [] : newFields),
    { kind: 'line', name: 'zh', label: words.nameZh, initial: zh },
    { kind: 'line', name: 'en', label: words.nameEn, initial: en },
    {
      kind: 'long',
      name: 'synonyms',
      label: words.synonyms,
      hint: words.synonymsHint,
      optional: true,
      initial: synonyms.join('、'),
    },
    ...(type === 'option' ? [optionField(element)] : []),
    { kind: 'line', name: 'unit', label: words.unit, optional: true, initial: unit },
    {
      kind: 'choice',
      name: 'sensitivity',
      label: words.level,
      options: choices(levelLabels),
      initial: String(sensitivity),
    },
    { kind: 'choice', name: 'merge', label: words.merging, options: choices(mergings), initial: merge },
    { kind: 'unit', name: 'stewardUnit', label: words.stewardUnit, optional: true, initial: stewardUnit },
    { kind: 'number', name: 'goodForDays', label: words.goodFor, optional: true, initial: String(goodForDays) },
    purposesField(purposes, t),
    { kind: 'line', name: 'reason', label: words.reason },
  ]
}

const shapeOf =
  (before: Element | undefined) =>
  ({ reason, synonyms, options, sensitivity, ...typed }: Record<string, unknown>): Input<'register.saveElement'> => {
    const { version: _version, retired: _retired, ...kept } = before ?? { version: 0, retired: false }
    // what was left empty was taken away
    const {
      unit: _unit,
      stewardUnit: _steward,
      goodForDays: _days,
      purposes: _purposes,
      options: _options,
      ...rest
    } = kept as Element
    const element = {
      ...rest,
      ...typed,
      synonyms: (typeof synonyms === 'string' ? synonyms : '')
        .split('、')
        .map((one) => one.trim())
        .filter(Boolean),
      sensitivity: Number(sensitivity),
      ...(options ? { options: readOptions(options as string, before) } : {}),
    }
    return { element, reason } as Input<'register.saveElement'>
  }

function Versions({ element, onClose }: { element: Element; onClose: () => void }) {
  const { t } = useLang()
  const found = useAsk('register.elementHistory', { code: element.code })
  const entries = (found.data?.versions ?? []).map((one, i) => ({
    id: String(one.version),
    at: one.at,
    title: `${one.version} · ${t(one.element)}${one.retired ? ` · ${t(words.retired)}` : ''}`,
    who: one.who ?? '',
    body: one.reason,
    loud: i === 0,
  }))
  return (
    <Dialog open onClose={onClose} title={t(words.versions)} lead={t(element)}>
      {found.data ? <Timeline entries={entries} /> : <Skeleton rows={3} />}
    </Dialog>
  )
}

const Retire = ({ element, onClose }: { element: Element; onClose: () => void }) => (
  <FormDialog
    command="register.retireElement"
    fixed={{ code: element.code, retired: !element.retired }}
    title={element.retired ? words.restore : words.retire}
    lead={element.retired ? undefined : words.retireLead}
    submit={element.retired ? words.restore : words.retire}
    fields={[{ kind: 'line', name: 'reason', label: words.reason }]}
    onClose={onClose}
  >
    <p className="font-medium">{element.zh}</p>
  </FormDialog>
)

/** What can be done with an element. Its kind and type are given once. */
export function ElementForms({ form, onClose }: { form: ElementForm; onClose: () => void }) {
  const { t } = useLang()
  if (form.what === 'versions') return <Versions element={form.element} onClose={onClose} />
  if (form.what === 'retire') return <Retire element={form.element} onClose={onClose} />
  const element = form.what === 'edit' ? form.element : undefined
  return (
    <FormDialog
      command="register.saveElement"
      fixed={{}}
      shape={shapeOf(element)}
      title={element ? words.editOf(element) : words.newElement}
      submit={common.save}
      wide
      fields={fieldsOf(element, t)}
      onClose={onClose}
    />
  )
}
