import { expect, test } from 'vitest'
import { duration, remaining, toInstant } from './when.ts'

const now = Date.parse('2026-11-24T08:00:00Z') // 16:00 in the office

test('what is due later today says the hour', () => {
  expect(remaining('2026-11-24T09:30:00.000Z', now)).toEqual({
    says: { zh: '今天 17:30 前', en: 'today by 17:30' },
    state: 'soon',
  })
})

test('days are those of the office, not of the browser: half past midnight there is tomorrow', () => {
  expect(remaining('2026-11-24T16:30:00.000Z', now).says.zh).toBe('明天 00:30 前')
})

test('overdue is said in words, by days and before that by hours', () => {
  expect(remaining('2026-11-21T07:00:00.000Z', now)).toEqual({
    says: { zh: '已超期 3 天', en: '3 days overdue' },
    state: 'overdue',
  })
  expect(remaining('2026-11-24T06:00:00.000Z', now).says.en).toBe('2 hours overdue')
})

test('a date alone means the end of that working day', () => {
  expect(toInstant('2026-11-30')).toBe('2026-11-30T09:30:00.000Z')
  expect(toInstant('2026-11-30T09:00')).toBe('2026-11-30T01:00:00.000Z')
})

test('minutes are said as a person would say them', () => {
  expect(duration(45).zh).toBe('45 分钟')
  expect(duration(90).en).toBe('1.5 h')
  expect(duration(840 * 60).zh).toBe('105 个工作日')
})
