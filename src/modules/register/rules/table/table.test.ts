import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../values/value.ts'
import type { Head, Merge } from './grid.ts'
import { kindOfRow, MergedDown } from './rows.ts'
import { QualityOf, qualityWarnings } from './quality.ts'
import { shapeOf } from './shape.ts'
import { readIdNumber } from '../values/id-number.ts'

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right })
const row = (text: string): Cell[] => text.split('|').map((cell) => (cell.trim() === '' ? null : cell.trim()))
const paths = (head: Head) => shapeOf(head)?.columns.map(({ path }) => path)

const ledger: Head = {
  rows: [
    row('幸福街道困难群众台账'),
    row('填报单位（盖章）： | | | 填报人：李敏 | | 单位：万元'),
    row('序号 | 姓名 | 基本信息 | | 困难类型 | | | 备注'),
    row(' | | 性别 | 公民身份 号码 | 经济类 | | 特殊类'),
    row(' | | | | 低保 | 低保边缘 | 残疾等级'),
    row('1 | 2 | 3 | 4 | 5 | 6 | 7 | 8'),
    row('1 | 王芳 | 女 | 110101195001011234 | 是'),
  ],
  merges: [
    merge(0, 0, 0, 7),
    merge(2, 0, 4, 0),
    merge(2, 1, 4, 1),
    merge(2, 2, 2, 3),
    merge(3, 2, 4, 2),
    merge(3, 3, 4, 3),
    merge(2, 4, 2, 6),
    merge(3, 4, 3, 5),
    merge(2, 7, 4, 7),
  ],
}
const ledgerPaths =
  '序号|姓名|基本信息/性别|基本信息/公民身份号码|困难类型/经济类/低保|困难类型/经济类/低保边缘|困难类型/特殊类/残疾等级|备注'.split(
    '|',
  )

describe('the shape of a messy sheet', () => {
  test('titles, fields, a header of three rows, a row of numbers', () => {
    const shape = shapeOf(ledger)
    expect(shape).toMatchObject({
      titles: ['幸福街道困难群众台账'],
      fields: [
        { label: '填报单位(盖章)', value: '' },
        { label: '填报人', value: '李敏' },
        { label: '单位', value: '万元' },
      ],
      header: { from: 2, to: 4 },
      dataFrom: 6,
      blocks: [{ from: 0, to: 7 }],
      unit: '万元',
    })
    expect(paths(ledger)).toEqual(ledgerPaths)
  })

  test('the same out of a CSV, where merges are lost', () => {
    expect(paths({ ...ledger, merges: [] })).toEqual(ledgerPaths)
  })

  test('a plain table, with or without a title, and of one column', () => {
    expect(shapeOf({ rows: [row('姓名|电话'), row('王芳|13800000001')], merges: [] })?.header).toEqual({
      from: 0,
      to: 0,
    })
    expect(shapeOf({ rows: [row('名单'), row('姓名|电话|住址')], merges: [] })?.header).toEqual({ from: 1, to: 1 })
    expect(paths({ rows: [row('姓名'), row('王芳')], merges: [] })).toEqual(['姓名'])
    expect(shapeOf({ rows: [], merges: [] })).toBeUndefined()
    expect(shapeOf({ rows: [row('1|2|3'), row('4|5|6')], merges: [] })).toBeUndefined()
  })

  test('the unit of a heading', () => {
    const shape = shapeOf({ rows: [row('姓名|家庭年收入（元）|面积/㎡|类别（数据字典）')], merges: [] })
    expect(shape?.columns.map(({ unit }) => unit)).toEqual([undefined, '元', 'm2', undefined])
  })

  test('tables side by side are told', () => {
    const beside = shapeOf({ rows: [row('姓名|电话||姓名|电话'), row('王芳|1||李敏|2')], merges: [] })
    expect(beside?.blocks).toEqual([
      { from: 0, to: 1 },
      { from: 3, to: 4 },
    ])
    const again = shapeOf({ rows: [row('序号|姓名|电话|序号|姓名|电话')], merges: [] })
    expect(again?.blocks).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
    ])
  })

  test('columns under no heading are told', () => {
    expect(shapeOf({ rows: [row('姓名|电话'), row('王芳|1|住东街')], merges: [] })?.withoutHeading).toEqual([2])
  })

  test.each([
    ['1|王芳|女', 'data'],
    ['12||', 'blank'],
    ['||', 'blank'],
    ['小计|3|', 'total'],
    ['合   计|3|', 'total'],
    ['|合计|30', 'total'],
    ['东街社区小计||5', 'total'],
    ['注：本表一式三份||', 'note'],
    ['填表人：李敏|审核人：王芳|日期：', 'note'],
    ['说明：1.按户填写；2.每月报一次||', 'note'],
    ['一、城市低保||', 'section'],
    ['东街社区||', 'section'],
    ['|王芳|', 'data'],
    ['序号|姓名|基本信息|公民身份号码', 'header-again'],
    ['1|2|3|4', 'numbering'],
    ['甲|乙|1|2', 'numbering'],
    ['例|张三|男|', 'example'],
    ['3|共青|男', 'data'],
  ])('%s is %s', (text, kind) => {
    const columns = shapeOf({ rows: [row('序号|姓名|性别|公民身份号码')], merges: [] })?.columns ?? []
    expect(kindOfRow(columns, row(text))).toBe(kind)
  })

  test('a merge over several rows stands in each of them', () => {
    const down = new MergedDown([merge(2, 0, 3, 0), merge(4, 0, 6, 0)])
    const rows = [row('甲|1'), row('|2'), row('乙|3'), row('|4'), row('|5'), row('|6')]
    expect(rows.map((cells, i) => down.fill(i + 2, cells)[0])).toEqual(['甲', '甲', '乙', '乙', '乙', null])
  })

  test('no sheet whatever throws', () => {
    const cell = fc.oneof(
      fc.constantFrom('姓名', '合计', '注：', '', '单位：元'),
      fc.string(),
      fc.integer(),
      fc.constant(null),
    )
    const at = fc.nat(7)
    const merges = fc.array(
      fc
        .tuple(at, at, at, at)
        .map(([a, b, c, d]) => merge(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d))),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), merges, (rows, merges) => {
        const shape = shapeOf({ rows, merges })
        const down = new MergedDown(merges)
        for (const [i, cells] of rows.entries()) kindOfRow(shape?.columns ?? [], down.fill(i, cells))
        for (const { path } of shape?.columns ?? []) expect(path).not.toBe('')
      }),
    )
  })
})

describe('how a column fared', () => {
  test('what was read, what was refused and why, what is odd about all of it', () => {
    const numbers = ['110101195001011000', '110101195001012000', '11010119500101123', '330106199001010018', null]
    const quality = new QualityOf('身份证号', 'id-number')
    for (const cell of numbers) quality.add(cell, cell === null ? { ok: true, value: undefined } : readIdNumber(cell))
    const result = quality.result()
    expect(result).toMatchObject({ path: '身份证号', element: 'id-number', filled: 4, empty: 1, warnings: ['rounded'] })
    expect(Object.values(result.refused).reduce((sum, n) => sum + n, 0) + result.read).toBe(4)
    expect(qualityWarnings.rounded.zh).toContain('000')
  })
  test('a column of one value, and one that is another', () => {
    const [one, wrong] = [new QualityOf('镇', 'street'), new QualityOf('电话', 'phone')]
    for (let i = 0; i < 20; i += 1) {
      one.add('东镇', { ok: true, value: '东镇' })
      wrong.add('东街', { ok: false, refusal: { code: 'phone-shape' } })
    }
    expect(one.result().warnings).toEqual(['one-value'])
    expect(wrong.result()).toMatchObject({ warnings: ['mostly-refused'], refused: { 'phone-shape': 20 } })
  })
})
