import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import type { Capability } from '#kernel/capabilities'
import type { Caller } from '#kernel/house'
import { scopeOf, type Actor } from '#kernel/rights'
import { must, orgOf, refusal, seated } from '#test/office'
import { makeWorld, tenant, type World } from '#test/world'
import { actorOfPerson } from './actors.ts'

let w: World
let org: ReturnType<typeof orgOf>
let street: Caller
const name = (zh: string) => ({ zh, en: `${zh} en` })

beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
  const role = { code: 'street-keeper', name: name('街道管理员'), capabilities: ['org.manage' as const] }
  await must(org('saveRole', role, w.staff.admin))
  street = await seated(w, { unit: w.units.other, role: 'street-keeper', area: '990101.002' })
})
afterAll(() => w.close())

const save = (code: string, capabilities: Capability[], revision?: number) =>
  org(
    'saveRole',
    { code, name: name(code), capabilities, ...(revision === undefined ? {} : { revision }) },
    w.staff.admin,
  )
const roleOf = async (code: string) =>
  (await must(org('roles', { closed: true }, w.staff.admin))).roles.find((role) => role.code === code)

test('org.saveRole counts revisions, logs what it was before, and never overwrites unseen', async () => {
  expect(await must(save('clerk', ['case.intake'], 0))).toEqual({ code: 'clerk', revision: 1 })
  expect(await refusal(save('clerk', ['case.read'], 0))).toBe('org.role-doubled')
  expect(await must(save('clerk', ['case.intake', 'case.read'], 1))).toEqual({ code: 'clerk', revision: 2 })
  expect(await refusal(save('clerk', ['case.export'], 1))).toBe('org.role-changed')
  expect(await roleOf('clerk')).toMatchObject({ capabilities: ['case.intake', 'case.read'], revision: 2 })
  const { acts } = await must(org('acts', { subject: 'role:clerk' }, w.staff.admin))
  expect(acts.map((act) => [act.n, act.data['revision'], act.data['before']])).toEqual([
    [2, 2, ['case.intake']],
    [1, 1, []],
  ])
})

test('org.roles says in plain words what each capability means, and who may change roles', async () => {
  const { capabilities, mine } = await must(org('roles', {}, w.staff.admin))
  expect(mine).toBe(true)
  expect(capabilities.every(({ means }) => means.zh.endsWith('。') && means.en.endsWith('.'))).toBe(true)
  expect((await must(org('roles', {}, street))).mine).toBe(false)
})

test('a changed role holds from the next call of whoever has it', async () => {
  await must(save('watch', ['case.intake']))
  const someone = await seated(w, { unit: w.units.lamp, role: 'watch', area: '990101' })
  expect(await refusal(org('units', {}, someone))).toBe('no-right')
  await must(save('watch', ['case.intake', 'org.read'], 1))
  // every request asks anew who somebody is
  const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
  const actor = (await transact(w.db, scope, (tx) => actorOfPerson(tx, tenant, someone.id))) as Actor
  expect(await refusal(org('units', {}, { actor }))).toBeUndefined()
})

test('org.closeRole by rule', async () => {
  const close = (code: string, caller: Caller = w.staff.admin) =>
    refusal(org('closeRole', { code, reason: '不再使用' }, caller))
  expect(await close('handler', street)).toBe('org.whole-county-only')
  expect(await close('nobody')).toBe('org.role-not-found')
  expect(await close('handler')).toBe('org.role-in-use')
  expect(await close('administrator')).toBe('org.role-in-use')
})

test('org.closeRole: a closed role is given to nobody, stays in the log, and opens again when it is saved', async () => {
  await must(save('seasonal', ['case.intake']))
  const close = () => org('closeRole', { code: 'seasonal', reason: '汛期结束' }, w.staff.admin)
  await must(close())
  expect((await must(org('roles', {}, w.staff.admin))).roles.map((role) => role.code)).not.toContain('seasonal')
  expect(await roleOf('seasonal')).toMatchObject({ closed: true, revision: 1 })
  const post = { unit: w.units.lamp, role: 'seasonal', area: '990101', title: name('防汛值守') }
  expect(await refusal(org('savePost', post, w.staff.admin))).toBe('org.role-not-found')
  const table = '单位,角色,岗位\n县路灯管理所,seasonal,防汛值守'
  const { rejects } = await must(org('importTable', { kind: 'posts', text: table }, w.staff.admin))
  expect(rejects.map((reject) => reject.code)).toEqual(['role-not-found'])
  expect(await refusal(close())).toBe('org.role-not-found')
  expect(await must(save('seasonal', ['case.intake'], 1))).toEqual({ code: 'seasonal', revision: 2 })
  const { acts } = await must(org('acts', { subject: 'role:seasonal' }, w.staff.admin))
  expect(acts.map((act) => act.act)).toEqual(['org.saveRole', 'org.closeRole', 'org.saveRole'])
  expect(await refusal(org('savePost', { ...post, id: randomUUID() }, w.staff.admin))).toBe('org.post-not-found')
  expect(await refusal(org('savePost', post, w.staff.admin))).toBeUndefined()
})
