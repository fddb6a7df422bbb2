import { expect, test } from 'vitest'
import { markedDays, stretchesOf, weeksOf } from './year.ts'

test('a month begins on its weekday and ends with its last day', () => {
  const september = weeksOf(2026, 9)
  expect(september[0]).toEqual([
    null,
    '2026-09-01',
    '2026-09-02',
    '2026-09-03',
    '2026-09-04',
    '2026-09-05',
    '2026-09-06',
  ])
  expect(september.at(-1)?.filter(Boolean)).toEqual(['2026-09-28', '2026-09-29', '2026-09-30'])
  expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29)
})

test('what the county sets covers the notice; days in a row are one line', () => {
  const flood = { zh: '防汛', en: 'Flood' }
  const setAt = '2026-09-01T00:00:00.000Z'
  const local = {
    date: '2026-09-27',
    kind: 'work',
    name: flood,
    hours: null,
    reason: '通知',
    setAt,
    setBy: null,
  } as const
  const off = (date: string) => ({ date, name: '中秋节', off: true })
  const marked = markedDays({
    year: 2026,
    revision: 1,
    source: ['x'],
    days: [off('2025-12-31'), off('2026-09-25'), off('2026-09-26'), off('2026-09-27')],
    local: [local],
  })
  expect(stretchesOf(marked.values())).toEqual([
    { name: { zh: '中秋节', en: 'Mid-Autumn Festival' }, kind: 'off', first: '2026-09-25', last: '2026-09-26' },
    { name: { zh: '防汛', en: 'Flood' }, kind: 'work', first: '2026-09-27', last: '2026-09-27' },
  ])
})
