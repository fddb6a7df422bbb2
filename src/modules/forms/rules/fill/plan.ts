import { mostColumns, mostRows, type Area, type Cell } from '../book/address.ts'
import type { CellRefusal, Warning } from '../refusals.ts'
import type { Value } from './value.ts'

/** One cell to be written. A formula is written over only where that is asked for. */
export type Edit = Cell & { value: Value; overFormula?: boolean }

/** What became of the edits, cell by cell. A cell under a merged area is told as its first cell, where the value stands. */
export type Outcome = {
  written: Edit[]
  refused: (Cell & { code: CellRefusal })[]
  warned: (Cell & { code: Warning })[]
}

const within = (place: number, most: number): boolean => Number.isInteger(place) && place >= 1 && place <= most

/** The rows that are to be edited. Most edits come row by row. */
function rowsOf(edits: readonly Edit[]): Set<number> {
  const rows = new Set<number>()
  let last = 0
  for (const { row } of edits) {
    if (row !== last) rows.add(row)
    last = row
  }
  return rows
}

/** The merged areas over each row that is to be edited. */
function mergesByRow(merges: readonly Area[], rows: ReadonlySet<number>): Map<number, Area[]> {
  const byRow = new Map<number, Area[]>()
  const note = (row: number, area: Area): void => {
    const areas = byRow.get(row)
    if (areas) areas.push(area)
    else byRow.set(row, [area])
  }
  for (const area of merges) {
    if (area.bottom - area.top < rows.size) {
      for (let row = area.top; row <= area.bottom; row += 1) if (rows.has(row)) note(row, area)
    } else for (const row of rows) if (row >= area.top && row <= area.bottom) note(row, area)
  }
  return byRow
}

function anchored(edit: Edit, areas: readonly Area[] | undefined): Edit {
  const over = areas?.find(({ left, right }) => edit.column >= left && edit.column <= right)
  return over ? { ...edit, row: over.top, column: over.left } : edit
}

const inSheet = (edit: Edit): boolean => within(edit.row, mostRows) && within(edit.column, mostColumns)
const byPlace = (a: Edit, b: Edit): number => a.row - b.row || a.column - b.column
const inOrder = (edits: readonly Edit[]): boolean =>
  edits.every((edit, i) => inSheet(edit) && (i === 0 || byPlace(edits[i - 1] ?? edit, edit) < 0))

/**
 * Puts edits in the order of the sheet. A value for a cell under a merged area goes to the first cell of it, which is the
 * one that is seen; a second value for a cell is refused.
 */
export function planOf(edits: readonly Edit[], merges: readonly Area[], outcome: Outcome): readonly Edit[] {
  const over = mergesByRow(merges, rowsOf(edits))
  if (over.size === 0 && inOrder(edits)) return edits
  const refuse = ({ row, column }: Edit, code: CellRefusal): boolean => {
    outcome.refused.push({ row, column, code })
    return false
  }
  const sorted = edits
    .filter((edit) => inSheet(edit) || refuse(edit, 'outside-sheet'))
    .map((edit) => anchored(edit, over.get(edit.row)))
    .sort(byPlace)
  return sorted.filter((edit, i) => {
    const before = sorted[i - 1]
    return before?.row !== edit.row || before.column !== edit.column || refuse(edit, 'given-twice')
  })
}
