import { useMemo, useState } from 'react'

/** Rows that were chosen, kept as they were seen, and the one from which a range is counted. */
export type Selection<Row> = { rows: ReadonlyMap<string, Row>; anchor: string | null }

type Named = { id: string }

/** As many as one question about their abilities fits into an address, and as a person can still look through. */
export const most = 100

export const empty = { rows: new Map<string, never>(), anchor: null }

const added = <Row extends Named>(rows: ReadonlyMap<string, Row>, more: readonly Row[]): Map<string, Row> =>
  new Map([...rows, ...more.filter((row) => !rows.has(row.id)).map((row) => [row.id, row] as const)].slice(0, most))

const removed = <Row>(rows: ReadonlyMap<string, Row>, ids: ReadonlySet<string>): Map<string, Row> =>
  new Map([...rows].filter(([id]) => !ids.has(id)))

const idsOf = (rows: readonly Named[]): Set<string> => new Set(rows.map((row) => row.id))

export const without = <Row>({ rows, anchor }: Selection<Row>, ids: readonly string[]): Selection<Row> => ({
  rows: removed(rows, new Set(ids)),
  anchor,
})

/** Chooses a row or lets go of it; `upTo`: and with it all between it and the row touched before. */
export function toggled<Row extends Named>(
  { rows, anchor }: Selection<Row>,
  shown: readonly Row[],
  id: string,
  upTo = false,
): Selection<Row> {
  const at = shown.findIndex((row) => row.id === id)
  const before = upTo ? shown.findIndex((row) => row.id === anchor) : -1
  const from = before < 0 ? at : before
  const touched = shown.slice(Math.min(at, from), Math.max(at, from) + 1)
  return { rows: rows.has(id) ? removed(rows, idsOf(touched)) : added(rows, touched), anchor: id }
}

export const hasAll = <Row extends Named>({ rows }: Selection<Row>, shown: readonly Row[]): boolean =>
  shown.length > 0 && shown.slice(0, most).every((row) => rows.has(row.id))

/** Chooses all that are shown, as far as they fit; once they are chosen, lets go of them. */
export const toggledAll = <Row extends Named>(selection: Selection<Row>, shown: readonly Row[]): Selection<Row> =>
  hasAll(selection, shown)
    ? without(selection, [...idsOf(shown)])
    : { rows: added(selection.rows, shown), anchor: selection.anchor }

export type Chooser<Row> = {
  rows: ReadonlyMap<string, Row>
  all: boolean
  toggle: (id: string, upTo?: boolean) => void
  toggleAll: () => void
  letGo: (ids: readonly string[]) => void
  clear: () => void
}

/** What is chosen in a list; a row that a refresh takes off the list stays chosen until somebody lets go of it. */
export function useSelection<Row extends Named>(shown: readonly Row[]): Chooser<Row> {
  const [selection, change] = useState<Selection<Row>>(empty)
  return useMemo(
    () => ({
      rows: selection.rows,
      all: hasAll(selection, shown),
      toggle: (id, upTo) => change((now) => toggled(now, shown, id, upTo)),
      toggleAll: () => change((now) => toggledAll(now, shown)),
      letGo: (ids) => change((now) => without(now, ids)),
      clear: () => change(empty),
    }),
    [selection, shown],
  )
}
