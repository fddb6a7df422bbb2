import { testLabels } from '#forms/labels'
import { purposeLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Field, Input, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { kindOf, type Condition, type Draft, type Element } from './bound.ts'
import { words } from './words.ts'

const purposes = ['form', 'care', 'aid', 'check', 'emergency'] as const
const counted = new Set<Element['type']>(['number', 'money', 'percent'])

type ValueProps = {
  condition: Condition
  element: Element
  onChange: (values: Condition['values']) => void
}

const truths: readonly (Said & { value: string })[] = [
  { value: 'yes', zh: '是', en: 'Yes' },
  { value: 'no', zh: '否', en: 'No' },
]

const typeOf = ({ type }: Element): 'number' | 'date' | 'text' => {
  if (counted.has(type)) return 'number'
  return type === 'date' ? 'date' : 'text'
}

/** The value that a condition compares with, asked for as its element wants it. */
function ValueOf({ condition, element, onChange }: ValueProps) {
  const { t } = useLang()
  const [value = ''] = condition.values
  const choices = element.type === 'yesno' ? truths : element.options?.map((one) => ({ ...one, value: one.code }))
  const read = (text: string) => {
    if (element.type === 'yesno') return text === 'yes'
    return typeOf(element) === 'number' ? Number(text) : text
  }
  if (!choices)
    return (
      <Input
        aria-label={t(words.value)}
        type={typeOf(element)}
        value={String(value)}
        onChange={(event) => onChange([read(event.target.value)])}
      />
    )
  return (
    <Select
      aria-label={t(words.value)}
      options={choices.map((one) => ({ value: one.value, label: t(one) }))}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)}
      onChange={(event) => onChange([read(event.target.value)])}
    />
  )
}

const firstValue = (element: Element | undefined): Condition['values'] => {
  if (element?.type === 'yesno') return [true]
  return [element?.options?.[0]?.code ?? '']
}

type RowProps = { condition: Condition; own: readonly Element[]; onChange: (condition: Condition | null) => void }

function Row({ condition, own, onChange }: RowProps) {
  const { t, lang } = useLang()
  const element = own.find(({ code }) => code === condition.element)
  const choose = (code: string) =>
    onChange({ element: code, test: 'is', values: firstValue(own.find((one) => one.code === code)) })
  return (
    <div className="grid gap-2 rounded-md bg-sunk p-2">
      <Select
        aria-label={t(words.element)}
        options={own.map((one) => ({ value: one.code, label: one[lang] }))}
        value={condition.element}
        onChange={(event) => choose(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-2">
        <Select
          aria-label={t(words.test)}
          options={Object.entries(testLabels).map(([value, label]) => ({ value, label: t(label) }))}
          value={condition.test}
          onChange={(event) => onChange({ ...condition, test: event.target.value as Condition['test'] })}
        />
        {element && (
          <ValueOf condition={condition} element={element} onChange={(values) => onChange({ ...condition, values })} />
        )}
      </div>
      <Button look="quiet" className="justify-self-start" onClick={() => onChange(null)}>
        {t(words.remove)}
      </Button>
    </div>
  )
}

type Props = { draft: Draft; elements: ReadonlyMap<string, Element>; onChange: (part: Partial<Draft>) => void }

/** Who is in the roster, in what order, and for what its facts are looked at. */
export function Choice({ draft, elements, onChange }: Props) {
  const { t, lang } = useLang()
  const kind = kindOf(draft, elements)
  const own = [...elements.values()].filter((one) => one.kind === kind)
  const options = own.map((one) => ({ value: one.code, label: one[lang] }))
  const put = (at: number, condition: Condition | null) =>
    onChange({
      conditions: draft.conditions.flatMap((one, i) => (i === at ? (condition ? [condition] : []) : [one])),
    })
  const add = () => {
    const element = own.find(({ type }) => type === 'yesno') ?? own[0]
    const fresh: Condition = { element: element?.code ?? '', test: 'is', values: firstValue(element) }
    onChange({ conditions: [...draft.conditions, fresh] })
  }
  return (
    <div className="space-y-3">
      {draft.conditions.map((condition, i) => (
        // a condition has no name but its turn
        // oxlint-disable-next-line react/no-array-index-key
        <Row key={i} condition={condition} own={own} onChange={(next) => put(i, next)} />
      ))}
      <Button disabled={own.length === 0} onClick={add}>
        {t(words.addCondition)}
      </Button>
      <Field label={t(words.sort)} required>
        {(wired) => (
          <Select
            {...wired}
            options={options}
            empty={t(words.byName)}
            value={draft.sort ?? ''}
            onChange={(event) => onChange({ sort: event.target.value || null })}
          />
        )}
      </Field>
      <Field label={t(words.purpose)} hint={t(words.purposeHint)} required>
        {(wired) => (
          <Select
            {...wired}
            options={purposes.map((value) => ({ value, label: t(purposeLabels[value]) }))}
            value={draft.purpose}
            onChange={(event) => onChange({ purpose: event.target.value as Draft['purpose'] })}
          />
        )}
      </Field>
    </div>
  )
}
