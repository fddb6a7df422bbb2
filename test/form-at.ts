import { randomUUID } from 'node:crypto'
import { roomOf, type Caller } from '#kernel/house'
import { forms } from '#forms/contract'
import { rosterFile, sent } from './form-files.ts'
import { must, seated } from './office.ts'
import type { World } from './world.ts'

type Forms = ReturnType<typeof roomOf<typeof forms>>

/** The calls of `forms` on a world, each with a fresh command id unless the caller brings one. */
export const formsOf = (w: World): Forms => {
  const call = roomOf(w.house, forms)
  return ((name: never, input: never, caller: Caller) =>
    call(name, input, { commandId: randomUUID(), ...caller })) as Forms
}

const askers = new WeakMap<World, Promise<Caller & { id: string }>>()

/** Somebody of a bureau that asks for forms. */
export function asker(w: World): Promise<Caller & { id: string }> {
  const known = askers.get(w) ?? seated(w, { unit: w.units.lamp, role: 'unit-leader', area: '990101' })
  askers.set(w, known)
  return known
}

let turn = 0
/** A form whose columns nobody has confirmed yet. */
export async function broughtAt(w: World): Promise<string> {
  turn += 1
  const input = { name: '困难群众名单', fileName: '名单.xlsx', ...sent(rosterFile(`困难群众名单${turn}`)) }
  return (await must(formsOf(w)('bring', input, await asker(w)))).form
}

export const bindings = [
  { path: '姓名', element: 'name', variant: null },
  { path: '联系电话', element: 'phone', variant: null },
  { path: '公民身份号码', element: 'id-number', variant: null },
  { path: '出生日期', element: 'birth-date', variant: null },
  { path: '是否低保', element: 'low-income', variant: null },
]

/** A form that is ready to be filled. */
export async function boundAt(w: World, purpose: 'form' | 'aid' = 'form'): Promise<string> {
  const form = await broughtAt(w)
  await must(formsOf(w)('bind', { form, bindings, purpose }, await asker(w)))
  return form
}
