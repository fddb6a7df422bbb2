import type { InputOf } from '#kernel/contract'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { register } from '#register/contract'
import { peopleOf } from './households.ts'

const system = { actor: { kind: 'system' } } as const
/** So many at once keep one statement short. */
const most = 400

type Bringing = InputOf<(typeof register)['calls']['bring']>

/** Fills the register of the demo county, as imports of the last months would have done. */
export async function fillRegister(house: House, households: number, now: Temporal.Instant): Promise<void> {
  const call = roomOf(house, register)
  const bring = async (input: Bringing) => {
    const done = await call('bring', input, { ...system, commandId: newId(), at: now })
    if (!done.ok) throw new Error(done.refusal.en)
  }
  const { entries, members, again } = peopleOf(households, now.toString().slice(0, 10))
  const brought = new Set<string>()
  for (let from = 0; from < entries.length; from += most) {
    const part = entries.slice(from, from + most)
    for (const { id } of part) brought.add(id)
    // whoever lives in a household comes after it; the rest of them with the next part
    const joining = members.filter(
      ({ household, person }) => brought.has(household) && part.some(({ id }) => id === person),
    )
    await bring({ source: 'import', from: '2026年入户登记', entries: part, members: joining })
  }
  if (again.length > 0) await bring({ source: 'phone', entries: again })
}
