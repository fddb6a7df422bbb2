import type { Area } from '../book/address.ts'
import { moveReferences, type Point, type Reference, type Span } from '../formula/references.ts'

/**
 * A block of data rows that gets more rows below its last one. A record is what one subject fills: one row, or several.
 * New rows are copies of the last `band` rows, in turn, so that coloured bands go on.
 */
export type Growth = { sheet: string; first: number; last: number; record: number; band: number; added: number }

/** Where a row lies afterwards. */
export const shifted = ({ last, added }: Growth, row: number): number => (row > last ? row + added : row)

/** Where an area from one row to another ends afterwards: what ends with the block and covers it grows along. */
export const shiftedEnd = ({ first, last, added }: Growth, top: number, bottom: number): number =>
  bottom > last || (bottom === last && top <= first) ? bottom + added : bottom

/** The row that a new one is a copy of. */
export const sourceOf = ({ last, band }: Growth, row: number): number => last - band + 1 + ((row - last - 1) % band)

const at = (point: Point, row: number): Point => ({ ...point, row })

/** Whether a reference ends with the very row it is written in, as a running total does: such an end stays with its row. */
const isRunning = ({ last, record }: Growth, end: Point, own: number | undefined): boolean =>
  own !== undefined && !end.rowFixed && own <= last && own > last - record && end.row <= last && end.row > last - record

function inserted(growth: Growth, { first, second }: Span, own: number | undefined): Span {
  if (first.row === 0) return { first, second }
  if (!second) return { first: at(first, shifted(growth, first.row)), second }
  const bottom = isRunning(growth, second, own) ? second.row : shiftedEnd(growth, first.row, second.row)
  return { first: at(first, shifted(growth, first.row)), second: at(second, bottom) }
}

const meets = (growth: Growth, { sheet, foreign }: Reference, owner: string | undefined): boolean =>
  !foreign && (sheet ?? owner)?.toLowerCase() === growth.sheet.toLowerCase()

/**
 * A formula after the rows came in, fixed and unfixed references alike. `owner` is the sheet it belongs to, `own` its row if
 * it stands in a cell of the growing sheet.
 */
export const shiftedFormula = (growth: Growth, formula: string, owner: string | undefined, own?: number): string =>
  moveReferences(formula, (reference) =>
    meets(growth, reference, owner) ? inserted(growth, reference, own) : reference,
  )

const down = (point: Point, moved: Point, by: number): Point =>
  point.row > 0 && !point.rowFixed ? at(point, point.row + by) : moved

/** A formula of the block in a copy of its row, `by` rows below: what is not fixed moves down, on every sheet. */
export const copiedFormula = (growth: Growth, formula: string, by: number): string =>
  moveReferences(formula, (reference) => {
    const { first, second } = meets(growth, reference, growth.sheet)
      ? inserted(growth, reference, undefined)
      : reference
    return {
      first: down(reference.first, first, by),
      second: reference.second && second && down(reference.second, second, by),
    }
  })

/** An area that is not copied: it moves, and grows if it covers the block. */
export const grownArea = (growth: Growth, { top, bottom, ...sides }: Area): Area => ({
  ...sides,
  top: shifted(growth, top),
  bottom: shiftedEnd(growth, top, bottom),
})

/** What lies within the rows that are copied, and is no more than one record high, is copied with them. */
const isCopied = ({ last, band, record }: Growth, { top, bottom }: Area): boolean =>
  bottom <= last && top > last - band && bottom - top < record

/** The copies of an area that lies in the copied rows, one for each time its row comes again. */
function copies({ last, band, added }: Growth, { top, bottom, ...sides }: Area): Area[] {
  const all: Area[] = []
  for (let by = band; top + by <= last + added; by += band)
    if (bottom + by <= last + added) all.push({ ...sides, top: top + by, bottom: bottom + by })
  return all
}

/** Merged areas afterwards: those of one record are there again in each new one, all others grow or move. */
export const grownMerges = (growth: Growth, area: Area): Area[] =>
  isCopied(growth, area) ? [area, ...copies(growth, area)] : [grownArea(growth, area)]

/** Areas of a rule for cells afterwards. An area that covers the block grows; one in single rows of it comes again. */
export function grownAreas(growth: Growth, area: Area): Area[] {
  const covers = area.top <= growth.first && area.bottom >= growth.last
  const endsWithIt = area.bottom === growth.last && area.bottom - area.top >= growth.band
  if (!covers && endsWithIt) return [{ ...area, bottom: area.bottom + growth.added }]
  return covers || !isCopied(growth, area) ? [grownArea(growth, area)] : [area, ...copies(growth, area)]
}
