import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { Field, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { pages } from '../words.ts'
import { CaseTable } from './case-table.tsx'
import { words } from './words.ts'

const route = getRouteApi('/shell/search')

/** Searching as one types; the words go into the address, so that the way back leads to the same list. */
export function Search() {
  const { t } = useLang()
  const navigate = useNavigate()
  const [text, setText] = useState(route.useSearch().text ?? '')
  const late = useDeferredValue(text.trim())
  useEffect(() => {
    const timer = setTimeout(
      () => void navigate({ to: '/search', search: late ? { text: late } : {}, replace: true }),
      400,
    )
    return () => clearTimeout(timer)
  }, [late, navigate])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.search)} />
      <div className="pad max-w-2xl pb-4">
        <Field label={t(words.searchLabel)} hint={t(words.searchHint)} required>
          {(wired) => (
            // the page has one purpose, and / leads here to write
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            <Input {...wired} type="search" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
          )}
        </Field>
      </div>
      {late ? (
        <CaseTable filter={{ text: late }} />
      ) : (
        <EmptyState title={t(words.searchStart)} hint={t(words.searchHint)} />
      )}
    </div>
  )
}
