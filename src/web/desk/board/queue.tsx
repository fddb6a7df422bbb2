import { useMemo, useState } from 'react'
import type { Said } from '#kernel/words'
import { DueBadge } from '../../ui/due-badge.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { shortDate } from '../../ui/when.ts'
import type { Input } from '../api.ts'
import { BulkBar, useMayChoose } from '../bulk/bulk-bar.tsx'
import { AllCheck, RowCheck } from '../bulk/checks.tsx'
import { useSelection } from '../bulk/selection.ts'
import { StatusTags } from '../case/status.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { saidOf, useAskPages } from '../use-api.ts'

type Props = {
  filter: Input<'casework.list'>
  label: Said
  empty: Said
  chosen: string | null
  onChoose: (id: string) => void
}

/** Cases that wait for the centre: what speaks of danger on top, then the one due first. */
export function Queue({ filter, label, empty, chosen, onChoose }: Props) {
  const { t, lang } = useLang()
  const found = useAskPages('casework.list', { ...filter, sort: 'alarm', limit: 100 }, { everyMs: 60_000 })
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.cases) ?? [], [found.data])
  const [at, setAt] = useState(-1)
  const chooser = useSelection(rows)
  const mayChoose = useMayChoose()
  const go = (index: number) => {
    const row = rows[index]
    if (!row) return
    setAt(index)
    onChoose(row.id)
  }
  useKeys({
    j: () => go(Math.min(at + 1, rows.length - 1)),
    k: () => go(Math.max(at - 1, 0)),
    ...(mayChoose && chosen ? { x: () => chooser.toggle(chosen), X: () => chooser.toggle(chosen, true) } : {}),
    ...(chooser.rows.size > 0 ? { Escape: chooser.clear } : {}),
  })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  if (rows.length === 0) return <EmptyState title={t(empty)} />
  return (
    <>
      {mayChoose && (
        <div className="px-4 pb-1 md:px-8">
          <AllCheck shown={rows.length} chooser={chooser} />
        </div>
      )}
      <VirtualRows
        as="list"
        rows={rows}
        rowKey={(row) => row.id}
        current={rows.findIndex((row) => row.id === chosen)}
        label={t(label)}
        estimate={72}
        onNearEnd={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
        render={(row, index) => (
          <div className="flex items-start pl-4 hover:bg-card md:pl-8">
            {mayChoose && (
              <span className="pt-3.5 pr-3">
                <RowCheck row={row} chooser={chooser} />
              </span>
            )}
            <button
              type="button"
              onClick={() => go(index)}
              className="flex min-w-0 flex-1 items-start gap-3 py-2.5 pr-4 text-left md:pr-8"
            >
              <span className="min-w-0 flex-1">
                <span className="line-clamp-2 font-medium">{row.title}</span>
                <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
                  <StatusTags row={row} />
                  {[row.number, t(row.areaName), t(row.categoryName)].filter(Boolean).join(' · ')}
                </span>
              </span>
              {row.due ? (
                <DueBadge due={row.due} stacked />
              ) : (
                <span className="shrink-0 text-xs text-soft">{shortDate(row.openedAt, lang)}</span>
              )}
            </button>
          </div>
        )}
      />
      {mayChoose && <BulkBar chooser={chooser} />}
    </>
  )
}
