import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Output } from '../api.ts'
import { mayAny, useMe } from '../me.tsx'
import { useKeys, useRowAt } from '../shell/keyboard.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { pages } from '../words.ts'
import { Spark } from './curve.tsx'
import { Programmes } from './programmes.tsx'
import { sizeOf, unreadOf, words } from './words.ts'

type Topic = Output<'casework.topics'>['topics'][number]
type Span = '30' | '90' | '365'

const spans = [
  { value: '30', label: words.span30 },
  { value: '90', label: words.span90 },
  { value: '365', label: words.span365 },
] as const

function TopicRow({ topic, current }: { topic: Topic; current: boolean }) {
  const { t } = useLang()
  return (
    <li
      ref={(row) => {
        if (current) row?.scrollIntoView({ block: 'nearest' })
      }}
      className={`border-b border-line ${current ? 'bg-needle-tint' : ''}`}
    >
      <Link
        to="/topics/$id"
        params={{ id: topic.id }}
        className="pad grid grid-cols-[1fr_auto] items-center gap-x-5 py-3 hover:bg-card"
      >
        <span className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-semibold">{topic.name}</span>
            {topic.pinned && <Tag tone="warn">{t(words.pinned)}</Tag>}
            {topic.programme && <Tag tone="needle">{t(words.inProgramme)}</Tag>}
          </span>
          <span className="block text-sm">{t(topic.says)}</span>
          <span className="block text-xs text-soft">
            {[t(sizeOf(topic.size, topic.people)), t(topic.areaName)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <Spark counts={topic.curve} label={t(words.last12)} />
      </Link>
    </li>
  )
}

function Rows({ rows, rejected }: { rows: readonly Topic[]; rejected: boolean }) {
  const { t } = useLang()
  const navigate = useNavigate()
  const { at, keys } = useRowAt(rows)
  const row = rows[at]
  useKeys({
    ...keys,
    Enter: () => row && void navigate({ to: '/topics/$id', params: { id: row.id } }),
  })
  if (rows.length === 0)
    return rejected ? (
      <EmptyState title={t(words.noRejected)} />
    ) : (
      <EmptyState title={t(words.none)} hint={t(words.noneHint)} />
    )
  return (
    <ol className="border-t border-line">
      {rows.map((topic, i) => (
        <TopicRow key={topic.id} topic={topic} current={i === at} />
      ))}
    </ol>
  )
}

function TopicList({ rejected }: { rejected: boolean }) {
  const { t } = useLang()
  const [span, setSpan] = useState<Span>('90')
  const { data, isError, error, refetch } = useAsk('casework.topics', { span, rejected: String(rejected) })
  if (isError) return <ErrorState title={t(saidOf(error))} onRetry={() => void refetch()} />
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="pad flex flex-wrap items-center gap-x-4 gap-y-1 pb-3 text-sm text-soft">
        <div className="w-36">
          <Select
            aria-label={t(words.span)}
            value={span}
            onChange={(event) => setSpan(event.target.value as Span)}
            options={spans.map(({ value, label }) => ({ value, label: t(label) }))}
          />
        </div>
        {data && data.unread > 0 && <output>{t(unreadOf(data.unread))}</output>}
      </div>
      {data ? <Rows rows={data.topics} rejected={rejected} /> : <Skeleton />}
    </div>
  )
}

/** What many people bring up, and what is done about it as a whole. */
export function Topics() {
  const { t } = useLang()
  const centre = mayAny(useMe(), ['case.dispatch'])
  const programmes = { value: 'programmes', label: t(words.programmes), body: <Programmes /> }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.topics)} lead={t(centre ? words.lead : words.programmeLead)} />
      <Tabs
        label={t(pages.topics)}
        tabs={
          centre
            ? [
                { value: 'topics', label: t(words.topics), body: <TopicList rejected={false} /> },
                programmes,
                { value: 'rejected', label: t(words.rejected), body: <TopicList rejected /> },
              ]
            : [programmes]
        }
      />
    </div>
  )
}
