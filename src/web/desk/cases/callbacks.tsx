import { Link } from '@tanstack/react-router'
import type { Lang, Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import { shortDate } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { words as caseWords } from '../case/words.ts'
import { saidOf, useAskPages } from '../use-api.ts'
import { pages } from '../words.ts'
import { useCaseKeys } from './case-table.tsx'
import { words } from './words.ts'

type Row = Output<'casework.callbacks'>['cases'][number]

const columnsIn = (t: (said: Said | null) => string, lang: Lang): readonly Column<Row>[] => [
  {
    key: 'title',
    head: t(words.title),
    width: 'minmax(12rem,2fr)',
    cell: (row) => (
      <Link to="/cases/$id" params={{ id: row.id }} className="block font-medium hover:text-needle hover:underline">
        {row.title}
        <span className="block text-xs font-normal text-soft">{row.number}</span>
      </Link>
    ),
  },
  {
    key: 'task',
    head: t(words.task),
    width: '11rem',
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-1">
        <Tag tone={row.kind === 'judge' ? 'needle' : 'warn'}>
          {t(row.kind === 'judge' ? words.judgeKind : words.lookBackKind)}
        </Tag>
        {row.phoneless && <Tag>{t(caseWords.phoneless)}</Tag>}
        <span className="text-xs text-soft">{t(words.tries(row.tries))}</span>
      </span>
    ),
  },
  {
    key: 'claimed',
    head: t(words.claimed),
    width: 'minmax(12rem,3fr)',
    cell: (row) => <span className="line-clamp-2 text-soft">{row.claimedReply ?? '—'}</span>,
  },
  { key: 'lead', head: t(words.lead), width: 'minmax(6rem,1fr)', cell: (row) => t(row.leadName) },
  {
    key: 'opened',
    head: t(words.opened),
    width: '6.5rem',
    deskOnly: true,
    cell: (row) => <span className="text-xs text-soft">{shortDate(row.openedAt, lang)}</span>,
  },
]

/** Whom to call, what about, what the unit answered, and how often it was tried. */
export function Callbacks() {
  const { t, lang } = useLang()
  const found = useAskPages('casework.callbacks', { limit: 100 })
  const rows = found.data?.pages.flatMap((page) => page.cases) ?? []
  const at = useCaseKeys(rows)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.callbacks)} lead={t(words.callbackLead)} />
      {found.isError ? (
        <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Skeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t(words.noCallbacks)} />
      ) : (
        <VirtualTable
          rows={rows}
          rowKey={(row) => row.id + row.kind}
          columns={columnsIn(t, lang)}
          label={t(pages.callbacks)}
          current={at}
          onNearEnd={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        />
      )}
    </div>
  )
}
