import * as sheets from '@e965/xlsx'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { formOf, makeWorkbook, opened, relations, sheetXml, type Made } from '#test/made-workbook'
import { packed } from './package.ts'
import { cellAt } from './rules/book/address.ts'
import { changed } from './rules/book/package.ts'
import { readWorkbook } from './rules/book/workbook.ts'
import { fill } from './rules/fill/fill.ts'
import { grow, type Roster } from './rules/grow/grow.ts'
import { bandOf } from './rules/grow/block.ts'

type Done = { bytes: Buffer; parts: string[]; last: number; byText: string[]; text: (part: string) => string }

function grown(bytes: Buffer, roster: Roster): Done {
  const parts = opened(bytes)
  const book = readWorkbook(parts)
  if (!book.ok) throw new Error(book.refusal.code)
  const done = grow(parts, book.value, roster)
  if (!done.ok) throw new Error(done.refusal.code)
  const out = packed(parts, done.value.changes)
  const { last, byText, changes } = done.value
  return {
    bytes: out,
    parts: [...changes.keys()],
    last,
    byText: byText.map(({ formula }) => formula),
    text: (part) => opened(out).text(part) ?? '',
  }
}

const first = 'xl/worksheets/sheet1.xml'

/** The formulas of a worksheet by cell, and all cells in their order. */
const formulasIn = (xml: string): Record<string, string> =>
  Object.fromEntries(
    [...xml.matchAll(/<(?:x:)?c r="([A-Z]+\d+)"[^>]*><(?:x:)?f[^>]*>([^<]*)</g)].map(([, cell = '', formula = '']) => [
      cell,
      formula.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    ]),
  )
const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((found) => found[1] ?? '')
const merges = (xml: string): string[] => all(xml, /mergeCell ref="([^"]*)"/g)

const xdr = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A roster in rows 3 to 6 with everything that points into it, on a sheet whose name needs quotes. */
const name = "走访'台 账"
const quoted = "'走访''台 账'"

const data = [3, 4, 5, 6].map((row) => {
  const shared =
    row === 3 ? '<f t="shared" ref="E3:E6" si="0">C3*$D$2+$D$8+字典!A3+字典!$A$1</f>' : '<f t="shared" si="0"/>'
  return `<row r="${row}" spans="1:9"><c r="A${row}" s="${row % 2 ? 5 : 6}" t="s"><v>0</v></c><c r="B${row}"/><c r="C${row}"><v>${row}</v></c><c r="E${row}">${shared}<v>1</v></c><c r="F${row}" cm="1"><f t="array" ref="F${row}">SUM(C${row}*D${row})</f><v>2</v></c><c r="G${row}"><f>SUM(C$3:C${row})</f><v>3</v></c><c r="H${row}"><f>${quoted}!C${row}/SUM(C$3:C$6)</f><v>4</v></c><c r="I${row}" t="str"><f>_xlfn.DISPIMG("ID_${row}",1)</f><v>=DISPIMG("ID_${row}",1)</v></c></row>`
})
const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>INDIRECT("C6")</f><v>6</v></c><c r="C1"><f>C8+等级C8</f><v>5</v></c><c r="D1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="D2"><v>2</v></c></row>${data.join('')}<row r="7"><c r="C7"><f>SUM(C3:C6)</f><v>18</v></c><c r="D7"><f>LOG10(C6)&amp;"C8"</f><v>1</v></c></row><row r="8"><c r="D8"><v>9</v></c><c r="E8"><f t="array" ref="E8:E9">C8:C9</f><v>0</v></c></row><row r="9"><c r="E9"><v>0</v></c></row>`

const tail =
  '<autoFilter ref="A2:I6"/><mergeCells count="4"><mergeCell ref="A1:A2"/><mergeCell ref="A5:B5"/><mergeCell ref="A6:B6"/><mergeCell ref="A8:B9"/></mergeCells>' +
  '<conditionalFormatting sqref="C3:C6 D8"><cfRule type="expression" priority="1"><formula>C3&gt;$D$8</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="2"><dataValidation type="list" sqref="B3:B6"><formula1>$D$8:$D$9</formula1></dataValidation><dataValidation type="whole" sqref="D6"><formula1>0</formula1></dataValidation></dataValidations>' +
  `<hyperlinks><hyperlink ref="B9" location="${quoted}!D8"/></hyperlinks><rowBreaks count="2"><brk id="2"/><brk id="6"/></rowBreaks><colBreaks count="1"><brk id="7"/></colBreaks><ignoredErrors><ignoredError sqref="C3:C6" numberStoredAsText="1"/></ignoredErrors><drawing r:id="d"/><legacyDrawing r:id="v"/><tableParts count="1"><tablePart r:id="t"/></tableParts>` +
  `<extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:sparkline><xm:f>${quoted}!C3:C6</xm:f><xm:sqref>B8</xm:sqref></x14:sparkline></ext></extLst>`

const anchor = (from: number, to: number): string =>
  `<twoCellAnchor><from><col>0</col><row>${from}</row></from><to><col>1</col><row>${to}</row></to></twoCellAnchor>`
const note = (row: number): string =>
  `<v:shape><x:ClientData ObjectType="Note"><x:Anchor>1, 15, ${row}, 2, 3, 15, ${row + 4}, 4</x:Anchor><x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData><br></v:shape>`

const made: Made = {
  sheets: [
    {
      name,
      xml: sheetXml(rows, {
        head: '<dimension ref="A1:I9"/><sheetViews><sheetView topLeftCell="A8"><selection activeCell="C9" sqref="C9"/></sheetView></sheetViews>',
        tail,
      }),
    },
    {
      name: '字典',
      xml: sheetXml(
        `<row r="1"><c r="A1"><f>SUM(${quoted}!C3:C6)+C6+${quoted}!$C$7</f><v>3</v></c><c r="B1"><f>C8</f><v>1</v></c></row>`,
      ),
    },
  ],
  strings: ['甲'],
  names: `<definedNames><definedName name="总数">${quoted}!$C$7</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">${quoted}!$A$1:$I$9</definedName><definedName name="表尾">${quoted}!$D$8:$D$9</definedName><definedName name="别处">字典!$A$8</definedName></definedNames>`,
  calc: '<calcPr calcId="1"/>',
  relations:
    '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
  types:
    '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
  parts: {
    'xl/calcChain.xml': `<calcChain xmlns="${main}"><c r="C7" i="1"/></calcChain>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations({
      d: ['drawing', '../drawings/drawing1.xml'],
      v: ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
      c: ['comments', '../comments1.xml'],
      h: ['threadedComment', '/xl/threadedComments/threadedComment1.xml'],
      t: ['table', '../tables/table1.xml'],
    }),
    'xl/drawings/drawing1.xml': `<wsDr xmlns="${xdr}">${anchor(0, 8)}${anchor(5, 6)}${anchor(6, 8)}</wsDr>`,
    'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="v" xmlns:x="x">${note(1)}${note(7)}</xml>`,
    'xl/comments1.xml': `<comments xmlns="${main}"><commentList><comment ref="A2"/><comment ref="A8"/></commentList></comments>`,
    'xl/threadedComments/threadedComment1.xml':
      '<ThreadedComments xmlns="urn:t"><threadedComment ref="A8"/></ThreadedComments>',
    'xl/tables/table1.xml': `<table xmlns="${main}" ref="A2:I6"><autoFilter ref="A2:I6"/><tableColumns><tableColumn><calculatedColumnFormula>$D$8*2</calculatedColumnFormula></tableColumn></tableColumns></table>`,
    'xl/charts/chart1.xml': `<c:chartSpace xmlns:c="c"><c:f>${quoted}!$C$3:$C$6</c:f><c:f>字典!$A$3:$A$6</c:f></c:chartSpace>`,
    'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition xmlns="${main}"><cacheSource type="worksheet"><worksheetSource ref="A2:I6" sheet="${name}"/></cacheSource></pivotCacheDefinition>`,
  },
}

describe('a roster with everything that points into it, three rows longer', () => {
  const done = grown(makeWorkbook(made), { sheet: name, first: 3, last: 6, add: 3 })
  const xml = done.text(first)
  const formulas = formulasIn(xml)

  test('what stands above stays, what stands below moves', () => {
    expect(done.last).toBe(9)
    expect(all(xml, /<row r="(\d+)"/g)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
    expect(xml).toContain('<row r="11"><c r="D11"><v>9</v></c>')
    expect(all(xml, /(?:dimension ref|topLeftCell|activeCell|selection activeCell="[^"]*" sqref)="([^"]*)"/g)).toEqual([
      'A1:I12',
      'A11',
      'C12',
    ])
  })

  test('formulas: above and below, shared ones written out, running totals, fixed and unfixed, other sheets, own name', () => {
    expect([formulas['C1'], formulas['D1'], formulas['C10'], formulas['D10'], formulas['E11']]).toEqual([
      'C11+等级C8',
      '1+1',
      'SUM(C3:C9)',
      'LOG10(C6)&"C8"',
      'C11:C12',
    ])
    expect(['E3', 'E6', 'E7', 'E9'].map((cell) => formulas[cell])).toEqual([
      'C3*$D$2+$D$11+字典!A3+字典!$A$1',
      'C6*$D$2+$D$11+字典!A6+字典!$A$1',
      'C7*$D$2+$D$11+字典!A7+字典!$A$1',
      'C9*$D$2+$D$11+字典!A9+字典!$A$1',
    ])
    expect(['G6', 'G7', 'G9'].map((cell) => formulas[cell])).toEqual(['SUM(C$3:C6)', 'SUM(C$3:C7)', 'SUM(C$3:C9)'])
    expect(['H6', 'H9'].map((cell) => formulas[cell])).toEqual([
      `${quoted}!C6/SUM(C$3:C$9)`,
      `${quoted}!C9/SUM(C$3:C$9)`,
    ])
    expect(xml).toContain('<c r="F8" cm="1"><f t="array" ref="F8">SUM(C8*D8)</f></c>')
    expect(xml).toContain('<f t="array" ref="E11:E12">')
    expect(done.byText).toEqual(['INDIRECT("C6")'])
  })

  test('computed values go only where the formula changed; pictures in cells keep theirs and are not copied', () => {
    expect(xml).toContain('<c r="D1"><f>1+1</f><v>2</v></c>')
    expect(xml).toContain('<c r="G6"><f>SUM(C$3:C6)</f><v>3</v></c>')
    expect(xml).toContain('<f>SUM(C3:C9)</f></c>')
    expect(xml).toContain('<c r="I6" t="str"><f>_xlfn.DISPIMG("ID_6",1)</f><v>=DISPIMG("ID_6",1)</v></c>')
    expect(xml).toContain('<c r="I7"/>')
  })

  test('new rows have looks in turn and no values', () => {
    expect(
      ['A6', 'A7', 'A8', 'A9'].map(
        (cell) => new RegExp(`<c r="${cell}" s="(\\d)"(?: t="s"><v>0</v></c>|/>)`).exec(xml)?.[1],
      ),
    ).toEqual(['6', '5', '6', '5'])
    expect(xml).toContain('<c r="C7"/>')
  })

  test('merges, rules, filter, breaks, marks', () => {
    expect(merges(xml)).toEqual(['A1:A2', 'A5:B5', 'A7:B7', 'A9:B9', 'A6:B6', 'A8:B8', 'A11:B12'])
    expect(xml).toContain('<mergeCells count="7">')
    expect(all(xml, /sqref="([^"]*)"/g)).toEqual(['C12', 'C3:C9 D11', 'B3:B9', 'D6 D8', 'C3:C9'])
    expect(all(xml, /<formula1?>([^<]*)</g)).toEqual(['C3&gt;$D$11', '$D$11:$D$12', '0'])
    expect(xml).toContain('<autoFilter ref="A2:I9"/>')
    expect(xml).toContain(`<hyperlink ref="B12" location="${quoted}!D11"/>`)
    expect(all(xml, /<brk id="(\d+)"/g)).toEqual(['2', '9', '7'])
    expect(xml).toContain(`<xm:f>${quoted}!C3:C9</xm:f><xm:sqref>B11</xm:sqref>`)
  })

  test('names, other sheets, charts, pivot tables', () => {
    expect(all(done.text('xl/workbook.xml'), /<definedName [^>]*>([^<]*)</g)).toEqual([
      `${quoted}!$C$10`,
      `${quoted}!$A$1:$I$12`,
      `${quoted}!$D$11:$D$12`,
      '字典!$A$8',
    ])
    expect(formulasIn(done.text('xl/worksheets/sheet2.xml'))).toEqual({
      A1: `SUM(${quoted}!C3:C9)+C6+${quoted}!$C$10`,
      B1: 'C8',
    })
    expect(done.text('xl/worksheets/sheet2.xml')).toContain('<f>C8</f><v>1</v>')
    expect(all(done.text('xl/charts/chart1.xml'), /<c:f>([^<]*)</g)).toEqual([`${quoted}!$C$3:$C$9`, '字典!$A$3:$A$6'])
    expect(done.text('xl/pivotCache/pivotCacheDefinition1.xml')).toContain('ref="A2:I9"')
  })

  test('pictures, notes, threads and tables; the order of computing is forgotten', () => {
    expect(all(done.text('xl/drawings/drawing1.xml'), /<row>(\d+)</g)).toEqual(['0', '8', '5', '6', '9', '11'])
    const vml = done.text('xl/drawings/vmlDrawing1.vml')
    expect(all(vml, /<x:Row>(\d+)</g)).toEqual(['1', '10'])
    expect(all(vml, /<x:Anchor>([^<]*)</g)).toEqual(['1, 15, 1, 2, 3, 15, 5, 4', '1, 15, 10, 2, 3, 15, 14, 4'])
    expect(all(done.text('xl/comments1.xml'), /ref="([^"]*)"/g)).toEqual(['A2', 'A11'])
    expect(done.text('xl/threadedComments/threadedComment1.xml')).toContain('ref="A11"')
    expect(all(done.text('xl/tables/table1.xml'), /ref="([^"]*)"/g)).toEqual(['A2:I9', 'A2:I9'])
    expect(done.text('xl/tables/table1.xml')).toContain('$D$11*2')
    expect(opened(done.bytes).names).not.toContain('xl/calcChain.xml')
    expect(done.text('xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1" calcId="1"/>')
  })

  test('all other parts keep their bytes', () => {
    const before = opened(makeWorkbook(made))
    const after = new Map(opened(done.bytes).entries.map(({ name: part, crc }) => [part, crc]))
    for (const { name: part, crc } of before.entries)
      if (!done.parts.includes(part)) expect([part, after.get(part)]).toEqual([part, crc])
  })
})

describe('other shapes of rosters', () => {
  test('one row, prefixed names, missing cells, a workbook that counts from 1904, filled afterwards', () => {
    const x = (text: string): string => text.replaceAll(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')
    const xml = x(
      sheetXml(
        '<row r="5"/><row r="6" s="2" customFormat="1"><c r="B6" s="2"/><c r="F6"><f>B6*2</f></c></row><row r="7"><c r="B7"><f>SUM(B6:B6)</f><v>0</v></c></row>',
        {
          tail: '<mergeCells count="2"><mergeCell ref="C6:D6"/><mergeCell ref="A5:A6"/></mergeCells><dataValidations count="1"><dataValidation sqref="C6" type="list"/></dataValidations>',
        },
      ),
    )
    const bytes = makeWorkbook({ sheets: [{ name: '表', xml }], before: '<workbookPr date1904="1"/>' })
    const parts = opened(bytes)
    const book = readWorkbook(parts)
    if (!book.ok) throw new Error(book.refusal.code)
    const longer = grow(parts, book.value, { sheet: '表', first: 6, last: 6, add: 2 })
    if (!longer.ok) throw new Error(longer.refusal.code)
    const edits = ['B6', 'B8', 'D8', 'E8'].map((cell) => ({
      ...cellAt(cell)!,
      value: { kind: 'date' as const, date: '2026-11-23' },
    }))
    const filled = fill(changed(parts, longer.value.changes), book.value, new Map([['表', edits]]))
    if (!filled.ok) throw new Error(filled.refusal.code)
    const after = filled.value.changes.get(first) ?? ''
    expect(merges(after)).toEqual(['C6:D6', 'C7:D7', 'C8:D8', 'A5:A8'])
    expect(after).toContain('sqref="C6:C8"')
    expect(formulasIn(after)).toEqual({ F6: 'B6*2', F7: 'B7*2', F8: 'B8*2', B9: 'SUM(B6:B8)' })
    expect(after).toContain(
      '<x:row r="8" s="2" customFormat="1"><x:c r="B8" s="2"><x:v>44887</x:v></x:c><x:c r="C8" s="2"><x:v>44887</x:v></x:c><x:c r="E8" s="2"><x:v>44887</x:v></x:c><x:c r="F8">',
    )
  })

  test('two rows a person: labels, merges and formulas come again with each', () => {
    const label = '<c r="A3" t="inlineStr"><is><t>备注</t></is></c>'
    const record = (row: number): string =>
      `<row r="${row}"><c r="A${row}"/><c r="B${row}"><f>B${row + 1}+C$9</f></c></row><row r="${row + 1}">${label.replace('A3', `A${row + 1}`)}<c r="B${row + 1}" t="n"><v>7${row}</v></c></row>`
    const xml = sheetXml(`${record(2)}${record(4)}<row r="9"><c r="C9"><f>SUM(B2:B5)</f></c></row>`, {
      tail: '<mergeCells count="2"><mergeCell ref="D2:D3"/><mergeCell ref="D4:D5"/></mergeCells><conditionalFormatting sqref="B3 B5"/>',
    })
    const after = grown(makeWorkbook({ sheets: [{ name: '表', xml }] }), {
      sheet: '表',
      first: 2,
      last: 5,
      record: 2,
      add: 2,
    }).text(first)
    expect(merges(after)).toEqual(['D2:D3', 'D4:D5', 'D6:D7', 'D8:D9'])
    expect(formulasIn(after)).toEqual({ B2: 'B3+C$13', B4: 'B5+C$13', B6: 'B7+C$13', B8: 'B9+C$13', C13: 'SUM(B2:B9)' })
    expect(all(after, /<c r="(A\d)" t="inlineStr"><is><t>备注/g)).toEqual(['A3', 'A5', 'A7', 'A9'])
    expect(after).toContain('<c r="B7"/>')
    expect(after).toContain('sqref="B3 B5 B7 B9"')
  })

  test('bands of three go on', () => {
    const xml = sheetXml(
      [2, 3, 4, 5, 6, 7].map((row) => `<row r="${row}"><c r="A${row}" s="${row % 3}"/></row>`).join(''),
    )
    const after = grown(makeWorkbook({ sheets: [{ name: '表', xml }] }), {
      sheet: '表',
      first: 2,
      last: 7,
      add: 4,
    }).text(first)
    expect(all(after, /<c r="A\d+" s="(\d)"/g)).toEqual(['2', '0', '1', '2', '0', '1', '2', '0', '1', '2'])
    expect(bandOf([], 1, 1, 1)).toBe(1)
  })

  test('rows that are not there are no reason to stop', () => {
    const xml = sheetXml('<row r="1"/><row r="9"><c r="A9"><f>SUM(A2:A5)</f></c></row>')
    const after = grown(makeWorkbook({ sheets: [{ name: '表', xml }] }), {
      sheet: '表',
      first: 2,
      last: 5,
      add: 2,
    }).text(first)
    expect(after).toContain('<row r="11"><c r="A11"><f>SUM(A2:A7)</f></c></row>')
  })

  test.each<[string, Partial<Roster>]>([
    ['no-such-sheet', { sheet: '没有' }],
    ['no-such-rows', { first: 7 }],
    ['no-such-rows', { first: 0 }],
    ['no-such-rows', { record: 3 }],
    ['no-such-rows', { add: -1 }],
    ['no-such-rows', { add: 1.5 }],
    ['too-many-rows', { add: 1_048_575 }],
    ['too-many-rows', { add: 100_001 }],
  ])('%s', (code, roster) =>
    expect(() => grown(makeWorkbook(made), { sheet: name, first: 3, last: 6, add: 1, ...roster })).toThrow(code),
  )

  test('an array formula across the place is in the way', () => {
    const xml = sheetXml('<row r="2"><c r="A2"><f t="array" ref="A2:A9">B2:B9</f></c></row>')
    expect(() =>
      grown(makeWorkbook({ sheets: [{ name: '表', xml }] }), { sheet: '表', first: 2, last: 5, add: 1 }),
    ).toThrow('array-in-the-way')
  })
})

const template = formOf('困难群众走访台账.xlsx')
const templateSheet = '困难群众走访台账'

describe.skipIf(!template)('6: the hard template that stands beside the repository, with 300 rows', () => {
  const done = template ? grown(template, { sheet: templateSheet, first: 6, last: 25, add: 280 }) : undefined

  test('totals, merges, rules, filter, print area, break and bands', () => {
    const xml = done!.text(first)
    expect(done!.parts).toEqual([first, 'xl/workbook.xml'])
    expect(merges(xml)).toHaveLength(23)
    expect(merges(xml).slice(-2)).toEqual(['A306:J306', 'A307:P308'])
    const formulas = formulasIn(xml)
    expect([formulas['K306'], formulas['M305'], formulas['A305']]).toEqual([
      'SUM(K6:K305)',
      'IF(K305=0,"",L305/K305)',
      'ROW()-5',
    ])
    expect(all(xml, /sqref="([A-Z]6:[^"]*)"/g).every((area) => area.endsWith('305'))).toBe(true)
    expect(all(xml, /<xm:sqref>([^<]*)</g)).toEqual(['O6:O305', 'G6:I305'])
    expect(xml).toContain('<autoFilter ref="A5:P305" />')
    expect(xml).toContain('<brk id="305"')
    expect(all(xml, /<c r="B(?:2[4-9]|30[45])" s="(\d+)"/g)).toEqual(['8', '17', '8', '17', '8', '17', '8', '17'])
    const names = all(done!.text('xl/workbook.xml'), /<definedName [^>]*>([^<]*)</g)
    expect(names).toEqual([
      '字典!$A$1:$A$5',
      `'${templateSheet}'!$A$5:$P$305`,
      `'${templateSheet}'!$3:$5`,
      `'${templateSheet}'!$A$1:$P$308`,
    ])
  })

  test('two other readers find it whole', async () => {
    const read = sheets.read(done!.bytes, { cellFormula: true, sheetStubs: true }).Sheets[templateSheet]!
    expect((read['A306'] as { v: string }).v).toBe('合  计')
    expect((read['K306'] as { f: string }).f).toBe('SUM(K6:K305)')
    expect((read['P7'] as { v: string }).v).toContain('DISPIMG')
    expect(read['!merges']).toHaveLength(23)
    const rows = (await readXlsx(done!.bytes)).sheets[0]!.rows
    expect(rows[305]![0]).toBe('合  计')
  })
})
