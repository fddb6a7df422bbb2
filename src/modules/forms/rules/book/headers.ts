import { holds, type Area } from './address.ts'
import type { Grid, GridCell } from './grid.ts'

/** The merged area over a cell, if there is one. */
export const mergeOver = (merges: readonly Area[], row: number, column: number): Area | undefined =>
  merges.find((area) => holds(area, { row, column }))

/** Line breaks and blanks that only serve the look of a header are no part of its words. */
const tidy = (value: GridCell['value'] | undefined): string =>
  String(value ?? '')
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/**
 * The header of one column as a path from above to below: of each header row the words of the cell, or of the merged area
 * over it; blanks and repeats are skipped. 困难类型/经济类/低保.
 */
export function headerPath({ rows, merges }: Grid, column: number, first: number, last: number): string {
  const words: string[] = []
  for (let row = first; row <= last; row += 1) {
    const over = mergeOver(merges, row, column)
    const word = tidy(rows.get(over?.top ?? row)?.get(over?.left ?? column)?.value)
    if (word !== '' && word !== words.at(-1)) words.push(word)
  }
  return words.join('/')
}
