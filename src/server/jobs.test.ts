import { expect, test } from 'vitest'
import type { House } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok } from '#kernel/result'
import { carryCalendar, passTime } from './jobs.ts'

type Call = (name: string, input: { case?: string; cases?: string[]; failed?: string[] }) => unknown
const houseWith = (call: Call) =>
  ({ call: async (name: string, input: object) => ok(call(name, input)) }) as unknown as House

test('time passes on the other cases when one of them fails, and the failure is told', async () => {
  const [broken, sound, kept] = [newId(), newId(), newId()]
  const done: string[] = []
  const house = houseWith((name, { case: id = '' }) => {
    if (name === 'casework.ripe') return { sweep: [broken, sound], passOn: [kept] }
    if (id === broken) throw new Error('a bug')
    done.push(`${name} ${id}`)
    return { case: id }
  })
  await expect(passTime(house)).rejects.toThrow('Time did not pass')
  expect(done).toEqual([`casework.sweep ${sound}`, `casework.passOn ${kept}`])
})

test('a changed calendar is carried into the other cases when one of them fails, and that one is kept for another try', async () => {
  const [broken, sound] = [newId(), newId()]
  const done: unknown[] = []
  const house = houseWith((name, input) => {
    if (name === 'casework.reclockNext')
      return { revision: 3, since: '2026-09-17T01:00:00Z', cases: [broken, sound], total: 2, seen: 0 }
    if (input.case === broken) throw new Error('a bug')
    if (name === 'casework.reclockDone') done.push(input)
    return { case: input.case, n: 4, moved: true, unit: null }
  })
  await expect(carryCalendar(house)).rejects.toThrow('could not be computed')
  expect(done).toEqual([{ revision: 3, total: 2, cases: [broken, sound], moved: 1, units: [], failed: [broken] }])
})
