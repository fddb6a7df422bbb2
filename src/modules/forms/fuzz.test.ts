import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formOf, makeWorkbook, opened, partsOf, sheetXml, zipped, type Made } from '#test/made-workbook'
import { openPackage, packed, type OpenPackage } from './package.ts'
import { addressOf } from './rules/book/address.ts'
import { changed } from './rules/book/package.ts'
import { readGrid } from './rules/book/grid.ts'
import { readWorkbook, type Workbook } from './rules/book/workbook.ts'
import { fill, type Filled } from './rules/fill/fill.ts'
import type { Edit } from './rules/fill/plan.ts'
import type { Value } from './rules/fill/value.ts'
import { grow } from './rules/grow/grow.ts'

const first = 'xl/worksheets/sheet1.xml'

const made: Made = {
  sheets: [
    {
      name: '表',
      xml: sheetXml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>名单</t></is></c></row><row r="2" s="5" customFormat="1"/><row><c/><c s="2"/><c r="E3"><f>SUM(A3:A5)</f><v>1</v></c></row><row r="5"><c r="B5"><f t="shared" ref="B5:B6" si="0">A5</f></c><c r="D5"><f t="array" ref="D5:D6">A5:A6</f></c></row><row r="6"><c r="B6"><f t="shared" si="0"/></c><c r="D6"><v>1</v></c></row>',
        {
          head: '<dimension ref="A1:E6"/><cols><col min="2" max="4" style="2"/></cols>',
          tail: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/></mergeCells>',
        },
      ),
    },
  ],
}

const value: fc.Arbitrary<Value> = fc.oneof(
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 10 }),
      fc.constantFrom('_x0041_', '\u0000', '\ud800', '=1+1', '</c>', ']]>'),
    )
    .map((text): Value => ({ kind: 'text', text })),
  fc.double().map((number): Value => ({ kind: 'number', number })),
  fc.integer().map((number): Value => ({ kind: 'number', number })),
  fc
    .oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
      fc.string(),
    )
    .map((date): Value => ({ kind: 'date', date })),
  fc.string().map((moment): Value => ({ kind: 'moment', moment })),
  fc.boolean().map((truth): Value => ({ kind: 'truth', truth })),
  fc.constant<Value>({ kind: 'empty' }),
)

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    row: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 32 }) }, { weight: 1, arbitrary: fc.integer() }),
    column: fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: 1, max: 18 }) },
      { weight: 1, arbitrary: fc.integer() },
    ),
    value,
    overFormula: fc.boolean(),
  }),
  { maxLength: 40 },
)

/** A worksheet without these cells, without rows that are empty then, and without its dimension, which may grow. */
const without = (xml: string, cells: ReadonlySet<string>): string =>
  xml
    .replaceAll(/<c\b([^>]*?)(?:\/>|>.*?<\/c>)/gs, (cell, attributes: string) =>
      cells.has(/ r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '') ? '' : cell,
    )
    .replaceAll(/<row\b[^>]*?(?:\/>|><\/row>)/g, '')
    .replace(/<dimension[^>]*>/, '')

function bookOf(parts: OpenPackage): Workbook {
  const book = readWorkbook(parts)
  if (!book.ok) throw new Error(book.refusal.code)
  return book.value
}

/** What must be true of every filling: 1 no other part differs, 2 only written cells do, 4 it can be read, 9 twice is the same. */
function holdsAfter(bytes: Buffer, given: readonly Edit[]): void {
  const parts = opened(bytes)
  const book = bookOf(parts)
  const [sheet] = book.sheets
  const filled = fill(parts, book, new Map([[sheet!.name, given]]))
  expect(filled.ok).toBe(true)
  const { changes, sheets } = (filled as { value: Filled }).value
  const out = packed(parts, changes)
  const again = opened(out)
  const allowed = [first, 'xl/workbook.xml']
  const differ = again.entries.filter(({ crc }, i) => crc !== parts.entries[i]?.crc).map(({ name }) => name)
  expect(differ.filter((name) => !allowed.includes(name))).toEqual([])
  const outcome = sheets.get(sheet!.name)!
  expect(outcome.written.length + outcome.refused.length).toBe(given.length)
  const written = new Set(outcome.written.map(addressOf))
  expect(written.size).toBe(outcome.written.length)
  if (given.every(({ overFormula }) => !overFormula))
    expect(without(again.text(first)!, written)).toBe(without(parts.text(first)!, written))
  const grid = readGrid(again, sheet!, [])
  expect(grid.ok).toBe(true)
  const twice = fill(parts, book, new Map([[sheet!.name, given]]))
  if (twice.ok) expect(packed(parts, twice.value.changes).equals(out)).toBe(true)
}

const bytes = makeWorkbook(made)
const template = formOf('困难群众走访台账.xlsx')

describe('whatever is written', () => {
  test('a made template stays whole', () =>
    fc.assert(
      fc.property(edits, (given) => holdsAfter(bytes, withAddresses(given))),
      { numRuns: 150 },
    ))

  test.skipIf(!template)('the hard template stays whole', () =>
    fc.assert(
      fc.property(edits, fc.boolean(), (given, over) =>
        holdsAfter(template!, over ? given : given.map((edit) => ({ ...edit, overFormula: false }))),
      ),
      { numRuns: 60 },
    ),
  )
})

/** The cells without an address of the made template cannot be told apart by the comparison: they are left alone. */
const withAddresses = (given: readonly Edit[]): Edit[] =>
  given
    .filter(({ row, column }) => row !== 3 || column > 2)
    .map((edit) => (edit.row === 4 && edit.column === 1 ? { ...edit, column: 9 } : edit))

describe('whatever is asked', () => {
  const roster = fc.record({
    first: fc.integer({ min: -1, max: 30 }),
    last: fc.integer({ min: -1, max: 32 }),
    record: fc.integer({ min: 0, max: 4 }),
    add: fc.integer({ min: -1, max: 40 }),
  })
  test.each([['a made template', bytes], ...(template ? [['the hard template', template] as const] : [])] as const)(
    '%s grows and is filled, or says why not',
    (_name, file) =>
      fc.assert(
        fc.property(roster, edits, (asked, given) => {
          const parts = opened(file)
          const book = bookOf(parts)
          const sheet = book.sheets[0]!
          const grown = grow(parts, book, { ...asked, sheet: sheet.name })
          if (!grown.ok) return
          const longer = changed(parts, grown.value.changes)
          expect(grown.value.last).toBe(asked.last + asked.add * asked.record)
          expect(readGrid(longer, sheet, []).ok).toBe(true)
          expect(fill(longer, book, new Map([[sheet.name, given]])).ok).toBe(true)
        }),
        { numRuns: 60 },
      ),
  )
})

describe('whatever comes in', () => {
  const spoilt = (text: string): fc.Arbitrary<string> =>
    fc
      .tuple(
        fc.nat(text.length),
        fc.nat(12),
        fc.oneof(
          fc.string({ maxLength: 6 }),
          fc.constantFrom('<', '>', '"', '&', '<c>', '</row>', '<!--', 'r="A1"', '<f t="shared" si="0"/>'),
        ),
      )
      .map(([at, length, made]) => text.slice(0, at) + made + text.slice(at + length))
  const tried = (file: Buffer): void => {
    const parts = openPackage(file)
    const book = parts.ok ? readWorkbook(parts.value) : parts
    if (!parts.ok || !book.ok) return
    const [sheet] = book.value.sheets
    readGrid(parts.value, sheet!, [])
    const edit: Edit = { row: 3, column: 3, value: { kind: 'text', text: '甲' }, overFormula: true }
    const filled = fill(parts.value, book.value, new Map([[sheet!.name, [edit]]]))
    if (filled.ok) packed(parts.value, filled.value.changes)
    grow(parts.value, book.value, { sheet: sheet!.name, first: 3, last: 6, add: 2 })
  }

  test('a spoilt part is refused or carried along, and nothing is thrown', () => {
    const parts = partsOf(made)
    for (const name of [first, 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml', 'xl/styles.xml'])
      fc.assert(
        fc.property(spoilt(String(parts[name])), (text) => tried(zipped({ ...parts, [name]: text }))),
        { numRuns: 60 },
      )
  })

  test('a spoilt zip is refused or opened, and nothing is thrown', () =>
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const file = Buffer.from(cut ? bytes.subarray(0, at) : bytes)
        if (!cut) file[at] = byte
        tried(file)
      }),
      { numRuns: 300 },
    ))
})
