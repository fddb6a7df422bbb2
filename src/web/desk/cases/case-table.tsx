import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Said } from '#kernel/words'
import { DueBadge } from '../../ui/due-badge.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import { shortDate } from '../../ui/when.ts'
import type { Input } from '../api.ts'
import { BulkBar, useMayChoose } from '../bulk/bulk-bar.tsx'
import { AllCheck, RowCheck } from '../bulk/checks.tsx'
import { useSelection, type Chooser } from '../bulk/selection.ts'
import { words as bulkWords } from '../bulk/words.ts'
import { StatusTags, type CaseRow } from '../case/status.tsx'
import { useKeys, useRowAt, type Keys } from '../shell/keyboard.ts'
import { saidOf, useAskPages } from '../use-api.ts'
import { words } from './words.ts'

const columnsIn = (t: (said: Said | null) => string, lang: 'zh' | 'en'): readonly Column<CaseRow>[] => [
  {
    key: 'title',
    head: t(words.title),
    width: 'minmax(12rem,3fr)',
    cell: (row) => (
      <Link to="/cases/$id" params={{ id: row.id }} className="block font-medium hover:text-needle hover:underline">
        <span className="line-clamp-2 md:line-clamp-1">{row.title}</span>
        <span className="block text-xs font-normal text-soft">
          {row.number}
          {row.categoryName && ` · ${t(row.categoryName)}`}
        </span>
      </Link>
    ),
  },
  { key: 'status', head: t(words.status), width: 'minmax(7rem,1.2fr)', cell: (row) => <StatusTags row={row} /> },
  { key: 'lead', head: t(words.lead), width: 'minmax(6rem,1.3fr)', cell: (row) => t(row.leadName) },
  {
    key: 'area',
    head: t(words.area),
    width: 'minmax(5rem,1fr)',
    cell: (row) => <span className="text-soft">{t(row.areaName)}</span>,
  },
  {
    key: 'due',
    head: t(words.due),
    width: '8.5rem',
    cell: (row) =>
      row.due ? (
        <DueBadge due={row.due} stacked met={row.type !== 'open' || row.claimedAt !== null} />
      ) : (
        <span className="max-md:hidden">—</span>
      ),
  },
  {
    key: 'opened',
    head: t(words.opened),
    width: '6.5rem',
    deskOnly: true,
    cell: (row) => <span className="text-xs text-soft">{shortDate(row.openedAt, lang)}</span>,
  },
]

const markIn = (t: (said: Said) => string, chooser: Chooser<CaseRow>) => ({
  head: t(bulkWords.choose),
  cell: (row: CaseRow) => <RowCheck row={row} chooser={chooser} />,
})

/** The row under the keyboard: j and k move it, Enter opens its case. `more` are the keys of one list besides. */
export function useCaseKeys<Row extends { id: string }>(
  rows: readonly Row[],
  more: (row: Row | undefined) => Keys = () => ({}),
): number {
  const navigate = useNavigate()
  const { at, keys } = useRowAt(rows)
  const row = rows[at]
  useKeys({
    ...keys,
    Enter: () => row && void navigate({ to: '/cases/$id', params: { id: row.id } }),
    ...more(row),
  })
  return at
}

/** Rows of cases of any number, chosen with x. */
function CaseRows({ rows, more, onNearEnd }: { rows: readonly CaseRow[]; more: boolean; onNearEnd: () => void }) {
  const { t, lang } = useLang()
  const chooser = useSelection(rows)
  const mayChoose = useMayChoose()
  const at = useCaseKeys(rows, (row) => ({
    ...(mayChoose && row ? { x: () => chooser.toggle(row.id), X: () => chooser.toggle(row.id, true) } : {}),
    ...(chooser.rows.size > 0 ? { Escape: chooser.clear } : {}),
  }))
  return (
    <>
      <div className="pad flex flex-wrap items-center gap-x-5 pb-1">
        {mayChoose && <AllCheck shown={rows.length} chooser={chooser} />}
        <output className="text-xs text-soft">{t(words.shown(rows.length, more))}</output>
      </div>
      <VirtualTable
        rows={rows}
        rowKey={(one) => one.id}
        columns={columnsIn(t, lang)}
        label={t(words.list)}
        current={at}
        onNearEnd={onNearEnd}
        mark={mayChoose ? markIn(t, chooser) : undefined}
      />
      {mayChoose && <BulkBar chooser={chooser} />}
    </>
  )
}

/** The cases that match, fetched as one scrolls. */
export function CaseTable({ filter, enabled = true }: { filter: Input<'casework.list'>; enabled?: boolean }) {
  const { t } = useLang()
  const found = useAskPages('casework.list', { ...filter, limit: 200 }, { enabled })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.cases) ?? [], [found.data])
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton rows={10} />
  if (rows.length === 0) return <EmptyState title={t(words.empty)} hint={t(words.emptyHint)} />
  // what was chosen belongs to the list it was chosen in
  return <CaseRows key={JSON.stringify(filter)} rows={rows} more={hasNextPage} onNearEnd={more} />
}
