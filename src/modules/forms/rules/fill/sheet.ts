import { areaAt, holds, type Area, type Cell } from '../book/address.ts'
import type { Wanted } from '../book/formats.ts'
import type { Frame } from '../book/frame.ts'
import { track } from '../book/track.ts'
import type { FileRefusal } from '../refusals.ts'
import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attribute, type Splice } from '../xml/text.ts'
import { inserted, rewritten, styleIn } from './cell.ts'
import type { Edit, Outcome, RowEdits } from './plan.ts'
import { contentOf, type Content } from './value.ts'

/** What the sheet's cells are written by. */
export type Look = { frame: Frame; wanted(style: number): Wanted; date1904: boolean }

export type SheetFilled = {
  splices: Splice[]
  /** Whether a formula was written over. */
  formulaGone: boolean
  /** The smallest area around the cells that were not there before. */
  added: Area | undefined
  wrong: FileRefusal | undefined
}

const widened = (area: Area | undefined, { row, column }: Cell): Area => ({
  top: Math.min(area?.top ?? row, row),
  left: Math.min(area?.left ?? column, column),
  bottom: Math.max(area?.bottom ?? row, row),
  right: Math.max(area?.right ?? column, column),
})

/** The cells that an array formula or a data table fills; one cell alone is like any formula. */
function filledBy(text: string, tag: Scan): Area | undefined {
  const type = attribute(text, tag, 't')
  const area = type === 'array' || type === 'dataTable' ? areaAt(attribute(text, tag, 'ref') ?? '') : undefined
  return area && (area.top < area.bottom || area.left < area.right) ? area : undefined
}

/**
 * Writes the edits into the rows of a worksheet, going through them once. Everything that is not an edited cell stays as it
 * is, byte for byte; cells and rows that are missing are put where they belong.
 */
export function fillRows(text: string, rows: readonly RowEdits[], look: Look, outcome: Outcome): SheetFilled {
  const { frame } = look
  const { prefix } = frame
  const filled: SheetFilled = { splices: [], formulaGone: false, added: undefined, wrong: undefined }
  const arrays: Area[] = []
  const [tag, at] = [scan(text), track(text)]
  let [nextRow, nextCell] = [0, 0]
  let current: RowEdits | undefined
  let rowStyle: number | undefined

  const put = (start: number, end: number, made: string): void => void filled.splices.push({ start, end, text: made })
  const content = (edit: Edit, style: number): Content | undefined => {
    const { row, column } = edit
    const told = contentOf(edit.value, look.wanted(style), { date1904: look.date1904, prefix })
    if (!told.ok) {
      outcome.refused.push({ row, column, code: told.code })
      return undefined
    }
    outcome.written.push({ row, column })
    if (told.content.warning) outcome.warned.push({ row, column, code: told.content.warning })
    return told.content
  }
  const inArray = (edit: Edit): boolean => {
    const within = arrays.some((area) => holds(area, edit))
    if (within) outcome.refused.push({ row: edit.row, column: edit.column, code: 'part-of-array' })
    return within
  }
  const newCell = (edit: Edit): string => {
    const style = rowStyle ?? frame.columnStyle(edit.column)
    const made = inArray(edit) ? undefined : content(edit, style ?? 0)
    if (!made) return ''
    filled.added = widened(filled.added, edit)
    return inserted(prefix, edit, style, made)
  }
  /** The cells of the current row that are missing before `column`. */
  const missingCells = (column: number): string => {
    let cells = ''
    for (let edit = current?.cells[nextCell]; edit && edit.column < column; edit = current?.cells[nextCell]) {
      cells += newCell(edit)
      nextCell += 1
    }
    return cells
  }
  const missingRows = (row: number): string => {
    let made = ''
    rowStyle = undefined
    for (current = rows[nextRow]; current && current.row < row; current = rows[nextRow]) {
      nextCell = 0
      const cells = missingCells(Infinity)
      if (cells !== '') made += `<${prefix}row r="${current.row}">${cells}</${prefix}row>`
      nextRow += 1
    }
    return made
  }
  const insert = (place: number, made: string): void => {
    if (made !== '') put(place, place, made)
  }
  const beginRow = (): void => {
    insert(tag.start, missingRows(at.row))
    nextCell = 0
    if (current?.row !== at.row) current = undefined
    if (!current) return
    nextRow += 1
    const custom = attribute(text, tag, 'customFormat')
    rowStyle = custom === '1' || custom === 'true' ? Number(attribute(text, tag, 's') ?? 0) : undefined
    const cells = tag.kind === 'empty' ? missingCells(Infinity) : ''
    if (cells !== '') put(tag.end - 2, tag.end, `>${cells}</${prefix}row>`)
  }
  const rewrite = (edit: Edit): void => {
    const { start, kind, nameEnd, end } = tag
    const raw = text.slice(nameEnd, kind === 'empty' ? end - 2 : end - 1)
    let hasFormula = false
    inside(text, tag, ({ local, kind }) => {
      if (local !== 'f' || kind === 'close') return
      hasFormula = true
      noteFormula()
    })
    if (inArray(edit)) return
    if (hasFormula && !edit.overFormula) {
      outcome.refused.push({ row: edit.row, column: edit.column, code: 'holds-formula' })
      return
    }
    const made = content(edit, styleIn(raw))
    if (!made) return
    filled.formulaGone ||= hasFormula
    put(start, tag.end, rewritten(prefix, raw, made, hasFormula))
  }
  const noteFormula = (): void => {
    const area = filledBy(text, tag)
    if (area) arrays.push(area)
  }
  const beginCell = (): void => {
    insert(tag.start, missingCells(at.column))
    const edit = current?.cells[nextCell]
    if (edit?.column !== at.column) return
    nextCell += 1
    rewrite(edit)
  }
  const endData = (): void => {
    if (tag.start !== (frame.empty ? frame.dataStart : frame.tail)) filled.wrong = 'broken-sheet'
    const made = missingRows(Infinity)
    if (frame.empty && made !== '') put(tag.end - 2, tag.end, `>${made}</${prefix}sheetData>`)
    else insert(tag.start, made)
  }
  const isEndOfData = (): boolean => tag.depth === 1 && tag.local === 'sheetData' && tag.kind !== 'open'

  const step = (): void => {
    const begins = at.take(tag)
    if (begins === 'row') beginRow()
    else if (begins === 'cell' && current) beginCell()
    else if (tag.depth === 4 && tag.local === 'f' && tag.kind !== 'close') noteFormula()
    else if (tag.depth === 2 && tag.kind === 'close' && current) insert(tag.start, missingCells(Infinity))
  }
  while (tag.next() && !at.wrong && !isEndOfData()) step()
  if (!tag.fault && !at.wrong) endData()
  filled.wrong ??= at.wrong ?? (tag.fault ? 'broken-sheet' : undefined)
  return filled
}
