import { expect, test } from 'vitest'
import { initialValues, missing, readValues } from '../form/fields.ts'
import { ruleFields, ruleFrom, type Rule } from './rule-form.ts'

const days = (n: number) => ({ n, unit: 'working-days' })
const rule = {
  triage: { n: 210, unit: 'business-minutes' },
  contact: { n: 1440, unit: 'wall-minutes' },
  keep: days(5),
  accept: { ...days(1), convention: 'B', endsAt: 'midnight' },
  ruling: days(1),
  resolve: days(5),
  judge: { n: 7, unit: 'natural-days', endsAt: 'midnight' },
  extension: { times: 0, days: 3 },
  ceiling: { n: 180, unit: 'natural-days' },
  pauseDays: 0,
  basis: { zh: '本县规定', en: 'County rules' },
}
const before: Rule = {
  id: 'x',
  category: 'city',
  urgency: 'urgent',
  rule,
  says: { zh: '', en: '' },
  from: '2026-01-01T00:00:00.000Z',
}

test('a rule that is opened and saved untouched is the same rule, with nothing of it lost', () => {
  const fields = ruleFields(before, false)
  expect(missing(fields, initialValues(fields))).toEqual([])
  expect(ruleFrom(readValues(fields, initialValues(fields)))).toEqual(rule)
})

test('a new rule also asks what it is for', () => {
  const fields = ruleFields(before, true)
  expect(readValues(fields, { ...initialValues(fields), category: 'farm' })).toMatchObject({
    category: 'farm',
    urgency: 'urgent',
  })
})
