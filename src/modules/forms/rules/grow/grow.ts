import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { mostRows, type Cell } from '../book/address.ts'
import { frameOf, type Frame } from '../book/frame.ts'
import type { Package } from '../book/package.ts'
import { relatedParts } from '../book/relations.ts'
import type { SheetPart, Workbook } from '../book/workbook.ts'
import { computedOnLoad, withoutCalcChain } from '../fill/calculation.ts'
import { unshared } from '../formula/unshared.ts'
import type { FileRefusal } from '../refusals.ts'
import { movedDrawing, movedNotes } from './drawings.ts'
import { changeElements, formulaChanges, placeChanges, type Stretch } from './elements.ts'
import { grownMerges, shiftedFormula, type Growth } from './growth.ts'
import { growRows } from './rows.ts'

/**
 * The data rows of a roster, and how many records are to come. `record` is the number of rows that one subject fills;
 * `band` after how many rows the looks repeat, if that is known.
 */
export type Roster = { sheet: string; first: number; last: number; record?: number; band?: number; add: number }

export type Grown = {
  changes: Map<string, string | undefined>
  /** The last data row afterwards. */
  last: number
  /** Formulas that find cells by an address in text: somebody should look at them. */
  byText: readonly (Cell & { formula: string })[]
}

type Refused = Refusal<FileRefusal>

/** Longer rosters are no longer forms that somebody reads. */
const mostAdded = 100_000

function growthOf({ sheet, first, last, record = 1, band = 0, add }: Roster): Growth | undefined {
  const sound = [first, last, record, add].every(Number.isInteger) && first >= 1 && record >= 1 && add >= 0
  if (!sound || last < first || (last - first + 1) % record !== 0 || band > last - first + 1) return undefined
  return { sheet, first, last, record, band, added: add * record }
}

const behindData = (text: string, { tail, empty }: Frame): number => (empty ? tail : text.indexOf('>', tail) + 1)

/** The elements of a worksheet before and behind its rows. */
const stretches = (text: string, frame: Frame): Stretch[] => [
  { from: 0, to: frame.dataStart },
  { from: behindData(text, frame), to: text.length, within: frame.root },
]

type SheetGrown = Pick<Grown, 'byText'> & { text: string; growth: Growth }

/** The growing sheet itself: first its rows, which tell how the looks repeat, then what lies around them. */
function growOwn(given: string, asked: Growth): Result<SheetGrown, Refused> {
  const broken = refuse('broken-sheet', { sheet: asked.sheet } as const)
  const text = unshared(given)
  const frame = frameOf(text)
  if (!frame) return broken
  const { text: rows, band, byText, wrong } = growRows(text, frame, asked, asked.sheet, true)
  if (wrong) return refuse(wrong.code, { sheet: asked.sheet, cell: wrong.cell ?? '' })
  const growth = { ...asked, band }
  const around = frameOf(rows)
  if (!around) return broken
  const total = around.merges.reduce((sum, area) => sum + grownMerges(growth, area).length, 0)
  const grown = changeElements(rows, placeChanges(growth), stretches(rows, around), { growth, total })
  return ok({ text: grown, byText, growth })
}

/** Whether a part may name the growing sheet at all; a name in numbered characters cannot be seen from here. */
const mayName = (text: string, { sheet }: Growth): boolean =>
  text.includes('&#') || text.toLowerCase().includes(sheet.replaceAll('&', '&amp;').replaceAll("'", "''").toLowerCase())

function growOther(given: string, sheet: SheetPart, growth: Growth): Result<string, Refused> {
  if (!mayName(given, growth)) return ok(given)
  const text = unshared(given)
  const frame = frameOf(text)
  if (!frame) return refuse('broken-sheet', { sheet: sheet.name })
  const { text: rows, wrong } = growRows(text, frame, growth, sheet.name, false)
  if (wrong) return refuse(wrong.code, { sheet: sheet.name })
  const around = frameOf(rows)
  if (!around) return refuse('broken-sheet', { sheet: sheet.name })
  return ok(changeElements(rows, formulaChanges(growth, sheet.name), stretches(rows, around)))
}

type Move = (text: string) => string

/** What belongs to the growing sheet, by the type of its relation. */
const belongings = (growth: Growth): Record<string, Move> => {
  const places = placeChanges(growth)
  const cell = (words: string): string => places.attributes['selection activeCell']?.(words) ?? words
  const notes = { attributes: { 'comment ref': cell, 'threadedComment ref': cell }, words: {} }
  return {
    drawing: (text) => movedDrawing(text, growth),
    vmlDrawing: (text) => movedNotes(text, growth),
    comments: (text) => changeElements(text, notes),
    threadedComment: (text) => changeElements(text, notes),
    table: (text) => changeElements(text, places),
    pivotTable: (text) =>
      changeElements(text, { attributes: { 'location ref': places.attributes['location ref'] ?? cell }, words: {} }),
  }
}

const isChart = (name: string): boolean => /(^|\/)(charts|chartex)\/[^/]+\.xml$/i.test(name)
const isPivotSource = (name: string): boolean => /pivotCacheDefinition[^/]*\.xml$/i.test(name)

/** Where a pivot table takes its rows from: `ref` counts only beside the name of the sheet. */
function movedSource(text: string, growth: Growth): string {
  const source = /<(?:\w+:)?worksheetSource\b[^>]*>/.exec(text)?.[0] ?? ''
  const named = /\ssheet="([^"]*)"/.exec(source)?.[1]
  if (named !== growth.sheet.replaceAll('&', '&amp;')) return text
  const { attributes } = placeChanges(growth)
  const ref = attributes['dimension ref']
  return ref ? changeElements(text, { attributes: { 'worksheetSource ref': ref }, words: {} }) : text
}

/** The names of a workbook: those that hold on one sheet belong to it. */
function movedNames(text: string, { names }: Workbook, growth: Growth): string {
  let next = 0
  const name = (words: string): string => {
    const owner = names[next]?.sheet
    next += 1
    return shiftedFormula(growth, words, owner)
  }
  return changeElements(text, { attributes: {}, words: { definedName: name } })
}

/** All parts but worksheets, moved. */
function moveOthers(parts: Package, book: Workbook, sheet: SheetPart, growth: Growth): Map<string, string> {
  const moved = new Map<string, string>()
  const move = (part: string, how: Move): void => {
    const text = parts.text(part)
    const changed = text === undefined ? undefined : how(text)
    if (changed !== undefined && changed !== text) moved.set(part, changed)
  }
  for (const [type, how] of Object.entries(belongings(growth)))
    for (const part of relatedParts(parts, sheet.part, type)) move(part, how)
  for (const part of parts.names.filter(isChart))
    move(part, (text) => changeElements(text, formulaChanges(growth, undefined)))
  for (const part of parts.names.filter(isPivotSource)) move(part, (text) => movedSource(text, growth))
  move(book.part, (text) => computedOnLoad(movedNames(text, book, growth)))
  return moved
}

/** The growing sheet and every other that names it. */
function growSheets(
  parts: Package,
  book: Workbook,
  sheet: SheetPart,
  asked: Growth,
): Result<SheetGrown & { changes: Grown['changes'] }, Refused> {
  const own = growOwn(parts.text(sheet.part) ?? '', asked)
  if (!own.ok) return own
  const changes: Grown['changes'] = new Map([[sheet.part, own.value.text]])
  for (const other of book.sheets.filter((one) => one !== sheet)) {
    const before = parts.text(other.part) ?? ''
    const after = growOther(before, other, own.value.growth)
    if (!after.ok) return after
    if (after.value !== before) changes.set(other.part, after.value)
  }
  return ok({ ...own.value, changes })
}

/**
 * Puts rows into a roster below its last data row, as many as `add` records need: what stands below moves down, with its
 * pictures and notes, and whatever covers the block covers the new rows too, on all sheets. Either all of it is done, or
 * nothing changes.
 */
export function grow(parts: Package, book: Workbook, roster: Roster): Result<Grown, Refused> {
  const { sheet: name, first, last } = roster
  const sheet = book.sheets.find((one) => one.name === name)
  if (!sheet) return refuse('no-such-sheet', { sheet: name })
  const asked = growthOf(roster)
  if (!asked) return refuse('no-such-rows', { sheet: name, first, last })
  if (asked.added > mostAdded || last + asked.added > mostRows) return refuse('too-many-rows', { sheet: name })
  if (asked.added === 0) return ok({ changes: new Map(), last, byText: [] })
  const grown = growSheets(parts, book, sheet, asked)
  if (!grown.ok) return grown
  const { growth, byText, changes } = grown.value
  for (const [part, changed] of moveOthers(parts, book, sheet, growth)) changes.set(part, changed)
  for (const [part, changed] of withoutCalcChain(parts, book)) changes.set(part, changed)
  return ok({ changes, last: last + growth.added, byText })
}
