import { expect, test } from 'vitest'
import { initialValues, missing, readValues, type FieldSpec } from './fields.ts'

const label = { zh: '问', en: 'Q' }
const fields: FieldSpec[] = [
  { kind: 'long', name: 'reason', label },
  { kind: 'number', name: 'days', label },
  { kind: 'date', name: 'until', label, optional: true },
  { kind: 'yes-no', name: 'holds', label, yes: label, no: label },
  { kind: 'units', name: 'co', label, optional: true },
  { kind: 'check', name: 'public', label },
]

test('a form begins empty and names what it still needs', () => {
  const values = initialValues(fields)
  expect(values['co']).toEqual([])
  expect(missing(fields, values)).toEqual(['reason', 'days', 'holds'])
})

test('what was filled in becomes the input; what was not is left out', () => {
  const values = { ...initialValues(fields), reason: ' 雨季 ', days: '5', until: '2026-12-01', holds: 'no' }
  expect(readValues(fields, values)).toEqual({
    reason: '雨季',
    days: 5,
    until: '2026-12-01T09:30:00.000Z',
    holds: false,
  })
  expect(missing(fields, values)).toEqual([])
})

test('a ticked box says yes, a chosen list is kept whole', () => {
  expect(readValues(fields, { public: 'yes', co: ['u1', 'u2'] })).toEqual({ public: true, co: ['u1', 'u2'] })
})
