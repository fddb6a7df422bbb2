import { expect, test } from 'vitest'
import { categories } from '../../pack-cn/casework.ts'
import { units } from '../county.ts'
import { deckOf } from '../deck.ts'
import { extensions, returns, findWord } from '../desk-words.ts'
import { dice } from '../drive.ts'
import { plans, suits } from '../plan.ts'
import { subjects } from './all.ts'
import { referred } from './referred.ts'
import { themes } from './themes.ts'

const matters = subjects.flatMap((subject) => subject.matters)
const said = [...matters, ...themes].flatMap(({ say }) => say)
const answered = [...matters, ...themes].flatMap(({ note, reply }) => [note, ...reply])

test('residents bring more than two hundred different matters, and no two of them say the same', () => {
  expect(matters.length).toBeGreaterThan(200)
  expect(new Set(said).size).toBe(said.length)
  expect(said.length).toBeGreaterThan(400)
})

test('every category that has no finer ones is spoken of, each by one unit that there is', () => {
  const finest = categories.filter(({ code }) => !categories.some(({ parent }) => parent === code))
  expect(subjects.map(({ category }) => category).toSorted()).toEqual(finest.map(({ code }) => code).toSorted())
  const known: string[] = units.map(({ key }) => key)
  expect([...subjects, ...themes].filter(({ unit }) => !known.includes(unit))).toEqual([])
})

test('blanks are known, and nobody can be called or recognised by a number', () => {
  for (const text of [...said, ...answered, ...referred.flatMap(({ say, reply }) => [say, reply])]) {
    expect(text.replaceAll(/\{[路口院村栋元几]\}/g, '')).not.toMatch(/[{}]/)
    expect(text).not.toMatch(/\d{7}/)
  }
})

test('whatever the month and the plan, somebody has something to tell', () => {
  const draw = deckOf(dice(1))
  for (let month = 1; month <= 12; month += 1)
    for (const plan of new Set(plans)) {
      const told = draw(month, suits(plan))
      expect([plan, suits(plan)(told), told.months?.includes(month) ?? true]).toEqual([plan, true, true])
    }
})

test('every category finds words for being returned and for asking more time', () => {
  for (const { category, unit } of subjects) {
    expect(findWord(extensions, category)).toBeTruthy()
    expect(findWord(returns, category)?.wrong).not.toBe(unit)
    expect(findWord(returns, category)).toBeTruthy()
  }
})
