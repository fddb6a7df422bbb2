import { expect, test } from 'vitest'
import type { House } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok } from '#kernel/result'
import { passTime } from './jobs.ts'

test('time passes on the other cases when one of them fails, and the failure is told', async () => {
  const [broken, sound, dated] = [newId(), newId(), newId()]
  const done: string[] = []
  const call = async (name: string, input: unknown) => {
    if (name === 'casework.ripe') return ok({ sweep: [broken, sound], reclock: [dated] })
    const { case: id } = input as { case: string }
    if (id === broken) throw new Error('a bug')
    done.push(`${name} ${id}`)
    return ok({ case: id })
  }
  await expect(passTime({ call } as unknown as House)).rejects.toThrow('Time did not pass')
  expect(done).toEqual([`casework.sweep ${sound}`, `casework.reclock ${dated}`])
})
