import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Element } from '../element.ts'
import { assign } from './assign.ts'
import { kindOf, numberIn } from './look.ts'
import { matchColumns } from './match-columns.ts'
import { matchDictionary } from './match-dictionary.ts'

const sumOf = (scores: readonly (readonly number[])[], found: readonly number[]): number =>
  found.reduce((sum, column, row) => sum + (column < 0 ? 0 : (scores[row]?.[column] ?? 0)), 0)

/** The best sum by trying everything. */
const bestSum = (scores: readonly (readonly number[])[], row = 0, used: ReadonlySet<number> = new Set()): number => {
  const own = scores[row]
  if (!own) return 0
  const free = own.flatMap((score, column) =>
    used.has(column) ? [] : [score + bestSum(scores, row + 1, new Set([...used, column]))],
  )
  return Math.max(...free, scores.length > own.length ? bestSum(scores, row + 1, used) : -Infinity)
}

describe('assignment', () => {
  test('is one to one and the best there is', () => {
    const square = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(100), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    fc.assert(
      fc.property(square, (scores) => {
        const found = assign(scores)
        const taken = found.filter((column) => column >= 0)
        expect(new Set(taken).size).toBe(taken.length)
        expect(taken.length).toBe(Math.min(scores.length, scores[0]?.length ?? 0))
        expect(sumOf(scores, found)).toBe(bestSum(scores))
      }),
    )
  })
  test('of nothing is nothing', () => {
    expect(assign([])).toEqual([])
    expect(assign([[]])).toEqual([-1])
  })
})

describe('how a value looks', () => {
  test.each([
    ['https://a.cn/1', 'url'],
    ['https://a.cn/1.jpg?w=2', 'picture'],
    ['2026-03-02 08:00', 'moment'],
    ['20260302', 'moment'],
    ['Fri Mar 25 22:09:06 2022', 'moment'],
    ['1,234 元', 'number'],
    ['4K+', 'number'],
    ['3楼/8楼', 'numbers'],
    ['ab12', 'code'],
    ['东街1号', 'han'],
    ['The Rest', 'words'],
  ])('%s is %s', (text, kind) => expect(kindOf(text)).toBe(kind))
  test('numbers with their scale', () =>
    expect(['1.2万', '3億', '4K+', '1,234'].map(numberIn)).toEqual([12_000, 3e8, 4000, 1234]))
})

describe('two tables', () => {
  const people = { name: '姓名', values: ['王芳', '李敏', '张伟', '刘洋'] }
  const phones = { name: '电话', values: ['13800000001', '13900000002', '13700000003', '13600000004'] }
  const born = { name: '出生', values: ['1950-01-01', '1962-03-12', '1999-12-30', '2001-07-08'] }

  test('by headings, by values where headings say nothing, in any order', () => {
    const other = [
      { name: 'col1', values: ['1970/1/2', '1988/11/3', '1990/5/6', '1949/10/1'] },
      { name: 'col2', values: ['13500000005', '13400000006', '15000000007', '18800000008'] },
      { name: '名字', values: ['陈静', '杨磊', '赵敏', '周涛'] },
    ]
    const found = matchColumns([people, phones, born], other)
    expect(found.map(({ a, b }) => [a, b])).toEqual([
      [0, 2],
      [1, 1],
      [2, 0],
    ])
    for (const { confidence, reasons } of found) {
      expect(confidence).toBeGreaterThan(0.3)
      expect(reasons.length).toBeGreaterThan(0)
    }
  })

  test('what fits nowhere stays out', () => {
    const web = { name: 'link', values: ['https://a.cn/1', 'https://a.cn/2'] }
    expect(matchColumns([people], [web])).toEqual([])
    expect(matchColumns([], [web])).toEqual([])
    expect(matchColumns([{ name: 'a', values: [] }], [{ name: 'b', values: [null] }])).toEqual([])
  })

  test('either way round it is the same', () => {
    const column = fc.record({
      name: fc.string({ maxLength: 8 }),
      values: fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }),
    })
    const table = fc.array(column, { maxLength: 5 })
    fc.assert(
      fc.property(table, table, (left, right) => {
        const found = matchColumns(left, right)
        expect(new Set(found.map(({ a }) => a)).size).toBe(found.length)
        expect(new Set(found.map(({ b }) => b)).size).toBe(found.length)
        const sum = (matches: typeof found) => matches.reduce((total, { reasons }) => total + reasons.length, 0)
        if (left.length === 1 && right.length === 1) expect(sum(matchColumns(right, left))).toBe(sum(found))
      }),
    )
  })
})

describe('a sheet and the dictionary', () => {
  const element = (code: string, zh: string, type: Element['type'], more: Partial<Element> = {}): Element => ({
    code,
    zh,
    en: code,
    synonyms: [],
    kind: 'person',
    type,
    sensitivity: 1,
    merge: 'lww',
    ...more,
  })
  const elements = [
    element('name', '姓名', 'person-name', { synonyms: ['学生姓名'] }),
    element('id-number', '公民身份号码', 'id-number', { synonyms: ['身份证号'] }),
    element('phone', '联系电话', 'phone', { synonyms: ['手机号'] }),
    element('guardian-phone', '监护人电话', 'phone', { synonyms: ['监护人联系电话'] }),
    element('birth-date', '出生日期', 'date', {
      variants: [{ code: 'month', zh: '出生年月', en: 'Month', synonyms: ['出生年月'], write: 'month' }],
    }),
    element('low-income', '低保', 'yesno', { synonyms: ['是否低保'] }),
    element('address', '现住址', 'address', { synonyms: ['地址'] }),
    element('shop-address', '经营地址', 'address', { kind: 'organisation', synonyms: ['单位地址'] }),
  ]
  const match = (...columns: [string, ...(string | number)[]][]) =>
    matchDictionary(
      columns.map(([path, ...values]) => ({ parts: path.split('/'), values })),
      elements,
    )

  test('by the path of headings', () => {
    const found = match(
      ['姓 名'],
      ['基本信息/身份证号（18位）'],
      ['联系电话*'],
      ['监护人/联系电话'],
      ['是否低保'],
      ['出生年月'],
    )
    expect(found.map(({ element, variant }) => [element, variant])).toEqual([
      ['name', null],
      ['id-number', null],
      ['phone', null],
      ['guardian-phone', null],
      ['low-income', null],
      ['birth-date', 'month'],
    ])
    expect(found[0]?.reasons).toEqual(['same-heading', 'no-values'])
    expect(found[3]?.reasons).toContain('heading-in-path')
  })

  test('somebody else’s number is not the person’s', () => {
    expect(match(['配偶/身份证号'])[0]).toMatchObject({ element: null, reasons: ['other-person'] })
    expect(match(['配偶身份证号'])[0]).toMatchObject({ element: null, reasons: ['other-person'] })
  })

  test('by values alone where they tell', () => {
    const ids = ['11010119500101123X', '110101196203120021', '330106199001010018'] as const
    expect(match(['列3', ...ids])[0]?.element).toBeNull()
    const right = ['110105194912310021', '440524188001010014', '11010519491231002X'] as const
    expect(match(['列3', right[1], right[2], right[1]])[0]).toMatchObject({
      element: 'id-number',
      reasons: ['values-alone'],
    })
  })

  test('a heading that its values deny is left to a person', () => {
    expect(match(['联系电话', '东街1号', '西街2号', '南街3号'])[0]).toMatchObject({
      element: null,
      reasons: ['values-do-not-fit'],
    })
  })

  test('one element is given once; the second column is told', () => {
    const found = match(['甲组/姓名', '王芳', '李敏', '张伟'], ['乙组/姓名', '王芳', '李敏', '张伟'])
    expect(new Set(found.map(({ element }) => element))).toEqual(new Set(['name', null]))
    expect(found.find(({ element }) => element === null)?.reasons).toEqual(['taken'])
  })

  test('nothing fits: it says so', () =>
    expect(match(['法律依据'])[0]).toMatchObject({ element: null, reasons: ['nothing-fits'] }))
})
