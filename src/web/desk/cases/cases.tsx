import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { statusLabels } from '#casework/labels'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Input } from '../api.ts'
import { useChoices } from '../directory.ts'
import { mayAny, useMe } from '../me.tsx'
import { pages } from '../words.ts'
import { CaseTable } from './case-table.tsx'
import { RecordRequest } from './record-request.tsx'
import { flags, types, words } from './words.ts'

const route = getRouteApi('/shell/cases')
type Search = ReturnType<typeof route.useSearch>
type FilterName = 'type' | 'status' | 'flag' | 'category' | 'sort'

function Filter({ name, label, labels }: { name: FilterName; label: Said; labels: Record<string, Said> }) {
  const { t } = useLang()
  const search = route.useSearch()
  const navigate = useNavigate()
  return (
    <Field label={t(label)} required>
      {(wired) => (
        <Select
          {...wired}
          className="min-w-32"
          value={search[name] ?? ''}
          {...(name === 'sort' ? {} : { empty: t(words.any) })}
          onChange={(event) =>
            void navigate({ to: '/cases', search: { ...search, [name]: event.target.value || undefined } })
          }
          options={Object.entries(labels).map(([value, says]) => ({ value, label: t(says) }))}
        />
      )}
    </Field>
  )
}

const sorts = { newest: words.newest, due: words.byDue }

/** The same filter as a file; a long answer streams, so the browser fetches it itself. */
function ExportMenu({ search }: { search: Search }) {
  const { t, lang } = useLang()
  const fetchAs = (ending: string) => {
    const query = new URLSearchParams({ ...search, lang } as Record<string, string>)
    location.assign(`/export/cases.${ending}?${query}`)
  }
  return (
    <Menu
      label={t(words.export)}
      entries={[
        { label: 'Excel (.xlsx)', onSelect: () => fetchAs('xlsx') },
        { label: 'CSV', onSelect: () => fetchAs('csv') },
      ]}
    />
  )
}

/** All filters come from the address; a status there is one, the contract takes several. */
const inputOf = ({ status, ...rest }: Search): Input<'casework.list'> =>
  ({ ...rest, ...(status ? { status: [status] } : {}) }) as Input<'casework.list'>

export function Cases() {
  const { t } = useLang()
  const me = useMe()
  const [recording, setRecording] = useState(false)
  const [filtering, setFiltering] = useState(false)
  const search = route.useSearch()
  const categories = useChoices('category')
  const both = (label: string): Said => ({ zh: label, en: label })
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.cases)}>
        <Button className="md:hidden" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
          {t(words.filter)}
        </Button>
        {mayAny(me, ['case.export']) && <ExportMenu search={search} />}
        {mayAny(me, ['case.intake']) && (
          <Button look="primary" onClick={() => setRecording(true)}>
            {t(words.record)}
          </Button>
        )}
      </PageHeader>
      <div className={`pad grid-cols-2 gap-3 pb-4 sm:grid-cols-3 lg:flex ${filtering ? 'grid' : 'hidden md:grid'}`}>
        <Filter name="type" label={words.state} labels={types} />
        <Filter name="status" label={words.status} labels={statusLabels} />
        <Filter name="flag" label={words.flag} labels={flags} />
        <Filter
          name="category"
          label={words.category}
          labels={Object.fromEntries(categories.map((one) => [one.value, both(one.label)]))}
        />
        <Filter name="sort" label={words.sort} labels={sorts} />
      </div>
      <CaseTable filter={inputOf(search)} />
      {recording && <RecordRequest onClose={() => setRecording(false)} />}
    </div>
  )
}
