import { useDeferredValue, useState } from 'react'
import { kindLabels, levelLabels } from '#register/labels'
import { Button } from '../../ui/button.tsx'
import { Check, SearchInput, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import { mayAny, useMe } from '../me.tsx'
import { manageColumn } from '../units/row-menu.tsx'
import { unitKinds } from '../units/words.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { DictionaryTools } from './dictionary-tools.tsx'
import { ElementForms, type ElementForm } from './element-form.tsx'
import type { Element } from './value-field.ts'
import { typeNames, words } from './words.ts'

type Say = ReturnType<typeof useLang>['t']

const matches = (element: Element, text: string): boolean =>
  [element.code, element.zh, element.en, ...element.synonyms].some((one) =>
    one.toLowerCase().includes(text.toLowerCase()),
  )

const columnsIn = (t: Say, open: (form: ElementForm) => void, may: boolean): Column<Element>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(11rem,2fr)',
    cell: (element) => (
      <span>
        <span className="font-medium">{t(element)}</span> {element.retired && <Tag>{t(words.retired)}</Tag>}
        <span className="block font-mono text-xs text-soft">{element.code}</span>
      </span>
    ),
  },
  { key: 'kind', head: t(words.kind), width: '6rem', cell: (element) => t(kindLabels[element.kind]) },
  { key: 'type', head: t(words.type), width: '9rem', cell: (element) => t(typeNames[element.type]) },
  {
    key: 'level',
    head: t(words.level),
    width: '6rem',
    cell: (element) => (
      <Tag tone={element.sensitivity === 3 ? 'danger' : element.sensitivity === 2 ? 'warn' : 'plain'}>
        {t(levelLabels[element.sensitivity])}
      </Tag>
    ),
  },
  {
    key: 'steward',
    head: t(words.steward),
    width: '8rem',
    cell: (element) => <span className="text-soft">{element.steward ? t(unitKinds[element.steward]) : '—'}</span>,
  },
  {
    key: 'fresh',
    head: t(words.fresh),
    width: '6rem',
    cell: (element) => (
      <span className="text-soft">{element.goodForDays ? t(words.days(element.goodForDays)) : '—'}</span>
    ),
  },
  manageColumn<Element>(
    t,
    (element) => t(element),
    (element) => [
      may && !element.retired && { label: t(words.edit), onSelect: () => open({ what: 'edit', element }) },
      may && {
        label: t(element.retired ? words.restore : words.retire),
        onSelect: () => open({ what: 'retire', element }),
      },
      { label: t(words.versions), onSelect: () => open({ what: 'versions', element }) },
    ],
  ),
]

/** What a fact can be: every element of the county's dictionary. */
export function DictionaryTab() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['register.dictionary'])
  const [text, setText] = useState('')
  const [kind, setKind] = useState('')
  const [retired, setRetired] = useState(false)
  const [form, setForm] = useState<ElementForm | null>(null)
  const late = useDeferredValue(text.trim())
  const found = useAsk('register.dictionary', { retired }, { keeps: true })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const rows = found.data.elements.filter(
    (one) => (kind === '' || one.kind === kind) && (late === '' || matches(one, late)),
  )
  return (
    <>
      <div className="pad flex flex-wrap items-center gap-3 pb-3">
        <SearchInput
          label={t(words.findElement)}
          value={text}
          onChange={setText}
          className="max-w-72 max-md:max-w-none max-md:basis-full"
        />
        <div className="w-32">
          <Select
            aria-label={t(words.kind)}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={Object.entries(kindLabels).map(([value, label]) => ({ value, label: t(label) }))}
            empty={t(words.anyKind)}
          />
        </div>
        <Check label={t(words.withRetired)} checked={retired} onChange={(event) => setRetired(event.target.checked)} />
        <div className="flex flex-wrap gap-2 md:ml-auto">
          {may && <Button onClick={() => setForm({ what: 'new' })}>{t(words.newElement)}</Button>}
          <DictionaryTools may={may} />
        </div>
      </div>
      <p className="pad pb-2 text-sm text-soft">
        {t(words.version(found.data.version, rows.length))} · {t(words.dictLead)}
      </p>
      <VirtualTable
        rows={rows}
        rowKey={(one) => one.code}
        columns={columnsIn(t, setForm, may)}
        label={t(words.dictionary)}
      />
      {form && <ElementForms form={form} onClose={() => setForm(null)} />}
    </>
  )
}
