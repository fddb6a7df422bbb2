import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { invite } from '#kernel/auth'
import { transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import { appCode, openDoor, type Browser, type Door } from '#test/door'
import { asOwner } from '#test/server'
import { tenant } from '#test/world'

const password = '桂花树下的老张爱下棋'
let door: Door
const system = scopeOf(tenant, { kind: 'system' }, 'anyone')

const linkFor = (login: 'lamp' | 'water' | 'admin', dropsSecondFactor = false) => {
  const actor = door.world.staff[login].actor
  const person = actor.kind === 'person' ? actor.id : ''
  const now = door.world.clock.now()
  return transact(door.world.db, system, (tx) => invite(tx, { tenant, person, now, dropsSecondFactor }))
}

const enter = async (login: string, browser = door.browser()): Promise<Browser> => {
  await browser.post('signIn', { login, password })
  return browser
}

/** Lets somebody enrol and sign in from nowhere again; returns the secret and the backup codes. */
const enrolled = async (login: 'lamp' | 'water' | 'admin') => {
  await door.browser().post('acceptInvitation', { token: await linkFor(login, true), password })
  const browser = await enter(login)
  const { body } = await browser.post('enrolSecondFactor', { password })
  const secret = String(body['secret'])
  const shown = appCode(secret)
  const confirmed = await browser.post('confirmSecondFactor', { code: shown })
  expect(confirmed.status).toBe(200)
  return { browser, secret, shown, uri: String(body['uri']), backupCodes: body['backupCodes'] as string[] }
}

/** A code that has not been shown yet: the next half minute's, which still counts. */
const nextCode = (secret: string) => appCode(secret, Temporal.Now.instant().epochMilliseconds + 30_000)

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
beforeEach(() => door.world.clock.forward({ hours: 1 }))

test('enrolSecondFactor: the app’s label says who, and sign-in asks for the code from then on', async () => {
  const { browser, secret, uri } = await enrolled('lamp')
  expect(decodeURIComponent(uri)).toMatch(
    /^otpauth:\/\/totp\/OneNeedle 一根针:lamp\?secret=[A-Z2-7]+&issuer=OneNeedle 一根针&/,
  )
  expect((await browser.get('me')).body['secondFactor']).toBe(true)
  const later = door.browser()
  const first = await later.post('signIn', { login: 'lamp', password })
  expect(first.body).toEqual({ next: 'second-factor' })
  expect((await later.get('me')).body['kind']).toBe('public')
  expect((await later.post('secondFactor', { how: 'app', code: nextCode(secret) })).body).toEqual({ next: 'done' })
  expect((await later.get('me')).body['kind']).toBe('person')
})

test('secondFactor: without the password before it there is nothing to confirm', async () => {
  const answer = await door.browser().post('secondFactor', { how: 'app', code: '123456' })
  expect([answer.status, answer.code]).toEqual([401, 'auth.start-again'])
})

test('secondFactor: a code that was used once is not taken again', async () => {
  const { secret, shown } = await enrolled('water')
  expect((await (await enter('water')).post('secondFactor', { how: 'app', code: shown })).code).toBe('auth.wrong-code')
  const code = nextCode(secret)
  expect((await (await enter('water')).post('secondFactor', { how: 'app', code })).status).toBe(200)
  const second = await enter('water')
  expect((await second.post('secondFactor', { how: 'app', code })).code).toBe('auth.wrong-code')
  expect((await second.get('me')).body['kind']).toBe('public')
})

test('secondFactor: five wrong codes end the attempt, ten close the factor for a while', async () => {
  const { secret } = await enrolled('admin')
  const wrong = String((Number(appCode(secret)) + 1) % 1_000_000).padStart(6, '0')
  const guesser = await enter('admin')
  const codes: (string | undefined)[] = []
  for (let n = 0; n < 6; n += 1) codes.push((await guesser.post('secondFactor', { how: 'app', code: wrong })).code)
  expect(codes).toEqual([...Array<string>(5).fill('auth.wrong-code'), 'auth.start-again'])
  const again = await enter('admin')
  for (let n = 0; n < 5; n += 1) await again.post('secondFactor', { how: 'app', code: wrong })
  const last = await enter('admin')
  const locked = await last.post('secondFactor', { how: 'app', code: nextCode(secret) })
  expect([locked.status, locked.code]).toEqual([429, 'auth.too-many-tries'])
  expect(locked.body.refused?.zh).toContain('15 分钟')
})

test('secondFactor: a backup code opens once', async () => {
  const { backupCodes } = await enrolled('lamp')
  expect(backupCodes).toHaveLength(10)
  const [code] = backupCodes
  expect((await (await enter('lamp')).post('secondFactor', { how: 'backup', code })).status).toBe(200)
  expect((await (await enter('lamp')).post('secondFactor', { how: 'backup', code })).code).toBe('auth.wrong-code')
})

test('secondFactor: a trusted device is asked for the password only, until everything else is signed out', async () => {
  const { secret } = await enrolled('water')
  const trusted = await enter('water')
  await trusted.post('secondFactor', { how: 'app', code: nextCode(secret), trustDevice: true })
  await trusted.post('signOut')
  expect((await trusted.post('signIn', { login: 'water', password })).body).toEqual({ next: 'done' })
  await trusted.post('endOtherSessions')
  await trusted.post('signOut')
  expect((await trusted.post('signIn', { login: 'water', password })).body).toEqual({ next: 'second-factor' })
})

test('newBackupCodes: the old ones are void', async () => {
  const { browser, backupCodes } = await enrolled('lamp')
  expect((await browser.post('newBackupCodes', { password: 'wrong wrong wrong' })).code).toBe('auth.wrong-password')
  const fresh = (await browser.post('newBackupCodes', { password })).body['backupCodes'] as string[]
  expect((await (await enter('lamp')).post('secondFactor', { how: 'backup', code: backupCodes[0] })).code).toBe(
    'auth.wrong-code',
  )
  expect((await (await enter('lamp')).post('secondFactor', { how: 'backup', code: fresh[0] })).status).toBe(200)
})

test('enrolSecondFactor, confirmSecondFactor, dropSecondFactor: refused by rule', async () => {
  const { browser } = await enrolled('lamp')
  expect((await browser.post('enrolSecondFactor', { password })).code).toBe('auth.second-factor-on')
  expect((await browser.post('confirmSecondFactor', { code: '000000' })).code).toBe('auth.second-factor-on')
  expect((await browser.post('dropSecondFactor', { password: 'wrong wrong wrong' })).code).toBe('auth.wrong-password')
  expect((await browser.post('dropSecondFactor', { password })).status).toBe(200)
  expect((await browser.post('dropSecondFactor', { password })).code).toBe('auth.second-factor-off')
  expect((await browser.post('newBackupCodes', { password })).code).toBe('auth.second-factor-off')
  expect((await browser.post('confirmSecondFactor', { code: '000000' })).code).toBe('auth.second-factor-off')
  expect((await door.browser().post('signIn', { login: 'lamp', password })).body).toEqual({ next: 'done' })
  for (const call of ['enrolSecondFactor', 'dropSecondFactor', 'newBackupCodes'])
    expect((await door.browser().post(call, { password })).code).toBe('sign-in-first')
})

test('a second factor that was begun and not confirmed does not lock anybody out', async () => {
  await door.browser().post('acceptInvitation', { token: await linkFor('water', true), password })
  const browser = await enter('water')
  await browser.post('enrolSecondFactor', { password })
  expect((await browser.post('confirmSecondFactor', { code: '000000' })).code).toBe('auth.wrong-code')
  expect((await door.browser().post('signIn', { login: 'water', password })).body).toEqual({ next: 'done' })
})

test('a new invitation keeps the second factor, unless it says that it goes too', async () => {
  await enrolled('lamp')
  const kept = await door.browser().post('acceptInvitation', { token: await linkFor('lamp'), password })
  expect(kept.body).toEqual({ next: 'second-factor' })
  const dropped = await door.browser().post('acceptInvitation', { token: await linkFor('lamp', true), password })
  expect(dropped.body).toEqual({ next: 'done' })
})

test('the database holds neither secrets nor backup codes in clear', async () => {
  const { secret, backupCodes } = await enrolled('lamp')
  const { rows } = await asOwner(door.world.database, (client) => client.query('select * from auth."twoFactor"'))
  const kept = JSON.stringify(rows)
  expect(kept).not.toContain(secret)
  for (const code of backupCodes) expect(kept).not.toContain(code)
})
