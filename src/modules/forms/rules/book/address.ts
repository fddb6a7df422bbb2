/** A cell: row and column, both from 1. */
export type Cell = { row: number; column: number }

/** A rectangle of cells, both corners in it. */
export type Area = { top: number; left: number; bottom: number; right: number }

export const mostRows = 1_048_576
export const mostColumns = 16_384

/** 1 → A, 27 → AA. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

export const addressOf = ({ row, column }: Cell): string => `${lettersOf(column)}${row}`

/** A → 1, aa → 27. */
export const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

const address = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/

/** A cell by its address, with or without `$`; undefined for what is none, or lies outside the largest sheet. */
export function cellAt(text: string): Cell | undefined {
  const found = address.exec(text)
  if (!found) return undefined
  const cell = { row: Number(found[2]), column: columnOf(found[1] ?? '') }
  return cell.row <= mostRows && cell.column <= mostColumns ? cell : undefined
}

/** An area by its address, B6 or B6:D9. */
export function areaAt(text: string): Area | undefined {
  const [first, second = first, ...more] = text.split(':').map(cellAt)
  if (!first || !second || more.length > 0) return undefined
  return {
    top: Math.min(first.row, second.row),
    left: Math.min(first.column, second.column),
    bottom: Math.max(first.row, second.row),
    right: Math.max(first.column, second.column),
  }
}

/** B6:D9, or B6 for one cell. */
export const areaText = ({ top, left, bottom, right }: Area): string => {
  const first = addressOf({ row: top, column: left })
  return top === bottom && left === right ? first : `${first}:${addressOf({ row: bottom, column: right })}`
}

/** A list of areas with blanks between them, as `sqref` holds it. What is no area is left out. */
export const areasAt = (text: string): Area[] =>
  text
    .split(/\s+/)
    .map(areaAt)
    .filter((area) => area !== undefined)

export const holds = (area: Area, { row, column }: Cell): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right
