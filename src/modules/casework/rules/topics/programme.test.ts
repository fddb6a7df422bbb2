import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeCurve, weeksAround } from './programme.ts'

const days = { '2026-04-20': 6, '2026-05-04': 9, '2026-05-20': 5, '2026-06-01': 2, '2026-06-20': 1 }

test('the days since the start stand beside as many before it', () => {
  expect(judgeCurve(days, '2026-06-01', '2026-07-01')).toEqual({ length: 30, before: 14, after: 3, verdict: 'fell' })
  expect(judgeCurve(days, '2026-05-01', '2026-05-31')).toMatchObject({ before: 6, after: 14, verdict: 'rose' })
  expect(judgeCurve(days, '2026-04-25', '2026-05-15')).toMatchObject({
    before: 6,
    after: 9,
    verdict: 'no-clear-change',
  })
})

test('of a handful nothing is said', () => {
  expect(judgeCurve({ '2026-05-20': 5, '2026-06-02': 1 }, '2026-06-01', '2026-07-01').verdict).toBe('too-few')
  expect(judgeCurve(days, '2026-06-01', '2026-06-01')).toEqual({ length: 0, before: 0, after: 0, verdict: 'too-few' })
})

test('every request is in one week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (after) => {
      const until = Temporal.PlainDate.from('2026-06-01').add({ days: after }).toString()
      const weeks = weeksAround(days, '2026-06-01', until, 12)
      expect(weeks.filter((week) => !week.after)).toHaveLength(12)
      expect(weeks.filter((week) => !week.after).reduce((all, { n }) => all + n, 0)).toBe(20)
    }),
  )
})
