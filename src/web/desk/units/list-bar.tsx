import { useEffect, useState, type ReactNode } from 'react'
import { Check, SearchInput } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useSettled } from '../use-settled.ts'
import { words } from './words.ts'

export type Search = { text?: string; closed: boolean }

/** What to look for in a list, settled when the typing pauses; and whether what was closed is shown as well. */
export function ListBar({
  label,
  onSearch,
  children,
}: {
  label: string
  onSearch: (search: Search) => void
  children: ReactNode
}) {
  const { t } = useLang()
  const [text, setText] = useState('')
  const [closed, setClosed] = useState(false)
  const late = useSettled(text.trim(), 250)
  useEffect(() => onSearch({ ...(late ? { text: late } : {}), closed }), [late, closed, onSearch])
  return (
    <div className="pad flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
      <SearchInput
        label={label}
        value={text}
        onChange={setText}
        className="max-w-72 max-md:max-w-none max-md:basis-full"
      />
      <Check label={t(words.withClosed)} checked={closed} onChange={(event) => setClosed(event.target.checked)} />
      <div className="flex flex-wrap gap-2 md:ml-auto">{children}</div>
    </div>
  )
}
