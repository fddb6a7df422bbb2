import { describe, expect, test } from 'vitest'
import { elementTypes, matchDictionary, mergeClasses, subjectKinds } from '#register/rules'
import { unitKinds } from '#kernel/org/contract/shapes'
import { dictionary } from './dictionary.ts'

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
const repeated = (words: readonly string[]): string[] => words.filter((word, i) => words.indexOf(word) !== i)
const of = (code: string) => dictionary.find((element) => element.code === code)

describe('the data dictionary of the pack', () => {
  test('has enough for persons, households, places and organisations', () => {
    expect(dictionary.length).toBeGreaterThanOrEqual(150)
    for (const kind of subjectKinds)
      expect(dictionary.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(25)
  })

  test('every code stands once, every element has both names and known words of the rules', () => {
    expect(repeated(dictionary.map(({ code }) => code))).toEqual([])
    for (const { code, zh, en, type, merge, sensitivity } of dictionary) {
      expect(code).toMatch(/^[a-z][a-z0-9-]{1,39}$/)
      expect(zh, code).toMatch(/\p{Script=Han}/u)
      expect(en, code).toMatch(/^[A-Z][\x20-\x7E]+$/)
      expect(elementTypes, code).toContain(type)
      expect(mergeClasses, code).toContain(merge)
      expect([0, 1, 2, 3], code).toContain(sensitivity)
    }
  })

  test('a heading leads to one element only', () => {
    const headings = dictionary.flatMap(({ code, zh, synonyms }) =>
      [...new Set([zh, ...synonyms].map(plain))].map((heading) => ({ heading, code })),
    )
    expect(repeated(headings.map(({ heading }) => heading))).toEqual([])
  })

  test('options have codes of their own, and no word leads to two of them', () => {
    for (const { code, type, options = [] } of dictionary) {
      expect(options.length > 0, code).toBe(type === 'option')
      expect(repeated(options.map((one) => one.code)), code).toEqual([])
      const words = options.flatMap((one) => [...new Set([one.code, one.zh, ...one.synonyms].map(plain))])
      expect(repeated(words), code).toEqual([])
      for (const { zh, en } of options) expect(zh.length * en.length, code).toBeGreaterThan(0)
    }
  })

  test('stewards are kinds of units; what a steward settles names one', () => {
    for (const { code, steward, merge } of dictionary) {
      if (steward) expect(unitKinds, code).toContain(steward)
      if (merge === 'steward') expect(steward, code).toBeDefined()
    }
  })

  test('what the law calls sensitive is kept as such', () => {
    for (const code of ['id-number', 'disability-grade', 'health', 'bank-account', 'orphan'])
      expect(of(code)?.sensitivity).toBe(3)
  })

  test('the codes of the standards stand as they do there', () => {
    expect(of('ethnic-group')?.options?.length).toBe(57)
    expect(of('ethnic-group')?.options?.[55]).toMatchObject({ code: '56', zh: '基诺族' })
    expect(of('sex')?.options?.map(({ code }) => code)).toEqual(['0', '1', '2', '9'])
    expect(of('education')?.options?.find(({ code }) => code === '70')?.zh).toBe('初中')
  })
})

describe('headings as forms write them lead to their elements', () => {
  const found = (headings: readonly string[]) =>
    matchDictionary(
      headings.map((heading) => ({ parts: [heading], values: [] })),
      dictionary,
    ).map(({ element, variant }) => (variant ? `${element}:${variant}` : element))
  const roster = {
    序号: null,
    '乡镇（街道）': 'street',
    '村（社区）': 'community',
    所属网格: 'grid',
    户主姓名: 'household-head',
    户主身份证号码: 'household-head-id',
    '家庭人口数（人）': 'members',
    与户主关系: 'relation-to-head',
    成员姓名: 'name',
    '性别（男/女）': 'sex',
    '身份证号码（必填）': 'id-number',
    出生年月: 'birth-date:month',
    民族: 'ethnic-group',
    文化程度: 'education',
    是否低保户: 'low-income',
    '低保金额（元/月）': 'low-income-amount',
    '家庭人均纯收入（元）': 'income-per-head',
    '住房面积（㎡）': 'housing-area',
    联系电话: 'phone',
    紧急联系人: 'contact-name',
    紧急联系人电话: 'contact-phone',
    监护人姓名: 'guardian-name',
    监护人身份证号: null,
    配偶姓名: null,
    父亲电话: null,
    帮扶干部姓名: 'helped-by',
    帮扶干部电话: 'helped-by-phone',
    走访时间: 'last-visit',
    审核意见: null,
    备注: 'person-note',
  }
  const shops = {
    企业名称: 'organisation-name',
    统一社会信用代码: 'credit-code',
    法人姓名: 'legal-representative',
    所属行业: 'industry',
    经营地址: 'business-address',
    '员工人数（人）': 'employees',
    '注册资本（万元）': 'registered-capital',
    填报人: null,
  }
  test.each([roster, shops])('a whole table', (wanted) => {
    const headings = Object.keys(wanted)
    expect(Object.fromEntries(found(headings).map((code, i) => [headings[i], code]))).toEqual(wanted)
  })
  test('the number of a citizen in all the ways in which one inventory found it', () => {
    for (const heading of [
      '公民身份号码',
      '身份证号码',
      '身份证号',
      '身份证',
      '居民身份证号码',
      '证件号码',
      '身份证号（18位）',
      '身份证后四位',
    ])
      expect(found([heading])[0]?.split(':')[0], heading).toBe('id-number')
  })
})
