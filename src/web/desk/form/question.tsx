import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Check, Field, Input, Select, Textarea, type Option } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { dayFromNow } from '../../ui/when.ts'
import { useChoices } from '../directory.ts'
import { useAsk } from '../use-api.ts'
import { Brought, isBrought } from './brought.tsx'
import { choose, one, several, type ControlProps, type Value } from './control.ts'
import type { FieldSpec, PickOption } from './fields.ts'
import { Finder, isFound } from './finders.tsx'
import { TermBox } from './term-box.tsx'

type Props = { field: FieldSpec; value: Value; error: string | undefined; onChange: (value: Value) => void }

const words = {
  template: { zh: '套用答复模板', en: 'Start from a reply template' },
  remove: { zh: '移除', en: 'Remove' },
}

function FromDirectory({ field, value, onChange, wired }: ControlProps<'unit' | 'category' | 'area'>) {
  const options = useChoices(field.kind)
  return <Combobox {...wired} options={options} value={one(value)} onChange={onChange} />
}

function Units({ value, onChange, wired }: ControlProps<'units'>) {
  const options = useChoices('unit')
  const { t } = useLang()
  const chosen = several(value)
  const named = (id: string) => options.find((option) => option.value === id)?.label ?? id
  return (
    <>
      <Combobox
        {...wired}
        options={options.filter((option) => !chosen.includes(option.value))}
        value=""
        onChange={(id) => id && onChange([...chosen, id])}
      />
      <ul>
        {chosen.map((id) => (
          <li key={id} className="flex items-center justify-between gap-2 text-sm">
            {named(id)}
            <Button look="quiet" onClick={() => onChange(chosen.filter((other) => other !== id))}>
              {t(words.remove)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The reply to the resident: written freely, or begun from a template and made true. */
function Reply({ value, onChange, wired }: ControlProps<'reply'>) {
  const templates = useAsk('casework.templates', {})
  const { t } = useLang()
  const known = templates.data?.templates ?? []
  return (
    <>
      {known.length > 0 && (
        <Select
          aria-label={t(words.template)}
          value=""
          onChange={(event) => onChange(known.find((one) => one.id === event.target.value)?.text ?? '')}
          options={known.map((template) => ({ value: template.id, label: template.title }))}
          empty={t(words.template)}
        />
      )}
      <Textarea {...wired} rows={7} value={one(value)} onChange={(event) => onChange(event.target.value)} />
    </>
  )
}

function Radios({
  options,
  name,
  value,
  onChange,
}: {
  options: readonly Option[]
  name: string
  value: Value
  onChange: (v: string) => void
}) {
  return (
    <div className="flex flex-wrap gap-x-6">
      {options.map((option) => (
        <Check
          key={option.value}
          type="radio"
          name={name}
          label={option.label}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </div>
  )
}

const Shown = ({ picture, label }: { picture: string; label: string }) => (
  <img src={picture} alt={label} loading="lazy" className="h-28 rounded-md border border-line" />
)

function Many({ field, value, onChange }: ControlProps<'pick'>) {
  const { t } = useLang()
  const chosen = several(value)
  const asRow = field.options.some((option) => option.picture)
  return (
    <div className={asRow ? 'mt-1 flex flex-wrap gap-x-4 gap-y-2' : 'flex flex-col gap-1'}>
      {field.options.map((option) => (
        <Check
          key={option.value}
          label={option.picture ? <Shown picture={option.picture} label={labelOf(option, t)} /> : labelOf(option, t)}
          hint={option.hint}
          checked={chosen.includes(option.value)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, option.value] : chosen.filter((id) => id !== option.value))
          }
        />
      ))}
    </div>
  )
}

type Tell = (said: Said) => string

const labelOf = ({ label }: PickOption, t: Tell): string => (typeof label === 'string' ? label : t(label))
const named = (options: readonly PickOption[], t: Tell): Option[] =>
  options.map((option) => ({ value: option.value, label: labelOf(option, t) }))

const inputTypes = {
  line: 'text',
  password: 'password',
  number: 'number',
  date: 'date',
  day: 'date',
  moment: 'datetime-local',
} as const

function Plain({
  field,
  value,
  onChange,
  wired,
}: ControlProps<'line' | 'long' | 'number' | 'date' | 'day' | 'moment' | 'password'>) {
  if (field.kind === 'long')
    return <Textarea {...wired} value={one(value)} onChange={(event) => onChange(event.target.value)} />
  const dated = inputTypes[field.kind].startsWith('date')
  return (
    <Input
      {...wired}
      type={inputTypes[field.kind]}
      min={field.kind === 'date' ? dayFromNow(0) : undefined}
      value={one(value)}
      onChange={(event) => onChange(event.target.value)}
      className={dated || field.kind === 'number' ? 'max-w-56' : ''}
    />
  )
}

function Control({ field, ...rest }: Omit<ControlProps<'line'>, 'field'> & { field: FieldSpec }) {
  const { t } = useLang()
  if (isBrought(field)) return <Brought kind={field.kind} {...rest} />
  if (isFound(field)) return <Finder field={field} {...rest} />
  switch (field.kind) {
    case 'unit':
    case 'category':
    case 'area':
      return <FromDirectory field={field} {...rest} />
    case 'units':
      return <Units field={field} {...rest} />
    case 'reply':
      return <Reply field={field} {...rest} />
    default:
      return <Chosen field={field} {...rest} choose={t(choose)} />
  }
}

type ChosenField = Exclude<
  FieldSpec,
  {
    kind:
      | 'unit'
      | 'category'
      | 'area'
      | 'units'
      | 'person'
      | 'staff'
      | 'reply'
      | 'files'
      | 'case'
      | 'subject'
      | 'point'
      | 'text-file'
  }
>

function Chosen({
  field,
  choose,
  ...rest
}: Omit<ControlProps<'line'>, 'field'> & { field: ChosenField; choose: string }) {
  const { value, onChange, wired } = rest
  const pick = (options: readonly Option[]) => (
    <Select
      {...wired}
      value={one(value)}
      onChange={(event) => onChange(event.target.value)}
      options={options}
      empty={choose}
    />
  )
  const { t } = useLang()
  if (field.kind === 'choice')
    return pick(field.options.map((option) => ({ value: option.value, label: t(option.label) })))
  if (field.kind === 'term') return <TermBox {...rest} label={field.label} value={one(value)} />
  if (field.kind === 'pick') return field.many ? <Many field={field} {...rest} /> : pick(named(field.options, t))
  return field.kind === 'check' || field.kind === 'yes-no' || field.kind === 'notice' ? null : (
    <Plain field={field} {...rest} />
  )
}

/** One question with whatever control fits it. */
export function Question({ field, value, error, onChange }: Props) {
  const { t } = useLang()
  const hint = field.hint ? t(field.hint) : undefined
  if (field.kind === 'notice') return <p className="rounded-md bg-sunk px-3 py-2 text-sm">{t(field.label)}</p>
  if (field.kind === 'check')
    return (
      <Check
        label={t(field.label)}
        hint={hint}
        checked={value === 'yes'}
        onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
      />
    )
  if (field.kind === 'yes-no' || (field.kind === 'pick' && field.many))
    return (
      <fieldset>
        <legend className="text-sm font-medium">{t(field.label)}</legend>
        {hint && <p className="text-xs text-soft">{hint}</p>}
        {field.kind === 'pick' ? (
          <Many field={field} value={value} onChange={onChange} wired={{ id: field.name }} />
        ) : (
          <Radios
            name={field.name}
            value={value}
            onChange={onChange}
            options={[
              { value: 'yes', label: t(field.yes) },
              { value: 'no', label: t(field.no) },
            ]}
          />
        )}
        {error && (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
      </fieldset>
    )
  return (
    <Field label={t(field.label)} hint={hint} error={error} required={!field.optional}>
      {(wired) => <Control field={field} value={value} onChange={onChange} wired={wired} />}
    </Field>
  )
}
