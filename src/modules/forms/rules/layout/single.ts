import { isDataLike, textOf } from '#register/rules'
import type { Cell } from '../book/address.ts'
import type { Grid, GridCell } from '../book/grid.ts'
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

const isGap = (cell: GridCell | undefined): boolean => textOf(cell?.value) === '' && cell?.formula === undefined

/** The first cell behind a label, or of the area that lies there. */
function behind({ merges }: Grid, at: Cell): Cell & { isMerged: boolean } {
  const column = (mergeOver(merges, at.row, at.column)?.right ?? at.column) + 1
  const over = mergeOver(merges, at.row, column)
  return over ? { row: over.top, column: over.left, isMerged: true } : { row: at.row, column, isMerged: false }
}

/** The cell behind a label, if it is there, empty, and no formula's. */
function gapBehind(grid: Grid, at: Cell): Cell | undefined {
  const { isMerged, ...first } = behind(grid, at)
  const cell = cellOf(grid, first)
  return (cell || isMerged) && first.row === at.row && isGap(cell) ? first : undefined
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
