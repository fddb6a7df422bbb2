import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import { actorOf, invite } from '#kernel/auth'
import { scopeOf } from '#kernel/rights'
import { openDoor, type Browser, type Door } from '#test/door'
import { asOwner } from '#test/server'
import { tenant } from '#test/world'

const good = '桂花树下的老张爱下棋'
let door: Door
const system = scopeOf(tenant, { kind: 'system' }, 'anyone')
const personOf = (login: 'lamp' | 'water' | 'admin') => {
  const actor = door.world.staff[login].actor
  return actor.kind === 'person' ? actor.id : ''
}
const tokenFor = (login: 'lamp' | 'water' | 'admin') =>
  transact(door.world.db, system, (tx) => invite(tx, { tenant, person: personOf(login), now: door.world.clock.now() }))

const signedIn = async (login = 'lamp'): Promise<Browser> => {
  const browser = door.browser()
  expect((await browser.post('signIn', { login, password: good })).body).toEqual({ next: 'done' })
  return browser
}

beforeAll(async () => {
  door = await openDoor()
  for (const login of ['lamp', 'water'] as const)
    await door.browser().post('acceptInvitation', { token: await tokenFor(login), password: good })
})
afterAll(() => door.close())
beforeEach(() => door.world.clock.forward({ hours: 1 }))

test('signIn: the right password opens, and me says who it is with which posts', async () => {
  const browser = await signedIn()
  const me = await browser.get('me')
  expect(me.body).toMatchObject({ kind: 'person', id: personOf('lamp'), secondFactor: false })
  expect(me.body['posts']).toMatchObject([{ role: 'handler', covering: false }])
  expect(me.raw.headers['cache-control']).toBe('no-store')
})

test('signIn: the login is read without its case and spaces', async () => {
  const answer = await door.browser().post('signIn', { login: ' LAMP ', password: good })
  expect(answer.status).toBe(200)
})

test('signIn: wrong password and unknown login are one answer, in both tongues, and set no cookie', async () => {
  const wrong = await door.browser().post('signIn', { login: 'lamp', password: 'not-this-one-at-all' })
  const unknown = await door.browser().post('signIn', { login: 'nobody', password: good })
  expect(wrong.status).toBe(401)
  expect(wrong.body).toEqual({
    refused: {
      code: 'auth.wrong-password',
      zh: '账号或密码不正确。',
      en: 'The account or the password is not right.',
    },
  })
  expect(unknown.body).toEqual(wrong.body)
  expect(unknown.status).toBe(401)
  expect(wrong.raw.cookies).toEqual([])
})

test('signIn: a person on the books who never accepted an invitation cannot sign in', async () => {
  expect((await door.browser().post('signIn', { login: 'operator', password: good })).code).toBe('auth.wrong-password')
})

test('signIn: after ten wrong tries even the right password waits, for that login only, and then works again', async () => {
  for (let n = 0; n < 10; n += 1) await door.browser().post('signIn', { login: 'water', password: `wrong wrong ${n}` })
  const shut = await door.browser().post('signIn', { login: 'WATER', password: good })
  expect(shut.status).toBe(429)
  expect(shut.body.refused).toMatchObject({ code: 'auth.too-many-tries', facts: { minutes: 15 } })
  expect((await door.browser().post('signIn', { login: 'lamp', password: good })).status).toBe(200)
  door.world.clock.forward({ minutes: 16 })
  expect((await door.browser().post('signIn', { login: 'water', password: good })).status).toBe(200)
})

test('signIn: one address may not try a hundred and one times, whatever logins it makes up', async () => {
  const guesser = door.browser({ 'x-forwarded-for': '203.0.113.9' })
  await asOwner(door.world.database, (client) => client.query('truncate auth.tries'))
  const answers = await Promise.all(
    Array.from({ length: 101 }, (_, n) => guesser.post('signIn', { login: `made-up-${n}`, password: 'x' })),
  )
  expect(answers.filter((answer) => answer.code === 'auth.wrong-password')).toHaveLength(100)
  expect(answers.filter((answer) => answer.code === 'auth.too-many-tries')).toHaveLength(1)
})

test('cookies: not readable by scripts, not sent across sites, and over https bound to the host', async () => {
  const plain = await door.browser().post('signIn', { login: 'lamp', password: good, remember: true })
  const set = String(plain.raw.headers['set-cookie'])
  expect(set).toMatch(/^oneneedle\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/)
  const behindProxy = door.browser({ 'x-forwarded-proto': 'https', origin: 'https://house.test' })
  const secure = await behindProxy.post('signIn', { login: 'lamp', password: good })
  for (const cookie of [secure.raw.headers['set-cookie']].flat())
    expect(cookie).toMatch(/^__Host-oneneedle\.[^;]+;.*Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  expect((await behindProxy.get('me')).body['kind']).toBe('person')
})

test('cookies: a forged or foreign token is nobody', async () => {
  const browser = await signedIn()
  const [name, value] = [...browser.cookies].find(([key]) => key.endsWith('session_token')) ?? ['', '']
  browser.cookies.set(
    name,
    value.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
  )
  expect((await browser.get('me')).body['kind']).toBe('public')
  browser.cookies.set(name, '%00%ff;x')
  expect((await browser.get('me')).body['kind']).toBe('public')
})

test('origin: a page of another site can neither sign in nor act', async () => {
  const browser = await signedIn()
  const foreign = { origin: 'https://evil.example' }
  expect((await browser.post('signOut', {}, foreign)).code).toBe('foreign-origin')
  expect((await browser.post('signIn', { login: 'lamp', password: good }, foreign)).status).toBe(403)
  expect((await browser.post('signOut', {}, { origin: 'null' })).code).toBe('foreign-origin')
  expect((await browser.get('me')).body['kind']).toBe('person')
})

test('signOut: the session is over, also for whoever kept a copy of the cookie', async () => {
  const browser = await signedIn()
  const copy = new Map(browser.cookies)
  expect((await browser.post('signOut')).status).toBe(200)
  expect(browser.cookies.size).toBe(0)
  for (const [name, value] of copy) browser.cookies.set(name, value)
  expect((await browser.get('me')).body['kind']).toBe('public')
  expect((await browser.post('signOut')).status).toBe(200)
})

test('sessions, endSession: one device sees and ends another at once, never somebody else’s', async () => {
  const first = await signedIn('lamp')
  await first.post('endOtherSessions')
  const second = await signedIn('lamp')
  const other = await signedIn('water')
  const listed = (await first.get('sessions')).body['sessions'] as { id: string; current: boolean; device: string }[]
  expect(listed).toHaveLength(2)
  expect(listed[0]).toMatchObject({ device: 'Chrome · Windows', address: '127.0.0.1' })
  expect(JSON.stringify(listed)).not.toContain('token')
  const notMine = ((await other.get('sessions')).body['sessions'] as { id: string }[])[0]?.id
  expect((await first.post('endSession', { id: notMine })).code).toBe('auth.session-not-found')
  const id = listed.find((row) => !row.current)?.id
  expect((await first.post('endSession', { id })).status).toBe(200)
  expect((await second.get('me')).body['kind']).toBe('public')
  expect((await other.get('me')).body['kind']).toBe('person')
  expect((await first.get('me')).body['kind']).toBe('person')
})

test('endOtherSessions: only this device stays', async () => {
  const [first, second, third] = [await signedIn(), await signedIn(), await signedIn()]
  expect((await second.post('endOtherSessions')).body['ended']).toBeGreaterThanOrEqual(2)
  expect((await first.get('me')).body['kind']).toBe('public')
  expect((await third.get('me')).body['kind']).toBe('public')
  expect((await second.get('me')).body['kind']).toBe('person')
})

test('sessions: refused to whoever is not signed in', async () => {
  const answer = await door.browser().get('sessions')
  expect([answer.status, answer.code]).toEqual([401, 'sign-in-first'])
})

test('changePassword: needs the current one, refuses weak ones, and signs other devices out', async () => {
  const browser = await signedIn('water')
  const other = await signedIn('water')
  expect((await browser.post('changePassword', { current: good, next: 'short' })).code).toBe('auth.password-too-short')
  expect((await browser.post('changePassword', { current: good, next: 'water123456' })).code).toBe(
    'auth.password-too-common',
  )
  expect((await browser.post('changePassword', { current: 'wrong', next: 'tai-yang-9-shan' })).code).toBe(
    'auth.wrong-password',
  )
  expect((await browser.post('changePassword', { current: good, next: 'tai-yang-9-shan' })).status).toBe(200)
  expect((await other.get('me')).body['kind']).toBe('public')
  expect((await browser.get('me')).body['kind']).toBe('person')
  expect((await door.browser().post('signIn', { login: 'water', password: good })).code).toBe('auth.wrong-password')
  expect((await door.browser().post('signIn', { login: 'water', password: 'tai-yang-9-shan' })).status).toBe(200)
  await browser.post('changePassword', { current: 'tai-yang-9-shan', next: good })
})

test('a person who has left can neither sign in nor go on with an open session', async () => {
  const browser = await signedIn('lamp')
  const set = (at: string | null) =>
    transact(door.world.db, system, (tx) =>
      sql`update kernel.person set closed_at = ${at} where tenant = ${tenant} and login = 'lamp'`.execute(tx),
    )
  await set('2026-09-07T00:00:00Z')
  expect((await browser.get('me')).body['kind']).toBe('public')
  expect((await door.browser().post('signIn', { login: 'lamp', password: good })).code).toBe('auth.wrong-password')
  await set(null)
  expect((await browser.get('me')).body['kind']).toBe('person')
})

test('actorOf: without a cookie nothing is asked of the database', async () => {
  const request = { headers: {} } as never
  expect(await actorOf(door.auth, request)).toEqual({ kind: 'public' })
})

test('only the listed calls exist: better-auth’s own paths answer 404', async () => {
  const browser = await signedIn()
  for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user', 'oidc', 'two-factor/disable'])
    expect([path, (await browser.post(path, {})).code]).toEqual([path, 'unknown-call'])
  for (const path of ['get-session', 'list-sessions', 'ok', 'error', 'oidc'])
    expect([path, (await browser.get(path)).code]).toEqual([path, 'unknown-call'])
})

test('wrong input of every kind is refused in words, never with 5xx', async () => {
  const browser = await signedIn()
  const calls = Object.entries((await import('./contract.ts')).authContract.calls).filter(
    ([, c]) => c.kind === 'command',
  )
  const junk = [
    null,
    [],
    'x',
    7,
    { login: '\u0000', password: 1 },
    { token: '\u0000', code: '\u0000', id: '\u0000' },
    { login: 'a'.repeat(10_000), password: 'b'.repeat(100_000) },
    { contact: '\ud800@x', code: '\ud800' },
    { id: "' or 1=1 --", token: '../../x', password: 'x', code: 'x', contact: 'x' },
  ]
  for (const [name] of calls)
    for (const body of junk) {
      if (name === 'signOut' || name === 'endOtherSessions') continue
      const answer = await browser.post(name, body, { 'content-type': 'application/json' })
      expect([name, body, answer.status >= 400 && answer.status < 500]).toEqual([name, body, true])
      expect(answer.body.refused?.zh && answer.body.refused.en).toBeTruthy()
    }
  const broken = await door.app.inject({
    method: 'POST',
    url: '/api/auth/signIn',
    payload: '{"a":',
    headers: { 'content-type': 'application/json' },
  })
  expect([broken.statusCode, broken.json().refused.code]).toEqual([400, 'not-json'])
})

test('the log holds that the way in was changed, never that somebody signed in', async () => {
  const { rows } = await asOwner(door.world.database, (client) =>
    client.query<{ act: string }>(`select distinct act from kernel.act where act like 'auth.%' order by 1`),
  )
  expect(rows.map((row) => row.act)).toEqual(['auth.acceptInvitation', 'auth.changePassword'])
})

test('the two roles are walled off from each other', async () => {
  const { rows } = await asOwner(door.world.database, (client) =>
    client.query<{ app: boolean; auth: boolean }>(`select
      bool_or(has_table_privilege('oneneedle_app', c.oid, 'select')) filter (where n.nspname = 'auth') as app,
      bool_or(has_table_privilege('oneneedle_auth', c.oid, 'select')) filter (where n.nspname not in ('auth', 'pg_catalog', 'information_schema')) as auth
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'`),
  )
  expect(rows[0]).toEqual({ app: false, auth: false })
})

test('0002-auth.sql holds every table and column that better-auth wants', async () => {
  const { getMigrations } = await import('better-auth/db/migration')
  const plan = await getMigrations(door.auth.gate.engine.options)
  expect({ created: plan.toBeCreated, added: plan.toBeAdded, problems: plan.schemaProblems }).toEqual({
    created: [],
    added: [],
    problems: [],
  })
})

test('tidy removes what is over and nothing else', async () => {
  const browser = await signedIn()
  await asOwner(door.world.database, (client) =>
    client.query(`insert into auth.tries values ('old', 3, '2026-09-01T00:00:00Z')`),
  )
  await door.auth.tidy()
  const { rows } = await asOwner(door.world.database, (client) =>
    client.query(`select 1 from auth.tries where key = 'old'`),
  )
  expect(rows).toEqual([])
  expect((await browser.get('me')).body['kind']).toBe('person')
})
