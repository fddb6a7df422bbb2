import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import * as sheets from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { formOf, makeWorkbook, opened, sheetXml, type Made } from '#test/made-workbook'
import { packed } from './package.ts'
import { cellAt } from './rules/book/address.ts'
import { readWorkbook } from './rules/book/workbook.ts'
import { fill, type Filled } from './rules/fill/fill.ts'
import type { Edit } from './rules/fill/plan.ts'
import { serialOf, type Value } from './rules/fill/value.ts'

const valueOf = (value: string | number | boolean | null): Value => {
  if (value === null) return { kind: 'empty' }
  if (typeof value === 'number') return { kind: 'number', number: value }
  if (typeof value === 'boolean') return { kind: 'truth', truth: value }
  return /^\d{4}-\d\d-\d\d$/.test(value) ? { kind: 'date', date: value } : { kind: 'text', text: value }
}

type Given = Record<string, string | number | boolean | null>

const editsOf = (given: Given, more: Partial<Edit> = {}): Edit[] =>
  Object.entries(given).map(([at, value]) => ({ ...cellAt(at)!, value: valueOf(value), ...more }))

type Done = Filled & { bytes: Buffer; text: (part: string) => string }

function filled(bytes: Buffer, sheet: string, edits: readonly Edit[]): Done {
  const parts = opened(bytes)
  const book = readWorkbook(parts)
  if (!book.ok) throw new Error(book.refusal.code)
  const done = fill(parts, book.value, new Map([[sheet, edits]]))
  if (!done.ok) throw new Error(done.refusal.code)
  const out = packed(parts, done.value.changes)
  return { ...done.value, bytes: out, text: (part) => opened(out).text(part) ?? '' }
}

const first = 'xl/worksheets/sheet1.xml'
const rowsOf = (xml: string): string => /<(?:x:)?sheetData>(.*)<\/(?:x:)?sheetData>/s.exec(xml)?.[1] ?? ''

/** Fills one sheet made of these rows, and gives its rows afterwards. */
const rowsAfter = (
  rows: string,
  given: Given,
  around: Parameters<typeof sheetXml>[1] = {},
  more: Partial<Edit> = {},
): string =>
  rowsOf(
    filled(makeWorkbook({ sheets: [{ name: '表', xml: sheetXml(rows, around) }] }), '表', editsOf(given, more)).text(
      first,
    ),
  )

const words = (text: string): string => ` t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

describe('where a value goes', () => {
  test('a cell keeps its style and what else is its own; nothing else is touched', () =>
    expect(
      rowsAfter(
        '<row r="1" ht="20"><c r="A1" s="5" t="s" ph="1"  vm="2"><v>0</v></c><c r="B1" s="6"/><!-- x --></row>',
        { A1: '甲', B1: 2 },
      ),
    ).toBe(`<row r="1" ht="20"><c r="A1" s="5" ph="1"${words('甲')}<c r="B1" s="6"><v>2</v></c><!-- x --></row>`))

  test('missing cells and rows are put in order, with the style of the row, else of the column', () =>
    expect(
      rowsAfter(
        '<row r="2" s="5" customFormat="1"><c r="B2"/><c r="D2"/></row><row r="4" s="6"/><row r="9"/>',
        { A1: 1, A2: 1, C2: 2, E2: 3, B4: 4, C6: 5, D12: 6 },
        { head: '<cols><col min="2" max="3" width="9" style="3"/></cols>' },
      ),
    ).toBe(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" s="5" customFormat="1"><c r="A2" s="5"><v>1</v></c><c r="B2"/><c r="C2" s="5"><v>2</v></c><c r="D2"/><c r="E2" s="5"><v>3</v></c></row>' +
        '<row r="4" s="6"><c r="B4" s="3"><v>4</v></c></row><row r="6"><c r="C6" s="3"><v>5</v></c></row><row r="9"/><row r="12"><c r="D12"><v>6</v></c></row>',
    ))

  test('an empty sheet gets rows, and the dimension covers what was added', () => {
    const xml = sheetXml('', { head: '<dimension ref="A1"/>' }).replace('<sheetData></sheetData>', '<sheetData />')
    const { text } = filled(makeWorkbook({ sheets: [{ name: '表', xml }] }), '表', editsOf({ C3: true }))
    expect(text(first)).toContain(
      '<dimension ref="A1:C3"/><sheetData ><row r="3"><c r="C3" t="b"><v>1</v></c></row></sheetData>',
    )
  })

  test('rows and cells without an address follow the one before', () =>
    expect(rowsAfter('<row><c><v>1</v></c><c s="5"/></row><row><c/></row>', { B1: '乙', A2: 3, B2: 4 })).toBe(
      `<row><c><v>1</v></c><c s="5"${words('乙')}</row><row><c><v>3</v></c><c r="B2"><v>4</v></c></row>`,
    ))

  test('a cell under a merged area is its first cell; the second value for it is refused', () => {
    const xml = sheetXml('<row r="1"><c r="A1" s="5"/><c r="B1" s="5"/></row>', {
      tail: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    })
    const { sheets, text } = filled(makeWorkbook({ sheets: [{ name: '表', xml }] }), '表', editsOf({ B2: 7, A1: 8 }))
    expect(rowsOf(text(first))).toBe('<row r="1"><c r="A1" s="5"><v>7</v></c><c r="B1" s="5"/></row>')
    expect(sheets.get('表')).toEqual({
      written: [{ row: 1, column: 1, value: { kind: 'number', number: 7 } }],
      refused: [{ row: 1, column: 1, code: 'given-twice' }],
      warned: [],
    })
  })

  test('prefixed names', () => {
    const xml =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    expect(
      rowsOf(filled(makeWorkbook({ sheets: [{ name: '表', xml }] }), '表', editsOf({ A1: '甲', A2: 1 })).text(first)),
    ).toBe(
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row>',
    )
  })

  test('a sheet is found by its decoded name, or refused', () => {
    const bytes = makeWorkbook({ sheets: [{ name: "甲&'乙", xml: sheetXml('') }] })
    expect(filled(bytes, "甲&'乙", editsOf({ A1: 1 })).sheets.size).toBe(1)
    expect(() => filled(bytes, '丙', [])).toThrow('no-such-sheet')
  })
})

describe('formulas', () => {
  const cell = (formula: string): string => `<row r="1"><c r="A1" s="5" cm="1">${formula}<v>3</v></c><c r="B1"/></row>`

  test('are not written over', () => {
    const made = makeWorkbook({ sheets: [{ name: '表', xml: sheetXml(cell('<f>1+2</f>')) }] })
    const { changes, sheets } = filled(made, '表', editsOf({ A1: 9 }))
    expect(changes.size).toBe(0)
    expect(sheets.get('表')?.refused).toEqual([{ row: 1, column: 1, code: 'holds-formula' }])
  })

  test('unless that is asked for; the order of computing goes with them', () => {
    const made: Made = {
      sheets: [{ name: '表', xml: sheetXml(cell('<f>1+2</f>')) }],
      calc: '<calcPr calcId="1" fullCalcOnLoad="0"/>',
      parts: {
        'xl/calcChain.xml':
          '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/></calcChain>',
      },
      relations:
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
      types:
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    }
    const kept = filled(makeWorkbook(made), '表', editsOf({ B1: 9 }))
    expect(opened(kept.bytes).names).toContain('xl/calcChain.xml')
    const { bytes, text } = filled(makeWorkbook(made), '表', editsOf({ A1: 9 }, { overFormula: true }))
    expect(rowsOf(text(first))).toBe('<row r="1"><c r="A1" s="5"><v>9</v></c><c r="B1"/></row>')
    expect(opened(bytes).names).not.toContain('xl/calcChain.xml')
    expect(text('xl/_rels/workbook.xml.rels') + text('[Content_Types].xml')).not.toContain('calcChain')
    expect(text('xl/workbook.xml')).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>')
  })

  test('a shared formula whose first cell is written over is written out in the others', () =>
    expect(
      rowsAfter(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1&amp;"x"</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="D3"><f t="shared" ref="D3" si="1">A3</f></c></row>',
        { A1: 5 },
        {},
        { overFormula: true },
      ),
    ).toBe(
      '<row r="1"><c r="A1"><v>5</v></c></row><row r="2"><c r="A2"><f>B2*$C$1&amp;"x"</f><v>2</v></c></row><row r="3"><c r="A3"><f>B3*$C$1&amp;"x"</f></c><c r="D3"><f t="shared" ref="D3" si="1">A3</f></c></row>',
    ))

  test('a cell of an array formula is not changed alone', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    const made = makeWorkbook({ sheets: [{ name: '表', xml: sheetXml(rows) }] })
    const { changes, sheets } = filled(made, '表', editsOf({ A1: 1, A2: 1, A3: 1 }, { overFormula: true }))
    expect(changes.size).toBe(0)
    expect(sheets.get('表')?.refused.map(({ code }) => code)).toEqual([
      'part-of-array',
      'part-of-array',
      'part-of-array',
    ])
  })

  test.each([
    [
      '<fileVersion/><workbookPr/>',
      '<definedNames/>',
      '</sheets><definedNames/><calcPr fullCalcOnLoad="1"/></workbook>',
    ],
    ['', '<oleSize ref="A1"/>', '</sheets><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/></workbook>'],
    ['', '<calcPr fullCalcOnLoad="true"/>', '</sheets><calcPr fullCalcOnLoad="true"/></workbook>'],
  ])('the wish to be computed stands where the schema wants it', (before, names, end) => {
    const made = makeWorkbook({ sheets: [{ name: '表', xml: sheetXml('') }], before, names })
    expect(filled(made, '表', editsOf({ A1: 1 })).text('xl/workbook.xml')).toContain(end)
  })
})

describe('values', () => {
  const one = (value: Value, style = 0, date1904 = false): string => {
    const made = makeWorkbook({
      sheets: [{ name: '表', xml: sheetXml(`<row r="1"><c r="A1" s="${style}"/></row>`) }],
      ...(date1904 ? { before: '<workbookPr date1904="1"/>' } : {}),
    })
    const { sheets, text } = filled(made, '表', [{ row: 1, column: 1, value }])
    const { refused, warned } = sheets.get('表')!
    const said = [...refused, ...warned].map(({ code }) => code).join()
    return (
      said ||
      rowsOf(text(first))
        .replace(/^<row r="1"><c r="A1"(?: s="\d")?>?/, '')
        .replace(/<\/c><\/row>$/, '')
    )
  }
  const inner = (text: string): string => ` t="inlineStr"><is><t xml:space="preserve">${text}</t></is>`
  const text = (words: string): Value => ({ kind: 'text', text: words })
  const date = (day: string): Value => ({ kind: 'date', date: day })

  test.each<[string, Value, string, number?]>([
    ['an ID number', text('110101195001011234'), inner('110101195001011234')],
    ['marks of XML', text('𠮷野花<&>"'), inner('𠮷野花&lt;&amp;&gt;"')],
    ['blanks and lines', text(' 甲\n乙 '), inner(' 甲\n乙 ')],
    ['what looks like an escape', text('_x0041_ _x_'), inner('_x005F_x0041_ _x_')],
    ['a carriage return', text('a\rb'), inner('a_x000D_b')],
    ['what looks like a formula', text('=1+1'), inner('=1+1')],
    ['the longest', text('长'.repeat(32_767)), inner('长'.repeat(32_767))],
    ['longer', text('长'.repeat(32_768)), 'too-long'],
    ['no words', text(''), '/></row>'],
    ['nothing', { kind: 'empty' }, '/></row>'],
    ['a number', { kind: 'number', number: 4 }, '<v>4</v>'],
    ['a number in a cell of text', { kind: 'number', number: 4 }, inner('4'), 1],
    ['rounding', { kind: 'number', number: 0.1 + 0.2 }, '<v>0.3</v>'],
    ['15 digits', { kind: 'number', number: 123_456_789_012_345 }, '<v>123456789012345</v>'],
    ['more', { kind: 'number', number: 1_234_567_890_123_456 }, 'too-many-digits'],
    ['no number', { kind: 'number', number: NaN }, 'not-a-number'],
    ['a day', date('1950-01-01'), '<v>18264</v>', 2],
    ['a day', date('2000-01-01'), '<v>36526</v>', 4],
    ['a day', date('2026-11-23'), '<v>46349</v>', 2],
    ['a day where the cell is not made for days', date('2026-11-23'), inner('2026-11-23'), 0],
    ['a day that is none', date('2026-02-29'), 'not-a-date', 2],
    ['a day too early', date('1899-12-31'), 'date-too-early', 2],
    ['a moment', { kind: 'moment', moment: '2026-11-23T06:00' }, '<v>46349.25</v>', 2],
  ])('%s', (_name, value, expected, style) => expect(one(value, style)).toBe(expected))

  test('what a sheet cannot hold is dropped, and said', () => {
    for (const words of ['a\u0000b', 'a\u001fb', 'a\ud800b', 'a\uffffb'])
      expect(one(text(words))).toBe('characters-dropped')
  })

  test('a workbook that counts from 1904', () => {
    expect(one(date('2026-11-23'), 2, true)).toBe('<v>44887</v>')
    expect(one(date('1903-12-31'), 2, true)).toBe('date-too-early')
  })

  test.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['9999-12-31', 2_958_465],
    ['2024-02-29', 45_351],
    ['2023-02-29', undefined],
    ['2023-13-01', undefined],
    ['23-1-1', undefined],
  ])('%s is day %s', (day, serial) => expect(serialOf(day, false)).toBe(serial))
})

const office = spawnSync('soffice', ['--version']).status === 0
const template = formOf('困难群众走访台账.xlsx')
const sheetName = '困难群众走访台账'

const people: Given = {
  G2: '填报人：李敏',
  L2: '2026-11-23',
  B6: '王建国',
  C6: '男',
  D6: '110101195001011234',
  E6: '1950-01-01',
  F6: '13800000001',
  G6: '是',
  H6: '否',
  I6: '是',
  J6: '二级',
  K6: 4,
  L6: 3,
  N6: '2026-11-20',
  O6: '李敏',
  P6: '腿脚不便，需陪同就医',
  B7: '赵秀英',
  E7: '1942-03-03',
  K7: 4,
  B8: '𠮷野花<&>',
  E8: '1939-12-12',
  P8: '无',
}

/** A worksheet without these cells, to be held against itself before they were written. */
const withoutCells = (xml: string, cells: readonly string[]): string =>
  cells.reduce((text, cell) => text.replace(new RegExp(`<c r="${cell}"(?:[^>]*/>|.*?</c>)`, 's'), ''), xml)

describe.skipIf(!template)('the hard template that stands beside the repository', () => {
  const done = template ? filled(template, sheetName, editsOf(people)) : undefined

  test('1, 2: only this worksheet differs, and in it only the cells that were written', () => {
    const [before, after] = [opened(template!), opened(done!.bytes)]
    expect(after.entries.map(({ name }) => name)).toEqual(before.entries.map(({ name }) => name))
    const differ = after.entries.filter(({ crc }, i) => crc !== before.entries[i]?.crc)
    expect(differ.map(({ name }) => name)).toEqual([first])
    const cells = Object.keys(people)
    expect(done!.sheets.get(sheetName)!.written).toHaveLength(cells.length)
    expect(withoutCells(done!.text(first), cells)).toBe(withoutCells(before.text(first)!, cells))
  })

  test('3: no cell has another style', () => {
    const stylesIn = (xml: string): string[] =>
      [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?: s="(\d+)")/g)].map(([, r, s]) => `${r} ${s}`)
    const before = stylesIn(opened(template!).text(first)!)
    expect(before.length).toBeGreaterThan(300)
    expect(stylesIn(done!.text(first))).toEqual(before)
  })

  test('5: two other readers find the values, and the formulas where they were', async () => {
    const read = sheets.read(done!.bytes, { cellFormula: true, sheetStubs: true }).Sheets[sheetName]!
    const at = (cell: string): unknown => (read[cell] as { v?: unknown }).v
    expect(['B6', 'D6', 'E6', 'L2', 'B8', 'K7', 'P8', 'G2'].map(at)).toEqual([
      '王建国',
      '110101195001011234',
      18264,
      46349,
      '𠮷野花<&>',
      4,
      '无',
      '填报人：李敏',
    ])
    expect((read['D6'] as { t: string }).t).toBe('s')
    expect(['A6', 'M6', 'K26'].map((cell) => (read[cell] as { f: string }).f)).toEqual([
      'ROW()-5',
      'IF(K6=0,"",L6/K6)',
      'SUM(K6:K25)',
    ])
    expect((read['P7'] as { f: string }).f).toContain('DISPIMG')
    const hucre = await readXlsx(done!.bytes)
    const rows = hucre.sheets[0]!.rows
    expect([rows[5]![1], rows[5]![3], rows[7]![1], rows[6]![10]]).toEqual([
      '王建国',
      '110101195001011234',
      '𠮷野花<&>',
      4,
    ])
  })

  test.skipIf(!office)('a third reader, LibreOffice, opens it where it is present', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'oneneedle-forms-'))
    try {
      await writeFile(join(folder, 'filled.xlsx'), done!.bytes)
      const from = [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76',
      ]
      spawnSync('soffice', [...from, '--outdir', folder, join(folder, 'filled.xlsx')])
      const text = await readFile(join(folder, 'filled.csv'), 'utf8')
      for (const word of ['王建国', '110101195001011234', '𠮷野花<&>']) expect(text).toContain(word)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('9: the same input gives the same bytes', () =>
    expect(filled(template!, sheetName, editsOf(people)).bytes.equals(done!.bytes)).toBe(true))
})
