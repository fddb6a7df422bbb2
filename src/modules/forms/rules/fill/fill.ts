import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { areaText, type Area } from '../book/address.ts'
import { formatsOf, type Wanted } from '../book/formats.ts'
import { frameOf, type Frame } from '../book/frame.ts'
import type { Package } from '../book/package.ts'
import type { Workbook } from '../book/workbook.ts'
import { unsharedUnder } from '../formula/unshared.ts'
import type { FileRefusal } from '../refusals.ts'
import { spliced, type Splice } from '../xml/text.ts'
import { computedOnLoad, withoutCalcChain } from './calculation.ts'
import { planOf, type Edit, type Outcome } from './plan.ts'
import { fillRows } from './sheet.ts'

/** The parts that are different, and what became of each edit by sheet. */
export type Filled = { changes: Map<string, string | undefined>; sheets: ReadonlyMap<string, Outcome> }

type SheetResult = { text: string; outcome: Outcome; formulaGone: boolean }

/** The dimension of a sheet grows with cells that were added outside it. */
function dimensionSplice({ dimension }: Frame, added: Area | undefined): Splice[] {
  if (!dimension || !added) return []
  const { area, start, end } = dimension
  const [top, left] = [Math.min(area.top, added.top), Math.min(area.left, added.left)]
  const [bottom, right] = [Math.max(area.bottom, added.bottom), Math.max(area.right, added.right)]
  if (top === area.top && left === area.left && bottom === area.bottom && right === area.right) return []
  return [{ start, end, text: areaText({ top, left, bottom, right }) }]
}

type Manner = { wanted(style: number): Wanted; date1904: boolean }

function fillSheet(given: string, edits: readonly Edit[], manner: Manner): Result<SheetResult, FileRefusal> {
  const frame = frameOf(given)
  if (!frame) return { ok: false, refusal: 'broken-sheet' }
  const outcome: Outcome = { written: [], refused: [], warned: [] }
  const plan = planOf(edits, frame.merges, outcome)
  const over = plan.filter(({ overFormula }) => overFormula)
  const text = over.length > 0 ? unsharedUnder(given, over) : given
  const look = { ...manner, frame: text === given ? frame : (frameOf(text) ?? frame) }
  const { text: filled, formulaGone, added, wrong } = fillRows(text, plan, look, outcome)
  if (wrong) return { ok: false, refusal: wrong }
  return ok({ text: spliced(filled, dimensionSplice(look.frame, added)), outcome, formulaGone })
}

/** The parts of a workbook whose cells were written to: it asks to be computed, and forgets an order that is untrue. */
function recomputed(
  parts: Package,
  book: Workbook,
  changes: Map<string, string | undefined>,
  formulaGone: boolean,
): void {
  if (changes.size === 0) return
  if (formulaGone) for (const [part, text] of withoutCalcChain(parts, book)) changes.set(part, text)
  const workbook = parts.text(book.part) ?? ''
  const computed = computedOnLoad(workbook)
  if (computed !== workbook) changes.set(book.part, computed)
}

/**
 * Writes values into cells of a workbook by sheet, row and column. Only the worksheets that are written to change, and in
 * them only those cells; the workbook part asks to be computed on opening. Either all sheets are sound, or nothing changes.
 */
export function fill(
  parts: Package,
  book: Workbook,
  edits: ReadonlyMap<string, readonly Edit[]>,
): Result<Filled, Refusal<FileRefusal>> {
  const changes = new Map<string, string | undefined>()
  const sheets = new Map<string, Outcome>()
  const wanted = formatsOf((book.styles === undefined ? undefined : parts.text(book.styles)) ?? '')
  let formulaGone = false
  for (const [name, cells] of edits) {
    const sheet = book.sheets.find((one) => one.name === name)
    if (!sheet) return refuse('no-such-sheet', { sheet: name })
    const done = fillSheet(parts.text(sheet.part) ?? '', cells, { wanted, date1904: book.date1904 })
    if (!done.ok) return refuse(done.refusal, { sheet: name })
    formulaGone ||= done.value.formulaGone
    sheets.set(name, done.value.outcome)
    if (done.value.outcome.written.length > 0) changes.set(sheet.part, done.value.text)
  }
  recomputed(parts, book, changes, formulaGone)
  return ok({ changes, sheets })
}
