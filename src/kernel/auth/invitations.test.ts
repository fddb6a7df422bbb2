import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { firstAdminLink, invitationLink, invite } from '#kernel/auth'
import { transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import { openDoor, type Door } from '#test/door'
import { asOwner } from '#test/server'
import { tenant } from '#test/world'

const password = 'tai-yang-9-shan'
let door: Door
const system = scopeOf(tenant, { kind: 'system' }, 'anyone')
const idOf = (login: 'lamp' | 'water' | 'operator') => {
  const actor = door.world.staff[login].actor
  return actor.kind === 'person' ? actor.id : ''
}
const tokenFor = (login: 'lamp' | 'water' | 'operator') =>
  transact(door.world.db, system, (tx) => invite(tx, { tenant, person: idOf(login), now: door.world.clock.now() }))

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
beforeEach(() => door.world.clock.forward({ minutes: 20 }))

test('firstAdminLink: an empty house makes its administrator by one link, and never another after that', async () => {
  const seated: string[] = []
  const ask = () =>
    firstAdminLink({
      db: door.world.db,
      tenant,
      now: door.world.clock.now(),
      publicUrl: 'http://house.test',
      seat: async (_, person) => {
        seated.push(person)
      },
    })
  await transact(door.world.db, system, (tx) =>
    sql`update kernel.person set login = 'kept' where tenant = ${tenant} and login = 'admin'`.execute(tx),
  )
  const lost = await ask()
  const link = await ask()
  expect(seated).toHaveLength(1)
  expect(link).toMatch(/^http:\/\/house\.test\/join#[\w-]{43}$/)
  const token = String(link).split('#')[1]
  const replaced = await door.browser().post('lookAtInvitation', { token: String(lost).split('#')[1] })
  expect(replaced.code).toBe('auth.invitation-not-found')
  const browser = door.browser()
  const look = await browser.post('lookAtInvitation', { token })
  expect(look.body).toMatchObject({ name: '系统管理员', login: 'admin' })
  expect((await browser.post('acceptInvitation', { token, password })).body).toEqual({ next: 'done' })
  expect((await browser.get('me')).body).toMatchObject({ kind: 'person', id: seated[0] })
  expect(await ask()).toBeNull()
})

test('acceptInvitation: the link works once', async () => {
  const token = await tokenFor('lamp')
  expect((await door.browser().post('acceptInvitation', { token, password })).status).toBe(200)
  const twice = await door.browser().post('acceptInvitation', { token, password: 'another-9-password' })
  expect([twice.status, twice.code]).toEqual([409, 'auth.invitation-used'])
  expect((await door.browser().post('signIn', { login: 'lamp', password })).status).toBe(200)
})

test('acceptInvitation: of two who use it at the same moment one gets in', async () => {
  const token = await tokenFor('operator')
  const answers = await Promise.all(
    ['first-of-9-two', 'second-of-9-two'].map((own) =>
      door.browser().post('acceptInvitation', { token, password: own }),
    ),
  )
  expect(answers.map((answer) => answer.code ?? 'in').sort()).toEqual(['auth.invitation-used', 'in'])
})

test('acceptInvitation: after three days the link is over', async () => {
  const token = await tokenFor('water')
  door.world.clock.forward({ hours: 71 })
  expect((await door.browser().post('lookAtInvitation', { token })).status).toBe(200)
  door.world.clock.forward({ hours: 1 })
  for (const call of ['lookAtInvitation', 'acceptInvitation'])
    expect((await door.browser().post(call, { token, password })).code).toBe('auth.invitation-expired')
})

test('acceptInvitation: a weak password is refused and the link stays good', async () => {
  const token = await tokenFor('water')
  const weak = await door.browser().post('acceptInvitation', { token, password: 'water20260907' })
  expect(weak.code).toBe('auth.password-too-common')
  expect((await door.browser().post('acceptInvitation', { token, password })).status).toBe(200)
})

test('acceptInvitation: a newer link replaces the older one', async () => {
  const older = await tokenFor('water')
  const newer = await tokenFor('water')
  expect((await door.browser().post('acceptInvitation', { token: older, password })).code).toBe(
    'auth.invitation-not-found',
  )
  expect((await door.browser().post('acceptInvitation', { token: newer, password })).status).toBe(200)
})

test('acceptInvitation: a forgotten password is set anew, and whoever was signed in is out', async () => {
  const before = door.browser()
  await before.post('acceptInvitation', { token: await tokenFor('lamp'), password })
  expect((await before.get('me')).body['kind']).toBe('person')
  for (let n = 0; n < 11; n += 1) await door.browser().post('signIn', { login: 'lamp', password: 'forgot forgot' })
  const next = 'a-new-9-password'
  const back = door.browser()
  expect((await back.post('acceptInvitation', { token: await tokenFor('lamp'), password: next })).status).toBe(200)
  expect((await before.get('me')).body['kind']).toBe('public')
  expect((await door.browser().post('signIn', { login: 'lamp', password })).code).toBe('auth.wrong-password')
  expect((await door.browser().post('signIn', { login: 'lamp', password: next })).status).toBe(200)
})

test('acceptInvitation: whoever has left is no longer invited', async () => {
  const token = await tokenFor('operator')
  await transact(door.world.db, system, (tx) =>
    sql`update kernel.person set closed_at = now() where tenant = ${tenant} and id = ${idOf('operator')}`.execute(tx),
  )
  expect((await door.browser().post('acceptInvitation', { token, password })).code).toBe('auth.invitation-not-found')
})

test('lookAtInvitation: a made-up token finds nothing, and one address may not try for ever', async () => {
  const guesser = door.browser({ 'x-forwarded-for': '203.0.113.7' })
  const answers: (string | undefined)[] = []
  for (let n = 0; n < 61; n += 1) answers.push((await guesser.post('lookAtInvitation', { token: `guess-${n}` })).code)
  expect(new Set(answers.slice(0, 60))).toEqual(new Set(['auth.invitation-not-found']))
  expect(answers[60]).toBe('auth.too-many-tries')
})

test('givePassword: the demo and the command line need no link', async () => {
  const actor = door.world.staff.dispatcher.actor
  await door.auth.givePassword(actor.kind === 'person' ? actor.id : '', 'demo')
  expect((await door.browser().post('signIn', { login: 'dispatcher', password: 'demo' })).status).toBe(200)
})

test('invite: only a hash of the token is kept, and the link carries it where no log sees it', async () => {
  const token = await tokenFor('lamp')
  const { rows } = await asOwner(door.world.database, (client) => client.query('select * from kernel.invitation'))
  expect(JSON.stringify(rows)).not.toContain(token)
  const link = new URL(invitationLink('https://house.test', token))
  expect([link.pathname, link.search, link.hash]).toEqual(['/join', '', `#${token}`])
})
