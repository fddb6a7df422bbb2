import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longestRow, type Row } from '../row.ts'
import { Stopped } from '../stopped.ts'
import { openTable } from '../table.ts'
import { Tags } from './tags.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneneedle-sheet-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Lie = { flags?: number; size?: number; crc?: number; method?: number }
type Zipped = [name: string, content: string | Buffer, lie?: Lie | undefined]

/** A zip of these parts, which may say of themselves what is not so. */
function zip(parts: readonly Zipped[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content, { flags = 0, size, crc, method = 8 } = {}] of parts) {
    const bytes = Buffer.from(content)
    const body = method === 8 ? deflateRawSync(bytes, { level: 1 }) : bytes
    const name = Buffer.from(path)
    const fields = (head: Buffer, from: number): Buffer => {
      head.writeUInt16LE(flags, from)
      head.writeUInt16LE(method, from + 2)
      head.writeUInt32LE(crc ?? crc32(bytes), from + 8)
      head.writeUInt32LE(body.length, from + 12)
      head.writeUInt32LE(size ?? bytes.length, from + 16)
      head.writeUInt16LE(name.length, from + 20)
      return head
    }
    const local = fields(Buffer.alloc(30), 6)
    local.writeUInt32LE(0x04_03_4b_50)
    const entry = fields(Buffer.alloc(46), 8)
    entry.writeUInt32LE(0x02_01_4b_50)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, name)
    bodies.push(local, name, body)
    at += 30 + name.length + body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const rels = (...targets: string[]) =>
  `<Relationships>${targets.map((one, i) => `<Relationship Id="r${i}" Type="http://x/${one.split(' ')[0]}" Target="${one.split(' ')[1]}"/>`).join('')}</Relationships>`

/** A workbook around these parts; the texts stand behind the sheet, as most programs write them. */
const book = (
  sheet: string | Buffer,
  more: { strings?: string; styles?: string; pr?: string; lie?: Lie } = {},
): Buffer =>
  zip([
    ['_rels/.rels', rels('officeDocument xl/workbook.xml')],
    [
      'xl/workbook.xml',
      `<?xml version="1.0"?><workbook>${more.pr ?? ''}<sheets><sheet name="一" r:id='r0'/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      rels('worksheet worksheets/sheet1.xml', 'sharedStrings /xl/sharedStrings.xml', 'styles styles.xml'),
    ],
    ['xl/worksheets/sheet1.xml', sheet, more.lie],
    ...(more.strings === undefined ? [] : [['xl/sharedStrings.xml', more.strings] as Zipped]),
    ...(more.styles === undefined ? [] : [['xl/styles.xml', more.styles] as Zipped]),
  ])

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const sheetOf = (...rows: string[]) =>
  `<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`
const head = ['id', 'time', 'text'].map(inline).join('')

let n = 0
async function all(content: Uint8Array): Promise<Row[]> {
  n += 1
  const file = join(folder, `${n}.xlsx`)
  await writeFile(file, content)
  return Array.fromAsync((await openTable(file)).rows())
}
const cells = async (content: Uint8Array) => (await all(content)).map((row) => Object.fromEntries(row.cells))
const refusal = (content: Uint8Array) =>
  all(content).then(
    () => undefined,
    (error: unknown) => (error instanceof Stopped ? error.said.zh : error),
  )

describe('a workbook is read', () => {
  test('with texts kept apart, runs, readings aloud, entities and escapes', async () => {
    const strings = `<sst><si><t>id</t></si><si><t/></si><si><r><rPr><b/></rPr><t>路</t></r><r><t xml:space="preserve">灯 </t></r><rPh><t>lùdēng</t></rPh></si>
      <si><t>a&lt;b&amp;&#x8DEF;_x000D_\n<![CDATA[<c>]]></t></si></sst>`
    const row = '<c r="A2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c><c r="D2" t="s"><v>99</v></c>'
    const sheet = sheetOf(`<c t="s"><v>0</v></c>${inline('x')}${inline('y')}${inline('z')}`, row)
    expect(await cells(book(sheet, { strings }))).toEqual([{ id: '路灯', y: 'a<b&路\r\n<c>' }])
  })

  test('with every digit, dates of both calendars, truth and formulas', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    const sheet = sheetOf(
      'abcdefg'.split('').map(inline).join(''),
      `<c s="0"><v>123456789012345678901</v></c><c s="1"><v>45000.5</v></c><c s="2"><v>45000</v></c><c t="b"><v>1</v></c>
       <c t="str"><f>A1&amp;"x"</f><v>1x</v></c><c><v>1.50E+2</v></c><c t="d"><v>2026-03-01T08:05:00</v></c>`,
    )
    const read = {
      a: '123456789012345678901',
      b: '2023-03-15T12:00:00',
      c: '2023-03-15T00:00:00',
      d: 'true',
      e: '1x',
      f: '150',
      g: '2026-03-01T08:05:00',
    }
    expect(await cells(book(sheet, { styles }))).toEqual([read])
    const from1904 = await cells(book(sheet, { styles, pr: '<workbookPr date1904="1"/>' }))
    expect(from1904).toEqual([{ ...read, b: '2027-03-16T12:00:00', c: '2027-03-16T00:00:00' }])
  })

  test('as any program wrote it: all texts, and how much of it has been read', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '路', '<', '&', '"', '\n', '😀', ' ', '_x', '='),
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        const rows = [['id', 'text'], ...texts.map((one, i) => [i, one])]
        const read = await all(await writeXlsx({ sheets: [{ name: '一', rows }] }))
        expect(read.map(({ line, cells }) => [line, cells.get('text') ?? ''])).toEqual(
          texts.map((one, i) => [i + 2, one.trim()]),
        )
      }),
      { numRuns: 30 },
    )
    const rows = Array.from({ length: 3000 }, (_, i) => [i, `${i}号楼`.repeat(i % 90)])
    const file = join(folder, 'long.xlsx')
    await writeFile(file, await writeXlsx({ sheets: [{ name: '一', rows: [['id', 'text'], ...rows] }] }))
    const table = await openTable(file)
    const read = await Array.fromAsync(table.rows())
    expect(read.map(({ cells: one }) => one.get('text') ?? '')).toEqual(rows.map(([, one]) => one))
    expect(read.at(-1)?.bytes).toBe(table.bytes)
  })

  test('the same wherever its bytes are cut', () => {
    const text = `<?xml version="1.0"?><!-- > --><a x="1>2" y='"'><b/>1 &amp; 2<![CDATA[<&>]]></a>`
    const read = (cuts: readonly number[]) => {
      const seen: string[] = []
      let words = ''
      const say = (word: string) => {
        seen.push(words, word)
        words = ''
      }
      const tags = new Tags({
        open: (...tag) => say(tag.join()),
        close: (name) => say(`/${name}`),
        text: (more) => (words += more),
      })
      let at = 0
      for (const cut of cuts) {
        tags.push(text.slice(at, at + cut))
        at += cut
      }
      tags.push(text.slice(at))
      tags.end()
      return seen
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (cuts) => {
        expect(read(cuts)).toEqual(read([]))
      }),
    )
  })

  test('a row that is too wide or too long is set aside alone', async () => {
    const read = await all(
      book(sheetOf(head, '<c r="ZZZ2"><v>1</v></c>', inline('字'.repeat(longestRow + 1)), inline('1'))),
    )
    expect(read.map(({ broken }) => broken?.zh)).toEqual([
      expect.stringContaining('2000 列'),
      expect.stringContaining('200 万'),
      undefined,
    ])
  })
})

describe('a workbook is refused in words', () => {
  const good = book(sheetOf(head, inline('1')))
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  const zeros = Buffer.alloc(300 * 1024 * 1024)
  test.each<[string, () => Uint8Array, RegExp]>([
    ['that is an honest bomb', () => book(zeros), /几百倍/],
    ['that is a bomb and denies it', () => book(zeros, { lie: { size: 100 } }), /读不出来/],
    ['that says it is larger than can be', () => book('x', { lie: { size: 0xff_ff_ff_fe } }), /几百倍/],
    ['whose end is missing', () => good.subarray(0, good.length - 30), /读不出来/],
    ['of which only the beginning is there', () => good.subarray(0, 40), /读不出来/],
    ['whose bytes are not what its checksum says', () => book(sheetOf(head), { lie: { crc: 1 } }), /文件不完整/],
    ['packed in a way nobody knows', () => book('x', { lie: { method: 99 } }), /读不出来/],
    ['with a password on its parts', () => book(sheetOf(head), { lie: { flags: 1 } }), /密码/],
    ['with a password on the whole', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /密码/],
    ['with entities in its sheet', () => book(`${entities}${sheetOf(head)}`), /实体/],
    ['with entities in its texts', () => book(sheetOf(head), { strings: `${entities}<sst/>` }), /实体/],
    ['with a million columns', () => book(sheetOf(inline('列').repeat(1_000_000))), /2000 列/],
    ['whose only heading stands far to the right', () => book(sheetOf('<c r="XFD1"><v>1</v></c>')), /2000 列/],
    [
      'with a tag that never ends',
      () => book(Buffer.concat([Buffer.from('<worksheet a="'), Buffer.alloc(2_000_000, 'a')])),
      /读不出来/,
    ],
    ['that is a document of another kind', () => zip([['content.xml', '<x/>']]), /不是 .xlsx/],
  ])('%s', async (_name, make, why) => expect(await refusal(make())).toMatch(why))

  test('and where it breaks off in the middle, the line is named', async () => {
    const whole = sheetOf(head, ...Array.from({ length: 20_000 }, (_, i) => inline(`${i} ${(i * 7919) % 10_007}`)))
    const torn = book(whole, { lie: { crc: 1 } })
    expect(await refusal(torn)).toMatch(/第 20001 行之后/)
  })
})
