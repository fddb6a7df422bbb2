import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import { openHouse, type Caller } from '#kernel/house'
import { post } from '#kernel/outbox'
import { scopeOf } from '#kernel/rights'
import { must, orgOf, refusal, seated } from '#test/office'
import { tablesHolding } from '#test/rows'
import { again, makeWorld, stranger, tenant, type World } from '#test/world'
import { makeRooms } from '../../server/modules.ts'

let w: World
let org: ReturnType<typeof orgOf>
const county = scopeOf(tenant, { kind: 'system' }, 'anyone')
const name = (zh: string) => ({ zh, en: zh })

beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
})
afterAll(() => w.close())

describe('org.acts', () => {
  test('newest first, page by page, with the label of the room that did it, without what residents wrote', async () => {
    const said = await must(
      w.casework('say', { text: '井盖松了，半夜车过咣当响。', area: '990101.001.001' }, stranger()),
    )
    w.clock.forward({ minutes: 1 })
    await must(w.casework('add', { number: said.number, code: said.code, text: '就在校门口。' }, stranger()))
    w.clock.forward({ minutes: 1 })
    await must(org('saveArea', { path: '990101.004', name: name('西湖街道') }, w.staff.admin))
    const first = await must(org('acts', { limit: 2 }, w.staff.admin))
    expect(first.acts.map((act) => act.act)).toEqual(['org.saveArea', 'casework.add'])
    expect(first.acts[1]).toMatchObject({ label: { zh: '补充说明' }, who: { zh: '未登录的访客' } })
    const rest = await must(org('acts', { limit: 2, after: first.next ?? '' }, w.staff.admin))
    expect(rest.acts[0]).toMatchObject({ act: 'casework.say', subject: `case:${said.case}` })
    expect(first.acts[0]?.about).toEqual({ name: name('西湖街道'), case: null })
    expect(JSON.stringify([first, rest])).not.toContain('校门口')
    const only = await must(
      org(
        'acts',
        { act: 'org.', person: w.staff.admin.actor.kind === 'person' ? w.staff.admin.actor.id : '' },
        w.staff.admin,
      ),
    )
    expect(only.acts.map((act) => act.act)).toEqual(['org.saveArea'])
    expect(only.seal).toEqual({ blocks: 0, at: null })
  })

  test('an auditor of one street reads nothing of another', async () => {
    await must(
      org('saveRole', { code: 'street-audit', name: name('街道审计'), capabilities: ['audit.read'] }, w.staff.admin),
    )
    const elsewhere = await seated(w, { unit: w.units.other, role: 'street-audit', area: '990101.002' })
    await must(w.casework('say', { text: '杏花社区的垃圾没人收。', area: '990101.001.001' }, stranger()))
    const { acts } = await must(org('acts', {}, elsewhere))
    expect(acts.filter((act) => act.subject.startsWith('case:'))).toEqual([])
  })

  test('subjects by their names; a case by its number, for those alone who may open it', async () => {
    const said = await must(w.casework('say', { text: '柳林社区的水管漏了。', area: '990101.002.001' }, stranger()))
    await must(
      org(
        'saveRole',
        { code: 'reading-audit', name: name('审计员'), capabilities: ['audit.read', 'case.read'] },
        w.staff.admin,
      ),
    )
    const reader = await seated(w, { unit: w.units.other, role: 'reading-audit', area: '990101.002' })
    const auditor = await seated(w, { unit: w.units.other, role: 'street-audit', area: '990101.002' })
    const aboutCase = async (caller: Caller) =>
      (await must(org('acts', { subject: `case:${said.case}` }, caller))).acts.map(({ about }) => about)
    expect(await aboutCase(reader)).toEqual([{ name: name(said.number), case: said.case }])
    expect(await aboutCase(auditor)).toEqual([null])

    const named = async (act: string) =>
      (await must(org('acts', { act, limit: 1 }, w.staff.admin))).acts[0]?.about?.name.zh
    expect(await named('org.savePerson')).toMatch(/^测试u/)
    expect(await named('org.savePost')).toMatch(/^柳林社区居委会 岗位u/)
    await must(
      org('saveUnit', { id: w.units.lamp, kind: 'bureau', name: name('县路灯所'), area: '990101' }, w.staff.admin),
    )
    expect(await named('org.saveUnit')).toBe('县路灯所')
  })
})

describe('org.messages and org.resend', () => {
  const write = (recipient: string, at: string) =>
    transact(w.db, county, (tx) =>
      post(
        tx,
        tenant,
        [
          {
            channel: 'sms',
            recipient,
            kind: 'auth.code',
            title: '验证码',
            body: '您的验证码是 314159',
            subject: randomUUID(),
          },
        ],
        at,
      ),
    )

  test('recipients are masked, and bodies are for them alone', async () => {
    await write('13800001234', w.clock.now().toString())
    const { messages, totals } = await must(org('messages', {}, w.staff.admin))
    expect(messages[0]).toMatchObject({ recipient: '138****34', body: null, state: 'waiting' })
    expect(totals).toEqual([{ state: 'waiting', n: messages.length }])
    const demo = orgOf({
      ...w,
      house: openHouse({ ...w.house, rooms: makeRooms({ isDemo: true }) }),
    })
    expect(
      (await must(demo('messages', { state: 'waiting', channel: 'sms' }, w.staff.admin))).messages[0]?.body,
    ).toContain('314159')
  })

  test('org.resend wakes only what was given up', async () => {
    const [message] = (await must(org('messages', {}, w.staff.admin))).messages
    const id = message?.id ?? ''
    expect(await refusal(org('resend', { message: randomUUID() }, w.staff.admin))).toBe('org.message-not-found')
    expect(await refusal(org('resend', { message: id }, w.staff.admin))).toBe('org.message-not-given-up')
    await transact(w.db, county, (tx) =>
      tx.updateTable('kernel.message').set({ state: 'given-up', tries: 9 }).where('id', '=', id).execute(),
    )
    await must(org('resend', { message: id }, w.staff.admin))
    const woken = (await must(org('messages', {}, w.staff.admin))).messages.find((one) => one.id === id)
    expect(woken).toMatchObject({ state: 'waiting', tries: 0 })
  })
})

describe('the calendar', () => {
  const source = 'https://www.example.org/notice-2027'
  const csv = 'date,name,off\n2027-01-01,元旦,休\n2027-02-06,春节,是\n2027-02-07,春节,班\n2026-12-31,元旦,pm'

  test('org.calendar tells which year is missing; org.calendarYear shows one', async () => {
    const calendar = await must(org('calendar', {}, w.staff.admin))
    expect(calendar).toMatchObject({ id: 'cn', zone: 'Asia/Shanghai', weekend: [6, 7], missing: null })
    expect(calendar.years.find((year) => year.year === 2026)).toMatchObject({ revision: 1, daysOff: 33, daysMadeUp: 6 })
    // promises of the next two months
    const now = w.clock.now().toString()
    w.clock.set('2026-11-01T12:00:00Z')
    expect((await must(org('calendar', {}, w.staff.admin))).missing).toBeNull()
    w.clock.set('2026-11-02T17:00:00Z')
    expect((await must(org('calendar', {}, w.staff.admin))).missing).toBe(2027)
    w.clock.set(now)
    const year = await must(org('calendarYear', { year: 2026 }, w.staff.admin))
    expect(year.days).toContainEqual({ date: '2026-09-20', name: '国庆节', off: false })
    expect(await refusal(org('calendarYear', { year: 2027 }, w.staff.admin))).toBe('org.calendar-year-not-found')
  })

  test('org.importCalendar by rule', async () => {
    const load = (text: string, from?: string) =>
      refusal(org('importCalendar', { text, ...(from ? { source: from } : {}) }, w.staff.admin))
    expect(await load('{"year":2027')).toBe('org.calendar-unreadable')
    expect(await load('date,name\n2027-01-01,元旦', source)).toBe('org.calendar-unreadable')
    expect(await load('date,name,off\n2027-13-01,元旦,休', source)).toBe('org.calendar-date-wrong')
    expect(await load(csv)).toBe('org.calendar-source-missing')
    expect(await load('{"year":2027,"papers":[],"days":[]}')).toBe('org.calendar-empty')
    expect(await load(`${csv}\n2027-01-01,元旦,休`, source)).toBe('org.calendar-doubled')
    expect(await load(`${csv}\n2028-01-01,元旦,休`, source)).toBe('org.calendar-other-year')
    expect(await load('', source)).toBe('invalid-input')
    await must(
      org(
        'saveRole',
        { code: 'street-rules', name: name('街道规则员'), capabilities: ['rules.manage'] },
        w.staff.admin,
      ),
    )
    const street = await seated(w, { unit: w.units.other, role: 'street-rules', area: '990101.002' })
    expect(await refusal(org('importCalendar', { text: csv, source }, street))).toBe('org.whole-county-only')
  })

  test('org.importCalendar loads a year, and a later notice stands beside it', async () => {
    const load = (text: string) => must(org('importCalendar', { text, source }, w.staff.admin))
    const whole = { cases: 0, more: false, first: '2026-12-31', last: '2027-12-31' }
    expect(await load(csv)).toEqual({ year: 2027, revision: 1, changed: true, saved: true, moves: whole })
    expect(await load(csv)).toEqual({ year: 2027, revision: 1, changed: false, saved: false, moves: null })
    const day = { cases: 0, more: false, first: '2027-02-07', last: '2027-02-07' }
    const revised = csv.replace('春节,班', '春节,上午')
    const asked = org('importCalendar', { text: revised, source, preview: true }, w.staff.admin)
    expect(await must(asked)).toEqual({ year: 2027, revision: 2, changed: true, saved: false, moves: day })
    expect(await load(revised)).toEqual({ year: 2027, revision: 2, changed: true, saved: true, moves: day })
    const year = await must(org('calendarYear', { year: 2027 }, w.staff.admin))
    expect(year).toMatchObject({ revision: 2, source: [source] })
    expect(year.days).toContainEqual({ date: '2027-02-07', name: '春节', off: 'am' })
  })

  test('org.saveLocalDays sets what the county adds, shows who set it, and takes it back', async () => {
    type Day = Parameters<typeof org<'saveLocalDays'>>[1]['days'][number]
    const reason = '县政府通知'
    const festival: Day = { date: '2026-04-20', name: { zh: '三月三', en: 'Sanyuesan' }, kind: 'off', reason }
    const hours = [{ from: '09:00', to: '11:00' }]
    const flood: Day = { date: '2026-09-16', name: { zh: '防汛', en: 'Flood' }, kind: 'part', hours, reason }
    const save = (days: Day[], preview = false) => must(org('saveLocalDays', { days, preview }, w.staff.admin))
    const span = { cases: 0, more: false, first: '2026-04-20', last: '2026-09-16' }
    expect(await save([festival, flood], true)).toEqual({ changed: 2, saved: false, moves: span })
    expect((await must(org('calendarYear', { year: 2026 }, w.staff.admin))).local).toEqual([])
    expect(await save([festival, flood])).toEqual({ changed: 2, saved: true, moves: span })
    expect(await save([festival, flood])).toEqual({ changed: 0, saved: false, moves: null })
    const { local } = await must(org('calendarYear', { year: 2026 }, w.staff.admin))
    expect(local).toMatchObject([{ ...festival, hours: null, setBy: '测试admin' }, flood])
    expect(await save([{ ...flood, gone: true }])).toMatchObject({ changed: 1, saved: true })
    expect((await must(org('calendarYear', { year: 2026 }, w.staff.admin))).local).toHaveLength(1)
    const { acts } = await must(org('acts', { act: 'org.saveLocalDays' }, w.staff.admin))
    expect(acts.map(({ data }) => (data['days'] as object[]).length)).toEqual([1, 2])
  })

  test('org.saveLocalDays by rule', async () => {
    const day = {
      date: '2026-09-17',
      name: { zh: '防汛', en: 'Flood' },
      kind: 'off',
      reason: '防汛指挥部通知',
    } as const
    const save = (...days: Parameters<typeof org<'saveLocalDays'>>[1]['days']) =>
      refusal(org('saveLocalDays', { days }, w.staff.admin))
    expect(await save(day, day)).toBe('org.calendar-doubled')
    expect(await save({ ...day, kind: 'part' })).toBe('org.local-day-hours')
    expect(await save({ ...day, hours: [{ from: '09:00', to: '11:00' }] })).toBe('org.local-day-hours')
    expect(await save({ ...day, kind: 'part', hours: [{ from: '11:00', to: '09:00' }] })).toBe('org.hours-wrong')
    expect(await save({ ...day, gone: true })).toBe('org.local-day-not-found')
    expect(await save({ ...day, date: '2031-09-17' })).toBe('org.calendar-year-not-found')
    expect(await save({ ...day, date: '2026-02-30' })).toBe('invalid-input')
    const street = await seated(w, { unit: w.units.other, role: 'street-rules', area: '990101.002' })
    expect(await refusal(org('saveLocalDays', { days: [day] }, street))).toBe('org.whole-county-only')
  })

  test('org.importCalendar reads the form in which the notices are published', async () => {
    const file = new URL('../worktime/calendars/cn/2026.json', import.meta.url)
    const { days, source: papers } = JSON.parse(await readFile(file, 'utf8'))
    const published = { year: 2026, papers, days: days.map((day: { off: boolean }) => ({ ...day, isOffDay: day.off })) }
    const loaded = await must(org('importCalendar', { text: JSON.stringify(published) }, w.staff.admin))
    expect(loaded).toMatchObject({ year: 2026, revision: 1, changed: false })
  })
})

describe('invitations and the demo', () => {
  test('org.invite gives a link for a sign-in name; no table tells it, and the same command gets it again', async () => {
    const rooms = makeRooms({ isDemo: true, publicUrl: 'https://county.example' })
    const call = orgOf({ ...w, house: openHouse({ ...w.house, rooms }) })
    const nameless = await must(call('savePerson', { name: '无登录名' }, w.staff.admin))
    const reason = '新入职'
    expect(await refusal(call('invite', { person: nameless.id, reason }, w.staff.admin))).toBe('org.login-missing')
    expect(await refusal(org('invite', { person: nameless.id, reason }, w.staff.admin))).toBe('org.invitations-off')
    const ready = await must(call('savePerson', { name: '周明', login: 'zhou' }, w.staff.admin))
    const hand = again(w.staff.admin)
    const made = await must(call('invite', { person: ready.id, reason }, hand))
    expect(made.link).toMatch(/^https:\/\/county\.example\/join#[\w-]{43}$/)
    expect(Temporal.Instant.from(made.until).since(w.clock.now()).total('hours')).toBe(72)
    const { acts } = await must(call('acts', { act: 'org.invite' }, w.staff.admin))
    expect(acts).toMatchObject([{ reason, data: { until: made.until, dropsSecondFactor: false } }])
    const token = made.link.split('#')[1] ?? ''
    expect(await tablesHolding(w, token)).toEqual([])
    expect(await must(call('invite', { person: ready.id, reason }, hand))).toEqual(made)
  })

  test('org.demoAccounts lists what to try in the demo', async () => {
    const call = orgOf({
      ...w,
      house: openHouse({ ...w.house, rooms: makeRooms({ isDemo: true }) }),
    })
    const { accounts } = await must(call('demoAccounts', {}, stranger()))
    expect(accounts.find((account) => account.login === 'admin')).toMatchObject({ role: { zh: '系统管理员' } })
    expect(accounts.length).toBeGreaterThan(5)
  })
})
