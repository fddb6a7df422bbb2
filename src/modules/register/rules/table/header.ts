import { filledIn, isDataLike, isFilled, mergeAt, textOf, type Cells, type Head, type Merge } from './grid.ts'

/** The rows of a header, both belonging to it. */
export type HeaderRows = { from: number; to: number }

/** So far down a header is looked for. */
const deepest = 40
/** Longer than this is a sentence, no heading. */
const longestHeading = 60

const rowOf = ({ rows }: Head, row: number): Cells => rows[row] ?? []

export const widthOf = ({ rows, merges }: Head): number =>
  Math.max(0, ...rows.map((cells) => (filledIn(cells).at(-1) ?? -1) + 1), ...merges.map(({ right }) => right + 1))

/** 填报单位（盖章）： · 单位：元 — something is said about the sheet, there is no column below. */
export const isField = (text: string): boolean =>
  text.length <= 200 && /[:：]/.test(text) && !/^[^:：]*[(（][^)）]*[:：]/.test(text)

/** How many columns the headings of a row stand over. */
const coverOf = (merges: readonly Merge[], row: number, columns: readonly number[]): number =>
  columns.reduce((sum, column) => {
    const merge = mergeAt(merges, row, column)
    return sum + (merge ? merge.right - merge.left + 1 : 1)
  }, 0)

const isTitle = (head: Head, row: number, columns: readonly number[], width: number): boolean => {
  if (columns.length !== 1 || width === 1) return false
  const merge = mergeAt(head.merges, row, columns[0] ?? 0)
  return !merge || merge.right > merge.left || width > 2
}

function looksLikeHeader(head: Head, row: number, width: number): boolean {
  const cells = rowOf(head, row)
  const columns = filledIn(cells)
  if (columns.length === 0 || isTitle(head, row, columns, width)) return false
  const texts = columns.map((column) => textOf(cells[column]))
  const of = (is: (text: string) => boolean) => texts.filter(is).length / texts.length
  if (texts.some((text) => text.length > longestHeading) || of(isField) >= 0.5 || of(isDataLike) > 0.25) return false
  return coverOf(head.merges, row, columns) >= width / 2
}

/** Rows that a merge reaching down from above still belongs to. */
const reachOf = (merges: readonly Merge[], { from, to }: HeaderRows): number =>
  Math.max(to, ...merges.filter(({ top }) => top >= from && top <= to).map(({ bottom }) => bottom))

/** A heading over several columns that ends with this row has headings of its own below. */
const hasGroups = (merges: readonly Merge[], to: number): boolean =>
  merges.some(({ left, right, bottom }) => bottom === to && right > left)

/** Where merges were lost (CSV): the row below fills what this one leaves empty, and leaves empty what this one fills. */
function continuesBare(above: Cells, below: Cells): boolean {
  const [up, down] = [filledIn(above), filledIn(below)]
  if (down.length === 0 || below.some(isDataLike)) return false
  const inGaps = down.filter((column) => !isFilled(above[column]))
  const left = up.filter((column) => !isFilled(below[column]))
  return inGaps.length > 0 && left.length * 2 >= up.length && down.every((column) => column >= (up[0] ?? 0))
}

function endOf(head: Head, from: number): number {
  let to = from
  for (;;) {
    const reach = reachOf(head.merges, { from, to })
    const goesOn =
      head.merges.length > 0
        ? hasGroups(head.merges, reach) && reach + 1 < head.rows.length
        : continuesBare(rowOf(head, reach), rowOf(head, reach + 1))
    if (!goesOn) return reach
    to = reach + 1
  }
}

/** Where the header of a sheet stands; undefined where none can be made out. */
export function findHeader(head: Head): HeaderRows | undefined {
  const width = widthOf(head)
  const from = head.rows.findIndex((_, row) => row < deepest && looksLikeHeader(head, row, width))
  return from < 0 ? undefined : { from, to: endOf(head, from) }
}
