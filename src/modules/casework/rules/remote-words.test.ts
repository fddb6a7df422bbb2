import { describe, expect, test } from 'vitest'
import { remoteFailures } from '../shapes.ts'
import { failureSaid, meaningOf, nextTry } from './remote-words.ts'

describe('a status of theirs', () => {
  test.each([
    ['OPEN', 'registered'],
    ['In Progress', 'progress'],
    ['action-scheduled', 'progress'],
    [' fixed ', 'done'],
    ['CLOSED', 'done'],
    ['not_councils_responsibility', 'not-ours'],
    ['no_further_action', 'told'],
    ['cancelled', 'told'],
    ['constructor', 'told'],
    ['', 'told'],
  ])('%s means %s', (status, meaning) => {
    expect(meaningOf(status)).toBe(meaning)
  })
})

describe('the next try', () => {
  const [since, now] = ['2026-09-07T01:00:00.000Z', '2026-09-07T02:00:00.000Z']
  test('comes five minutes after the first, thirty after any other, and not after three days', () => {
    const broken = { code: 'broken' } as const
    expect(nextTry(broken, 1, since, now)).toBe('2026-09-07T02:05:00.000Z')
    expect(nextTry(broken, 9, since, now)).toBe('2026-09-07T02:30:00.000Z')
    expect(nextTry(broken, 9, since, '2026-09-10T00:31:00.000Z')).toBeNull()
  })
  test('what they refuse outright is tried three times, what cannot be sent not at all', () => {
    const refused = { code: 'refused' } as const
    expect([1, 2, 3].map((tries) => nextTry(refused, tries, since, now) !== null)).toEqual([true, true, false])
    expect(nextTry({ code: 'no-service' }, 1, since, now)).toBeNull()
  })
  test('every reason is told in both tongues, with their words behind it', () => {
    for (const code of remoteFailures) {
      expect(failureSaid({ code }).zh).toMatch(/\p{Script=Han}/u)
      expect(failureSaid({ code, words: '缺少灯杆号' }).en).toMatch(/^[a-z].*: 缺少灯杆号$/)
    }
  })
})
