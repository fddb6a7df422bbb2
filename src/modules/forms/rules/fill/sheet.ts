import { areaAt, holds, type Area, type Cell } from '../book/address.ts'
import type { Wanted } from '../book/formats.ts'
import type { Frame } from '../book/frame.ts'
import { track } from '../book/track.ts'
import type { CellRefusal, FileRefusal } from '../refusals.ts'
import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attribute, patching } from '../xml/text.ts'
import { keptAttributes, lookAt, newCell, type Attributes } from './cell.ts'
import type { Edit, Outcome } from './plan.ts'
import { contents } from './value.ts'

/** What the sheet's cells are written by. */
export type Look = { frame: Frame; wanted(style: number): Wanted; date1904: boolean }

export type SheetFilled = {
  text: string
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
 * Writes the edits, which come in the order of the sheet, into the rows of a worksheet, going through them once.
 * Everything that is not an edited cell stays as it is, byte for byte; cells and rows that are missing are put where they
 * belong.
 */
export function fillRows(text: string, edits: readonly Edit[], look: Look, outcome: Outcome): SheetFilled {
  const { frame } = look
  const { prefix } = frame
  const content = contents({ prefix, date1904: look.date1904 })
  const filled: SheetFilled = { text, formulaGone: false, added: undefined, wrong: undefined }
  const arrays: Area[] = []
  const [tag, at, patch] = [scan(text), track(text), patching(text)]
  const found: Attributes = { style: 0, end: 0, stay: true }
  let next = 0
  let rowStyle: number | undefined

  const refuse = ({ row, column }: Cell, code: CellRefusal): undefined => {
    outcome.refused.push({ row, column, code })
  }
  /** What comes behind the attributes of a cell that holds the edit's value; undefined where it may not. */
  const written = (edit: Edit, style: number): string | undefined => {
    const made = content(edit.value, look.wanted(style))
    if (typeof made === 'string') {
      outcome.written.push(edit)
      return made
    }
    if ('code' in made) return refuse(edit, made.code)
    outcome.written.push(edit)
    outcome.warned.push({ row: edit.row, column: edit.column, code: made.warning })
    return made.xml
  }
  const inArray = (edit: Edit): boolean => arrays.some((area) => holds(area, edit))
  const insertedCell = (edit: Edit): string => {
    const style = rowStyle ?? frame.columnStyle(edit.column)
    const made = inArray(edit) ? refuse(edit, 'part-of-array') : written(edit, style ?? 0)
    if (made === undefined) return ''
    filled.added = widened(filled.added, edit)
    return newCell(prefix, edit, style) + made
  }
  /** The cells of one row that are missing before `column`. */
  const missingCells = (row: number, column: number): string => {
    let cells = ''
    for (let edit = edits[next]; edit?.row === row && edit.column < column; edit = edits[next]) {
      cells += insertedCell(edit)
      next += 1
    }
    return cells
  }
  const missingRows = (before: number): string => {
    let made = ''
    rowStyle = undefined
    for (let edit = edits[next]; edit && edit.row < before; edit = edits[next]) {
      const cells = missingCells(edit.row, Infinity)
      if (cells !== '') made += `<${prefix}row r="${edit.row}">${cells}</${prefix}row>`
    }
    return made
  }
  const insert = (made: string): void => {
    if (made !== '') patch.put(tag.start, tag.start, made)
  }
  /** Opens an empty element to hold what was missing in it. */
  const open = (made: string, name: string): void => {
    if (made !== '') patch.put(tag.end - 2, tag.end, `>${made}</${prefix}${name}>`)
  }
  const beginRow = (): void => {
    insert(missingRows(at.row))
    if (edits[next]?.row !== at.row) return
    const custom = attribute(text, tag, 'customFormat')
    rowStyle = custom === '1' || custom === 'true' ? Number(attribute(text, tag, 's') ?? 0) : undefined
    if (tag.kind === 'empty') open(missingCells(at.row, Infinity), 'row')
  }
  const noteFormula = (): void => {
    const area = filledBy(text, tag)
    if (area) arrays.push(area)
  }
  /** Goes to the end of the cell; whether there is a formula in it. */
  const passCell = (): boolean => {
    let hasFormula = false
    inside(text, tag, ({ local, kind }) => {
      if (local !== 'f' || kind === 'close') return
      hasFormula = true
      noteFormula()
    })
    return hasFormula
  }
  const rewrite = (edit: Edit): void => {
    const { kind, nameEnd, end } = tag
    lookAt(text, nameEnd, kind === 'empty' ? end - 2 : end - 1, found)
    const { style, stay, end: attributesEnd } = found
    const hasFormula = kind === 'open' && passCell()
    if (inArray(edit)) return refuse(edit, 'part-of-array')
    if (hasFormula && !edit.overFormula) return refuse(edit, 'holds-formula')
    const made = written(edit, style)
    if (made === undefined) return
    filled.formulaGone ||= hasFormula
    if (stay) patch.put(attributesEnd, tag.end, made)
    else patch.put(nameEnd, tag.end, keptAttributes(text.slice(nameEnd, attributesEnd), hasFormula) + made)
  }
  const beginCell = (): void => {
    insert(missingCells(at.row, at.column))
    const edit = edits[next]
    if (edit?.row !== at.row || edit.column !== at.column) return
    next += 1
    rewrite(edit)
  }
  const isEndOfData = (): boolean => tag.depth === 1 && tag.local === 'sheetData' && tag.kind !== 'open'
  const endData = (): void => {
    if (tag.start !== (frame.empty ? frame.dataStart : frame.tail)) filled.wrong = 'broken-sheet'
    const made = missingRows(Infinity)
    if (frame.empty) open(made, 'sheetData')
    else insert(made)
  }
  const step = (): void => {
    const begins = at.take(tag)
    if (begins === 'row') beginRow()
    else if (begins === 'cell') beginCell()
    else if (tag.depth === 4 && tag.local === 'f' && tag.kind !== 'close') noteFormula()
    else if (tag.depth === 2 && tag.kind === 'close') insert(missingCells(at.row, Infinity))
  }
  while (tag.next() && !at.wrong && !isEndOfData()) step()
  if (!tag.fault && !at.wrong) endData()
  filled.wrong ??= at.wrong ?? (tag.fault ? 'broken-sheet' : undefined)
  filled.text = patch.whole()
  return filled
}
