import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openPackage, packed } from '../src/modules/forms/package.ts'
import { lettersOf } from '../src/modules/forms/rules/book/address.ts'
import { readWorkbook } from '../src/modules/forms/rules/book/workbook.ts'
import { fill } from '../src/modules/forms/rules/fill/fill.ts'
import type { Edit } from '../src/modules/forms/rules/fill/plan.ts'
import type { Value } from '../src/modules/forms/rules/fill/value.ts'
import { median, print, progress, round, type Options } from './report.ts'

const columns = 30
const headers = 5
const sheet = '走访台账'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageSpace = 'http://schemas.openxmlformats.org/package/2006'

/** The last column is a rate that the sheet computes; all others are written. */
const written = columns - 1

const styleOf = (row: number, column: number): number => (column % 7 === 4 ? 2 : 0) + (row % 2)

function templateRow(row: number): string {
  const cells = Array.from(
    { length: written },
    (_, i) => `<c r="${lettersOf(i + 1)}${row}" s="${styleOf(row, i + 1)}"/>`,
  )
  const rate = `<c r="${lettersOf(columns)}${row}" s="1"><f>IF(F${row}=0,"",G${row}/F${row})</f><v/></c>`
  return `<row r="${row}" ht="25.5" customHeight="1">${cells.join('')}${rate}</row>`
}

function worksheet(rows: number): string {
  const last = headers + rows
  const lines = Array.from({ length: rows }, (_, i) => templateRow(headers + 1 + i))
  const total = `<row r="${last + 1}"><c r="A${last + 1}" t="inlineStr"><is><t>合计</t></is></c><c r="F${last + 1}"><f>SUM(F${headers + 1}:F${last})</f><v/></c></row>`
  const names = Array.from(
    { length: columns },
    (_, i) => `<c r="${lettersOf(i + 1)}5" t="inlineStr"><is><t>第${i + 1}项</t></is></c>`,
  )
  return `<worksheet xmlns="${main}"><sheetData><row r="5">${names.join('')}</row>${lines.join('')}${total}</sheetData><mergeCells count="1"><mergeCell ref="A1:AD3"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="B${headers + 1}:B${last}"><formula1>"男,女"</formula1></dataValidation></dataValidations></worksheet>`
}

/** A template with this many prepared rows, in banded styles, and a picture that nothing may touch. */
function template(rows: number): Buffer {
  const xf = (format: number, fill: number): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="${fill}" borderId="0" xfId="0"/>`
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageSpace}/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': worksheet(rows),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="4">${xf(0, 0)}${xf(0, 0)}${xf(14, 0)}${xf(14, 0)}</cellXfs></styleSheet>`,
  }
  const picture = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 251)
  const texts = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries([...texts, ['xl/media/image1.png', picture]])))
}

const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗')
const given = Array.from('建国秀英伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平')

const valueAt = (row: number, column: number): Value => {
  const n = row * 31 + column * 17
  const kinds: Value[] = [
    { kind: 'text', text: `${surnames[n % 20]}${given[(n * 7) % 20]}${given[(n * 3) % 20]}` },
    { kind: 'text', text: n % 2 ? '男' : '女' },
    { kind: 'text', text: `11010119${String(50_000_000 + n).slice(-8)}${n % 10}${n % 7}` },
    { kind: 'text', text: `138${String(n).padStart(8, '0')}` },
    {
      kind: 'date',
      date: `20${String(10 + (n % 17))}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
    },
    { kind: 'number', number: n % 31 },
    { kind: 'number', number: (n % 1000) / 8 },
  ]
  return kinds[column % 7] ?? { kind: 'empty' }
}

const editsFor = (rows: number): Edit[] =>
  Array.from({ length: rows * written }, (_, i): Edit => {
    const [row, column] = [headers + 1 + Math.floor(i / written), (i % written) + 1]
    return { row, column, value: valueAt(row, column) }
  })

/** From the bytes of the template to the bytes of the filled file, as the product does it. */
function fillOnce(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const parts = openPackage(bytes)
  if (!parts.ok) throw new Error(parts.refusal.code)
  const book = readWorkbook(parts.value)
  if (!book.ok) throw new Error(book.refusal.code)
  const done = fill(parts.value, book.value, new Map([[sheet, edits]]))
  if (!done.ok) throw new Error(done.refusal.code)
  const missed = edits.length - (done.value.sheets.get(sheet)?.written.length ?? 0)
  if (missed > 0) throw new Error(`${missed} cells were not written`)
  return packed(parts.value, done.value.changes)
}

/** The same file read and written by the same library, its parts neither looked at nor changed. */
const copyOnce = (bytes: Buffer): Uint8Array => zipSync(unzipSync(bytes))

/** Milliseconds by the clock, and of the processor: these tell more where others share the machine. */
type Timed<T> = { ms: number; cpu: number; value: T }

const timed = <T>(work: () => T): Timed<T> => {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - begun, cpu: (user + system) / 1000, value }
}

/** Whether every part but the one that was written to is the same, byte for byte, in the same order. */
function othersIdentical(before: Buffer, after: Buffer): boolean {
  const [one, other] = [unzipSync(before), unzipSync(after)]
  const names = Object.keys(one)
  return (
    names.join('\n') === Object.keys(other).join('\n') &&
    names
      .filter((name) => name !== 'xl/worksheets/sheet1.xml')
      .every(
        (name) => strFromU8(one[name] ?? new Uint8Array(), true) === strFromU8(other[name] ?? new Uint8Array(), true),
      )
  )
}

/** Fills a prepared template of 10,000 rows × 30 columns, beside merely reading and writing the filled file. */
export function filling({ quick, rounds = quick ? 1 : 7 }: Options): Promise<void> {
  const rows = quick ? 200 : 10_000
  const [bytes, edits] = [template(rows), editsFor(rows)]
  const first = fillOnce(bytes, edits)
  const [ratios, clock, seconds, copies]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let i = 0; i < rounds; i += 1) {
    const copy = timed(() => copyOnce(first))
    const filled = timed(() => fillOnce(bytes, edits))
    if (!filled.value.equals(first)) throw new Error('the same input gave other bytes')
    ratios.push(filled.cpu / copy.cpu)
    clock.push(filled.ms / copy.ms)
    seconds.push(filled.ms / 1000)
    copies.push(copy.ms / 1000)
    progress(
      `fill: ${round(filled.ms / 1000)} s beside ${round(copy.ms / 1000)} s for a copy, cpu ${round(filled.cpu)} ms beside ${round(copy.cpu)} ms`,
    )
  }
  const ratio = median(ratios)
  const identical = othersIdentical(bytes, first)
  const size = `${rows} rows × ${columns} columns, ${edits.length} cells written`
  const line = { bench: 'fill', note: null, target: null, holds: null }
  print({
    ...line,
    measure: 'ratio_to_copy',
    value: round(ratio),
    unit: 'ratio',
    target: '<= 1.5',
    holds: quick ? null : ratio <= 1.5,
    note: `${size}; the copy unzips and zips the filled file with the same library; processor time, median of ${rounds}; by the clock ${round(median(clock))}`,
  })
  print({
    ...line,
    measure: 'parts_identical',
    value: identical ? 1 : 0,
    unit: 'yes/no',
    target: '= 1',
    holds: identical,
  })
  print({
    ...line,
    measure: 'seconds',
    value: round(median(seconds), 3),
    unit: 's',
    note: `copy ${round(median(copies), 3)} s`,
  })
  return Promise.resolve()
}
