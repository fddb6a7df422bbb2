import { mostColumns, mostRows, type Area, type Cell } from '../book/address.ts'
import type { CellRefusal, Warning } from '../refusals.ts'
import type { Value } from './value.ts'

/** One cell to be written. A formula is written over only where that is asked for. */
export type Edit = Cell & { value: Value; overFormula?: boolean }

/** What became of the edits, cell by cell. A cell under a merged area is told as its first cell, where the value stands. */
export type Outcome = {
  written: Cell[]
  refused: (Cell & { code: CellRefusal })[]
  warned: (Cell & { code: Warning })[]
}

/** The edits of one row, from left to right. */
export type RowEdits = { row: number; cells: Edit[] }

const inSheet = ({ row, column }: Cell): boolean =>
  Number.isInteger(row) &&
  Number.isInteger(column) &&
  row >= 1 &&
  column >= 1 &&
  row <= mostRows &&
  column <= mostColumns

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

/**
 * Puts edits in the order of the sheet. A value for a cell under a merged area goes to the first cell of it, which is the
 * one that is seen; a second value for a cell is refused.
 */
export function planOf(edits: readonly Edit[], merges: readonly Area[], outcome: Outcome): RowEdits[] {
  const byRow = new Map<number, Map<number, Edit>>()
  const over = mergesByRow(merges, new Set(edits.map(({ row }) => row)))
  for (const asked of edits) {
    const { row, column } = asked
    if (!inSheet(asked)) {
      outcome.refused.push({ row, column, code: 'outside-sheet' })
      continue
    }
    const edit = anchored(asked, over.get(row))
    const cells = byRow.get(edit.row) ?? new Map<number, Edit>()
    byRow.set(edit.row, cells)
    if (cells.has(edit.column)) outcome.refused.push({ row, column, code: 'given-twice' })
    else cells.set(edit.column, edit)
  }
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells: [...cells.values()].sort((a, b) => a.column - b.column) }))
}
