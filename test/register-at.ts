import { randomUUID } from 'node:crypto'
import { roomOf, type Caller } from '#kernel/house'
import { register } from '#register/contract'
import { must, seated } from './office.ts'
import type { World } from './world.ts'

type Register = ReturnType<typeof roomOf<typeof register>>

/** The calls of `register` on a world, each with a fresh command id unless the caller brings one. */
export const registerOf = (w: World): Register => {
  const call = roomOf(w.house, register)
  return ((name: never, input: never, caller: Caller) =>
    call(name, input, { commandId: randomUUID(), ...caller })) as Register
}

/** Where the people of the tests live, and their worker (`w.staff.worker`) works. */
export const home = '990101.001.001'

export type Keepers = { keeper: Caller & { id: string }; steward: Caller & { id: string } }

const made = new WeakMap<World, Promise<Keepers>>()

const seat = async (w: World): Promise<Keepers> => ({
  keeper: await seated(w, { unit: w.units.centre, role: 'register-keeper', area: '990101' }),
  steward: await seated(w, { unit: w.units.lamp, role: 'steward', area: '990101' }),
})

/** Whoever keeps the register of the county, and somebody of a unit whose word counts. */
export const keepers = (w: World): Promise<Keepers> => {
  const known = made.get(w) ?? seat(w)
  made.set(w, known)
  return known
}

const surnames = ['王', '李', '张', '赵', '周', '吴']
let turn = 0
/** A name that nobody else in the world has. */
export const freshName = (): string => {
  turn += 1
  return `${surnames[turn % surnames.length]}${String.fromCodePoint(0x4e00 + turn)}${String.fromCodePoint(0x5e00 + turn)}`
}

type Fact = { element: string; value: string | number | boolean | string[] | null; base?: string | null }

/** Somebody who lives at home, with what is known of them. */
export async function personAt(w: World, facts: readonly Fact[] = [], area = home): Promise<string> {
  const input = { kind: 'person' as const, area, name: freshName(), facts: [...facts] }
  const { subject } = await must(registerOf(w)('add', input, area === home ? w.staff.worker : w.staff.elsewhere))
  return subject
}

export async function householdAt(w: World): Promise<string> {
  const input = { kind: 'household' as const, area: home, name: freshName() }
  return (await must(registerOf(w)('add', input, w.staff.worker))).subject
}

/** Somebody in a household of their own, as its head. */
export async function livingAt(w: World): Promise<{ person: string; household: string; member: string }> {
  const [person, household] = [await personAt(w), await householdAt(w)]
  const { member } = await must(registerOf(w)('join', { household, person, relation: 'head' }, w.staff.worker))
  return { person, household, member }
}

/** Two accounts of one telephone number: whoever said the second had not seen the first. */
export async function twoAccounts(w: World): Promise<{ subject: string; account: string }> {
  const subject = await personAt(w, [{ element: 'phone', value: '13900000001' }])
  const facts = [{ element: 'phone', value: '13900000002' }]
  await must(registerOf(w)('record', { subject, source: 'visit', facts }, w.staff.worker))
  const { accounts } = await must(registerOf(w)('subject', { subject }, w.staff.worker))
  return { subject, account: accounts[0]?.id ?? '' }
}

/** Two who turned out to be one. */
export async function merged(w: World): Promise<{ kept: string; gone: string; merge: string }> {
  const { keeper } = await keepers(w)
  const [kept, gone] = [
    await personAt(w, [{ element: 'phone', value: '13900000003' }]),
    await personAt(w, [
      { element: 'phone', value: '13900000004' },
      { element: 'school', value: '清河中学' },
    ]),
  ]
  const { merge } = await must(registerOf(w)('merge', { subject: gone, into: kept, reason: '同一个人' }, keeper))
  return { kept, gone, merge }
}

export const consented = async (w: World): Promise<{ subject: string; consent: string }> => {
  const subject = await personAt(w)
  const input = {
    subject,
    purpose: 'care' as const,
    elements: ['health'],
    wording: '同意社区为走访登记健康情况。',
    channel: 'paper' as const,
    until: '2027-09-07',
  }
  return must(registerOf(w)('consent', input, w.staff.worker))
}

/** An element of the tests' own. */
export const element = (code: string) => ({
  code,
  zh: '测试项',
  en: 'Tried',
  synonyms: [],
  kind: 'person' as const,
  type: 'text' as const,
  sensitivity: 1 as const,
  merge: 'lww' as const,
})
