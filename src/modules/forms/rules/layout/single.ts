import { isDataLike, textOf } from '#register/rules'
import type { Cell } from '../book/address.ts'
import type { Grid } from '../book/grid.ts'
import { mergeOver } from '../book/headers.ts'
import { cellOf, type Field, type Layout } from './layout.ts'
import type { Look } from './roster.ts'

/** Fewer labels with a gap behind them, or all on fewer lines, make no sheet about one subject. */
const fewest = { labels: 4, lines: 3 }
const longestLabel = 16

const labelIn = (grid: Grid, at: Cell): string | undefined => {
  const value = cellOf(grid, at)?.value
  const text = textOf(typeof value === 'string' ? value : null).replaceAll(/\s|[:：]$/g, '')
  return /\p{L}/u.test(text) && text.length <= longestLabel && !isDataLike(text) ? text : undefined
}

/** The cell behind a label, if it is there, empty, and no formula's. */
function gapBehind(grid: Grid, at: Cell): Cell | undefined {
  const own = mergeOver(grid.merges, at.row, at.column)
  const behind = { row: at.row, column: (own?.right ?? at.column) + 1 }
  const over = mergeOver(grid.merges, behind.row, behind.column)
  const first = over ? { row: over.top, column: over.left } : behind
  const cell = cellOf(grid, first)
  const isThere = cell !== undefined || over !== undefined
  return isThere && first.row === at.row && textOf(cell?.value) === '' && cell?.formula === undefined
    ? first
    : undefined
}

function fieldAt(grid: Grid, at: Cell, { wanted, offers }: Look): Field | undefined {
  const label = labelIn(grid, at)
  const gap = label === undefined ? undefined : gapBehind(grid, at)
  if (label === undefined || !gap) return undefined
  const options = offers(gap)
  return {
    ...gap,
    path: label,
    parts: [label],
    wanted: wanted(cellOf(grid, gap)?.style ?? 0),
    ...(options ? { options } : {}),
  }
}

/** The sheet about one subject: labels with a gap behind each. A label that comes again speaks of somebody else. */
export function singleOn(grid: Grid, look: Look): Layout | undefined {
  const fields = new Map<string, Field>()
  for (const [row, cells] of grid.rows)
    for (const column of cells.keys()) {
      const field = fieldAt(grid, { row, column }, look)
      if (field && !fields.has(field.path)) fields.set(field.path, field)
    }
  const found = [...fields.values()]
  const lines = new Set(found.map(({ row }) => row)).size
  if (found.length < fewest.labels || lines < fewest.lines) return undefined
  return { kind: 'sheet', sheet: grid.name, fields: found, first: 0, room: null }
}
