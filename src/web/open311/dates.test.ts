import { describe, expect, test } from 'vitest'
import { readDate, spanOf, updateSpan } from './dates.ts'

describe('a date as clients write it', () => {
  test.each([
    ['2026-09-07T09:00:00+08:00', '2026-09-07T01:00:00Z'],
    ['2026-09-07T09:00:00+0800', '2026-09-07T01:00:00Z'],
    ['2026-09-07T09:00:00 08:00', '2026-09-07T01:00:00Z'],
    ['2026-09-07T01:00:00.250Z', '2026-09-07T01:00:00.25Z'],
    ['2026-09-07T01:00:00', '2026-09-07T01:00:00Z'],
    ['2026-09-07 01:00', '2026-09-07T01:00:00Z'],
    ['2026-09-07', '2026-09-07T00:00:00Z'],
    ['2026-02-30', undefined],
    ['2026-09-07T25:00:00Z', undefined],
    ['0000-01-01', undefined],
    ['9999-12-31T23:59:59Z', undefined],
    ['yesterday', undefined],
    ['20260907', undefined],
  ])('%s is %s', (text, at) => expect(readDate(text)?.toString()).toBe(at))
})

describe('the span', () => {
  const now = Temporal.Instant.from('2026-09-07T01:00:00Z')
  const ask = (pairs: Record<string, string>, read = spanOf) =>
    read(new Map(Object.entries(pairs).map(([name, value]) => [name, [value]])), now)
  const at = (from: string, to?: string) => ({ ok: true, value: to ? { from, to } : { from } })
  const [start, end] = ['2026-06-09T01:00:00.000Z', '2026-09-07T01:00:00.000Z']

  test('is the last 90 days, or 90 days before its end, or from its start, never more', () => {
    expect(ask({})).toEqual(at(start))
    expect(ask({ start_date: '2020-01-01' })).toEqual(at(start))
    expect(ask({ start_date: '2026-09-01' })).toEqual(at('2026-09-01T00:00:00.000Z'))
    expect(ask({ end_date: end })).toEqual(at(start, end))
  })

  test('of exactly 90 days is given, of a second more refused', () => {
    expect(ask({ start_date: start, end_date: end })).toEqual(at(start, end))
    expect(ask({ start_date: '2026-06-09T00:59:59Z', end_date: end })).toMatchObject({ ok: false })
  })

  test('of updates is the last day unless somebody asks for another', () => {
    expect(ask({}, updateSpan)).toEqual(at('2026-09-06T01:00:00.000Z', '2026-09-07T01:00:00.001Z'))
    expect(ask({ start_date: '2026-09-01', end_date: '2026-09-02' }, updateSpan)).toEqual(
      at('2026-09-01T00:00:00.000Z', '2026-09-02T00:00:00.000Z'),
    )
  })
})
