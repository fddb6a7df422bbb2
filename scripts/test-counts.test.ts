import { describe, expect, test } from 'vitest'
import { addCounts, countOfPlaywright, countOfVitest, isBenchLine } from './test-counts.ts'

describe('the gate’s last line', () => {
  test('sums what both runners counted', () => {
    const unit = countOfVitest({ numPassedTests: 40, numFailedTests: 0 }, true)
    const browser = countOfPlaywright({ stats: { expected: 7, unexpected: 0, flaky: 0 } }, true)
    expect(addCounts(unit, browser)).toEqual({ passed: 47, failed: 0 })
  })

  test('never says “0 failed” of a run that failed: a file that did not load, a report that was not written', () => {
    expect(countOfVitest({ numPassedTests: 40, numFailedTests: 0 }, false)).toEqual({ passed: 40, failed: 1 })
    expect(countOfVitest(null, true)).toEqual({ passed: 0, failed: 1 })
    expect(countOfPlaywright(null, true)).toEqual({ passed: 0, failed: 1 })
  })

  test('counts a test that passed only when repeated as failed', () => {
    const browser = countOfPlaywright({ stats: { expected: 6, unexpected: 0, flaky: 1 } }, true)
    expect(browser).toEqual({ passed: 6, failed: 1 })
  })
})

describe('a bench’s line', () => {
  const line = {
    bench: 'intake',
    measure: 'per_second_c16',
    value: 1,
    unit: '1/s',
    target: null,
    holds: null,
    note: '',
  }
  test('is one JSON object with all its parts', () => {
    expect(isBenchLine(JSON.stringify(line))).toBe(true)
    expect(isBenchLine('done in 3 s')).toBe(false)
    expect(isBenchLine(JSON.stringify({ ...line, value: 'fast' }))).toBe(false)
  })
})
