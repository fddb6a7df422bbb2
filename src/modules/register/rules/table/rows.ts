import { filledIn, isDataLike, textOf, type Cells, type Merge } from './grid.ts'
import type { TableColumn } from './paths.ts'
import type { Cell } from '../values/value.ts'

/** What a row below the header is. Only `data` comes in; `section` says something about the rows that follow it. */
export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'section' | 'header-again' | 'numbering' | 'example'

const total =
  /^(本页|本表|全[县区镇乡村街]|以上)?(小计|合计|总计|共计|累计|总数|平均|小\s*计)([:：(（].*)?$|(小计|合计|总计)[:：]?$/
const note =
  /^(注|备注|说明|填表说明|填报说明|附注|附件|备考|填报要求|要求|\*)[\d一二三四五]*[:：、.\s]|^(填报人|填表人|制表人?|审核人?|审批人?|经办人|单位负责人|负责人|分管领导|主要领导|联系人|联系电话|填报单位|填报日期|填报时间|日期|盖章|签字)[^,，]{0,8}[:：(（]|[(（](盖章|公章|签章|签字|印章)[)）]/
const example = /^(例|示例|样例|范例|填写示例|举例|例如)[:：\d]?/

const numbered = /^(序号|编号|序|No\.?|#)$/i

export const isSerial = ({ parts }: TableColumn): boolean => numbered.test(parts.at(-1) ?? '')

const signs = new Set('甲乙丙丁戊己庚辛')

/** 1 2 3 4, 甲 乙 1 2: the columns are numbered. */
const isNumbering = (texts: readonly string[]): boolean => {
  const numbers = texts
    .filter((text) => /^[(（]?\d{1,3}[)）]?$/.test(text))
    .map((text) => Number(text.replaceAll(/\D/g, '')))
  const lettered = texts.filter((text) => signs.has(text))
  if (texts.length < 3 || numbers.length + lettered.length < texts.length) return false
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
}

const tight = (cells: Cells): string[] => filledIn(cells).map((column) => textOf(cells[column]).replaceAll(' ', ''))

const isHeader = (columns: readonly TableColumn[], cells: Cells): boolean => {
  const same = columns.filter(
    ({ index, parts }) => textOf(cells[index]).replaceAll(' ', '') === parts.at(-1)?.replaceAll(' ', ''),
  )
  return same.length >= 2 && same.length * 2 > columns.length
}

/** One text alone in a wide table: a note where it speaks like one, otherwise a heading over the rows that follow. */
const ofOneText = (cells: Cells, column: number, first: number): RowKind => {
  const text = textOf(cells[column])
  if (column !== first || isDataLike(cells[column])) return 'data'
  return text.length > 30 || /[:：。；]/.test(text) ? 'note' : 'section'
}

function kindByWords(texts: readonly string[]): RowKind | undefined {
  const [first = ''] = texts
  if (texts.slice(0, 3).some((text) => total.test(text))) return 'total'
  if (note.test(first) && texts.length <= 4) return 'note'
  if (example.test(first)) return 'example'
  return isNumbering(texts) ? 'numbering' : undefined
}

/** Nothing but its number: a row that nobody has filled in yet. */
const isOnlyNumbered = (columns: readonly TableColumn[], cells: Cells, filled: readonly number[]): boolean => {
  const serial = columns.find(isSerial)?.index
  return filled.every((column) => column === serial && isDataLike(cells[column]))
}

/** What a row below the header is, by what stands in it. */
export function kindOfRow(columns: readonly TableColumn[], cells: Cells): RowKind {
  const filled = filledIn(cells)
  if (isOnlyNumbered(columns, cells, filled)) return 'blank'
  const byWords = kindByWords(tight(cells))
  if (byWords) return byWords
  if (isHeader(columns, cells)) return 'header-again'
  const [only = 0, other] = filled
  return other === undefined && columns.length >= 3 ? ofOneText(cells, only, columns[0]?.index ?? 0) : 'data'
}

/** Gives the rows below a merge what stands in its first; rows have to come in order. */
export class MergedDown {
  /** Those to come, the next one last. */
  readonly #ahead: Merge[]
  #over: { merge: Merge; value: Cell }[] = []

  constructor(merges: readonly Merge[]) {
    this.#ahead = merges
      .filter(({ top, bottom, left, right }) => bottom > top && right === left)
      .toSorted((a, b) => b.top - a.top)
  }

  fill(row: number, cells: Cells): Cells {
    this.#over = this.#over.filter(({ merge }) => merge.bottom >= row)
    for (let next = this.#ahead.at(-1); next && next.top <= row; next = this.#ahead.at(-1)) {
      this.#over.push({ merge: next, value: row === next.top ? (cells[next.left] ?? null) : null })
      this.#ahead.pop()
    }
    if (this.#over.length === 0) return cells
    const filled = [...cells]
    for (const { merge, value } of this.#over) {
      while (filled.length <= merge.left) filled.push(null)
      filled[merge.left] = value
    }
    return filled
  }
}
