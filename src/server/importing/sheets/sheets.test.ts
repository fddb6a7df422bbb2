import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchDictionary } from '#register/rules'
import { dictionary } from '../../pack-cn/dictionary.ts'
import type { TableRow } from './read-table.ts'
import { tableIn } from './read-table.ts'
import { openSheets } from './open.ts'
import { Checking, recognise } from './recognise.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneneedle-sheets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rows = [
  ['幸福街道台账', null, null, null, null],
  ['姓名', '基本信息', null, '最近走访', '收入'],
  [null, '性别', '公民身份号码', null, null],
  ['王芳', '女', '110101195001011234', new Date(Date.UTC(2026, 2, 2)), 1200.5],
  ['李敏', '男', '11010119500101123X', new Date(Date.UTC(1950, 0, 1)), 0],
  ['合  计', null, null, null, 1200.5],
]
const merges = [
  { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
  { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
  { s: { r: 1, c: 1 }, e: { r: 1, c: 2 } },
  { s: { r: 1, c: 3 }, e: { r: 2, c: 3 } },
  { s: { r: 1, c: 4 }, e: { r: 2, c: 4 } },
]

function workbook(bookType: 'xlsx' | 'xls' | 'ods'): Buffer {
  const sheet = utils.aoa_to_sheet(rows, { cellDates: true, UTC: true })
  sheet['!merges'] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '台账一')
  return write(book, { type: 'buffer', bookType }) as Buffer
}

async function kept(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, bytes)
  return file
}

async function read(file: string) {
  const opened = await openSheets(file)
  const [sheet] = opened.sheets
  const table = sheet && (await tableIn(sheet))
  const found: TableRow[] = []
  for await (const row of table?.rows() ?? []) found.push(row)
  return { kind: opened.kind, name: sheet?.name, shape: table?.shape, rows: found }
}

describe('a sheet is read alike whatever its file is', () => {
  test.each(['xlsx', 'xls', 'ods'] as const)('.%s', async (type) => {
    const { kind, name, shape, rows } = await read(await kept(`a.${type}`, workbook(type)))
    expect([kind, name]).toEqual([type, '台账一'])
    expect(shape?.columns.map(({ path }) => path)).toEqual([
      '姓名',
      '基本信息/性别',
      '基本信息/公民身份号码',
      '最近走访',
      '收入',
    ])
    expect(rows.map(({ kind }) => kind)).toEqual(['data', 'data', 'total'])
    expect(rows[0]?.cells.slice(0, 5)).toEqual(['王芳', '女', '110101195001011234', '2026-03-02', 1200.5])
    expect(rows[1]?.cells[3]).toBe('1950-01-01')
  })

  const table = '台账\r\n姓名\t住址\t电话\r\n王芳\t东街1号，二单元\t13800000001\r\n𠮷野花\t西街,3号,丙\t13900000002\r\n'
  const gb = Buffer.from('cbabc3fb2cd7a1d6b70d0acdf5bda8b9fa2cb6abbdd60d0a', 'hex')
  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16()],
  ])('text in %s, cut at tabs below a title', async (_name, bytes) => {
    const { kind, shape, rows } = await read(await kept('a.csv', bytes))
    expect([kind, shape?.titles]).toEqual(['csv', ['台账']])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['王芳', '东街1号，二单元', '13800000001'],
      ['𠮷野花', '西街,3号,丙', '13900000002'],
    ])
  })

  test('text in GB18030', async () => {
    const { rows } = await read(await kept('gb.csv', gb))
    expect(rows[0]?.cells).toEqual(['王建国', '东街'])
  })
})

test('columns are found and rows are read, with what could not be read and why', async () => {
  const text =
    '台账\n单位：万元\n姓名,身份证号,出生日期,家庭年收入,低保\n王芳,1.10101E+17,1950年1月2日,1.2,√\n李敏,/,3/2/1950,2万元,否\n合计,,,3.2,\n'
  const [sheet] = (await openSheets(await kept('rows.csv', text))).sheets
  const table = await tableIn(sheet!)
  const checking = new Checking(await recognise(table!, dictionary))
  const rows = []
  for await (const { values, rejects } of checking.rows())
    rows.push({ ...Object.fromEntries(values), not: rejects.map(({ path, code }) => `${path} ${code}`) })
  expect(rows).toEqual([
    {
      name: '王芳',
      'birth-date': '1950-01-02',
      'annual-income': 12_000,
      'low-income': true,
      not: ['身份证号 rounded'],
    },
    { name: '李敏', 'annual-income': 20_000, 'low-income': false, not: ['出生日期 date-ambiguous'] },
  ])
  expect(checking.quality().map(({ element, read, empty }) => [element, read, empty])).toContainEqual([
    'id-number',
    0,
    1,
  ])
})

describe('what cannot be read is refused in words', () => {
  const zip = (files: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])))
  test.each<[string, Uint8Array | string, RegExp]>([
    ['an empty file', '', /文件是空的/],
    ['half a workbook', workbook('xlsx').subarray(0, 2000), /读不出来/],
    ['half an old one', workbook('xls').subarray(0, 1500), /读不出来/],
    ['another zip', zip({ 'a.txt': 'a' }), /读不出来|没有/],
    ['macros', zip({ 'xl/vbaProject.bin': 'x' }), /宏/],
    ['a bomb', zip({ 'xl/worksheets/sheet1.xml': ' '.repeat(260 * 1024 * 1024) }), /解压后比文件本身大几百倍/],
    ['3,000 columns', Array.from({ length: 3000 }, (_, i) => `列${i}`).join(','), /2000 列/],
  ])('%s', async (_name, bytes, why) => {
    await expect(
      read(await kept('bad', bytes)).then(({ shape }) => shape ?? Promise.reject(new Error('没有表'))),
    ).rejects.toThrow(why)
  })
})

const forms = join(import.meta.dirname, '../../../../../shared/data/forms')
async function elementsIn(file: string) {
  const { shape, rows } = await read(join(forms, file))
  const data = rows.filter(({ kind }) => kind === 'data')
  const columns = (shape?.columns ?? []).map(({ parts, index }) => ({
    parts,
    values: data.map(({ cells }) => cells[index] ?? null),
  }))
  const found = matchDictionary(columns, dictionary)
  return found.map(({ column, element, reasons }) => ({ path: shape?.columns[column]?.path ?? '', element, reasons }))
}

describe.skipIf(!existsSync(forms))('public forms (skipped where ../shared/data is absent)', () => {
  test.each<[string, Record<string, string | null>]>([
    [
      '困难群众走访台账.xlsx',
      {
        序号: null,
        姓名: 'name',
        '基本信息/性别': 'sex',
        '基本信息/公民身份号码': 'id-number',
        '基本信息/出生日期': 'birth-date',
        '基本信息/联系电话': 'phone',
        '困难类型/经济类/低保': 'low-income',
        '困难类型/经济类/低保边缘': 'low-income-margin',
        '困难类型/特殊类/独居老人': 'lives-alone',
        '困难类型/特殊类/残疾等级': 'disability-grade',
        '走访情况/应访次数': 'visits-due',
        '走访情况/实访次数': 'visits-done',
        '走访情况/完成率': 'visit-rate',
        '走访情况/最近走访日期': 'last-visit',
        责任人: 'helped-by',
        备注: 'person-note',
      },
    ],
    [
      'checkTwo.xls',
      { '学生/学生姓名': 'name', '学生/学生性别': 'sex', '学生/出生日期': 'birth-date', 课程名称: null },
    ],
    ['groupName_GnEntity.xlsx', { '学生/学生性别': 'sex', '学生/出生日期': 'birth-date', '联系方式/电话号码': null }],
    ['sameName.xls', { '小组A/学生姓名': 'name', '小组A/学生性别': 'sex', '小组B/学生性别': null }],
    [
      '专项支出用款申请书.xls',
      { 资金性质: 'fund-nature', 项目名称: 'project-name', '收款人/银行账号': null, 核定金额: 'amount-granted' },
    ],
    ['OneToManyHaseNameTest.demandEntityTest.xlsx', { 部门: null, '需求材料表/材料名称': null }],
  ])('%s is recognised, or it is said why not', async (file, wanted) => {
    const found = await elementsIn(file)
    const byPath = Object.fromEntries(found.map(({ path, element }) => [path, element]))
    expect(byPath).toMatchObject(wanted)
    for (const { reasons } of found) expect(reasons.length).toBeGreaterThan(0)
  })
})
