import { describe, expect, test } from 'vitest'
import { formOf, makeWorkbook, opened, partsOf, sheetXml, zipped } from '#test/made-workbook'
import { openPackage, packed } from './package.ts'
import { readGrid, stringsOf, type Grid } from './rules/book/grid.ts'
import { headerPath } from './rules/book/headers.ts'
import { readWorkbook, type Workbook } from './rules/book/workbook.ts'
import { scan } from './rules/xml/scan.ts'
import type { OpenPackage } from './package.ts'

const one = { sheets: [{ name: '表', xml: sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>') }] }

const codeOf = (bytes: Buffer): string => {
  const open = openPackage(bytes)
  if (!open.ok) return open.refusal.code
  const book = readWorkbook(open.value)
  if (!book.ok) return book.refusal.code
  const grid = readGrid(open.value, book.value.sheets[0]!, [])
  return grid.ok ? 'opened' : grid.refusal.code
}

const withPart = (name: string, part: string | Uint8Array): Buffer => zipped({ ...partsOf(one), [name]: part })
const withSheet = (xml: string): Buffer => withPart('xl/worksheets/sheet1.xml', xml)

const bookOf = (parts: OpenPackage): Workbook => {
  const book = readWorkbook(parts)
  if (!book.ok) throw new Error(book.refusal.code)
  return book.value
}
const gridOf = (parts: OpenPackage, name: string): Grid => {
  const book = bookOf(parts)
  const sheet = book.sheets.find((each) => each.name === name)!
  const grid = readGrid(parts, sheet, stringsOf(parts, book))
  if (!grid.ok) throw new Error(grid.refusal.code)
  return grid.value
}

/** A workbook with one more part of zeros, which its directory declares to be of another size. */
function declaring(size: number, real: number): Buffer {
  const bytes = withPart('xl/big.xml', new Uint8Array(real))
  bytes.writeUInt32LE(size, bytes.lastIndexOf('xl/big.xml') - 46 + 24)
  return bytes
}

describe('what is not taken', () => {
  test('a small workbook is', () => expect(codeOf(makeWorkbook(one))).toBe('opened'))

  test.each([
    ['not-a-workbook', Buffer.from('姓名,电话\n')],
    ['not-a-workbook', Buffer.alloc(0)],
    ['not-a-workbook', zipped({ 'readme.txt': 'hello' })],
    ['broken-file', Buffer.from('PK\u0003\u0004 and then nothing')],
    ['broken-file', makeWorkbook(one).subarray(0, 900)],
    ['broken-file', declaring(10, 1000)],
    ['old-format', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    [
      'password-protected',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['macro-file', withPart('xl/vbaProject.bin', new Uint8Array(10))],
    [
      'macro-file',
      makeWorkbook({
        ...one,
        types: '<Override PartName="/x" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
      }),
    ],
    ['strict-format', withPart('xl/workbook.xml', '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>')],
    ['document-type', withSheet('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>')],
    ['foreign-encoding', withSheet('\uFEFF<?xml version="1.0" encoding="GBK"?><worksheet/>')],
    ['foreign-encoding', withPart('xl/worksheets/sheet1.xml', Buffer.from(`\uFEFF${one.sheets[0]!.xml}`, 'utf16le'))],
    ['foreign-encoding', withPart('xl/worksheets/sheet1.xml', Uint8Array.from([60, 0xcf, 0xf5, 62]))],
    ['too-many-columns', withSheet(sheetXml('<row r="1"><c r="XFE1"/></row>'))],
    ['too-many-columns', withSheet(sheetXml(`<row r="1">${'<c/>'.repeat(16_385)}</row>`))],
    ['too-many-columns', withSheet(sheetXml('<row r="1048577"/>'))],
    ['broken-sheet', withSheet(sheetXml('<row r="2"/><row r="1"/>'))],
    ['broken-sheet', withSheet(sheetXml('<row r="2"><c r="B2"/><c r="A2"/></row>'))],
    ['broken-sheet', withSheet(sheetXml('<row r="2"><c r="B3"/></row>'))],
    ['broken-sheet', withSheet(sheetXml('<row r="1"><c r="A1"></row>'))],
    ['broken-sheet', withSheet(sheetXml('<row r="1">'.repeat(400)))],
    ['broken-sheet', withSheet('<worksheet xmlns="http://example.org/other"><sheetData/></worksheet>')],
  ])('%s', (code, bytes) => expect(codeOf(bytes)).toBe(code))

  test('a file of 300 MB, before anything is read in it', () =>
    expect(codeOf(Buffer.alloc(300 * 1024 * 1024))).toBe('too-large-file'))

  test('a zip bomb, by what it declares', () =>
    expect(codeOf(declaring(120 * 1024 * 1024, 10))).toBe('unpacks-too-large'))

  test('a bomb that declares little gets room for no more than that', () => {
    const bomb = declaring(10, 30 * 1024 * 1024)
    const before = process.memoryUsage().arrayBuffers
    expect(codeOf(bomb)).toBe('broken-file')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1024 * 1024)
  })
})

describe('what is read', () => {
  test('a package with nothing changed keeps the bytes of every part, twice the same', () => {
    const parts = opened(makeWorkbook(one))
    const again = opened(packed(parts, new Map()))
    expect(again.entries.map(({ name, crc }) => [name, crc])).toEqual(parts.entries.map(({ name, crc }) => [name, crc]))
    expect(packed(parts, new Map()).equals(packed(parts, new Map()))).toBe(true)
  })

  test('prefixes, implied places, kinds of values, hidden sheets and names', () => {
    const xml =
      '<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><!-- <x:row> --><x:sheetData>' +
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:rPh sb="0" eb="1"><x:t>jia</x:t></x:rPh><x:r><x:t>&lt;乙&gt;</x:t></x:r></x:is></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="4" hidden="1"><x:c r="C4" s="2"><x:v>46349</x:v></x:c><x:c><x:f>SUM(C4:C4)</x:f><x:v>1</x:v></x:c><x:c t="str"><x:v><![CDATA[a<b]]></x:v></x:c></x:row>' +
      '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    const names =
      '<definedNames><definedName name="名" localSheetId="1" hidden="1">\'甲&amp;&apos;&apos;乙\'!$A$1</definedName></definedNames>'
    const sheets = [
      { name: '甲&乙', xml, state: 'hidden' },
      { name: '丙', xml: sheetXml('') },
    ]
    const parts = opened(
      makeWorkbook({ sheets, names, before: '<workbookPr date1904="true"/>', strings: ['a_x0041_'] }),
    )
    const book = bookOf(parts)
    expect(book.sheets.map(({ name, state }) => [name, state])).toEqual([
      ['甲&乙', 'hidden'],
      ['丙', 'visible'],
    ])
    expect(book.names).toEqual([{ name: '名', sheet: '丙', hidden: true, formula: "'甲&''乙'!$A$1" }])
    expect(book.date1904).toBe(true)
    const { rows, hiddenRows, merges } = gridOf(parts, '甲&乙')
    expect([...rows.get(1)!.values()].map(({ value }) => value)).toEqual(['aA', '甲<乙>', true])
    expect([...rows.get(4)!].map(([column, { value, formula }]) => [column, value, formula])).toEqual([
      [3, 46349, undefined],
      [4, 1, 'SUM(C4:C4)'],
      [5, 'a<b', undefined],
    ])
    expect([...hiddenRows]).toEqual([4])
    expect(merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 1 }])
  })

  test('tags are found by their namespace, past what only looks like one', () => {
    const text = '<a xmlns="one" q=">"><!--<b>--><![CDATA[<b>]]><p:b xmlns:p="two"/><b xmlns="three"><b/></b><b/></a>'
    const seen: string[] = []
    const tag = scan(text)
    while (tag.next()) if (tag.kind === 'empty') seen.push(`${tag.space} ${tag.local} ${tag.depth}`)
    expect(seen).toEqual(['two b 1', 'three b 2', 'one b 1'])
    expect(tag.fault).toBe(false)
  })
})

const template = formOf('困难群众走访台账.xlsx')

describe.skipIf(!template)('the templates that stand beside the repository', () => {
  test('the header path of each column', () => {
    const grid = gridOf(opened(template!), '困难群众走访台账')
    const paths = Object.fromEntries(
      ['C', 'D', 'G', 'J', 'N', 'O'].map((c) => [c, headerPath(grid, c.charCodeAt(0) - 64, 3, 5)]),
    )
    expect(paths).toEqual({
      C: '基本信息/性别',
      D: '基本信息/公民身份号码',
      G: '困难类型/经济类/低保',
      J: '困难类型/特殊类/残疾等级',
      N: '走访情况/最近走访日期',
      O: '责任人',
    })
    expect([grid.merges.length, grid.validations.length, grid.isProtected]).toEqual([23, 6, true])
    expect(grid.frozen).toEqual({ rows: 5, columns: 2 })
    expect(grid.rows.get(1)!.get(1)!.value).toMatch(/^.+$/)
  })

  test.each([
    ['groupName_GnEntity.xlsx', 'opened'],
    ['OneToManyHaseNameTest.demandEntityTest.xlsx', 'opened'],
    ['checkTwo.xls', 'old-format'],
    ['sameName.xls', 'old-format'],
    ['专项支出用款申请书.xls', 'old-format'],
  ])('%s is %s', (name, code) => expect(codeOf(formOf(name)!)).toBe(code))
})
