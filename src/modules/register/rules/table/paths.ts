import { isFilled, mergeAt, textOf, type Cells, type Head } from './grid.ts'
import type { HeaderRows } from './header.ts'

/** A column of a table: where it stands, its headings from the top down, and the unit that they name. */
export type TableColumn = { index: number; path: string; parts: readonly string[]; unit?: string }

/** A heading as it is compared and shown: no blanks between signs, no star of what has to be filled in. */
const headingOf = (text: string): string =>
  text
    .replaceAll(/(?<=[^\x20-\x7E]) | (?=[^\x20-\x7E])/g, '')
    .replaceAll(/^[*＊]|[*＊]$/g, '')
    .trim()

/** 家庭年收入（元）, 面积/㎡, 收入(万元/年): the unit behind a heading. */
export const unitIn = (heading: string): string | undefined => {
  const behind = /[(（【[](?:单位[:：]?)?([^()（）【】[\]\d]{1,6})[)）】\]]$|\/([^/]{1,4})$/.exec(heading)
  const unit = behind?.[1] ?? behind?.[2] ?? ''
  return /元|米|㎡|m2|亩|公顷|岁|人|户|次|个|只|辆|套|间|层|年|月|天|小时|分钟|公里|千克|吨|度|%/.test(unit)
    ? unit
    : undefined
}

/** In a sheet without merges a heading over several columns stands in the first of them only. */
const bareGroup = (cells: Cells, column: number): string => {
  let at = column
  while (at > 0 && !isFilled(cells[at])) at -= 1
  return textOf(cells[at])
}

const bareHeading = ({ rows }: Head, row: number, column: number, to: number): string => {
  const own = textOf(rows[row]?.[column])
  const hasOther = rows.slice(row + 1, to + 1).some((cells) => isFilled(cells[column]))
  return own === '' && hasOther ? bareGroup(rows[row] ?? [], column) : own
}

const mergedHeading = ({ rows, merges }: Head, row: number, column: number): string => {
  const merge = mergeAt(merges, row, column)
  return textOf(merge ? rows[merge.top]?.[merge.left] : rows[row]?.[column])
}

/** The headings over a column from the top down: the text of each merge, without blanks and repeats. */
function partsOf(head: Head, { from, to }: HeaderRows, column: number): string[] {
  const isBare = head.merges.length === 0
  const headingAt = (row: number) => (isBare ? bareHeading(head, row, column, to) : mergedHeading(head, row, column))
  const parts: string[] = []
  for (let row = from; row <= to; row += 1) {
    const part = headingOf(headingAt(row))
    if (part !== '' && part !== parts.at(-1)) parts.push(part)
  }
  return parts
}

/** The columns that have a heading, with their paths (`困难类型/经济类/低保`). */
export function columnsOf(head: Head, header: HeaderRows, width: number): TableColumn[] {
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const parts = partsOf(head, header, index)
    if (parts.length === 0) return []
    const unit = unitIn(parts.at(-1) ?? '')
    return [{ index, path: parts.join('/'), parts, ...(unit ? { unit } : {}) }]
  })
}
