import { useDeferredValue, useState } from 'react'
import { Combobox } from '../../ui/combobox.tsx'
import { Input, Select, type Option } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import { choose, one, type ControlProps } from './control.ts'
import type { FieldSpec } from './fields.ts'

function Colleague({ field, value, onChange, wired }: ControlProps<'person'>) {
  const people = useAsk('inbox.colleagues', { unit: field.unit })
  const { t } = useLang()
  const options = people.data?.people.map((person) => ({ value: person.id, label: person.name })) ?? []
  return (
    <Select
      {...wired}
      value={one(value)}
      onChange={(event) => onChange(event.target.value)}
      options={options}
      empty={t(choose)}
    />
  )
}

type Seeking = Pick<ControlProps<'staff'>, 'wired' | 'value' | 'onChange'> & {
  options: readonly Option[]
  chosen: Option | null
  setChosen: (option: Option | null) => void
  onSearch: (text: string) => void
}

/** What is found by typing; what was chosen stays in sight whatever is typed next. */
function Sought({ wired, value, onChange, options, chosen, setChosen, onSearch }: Seeking) {
  const others = options.filter((option) => option.value !== chosen?.value)
  return (
    <Combobox
      {...wired}
      options={chosen ? [chosen, ...others] : others}
      value={one(value)}
      onSearch={onSearch}
      onChange={(id) => {
        setChosen(options.find((option) => option.value === id) ?? null)
        onChange(id)
      }}
    />
  )
}

/** Anybody on the books, found by a few characters of the name or the sign-in name. */
function Staff({ field, value, onChange, wired }: ControlProps<'staff'>) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Option | null>(
    field.initial ? { value: field.initial, label: field.initialLabel } : null,
  )
  const late = useDeferredValue(text.trim())
  const found = useAsk('org.persons', { limit: 30, ...(late && late !== chosen?.label ? { text: late } : {}) })
  const options =
    found.data?.persons.map(({ id, name, login }) => ({ value: id, label: login ? `${name}（${login}）` : name })) ?? []
  return <Sought {...{ wired, value, onChange, options, chosen, setChosen }} onSearch={setText} />
}

/** Another case, found by a few characters of its number or title. */
function CaseFinder({ value, onChange, wired }: Omit<ControlProps<'case'>, 'field'>) {
  const [text, setText] = useState('')
  const { t } = useLang()
  const late = useDeferredValue(text.trim())
  const found = useAsk('casework.list', { text: late, limit: 20 }, { enabled: late.length > 1 })
  return (
    <>
      <Input {...wired} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <Select
        aria-label={t(choose)}
        value={one(value)}
        onChange={(event) => onChange(event.target.value)}
        options={found.data?.cases.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` })) ?? []}
        empty={t(choose)}
      />
    </>
  )
}

/** A subject of the register, found as everywhere else. */
function SubjectFinder({ field, value, onChange, wired }: ControlProps<'subject'>) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Option | null>(null)
  const { t } = useLang()
  const late = useSettled(text.trim())
  const found = useAsk(
    'register.search',
    { kind: field.of, limit: 20, ...(late ? { text: late } : {}) },
    { keeps: true },
  )
  const options =
    found.data?.subjects.map(({ id, name, lines, areaName }) => ({
      value: id,
      label: [name, ...lines.slice(0, 2).map((line) => t(line.text)), t(areaName)].filter(Boolean).join(' · '),
    })) ?? []
  return <Sought {...{ wired, value, onChange, options, chosen, setChosen }} onSearch={setText} />
}

type Found = 'person' | 'staff' | 'case' | 'subject'
const found = new Set<FieldSpec['kind']>(['person', 'staff', 'case', 'subject'])
export const isFound = (field: FieldSpec): field is Extract<FieldSpec, { kind: Found }> => found.has(field.kind)

/** Whoever or whatever is found by asking the house. */
export function Finder({ field, ...rest }: ControlProps<Found>) {
  if (field.kind === 'subject') return <SubjectFinder field={field} {...rest} />
  if (field.kind === 'case') return <CaseFinder {...rest} />
  return field.kind === 'staff' ? <Staff field={field} {...rest} /> : <Colleague field={field} {...rest} />
}
