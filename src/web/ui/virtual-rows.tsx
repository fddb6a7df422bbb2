import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'

type Props<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The row under the keyboard; it is scrolled to whenever it changes. */
  current: number
  label: string
  estimate: number
  /** Called when the end comes near, so that the next page is there before it is needed. */
  onNearEnd?: (() => void) | undefined
  head?: ReactNode
  render: (row: Row, index: number) => ReactNode
  /** `table` where columns carry names, `list` where every row reads as one sentence. */
  as: 'table' | 'list'
}

const roles = { table: { box: 'rowgroup', row: 'row' }, list: { box: 'list', row: 'listitem' } } as const

/** Draws only the rows in sight: ten thousand cost as much as thirty. Heights are measured, so words may wrap. */
export function VirtualRows<Row>({ rows, rowKey, current, label, estimate, onNearEnd, head, render, as }: Props<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 8,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (onNearEnd && rows.length > 0 && last >= rows.length - 20) onNearEnd()
  }, [last, rows.length, onNearEnd])
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [current, virtual])

  const body = (
    <div role={roles[as].box} aria-label={as === 'list' ? label : undefined} className="relative w-full">
      <div role="presentation" style={{ height: virtual.getTotalSize() }} />
      {shown.map((item) => {
        const row = rows[item.index]
        if (row === undefined) return null
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            role={roles[as].row}
            {...(as === 'table'
              ? { 'aria-rowindex': item.index + 2 }
              : { 'aria-posinset': item.index + 1, 'aria-setsize': rows.length })}
            aria-current={item.index === current || undefined}
            className="absolute inset-x-0 top-0 border-b border-line aria-current:bg-needle-tint"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {render(row, item.index)}
          </div>
        )
      })}
    </div>
  )
  return (
    // the area scrolls, so it must be reachable by keyboard even where nothing in it is
    <div
      ref={scroller}
      tabIndex={0}
      role={as === 'table' ? undefined : 'group'}
      aria-label={as === 'table' ? undefined : label}
      className="min-h-0 flex-1 overflow-y-auto"
    >
      {as === 'table' ? (
        <div role="table" aria-label={label} aria-rowcount={rows.length + 1}>
          {head}
          {body}
        </div>
      ) : (
        body
      )}
    </div>
  )
}
