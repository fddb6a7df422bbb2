import { randomUUID } from 'node:crypto'
import { transact } from '#kernel/db'
import { roomOf, type Caller } from '#kernel/house'
import { actorOfPerson } from '#kernel/org/actors'
import { org } from '#kernel/org/contract'
import { scopeOf, type Actor } from '#kernel/rights'
import { tenant, type World } from './world.ts'

type Org = ReturnType<typeof roomOf<typeof org>>

/** The calls of `org` on a world, each with a fresh command id unless the caller brings one. */
export const orgOf = (w: World): Org => {
  const call = roomOf(w.house, org)
  return ((name: never, input: never, caller: Caller) =>
    call(name, input, { commandId: randomUUID(), ...caller })) as Org
}

/** What must be done, or the test fails with the refusal. */
export const must = async <T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>,
): Promise<T> => {
  const done = await outcome
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

/** The code with which a call was refused; undefined when it was not. */
export const refusal = async (
  outcome: Promise<{ ok: boolean; refusal?: { code: string } }>,
): Promise<string | undefined> => (await outcome).refusal?.code

/** Somebody who has just sat down in a post of their own. */
export async function seated(
  w: World,
  post: { unit: string; role: string; area: string },
): Promise<Caller & { id: string }> {
  const call = orgOf(w)
  const login = `u${randomUUID().slice(0, 8)}`
  const { id } = await must(call('savePerson', { name: `测试${login}`, login }, w.staff.admin))
  const title = { zh: `岗位${login}`, en: `Post ${login}` }
  const made = await must(call('savePost', { ...post, title }, w.staff.admin))
  await must(call('seat', { post: made.id, person: id, reason: '到岗' }, w.staff.admin))
  const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
  return { id, actor: (await transact(w.db, scope, (tx) => actorOfPerson(tx, tenant, id))) as Actor }
}
