import { plain } from '../values/plain.ts'
import type { Cell } from '../values/value.ts'

/** Cells that a sheet shows as one; rows and columns count from nought, both ends belong to it. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/** The cells of one row; what lies behind the last is empty. */
export type Cells = readonly Cell[]

/** What a sheet begins with. */
export type Head = { rows: readonly Cells[]; merges: readonly Merge[] }

export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : plain(String(cell))

export const isFilled = (cell: Cell | undefined): boolean => textOf(cell) !== ''

export const filledIn = (cells: Cells): number[] => cells.flatMap((cell, i) => (isFilled(cell) ? [i] : []))

const dataLike = /^[+-]?[\d.,]+%?$|^\d{4}[-/.年]\d{1,2}([-/.月]\d{0,2}日?)?$|^\d{17}[\dXx]$|^[√×✓是否男女]$/

/** Whether a cell looks like a value and not like a heading. */
export const isDataLike = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || typeof cell === 'boolean' || dataLike.test(textOf(cell))

/** The merge that begins at or covers a cell. */
export const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)
