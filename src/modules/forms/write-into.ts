import { ok, type Refusal, type Result } from '#kernel/result'
import { fill as filled, type Said } from '#kernel/words'
import { openPackage, packed } from './package.ts'
import { addressOf } from './rules/book/address.ts'
import { changed, type Changes } from './rules/book/package.ts'
import { readWorkbook } from './rules/book/workbook.ts'
import { fill } from './rules/fill/fill.ts'
import type { Edit } from './rules/fill/plan.ts'
import { grow } from './rules/grow/grow.ts'
import type { Layout } from './rules/layout/layout.ts'
import { cellRefusals, warnings, type FileRefusal } from './rules/refusals.ts'

type Written = { bytes: Buffer; cells: number; remarks: Said[] }

const at = (cell: { row: number; column: number }, said: Said): Said => ({
  zh: `${addressOf(cell)}：${said.zh}`,
  en: `${addressOf(cell)}: ${said.en}`,
})

/** No more remarks than a person reads. */
const mostRemarks = 50

/** Writes the answers into the template: where its rows do not suffice it grows, and nothing else changes. */
export function writeInto(
  template: Buffer,
  { sheet, first, room, kind }: Layout,
  edits: readonly Edit[],
  rows: number,
): Result<Written, Refusal<FileRefusal>> {
  const open = openPackage(template)
  if (!open.ok) return open
  const book = readWorkbook(open.value)
  if (!book.ok) return book
  const add = kind === 'roster' && room !== null ? Math.max(0, rows - room) : 0
  const roster = { sheet, first, last: first + (room ?? 1) - 1, add }
  const longer = add > 0 ? grow(open.value, book.value, roster) : ok({ changes: new Map() as Changes, byText: [] })
  if (!longer.ok) return longer
  const { changes, byText } = longer.value
  const done = fill(changed(open.value, changes), book.value, new Map([[sheet, edits]]))
  if (!done.ok) return done
  const outcome = done.value.sheets.get(sheet) ?? { written: [], refused: [], warned: [] }
  const remarks = [
    ...outcome.refused.map((cell) => at(cell, cellRefusals[cell.code])),
    ...outcome.warned.map((cell) => at(cell, filled(warnings[cell.code]))),
    ...byText.map((cell) => at(cell, filled(warnings['address-in-text'], { formula: cell.formula }))),
  ]
  const bytes = packed(open.value, new Map([...changes, ...done.value.changes]))
  return ok({ bytes, cells: outcome.written.length, remarks: remarks.slice(0, mostRemarks) })
}
