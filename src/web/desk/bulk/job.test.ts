import { describe, expect, test } from 'vitest'
import { Refused } from '../api.ts'
import { isLeft, jobOf, withOutcome, work, type Item, type Outcome } from './job.ts'

const closed = { zh: '工单已经办结。', en: 'The case is closed.' }
const refused = (code: string) => new Refused({ code, ...closed })

/** A job with its present state, and the order in which its cases were asked for. */
function desk(items: Item[]) {
  let now: readonly Item[] = items
  const asked: string[] = []
  const tell = (id: string, outcome: Outcome) => {
    now = withOutcome(now, id, outcome)
  }
  const go = (doOne: (item: Item) => Promise<unknown>, stopped = () => false) =>
    work(
      now,
      (item) => {
        asked.push(`${item.id} ${item.command}`)
        return doOne(item)
      },
      { stopped, tell },
    )
  return { go, asked, kinds: () => now.map((item) => item.outcome.kind), left: () => now.filter(isLeft) }
}

describe('a job on several cases', () => {
  test('does each with a command of its own and passes over what the rules refuse', async () => {
    const job = desk(jobOf(['a', 'b', 'c'], [{ why: closed, cases: ['d'] }]))
    await job.go(({ id }) => (id === 'b' ? Promise.reject(refused('casework.not-now')) : Promise.resolve()))
    expect(job.kinds()).toEqual(['done', 'refused', 'done', 'refused'])
    expect(job.asked.map((one) => one[0])).toEqual(['a', 'b', 'c'])
    expect(new Set(job.asked.map((one) => one.slice(2))).size).toBe(3)
  })

  test('ends when the house cannot be reached and goes on with the same commands', async () => {
    const job = desk(jobOf(['a', 'b', 'c'], []))
    await job.go(({ id }) => (id === 'b' ? Promise.reject(refused('unreachable')) : Promise.resolve()))
    expect(job.kinds()).toEqual(['done', 'left', 'left'])
    expect(job.left()[0]?.outcome).toMatchObject({ said: closed })
    await job.go(() => Promise.resolve())
    expect(job.kinds()).toEqual(['done', 'done', 'done'])
    expect(job.asked[2]).toBe(job.asked[1])
  })

  test('stops between two cases, never inside one', async () => {
    const job = desk(jobOf(['a', 'b', 'c'], []))
    let stop = false
    await job.go(
      async ({ id }) => {
        stop = id === 'b'
      },
      () => stop,
    )
    expect(job.kinds()).toEqual(['done', 'done', 'left'])
  })

  test('does not hide a bug as a refusal', async () => {
    const job = desk(jobOf(['a'], []))
    await expect(job.go(() => Promise.reject(new TypeError('x')))).rejects.toThrow('x')
  })
})
