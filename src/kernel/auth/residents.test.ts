import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDoor, type Door } from '#test/door'
import { asOwner } from '#test/server'

let door: Door
const phone = '13800138000'
const mail = 'wang.li@example.com'
const lastCode = () => String(door.sent.at(-1)?.code)
const notThis = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())
beforeEach(() => door.world.clock.forward({ hours: 25 }))

test('residentCode, residentEnter: by phone, and again as the same resident', async () => {
  const browser = door.browser()
  const asked = await browser.post('residentCode', { contact: ' 138 0013 8000 ' }, { 'accept-language': 'en-GB' })
  expect(asked.body).toEqual({ channel: 'sms', minutes: 10 })
  expect(door.sent.at(-1)).toEqual({ channel: 'sms', recipient: phone, code: lastCode(), lang: 'en' })
  expect(lastCode()).toMatch(/^\d{6}$/)
  expect((await browser.post('residentEnter', { contact: phone, code: lastCode() })).status).toBe(200)
  const me = await browser.get('me')
  expect(me.body).toMatchObject({ kind: 'resident', name: phone, posts: [] })
  const later = door.browser()
  await later.post('residentCode', { contact: `+86${phone}` })
  await later.post('residentEnter', { contact: phone, code: lastCode() })
  expect((await later.get('me')).body['id']).toBe(me.body['id'])
})

test('residentCode, residentEnter: by mail, in Chinese unless the browser asks otherwise', async () => {
  const browser = door.browser()
  expect((await browser.post('residentCode', { contact: 'Wang.Li@Example.com' })).body).toEqual({
    channel: 'mail',
    minutes: 10,
  })
  expect(door.sent.at(-1)).toMatchObject({ channel: 'mail', recipient: mail, lang: 'zh' })
  expect((await browser.post('residentEnter', { contact: mail, code: ` ${lastCode()} ` })).status).toBe(200)
  expect((await browser.get('me')).body).toMatchObject({ kind: 'resident', name: mail })
})

test.each([phone, mail])('residentEnter: %s — a code opens once', async (contact) => {
  await door.browser().post('residentCode', { contact })
  const code = lastCode()
  expect((await door.browser().post('residentEnter', { contact, code })).status).toBe(200)
  expect((await door.browser().post('residentEnter', { contact, code })).code).toBe('auth.wrong-code')
})

test.each([phone, mail])('residentEnter: %s — five wrong codes void the right one', async (contact) => {
  await door.browser().post('residentCode', { contact })
  const code = lastCode()
  for (let n = 0; n < 5; n += 1)
    expect((await door.browser().post('residentEnter', { contact, code: notThis(code) })).code).toBe('auth.wrong-code')
  const right = await door.browser().post('residentEnter', { contact, code })
  expect(['auth.code-used-up', 'auth.wrong-code']).toContain(right.code)
  expect((await door.browser().post('residentEnter', { contact, code })).status).not.toBe(200)
})

test.each([phone, mail])('residentEnter: %s — thirty hands at once do not get more tries', async (contact) => {
  await door.browser().post('residentCode', { contact })
  const code = Number(lastCode())
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      door.browser().post('residentEnter', { contact, code: String((code + 1 + n) % 1_000_000).padStart(6, '0') }),
    ),
  )
  expect(answers.every((answer) => answer.status !== 200)).toBe(true)
  expect(answers.filter((answer) => answer.code === 'auth.too-many-tries').length).toBeGreaterThanOrEqual(15)
})

test('residentEnter: a code that is ten minutes old is over', async () => {
  await door.browser().post('residentCode', { contact: phone })
  await asOwner(door.world.database, (client) =>
    client.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`),
  )
  expect((await door.browser().post('residentEnter', { contact: phone, code: lastCode() })).code).toBe(
    'auth.wrong-code',
  )
})

test('residentEnter: one contact’s code does not open another’s', async () => {
  await door.browser().post('residentCode', { contact: phone })
  const answer = await door.browser().post('residentEnter', { contact: '13900139000', code: lastCode() })
  expect(answer.code).toBe('auth.wrong-code')
})

test('residentCode: known and unknown contacts get the same answer', async () => {
  const known = await door.browser().post('residentCode', { contact: phone })
  const unknown = await door.browser().post('residentCode', { contact: '13700137000' })
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
})

test('residentCode: nobody’s phone is flooded: three in ten minutes, ten a day, however many addresses ask', async () => {
  const codes: (string | undefined)[] = []
  for (let n = 0; n < 4; n += 1)
    codes.push(
      (await door.browser({ 'x-forwarded-for': `198.51.100.${n}` }).post('residentCode', { contact: phone })).code,
    )
  expect(codes).toEqual([undefined, undefined, undefined, 'auth.too-many-tries'])
  let day = 4
  for (; day < 11; day += 1) {
    door.world.clock.forward({ minutes: 11 })
    await door.browser().post('residentCode', { contact: phone })
  }
  door.world.clock.forward({ minutes: 11 })
  const before = door.sent.length
  expect((await door.browser().post('residentCode', { contact: phone })).code).toBe('auth.too-many-tries')
  expect(door.sent).toHaveLength(before)
})

test('residentCode: one address cannot send to the whole town', async () => {
  const sender = door.browser({ 'x-forwarded-for': '2001:db8::1' })
  const neighbour = door.browser({ 'x-forwarded-for': '2001:db8:0:0:ffff::2' })
  const answers: (string | undefined)[] = []
  for (let n = 0; n < 41; n += 1)
    answers.push(
      (await (n % 2 ? sender : neighbour).post('residentCode', { contact: `137${String(n).padStart(8, '0')}` })).code,
    )
  expect(answers.slice(0, 40).every((code) => code === undefined)).toBe(true)
  expect(answers[40]).toBe('auth.too-many-tries')
})

test.each(['12345', '138001380001', 'a@b', 'x@staff.invalid', "o'neil", '+8612345678901', '１２３'])(
  'residentCode: %s is no contact',
  async (contact) => {
    const before = door.sent.length
    const answer = await door.browser().post('residentCode', { contact })
    expect([answer.status, answer.code]).toEqual([409, 'auth.not-a-contact'])
    expect(door.sent).toHaveLength(before)
  },
)

test('residents have no password and no second factor to set', async () => {
  const browser = door.browser()
  await browser.post('residentCode', { contact: phone })
  await browser.post('residentEnter', { contact: phone, code: lastCode() })
  for (const [call, body] of [
    ['changePassword', { current: 'x', next: 'tai-yang-9-shan' }],
    ['enrolSecondFactor', { password: 'x' }],
    ['dropSecondFactor', { password: 'x' }],
    ['newBackupCodes', { password: 'x' }],
    ['confirmSecondFactor', { code: '123456' }],
  ] as const)
    expect([call, (await browser.post(call, body)).code]).toEqual([call, 'auth.staff-only'])
})

test('the database keeps no address or device of a resident, and no contact beside a code or a count', async () => {
  const browser = door.browser()
  await browser.post('residentCode', { contact: phone })
  const kept = (table: string) => asOwner(door.world.database, (client) => client.query(`select * from auth.${table}`))
  expect(JSON.stringify((await kept('verification')).rows)).not.toContain(phone)
  expect(JSON.stringify((await kept('tries')).rows)).not.toContain(phone)
  await browser.post('residentEnter', { contact: phone, code: lastCode() })
  for (const row of (await kept('session')).rows) {
    expect(row.ipAddress || null).toBeNull()
    expect(row.userAgent || null).toBeNull()
  }
})
