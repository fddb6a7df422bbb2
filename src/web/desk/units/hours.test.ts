import { expect, test } from 'vitest'
import { readHours, writeHours } from './hours.ts'

test('duty hours are read as people write them', () => {
  expect(readHours('8:30-12:00，14:00–17:30')).toEqual([
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ])
})

test('nothing written means the calendar', () => {
  expect(readHours('  ')).toBeNull()
  expect(writeHours(null)).toBe('')
})

test('what is written can be read again', () => {
  const hours = [{ from: '00:00', to: '24:00' }]
  expect(readHours(writeHours(hours))).toEqual(hours)
})
