import { useLang } from '../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx'
import { VirtualTable, type Column } from '../ui/virtual-table.tsx'
import type { Input, Output } from './api.ts'
import { saidOf, useAskPages, type Paged } from './use-api.ts'
import { words } from './words.ts'

type Props<Name extends Paged, Row> = {
  call: Name
  input: Input<Name>
  rowsOf: (page: Output<Name>) => readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  label: string
  empty?: string
  /** Where one searches by typing: the rows stay until those that are found take their place. */
  keeps?: boolean
}

/** A list of any call that answers in pages, with what stands there while it loads, is empty, or fails. */
export function PagedTable<Name extends Paged, Row>(props: Props<Name, Row>) {
  const { call, input, rowsOf, rowKey, columns, label, empty, keeps = false } = props
  const { t } = useLang()
  const found = useAskPages(call, input, { keeps })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const rows = found.data.pages.flatMap(rowsOf)
  if (rows.length === 0) return <EmptyState title={empty ?? t(words.nothingHere)} />
  return (
    <VirtualTable
      rows={rows}
      rowKey={rowKey}
      columns={columns}
      label={label}
      onNearEnd={found.hasNextPage && !found.isFetchingNextPage ? () => void found.fetchNextPage() : undefined}
    />
  )
}
