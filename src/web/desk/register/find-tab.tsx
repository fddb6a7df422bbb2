import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { kindLabels } from '#register/labels'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { SearchInput, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import type { Input as Asked } from '../api.ts'
import { useChoices } from '../directory.ts'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import { ListCategory } from './list-category.tsx'
import { NewSubject } from './new-subject.tsx'
import { Subjects } from './subjects.tsx'
import { words } from './words.ts'

const route = getRouteApi('/shell/register')
type Search = ReturnType<typeof route.useSearch>

const limit = 100

function Found({ search }: { search: Search }) {
  const { t } = useLang()
  const input = { ...search, limit } as Asked<'register.search'>
  const found = useAsk('register.search', input, { keeps: true })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  if (found.data.subjects.length === 0) return <EmptyState title={t(words.noneFound)} hint={t(words.noneFoundHint)} />
  return (
    <>
      {found.data.more && search.text && <p className="pad pb-2 text-sm text-soft">{t(words.more)}</p>}
      <Subjects rows={found.data.subjects} />
    </>
  )
}

/** What is asked for; it stands in the address, so that the way back leads to the same list. */
function useSearch() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const [text, setText] = useState(search.text ?? '')
  const late = useSettled(text.trim(), 250)
  const change = (part: Search) =>
    void navigate({ to: '/register', search: (before: Search) => clean({ ...before, ...part }), replace: true })
  useEffect(() => {
    void navigate({ to: '/register', search: (before: Search) => clean({ ...before, text: late }), replace: true })
  }, [late, navigate])
  return { search, text, setText, change }
}

const clean = (search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => Boolean(value))) as Search

export function FindTab() {
  const { t } = useLang()
  const me = useMe()
  const areas = useChoices('area')
  const { search, text, setText, change } = useSearch()
  const [form, setForm] = useState<'new' | 'category' | null>(null)
  const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label: t(label) }))
  return (
    <>
      <div className="pad grid grid-cols-2 items-start gap-3 pb-4 lg:flex">
        <SearchInput
          label={t(words.searchLabel)}
          value={text}
          onChange={setText}
          className="max-lg:col-span-2 lg:max-w-md"
        />
        <div className="lg:w-36">
          <Select
            aria-label={t(words.kind)}
            value={search.kind ?? ''}
            onChange={(event) => change({ kind: event.target.value })}
            options={kinds}
            empty={t(words.anyKind)}
          />
        </div>
        <div className="lg:w-64">
          <label htmlFor="register-area" className="sr-only">
            {t(words.area)}
          </label>
          <Combobox
            id="register-area"
            options={areas}
            value={search.area ?? ''}
            onChange={(area) => change({ area })}
          />
        </div>
        <div className="flex flex-wrap gap-2 max-lg:col-span-2 lg:ml-auto">
          <Button onClick={() => setForm('category')}>{t(words.listCategory)}</Button>
          {mayAny(me, ['register.write']) && (
            <Button look="primary" onClick={() => setForm('new')}>
              {t(words.new)}
            </Button>
          )}
        </div>
      </div>
      <Found search={search} />
      {form === 'new' && <NewSubject onClose={() => setForm(null)} />}
      {form === 'category' && <ListCategory onClose={() => setForm(null)} />}
    </>
  )
}
