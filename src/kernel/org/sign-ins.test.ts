import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import { invite } from '#kernel/auth'
import type { Caller } from '#kernel/house'
import { scopeOf } from '#kernel/rights'
import { openDoor, type Browser, type Door } from '#test/door'
import { must, orgOf, refusal, seated } from '#test/office'
import { asOwner } from '#test/server'
import { stranger, tenant, type Staff, type World } from '#test/world'

const good = '桂花树下的老张爱下棋'
const reason = '手机丢失'
const system = scopeOf(tenant, { kind: 'system' }, 'anyone')
let door: Door
let w: World
let org: ReturnType<typeof orgOf>
let street: Caller
const idOf = (login: keyof Staff): string => {
  const { actor } = w.staff[login]
  return actor.kind === 'person' ? actor.id : ''
}
const tokenFor = (person: string) => transact(w.db, system, (tx) => invite(tx, { tenant, person, now: w.clock.now() }))
const enrol = async (person: string) => {
  await door.browser().post('acceptInvitation', { token: await tokenFor(person), password: good })
}
const signIn = async (login: string): Promise<Browser> => {
  const browser = door.browser()
  await browser.post('signIn', { login, password: good })
  return browser
}
const kindOf = async (browser: Browser) => (await browser.get('me')).body['kind']

beforeAll(async () => {
  door = await openDoor()
  w = door.world
  org = orgOf(w)
  for (const login of ['lamp', 'water', 'worker', 'admin'] as const) await enrol(idOf(login))
  const role = { code: 'street-keeper', name: { zh: '街道管理员', en: 'k' }, capabilities: ['org.manage' as const] }
  await must(org('saveRole', role, w.staff.admin))
  street = await seated(w, { unit: w.units.community, role: 'street-keeper', area: '990101.001' })
})
afterAll(() => door.close())

test('org.endSessions: signed out on every device at once, others stay, and the log says why', async () => {
  const [desk, phone, other] = [await signIn('lamp'), await signIn('lamp'), await signIn('water')]
  expect(await refusal(org('endSessions', { person: idOf('lamp'), reason }, street))).toBe('org.person-out-of-reach')
  expect(await refusal(org('endSessions', { person: randomUUID(), reason }, w.staff.admin))).toBe(
    'org.person-not-found',
  )
  expect(await kindOf(desk)).toBe('person')
  // one more is the session that accepting the invitation opened
  expect(await must(org('endSessions', { person: idOf('lamp'), reason }, w.staff.admin))).toEqual({ ended: 3 })
  expect(await Promise.all([desk, phone, other].map(kindOf))).toEqual(['public', 'public', 'person'])
  const { acts } = await must(org('acts', { act: 'org.endSessions' }, w.staff.admin))
  expect(acts).toMatchObject([{ subject: `person:${idOf('lamp')}`, data: { ended: 3 }, reason }])
  expect(await kindOf(await signIn('lamp'))).toBe('person')
})

test('org.endSessions: a street signs its own people out', async () => {
  expect(await must(org('endSessions', { person: idOf('worker'), reason }, street))).toEqual({ ended: 1 })
})

test('org.resetSecondFactor: the password alone opens again, and every device is signed out', async () => {
  const reset = (person: string, by: Caller = w.staff.admin) =>
    refusal(org('resetSecondFactor', { person, reason }, by))
  const before = await signIn('water')
  expect(await reset(randomUUID())).toBe('org.person-not-found')
  expect(await reset(idOf('water'), street)).toBe('org.person-out-of-reach')
  expect(await reset(idOf('admin'))).toBe('org.own-sign-in')
  expect(await reset(idOf('water'))).toBe('org.second-factor-off')
  // a refusal ends nothing
  expect(await kindOf(before)).toBe('person')
  await asOwner(w.database, async (client) => {
    const known = 'select account from kernel.person where id = $1'
    const { rows } = await client.query<{ account: string }>(known, [idOf('water')])
    const account = rows[0]?.account
    await client.query('update auth."user" set "twoFactorEnabled" = true where id = $1', [account])
    await client.query(
      `insert into auth."twoFactor" (id, secret, "backupCodes", "userId", verified) values ('f', 's', 'b', $1, true)`,
      [account],
    )
  })
  const asked = () => door.browser().post('signIn', { login: 'water', password: good })
  expect((await asked()).body).toEqual({ next: 'second-factor' })
  expect(await reset(idOf('water'))).toBeUndefined()
  expect((await asked()).body).toEqual({ next: 'done' })
  expect(await kindOf(before)).toBe('public')
  const { acts } = await must(org('acts', { act: 'org.resetSecondFactor' }, w.staff.admin))
  expect(acts).toMatchObject([{ subject: `person:${idOf('water')}`, reason }])
})

test('org.invite: nobody changes their own way in without the old password', async () => {
  expect(await refusal(org('invite', { person: idOf('admin'), reason }, w.staff.admin))).toBe('org.own-sign-in')
})

test('org.closePerson: sessions and links end, posts become empty, and filling them is somebody’s duty', async () => {
  const someone = await seated(w, { unit: w.units.lamp, role: 'handler', area: '990101' })
  await enrol(someone.id)
  const { rows } = await transact(w.db, system, (tx) =>
    sql<{ login: string }>`select login from kernel.person where id = ${someone.id}`.execute(tx),
  )
  const login = rows[0]!.login
  const browser = await signIn(login)
  const link = await tokenFor(someone.id)
  const said = await must(w.casework('say', { text: '巷口路灯坏了三天了。', area: '990101.001.001' }, stranger()))
  const sent = { case: said.case, unit: w.units.lamp, category: 'city-light' }
  await must(w.casework('dispatch', sent, w.staff.dispatcher))
  const accept = async (caller: Caller) =>
    (await must(w.inbox('list', { kind: 'accept' }, caller))).duties.find((one) => one.ref === said.case)
  const duty = (await accept(w.staff.lampBoss))!
  await must(w.inbox('handOver', { duty: duty.id, to: someone.id, reason: '由他办理' }, w.staff.lampBoss))

  const { emptied } = await must(org('closePerson', { id: someone.id, reason: '调离' }, w.staff.admin))
  expect(await kindOf(browser)).toBe('public')
  expect((await door.browser().post('lookAtInvitation', { token: link })).code).toBe('auth.invitation-not-found')
  expect(await accept(w.staff.lamp)).toMatchObject({ id: duty.id, person: null })
  const vacant = async () => (await must(w.inbox('list', { line: 'org' }, w.staff.admin))).duties
  expect(await vacant()).toMatchObject([
    { ref: emptied[0], label: { zh: '空岗待补' }, about: expect.stringMatching(/^县路灯管理所 岗位/) },
  ])
  await must(org('seat', { post: emptied[0]!, person: idOf('lamp'), reason: '接任' }, w.staff.admin))
  expect(await vacant()).toEqual([])
  // the person comes back, the old sessions do not
  await must(org('savePerson', { id: someone.id, name: '回来的人', login }, w.staff.admin))
  expect(await kindOf(browser)).toBe('public')
})

test('org.closePost settles the duty to fill it', async () => {
  const someone = await seated(w, { unit: w.units.water, role: 'handler', area: '990101' })
  const { emptied } = await must(org('closePerson', { id: someone.id, reason: '调离' }, w.staff.admin))
  await must(org('closePost', { id: emptied[0]!, reason: '撤并' }, w.staff.admin))
  expect((await must(w.inbox('list', { line: 'org' }, w.staff.admin))).duties).toEqual([])
})
