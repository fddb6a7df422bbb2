import type { ReactNode } from 'react'
import { useLang } from './lang.tsx'
import { dateTime } from './when.ts'

export type TimelineEntry = { id: string; at: string; title: string; who: string; body?: ReactNode; loud?: boolean }

/** One thread, a stitch for every act: who did what, when, and in which words. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { lang } = useLang()
  return (
    <ol className="relative ml-1.5 border-l-2 border-needle/25">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pb-4 pl-5 last:pb-1">
          <span
            aria-hidden
            className={`absolute top-2 -left-[7px] size-3 rounded-full border-2 border-needle ${entry.loud ? 'bg-needle' : 'bg-card'}`}
          />
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className={entry.loud ? 'font-semibold' : 'font-medium'}>{entry.title}</span>
            <span className="text-sm text-soft">{entry.who}</span>
            <time dateTime={entry.at} className="text-xs text-soft">
              {dateTime(entry.at, lang)}
            </time>
          </p>
          {entry.body && <div className="mt-0.5 text-sm whitespace-pre-wrap">{entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}

/** Names and their values, as on a form. */
export function DataList({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {items.map(([name, value]) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
