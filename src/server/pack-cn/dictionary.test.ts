import { describe, expect, test } from 'vitest'
import { elementTypes, mergeClasses, subjectKinds } from '#register/rules'
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
