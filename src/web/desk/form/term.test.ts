import { expect, test } from 'vitest'
import { missing, readValues, type FieldSpec } from './fields.ts'
import { readTerm, termText } from './term.ts'

test('a term goes through the form unchanged', () => {
  for (const term of [
    { n: 5, unit: 'working-days' },
    { n: 5, unit: 'working-days', convention: 'B', endsAt: 'midnight' },
    { n: 180, unit: 'natural-days', endsAt: 'close-of-business' },
    { n: 30, unit: 'wall-minutes' },
  ])
    expect(readTerm(termText(term))).toEqual(term)
})

test('what its unit does not know is left out', () => {
  expect(readTerm('30|business-minutes|B|midnight')).toEqual({ n: 30, unit: 'business-minutes' })
  expect(readTerm('7|natural-days|B|midnight')).toEqual({ n: 7, unit: 'natural-days', endsAt: 'midnight' })
})

test('without an amount it is asked for, and never read as nought', () => {
  const fields: FieldSpec[] = [{ kind: 'term', name: 'resolve', label: { zh: '办结', en: 'Solve' } }]
  expect(missing(fields, { resolve: termText(undefined) })).toEqual(['resolve'])
  expect(missing(fields, { resolve: '0|working-days||' })).toEqual([])
  expect(readValues(fields, { resolve: ' |working-days||' })).toEqual({ resolve: { n: null, unit: 'working-days' } })
})
