import type { ReactNode } from 'react'
import { VirtualRows } from './virtual-rows.tsx'

export type Column<Row> = {
  key: string
  head: string
  /** A CSS grid track. */
  width: string
  cell: (row: Row) => ReactNode
  /** Left out on a phone, where a row is read as a card. */
  deskOnly?: boolean
  /** On a phone it stands at the right edge of the card, beside the first line. */
  aside?: boolean
}

type Props<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  label: string
  current?: number
  onNearEnd?: (() => void) | undefined
  /** A box to mark the row with, before its first column; on a phone at the left of the card. */
  mark?: { head: string; cell: (row: Row) => ReactNode } | undefined
}

/** A table of any length. On a phone the same row becomes a small card: first column on top, the others under it. */
export function VirtualTable<Row>({ rows, rowKey, columns, label, current = -1, onNearEnd, mark }: Props<Row>) {
  const widths = [...(mark ? ['1.25rem'] : []), ...columns.map((column) => column.width)]
  const tracks = { '--tracks': widths.join(' ') } as Record<string, string>
  const line = 'pad gap-x-4 md:grid md:items-center md:[grid-template-columns:var(--tracks)]'
  const first = columns.some((column) => column.aside) ? 'max-md:basis-full max-md:pr-24' : 'max-md:basis-full'
  return (
    <VirtualRows
      as="table"
      rows={rows}
      rowKey={rowKey}
      current={current}
      label={label}
      estimate={56}
      onNearEnd={onNearEnd}
      head={
        <div role="rowgroup" className="sticky top-0 z-10 max-md:sr-only">
          <div
            role="row"
            aria-rowindex={1}
            style={tracks}
            className={`${line} border-b border-line bg-sunk py-1.5 text-xs text-soft`}
          >
            {mark && (
              <span role="columnheader">
                <span className="sr-only">{mark.head}</span>
              </span>
            )}
            {columns.map((column) => (
              <span key={column.key} role="columnheader">
                {column.head}
              </span>
            ))}
          </div>
        </div>
      }
      render={(row) => (
        <div
          role="presentation"
          style={tracks}
          className={`${line} flex flex-wrap items-baseline gap-y-0.5 py-2 text-sm ${mark ? 'max-md:relative max-md:pl-12' : ''}`}
        >
          {mark && (
            <span role="cell" className="flex max-md:absolute max-md:left-4 max-md:top-3">
              {mark.cell(row)}
            </span>
          )}
          {columns.map((column, index) => (
            <span
              key={column.key}
              role="cell"
              className={`min-w-0 ${index === 0 ? first : ''} ${column.deskOnly ? 'max-md:hidden' : ''} ${column.aside ? 'max-md:absolute max-md:top-0.5 max-md:right-1' : ''}`}
            >
              {column.cell(row)}
            </span>
          ))}
        </div>
      )}
    />
  )
}
