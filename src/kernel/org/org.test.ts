import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import type { Caller } from '#kernel/house'
import { scopeOf } from '#kernel/rights'
import { must, orgOf, refusal, seated } from '#test/office'
import { makeWorld, stranger, system, tenant, type World } from '#test/world'

let w: World
let org: ReturnType<typeof orgOf>
/** Keeps the street 990101.001 and nothing else. */
let street: Caller
let streetUnit: string
const name = (zh: string) => ({ zh, en: `${zh} en` })
const county = scopeOf(tenant, { kind: 'system' }, 'anyone')

beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
  const unit = await must(
    org('saveUnit', { kind: 'street', name: name('清河街道办事处'), area: '990101.001' }, w.staff.admin),
  )
  streetUnit = unit.id
  await must(
    org('saveRole', { code: 'street-keeper', name: name('街道管理员'), capabilities: ['org.manage'] }, w.staff.admin),
  )
  street = await seated(w, { unit: streetUnit, role: 'street-keeper', area: '990101.001' })
})
afterAll(() => w.close())

describe('without the right', () => {
  const id = randomUUID()
  test.each([
    ['areas', {}],
    ['saveArea', { path: '990101.003', name: name('某街道') }],
    ['closeArea', { path: '990101.002', reason: '合并' }],
    ['units', {}],
    ['saveUnit', { kind: 'bureau', name: name('某局'), area: '990101' }],
    ['closeUnit', { id, reason: '合并' }],
    ['unstaffed', {}],
    ['roles', {}],
    ['saveRole', { code: 'boss', name: name('主任'), capabilities: ['org.manage'] }],
    ['closeRole', { code: 'handler', reason: '不用了' }],
    ['posts', {}],
    ['savePost', { unit: id, role: 'handler', area: '990101', title: name('承办') }],
    ['seat', { post: id, person: null, reason: '调离' }],
    ['closePost', { id, reason: '合并' }],
    ['persons', {}],
    ['savePerson', { name: '某人' }],
    ['closePerson', { id, reason: '退休' }],
    ['endSessions', { person: id, reason: '手机丢失' }],
    ['resetSecondFactor', { person: id, reason: '手机丢失' }],
    ['exportTable', { kind: 'areas' }],
    ['invite', { person: id, reason: '新入职' }],
    ['importTable', { kind: 'areas', text: 'code,name\n990101009,某街道' }],
    ['acts', {}],
    ['messages', {}],
    ['resend', { message: id }],
    ['importCalendar', { text: '{}' }],
    ['saveLocalDays', { days: [{ date: '2026-04-20', name: name('三月三'), kind: 'off', reason: '县政府通知' }] }],
  ] as const)('org.%s is refused to a handler and to a stranger', async (call, input) => {
    expect(await refusal(org(call as 'areas', input as never, w.staff.lamp))).toBe('no-right')
    expect(await refusal(org(call as 'areas', input as never, stranger()))).toBe('sign-in-first')
  })

  test('org.calendar and org.calendarYear are refused to a stranger and shown to whoever works with dates', async () => {
    expect(await refusal(org('calendar', {}, stranger()))).toBe('sign-in-first')
    expect(await refusal(org('calendarYear', { year: 2026 }, stranger()))).toBe('sign-in-first')
    expect((await must(org('calendar', {}, w.staff.lamp))).years.length).toBeGreaterThan(10)
    expect((await must(org('calendarYear', { year: 2026 }, w.staff.lamp))).local).toEqual([])
  })

  test('org.directory is refused to a stranger and shown to whoever is signed in', async () => {
    expect(await refusal(org('directory', {}, stranger()))).toBe('sign-in-first')
    const { areas, units } = await must(org('directory', {}, w.staff.lamp))
    expect(areas.map((area) => area.path)).toContain('990101.001.001.01')
    expect(units.find((unit) => unit.id === w.units.lamp)?.name.zh).toBe('县路灯管理所')
  })
})

describe('areas', () => {
  test('org.saveArea adds, renames, opens again; org.areas shows it with its code', async () => {
    const made = await must(org('saveArea', { path: '990101.003', name: name('东山街道') }, w.staff.admin))
    expect(made).toEqual({ path: '990101.003', code: '990101003000' })
    await must(org('saveArea', { path: '990101.003', name: name('东山镇') }, w.staff.admin))
    await must(org('closeArea', { path: '990101.003', reason: '撤镇设街道' }, w.staff.admin))
    const hidden = await must(org('areas', { within: '990101.003' }, w.staff.admin))
    expect(hidden.areas).toEqual([])
    await must(org('saveArea', { path: '990101.003', name: name('东山街道') }, w.staff.admin))
    const shown = await must(org('areas', { within: '990101.003' }, w.staff.admin))
    expect(shown.areas).toEqual([
      {
        path: '990101.003',
        code: '990101003000',
        level: 'street',
        name: name('东山街道'),
        above: [],
        units: 0,
        closedAt: null,
      },
    ])
  })

  test('org.saveArea by rule', async () => {
    const save = (path: string, caller: Caller) => refusal(org('saveArea', { path, name: name('某地') }, caller))
    expect(await save('990101.002.005', street)).toBe('org.area-out-of-reach')
    expect(await save('990102.001', w.staff.admin)).toBe('org.area-out-of-reach')
    expect(await save('990101.01', w.staff.admin)).toBe('org.area-code-wrong')
    expect(await save('990101.777.001', w.staff.admin)).toBe('org.area-parent-missing')
    expect(await save('990101.001.009', street)).toBeUndefined()
  })

  test('org.closeArea by rule', async () => {
    const close = (path: string, caller: Caller) => refusal(org('closeArea', { path, reason: '合并' }, caller))
    expect(await close('990101.888', w.staff.admin)).toBe('org.area-not-found')
    expect(await close('990101.002.001', street)).toBe('org.area-out-of-reach')
    expect(await close('990101.002', w.staff.admin)).toBe('org.area-in-use')
    await must(org('saveArea', { path: '990101.001.007', name: name('南园社区') }, w.staff.admin))
    const said = { text: '南园社区门口的窨井盖松了，踩上去直响。', area: '990101.001.007' }
    const { case: open } = await must(w.casework('say', said, stranger()))
    expect(await close('990101.001.007', w.staff.admin)).toBe('org.area-has-cases')
    const away = { case: open, reason: 'out-of-scope', reply: '此事由市政热线受理，已为您转去。' } as const
    await must(w.casework('refer', away, w.staff.dispatcher))
    expect(await close('990101.001.007', w.staff.admin)).toBeUndefined()
  })

  test('org.areas shows no further than the asker keeps, page by page', async () => {
    const grid = await must(org('areas', { text: '一网格' }, w.staff.admin))
    expect(grid.areas.map(({ above }) => above.map(({ zh }) => zh))).toEqual([['清河街道', '杏花社区']])
    const all: string[] = []
    let after: string | undefined
    do {
      const found = await must(org('areas', { limit: 2, after }, street))
      all.push(...found.areas.map((area) => area.path))
      after = found.next ?? undefined
    } while (after)
    expect(all.length).toBeGreaterThan(2)
    expect(all.every((path) => path.startsWith('990101.001'))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(await refusal(org('areas', { after: 'no cursor' }, street))).toBeUndefined()
  })
})

describe('units', () => {
  test('org.saveUnit adds and changes; org.units finds it', async () => {
    const unit = { kind: 'bureau', name: name('县园林局'), area: '990101', publicPhone: '0990-1234567' } as const
    const { id } = await must(org('saveUnit', unit, w.staff.admin))
    await must(org('saveUnit', { ...unit, id, name: name('县园林绿化中心'), parent: w.units.centre }, w.staff.admin))
    const { units } = await must(org('units', { text: '园林' }, w.staff.admin))
    expect(units).toMatchObject([
      { id, name: { zh: '县园林绿化中心' }, parentName: { zh: '县诉求受理中心' }, posts: 0, emptyPosts: 0 },
    ])
  })

  test('org.saveUnit by rule', async () => {
    const save = (input: Record<string, unknown>, caller: Caller = w.staff.admin) =>
      refusal(org('saveUnit', { kind: 'bureau', name: name('某局'), area: '990101', ...input } as never, caller))
    expect(await save({ id: randomUUID() })).toBe('org.unit-not-found')
    expect(await save({ area: '990101.777' })).toBe('org.area-not-found')
    expect(await save({}, street)).toBe('org.area-out-of-reach')
    expect(await save({ id: w.units.lamp, area: '990101.001' }, street)).toBe('org.area-out-of-reach')
    expect(await save({ parent: randomUUID() })).toBe('org.parent-not-found')
    expect(await save({ name: name('县路灯管理所') })).toBe('org.unit-doubled')
    expect(await save({ id: w.units.water, name: name('县供水公司'), parent: w.units.water })).toBe('org.parent-circle')
    expect(await save({ kind: 'club' })).toBe('invalid-input')
  })

  test('org.closeUnit: only a unit that holds nothing and nobody', async () => {
    const close = (id: string, caller: Caller = w.staff.admin) =>
      refusal(org('closeUnit', { id, reason: '机构改革' }, caller))
    expect(await close(randomUUID())).toBe('org.unit-not-found')
    expect(await close(w.units.other, street)).toBe('org.area-out-of-reach')
    expect(await close(w.units.water)).toBe('org.unit-has-posts')
    const parent = await must(org('saveUnit', { kind: 'bureau', name: name('甲局'), area: '990101' }, w.staff.admin))
    const below = { kind: 'bureau', name: name('甲局一所'), area: '990101', parent: parent.id } as const
    const child = await must(org('saveUnit', below, w.staff.admin))
    expect(await close(parent.id)).toBe('org.unit-has-units')
    const said = await must(
      w.casework('say', { text: '河边的护栏松动了，请尽快加固。', area: '990101.001.001' }, stranger()),
    )
    await must(w.casework('dispatch', { case: said.case, unit: child.id, category: 'city-light' }, w.staff.dispatcher))
    expect(await close(child.id)).toBe('org.unit-holds-work')
    const empty = await must(org('saveUnit', { kind: 'team', name: name('临时专班'), area: '990101' }, w.staff.admin))
    expect(await close(empty.id)).toBeUndefined()
    const { units } = await must(org('units', { text: '临时专班', closed: true }, w.staff.admin))
    expect(units).toMatchObject([{ id: empty.id, closedAt: w.clock.now().toString({ smallestUnit: 'millisecond' }) }])
  })
})

describe('roles and posts', () => {
  test('org.saveRole and org.roles', async () => {
    const role = { code: 'night-desk', name: name('夜间值班'), capabilities: ['case.intake', 'case.intake'] } as const
    expect(await refusal(org('saveRole', { ...role, capabilities: [...role.capabilities] }, street))).toBe(
      'org.whole-county-only',
    )
    await must(org('saveRole', { ...role, capabilities: [...role.capabilities] }, w.staff.admin))
    const { roles, capabilities } = await must(org('roles', {}, w.staff.admin))
    expect(roles.find((one) => one.code === 'night-desk')).toMatchObject({ capabilities: ['case.intake'], posts: 0 })
    expect(capabilities.find((one) => one.code === 'case.handle')?.reach).toBe('unit')
  })

  test('org.savePost and org.seat: a post is made, filled, emptied', async () => {
    const hours = [{ from: '08:30', to: '12:00' }]
    const post = { unit: w.units.lamp, role: 'handler', area: '990101', title: name('夜班承办'), hours }
    const { id } = await must(org('savePost', post, w.staff.admin))
    const someone = await must(org('savePerson', { name: '林晓' }, w.staff.admin))
    await must(org('seat', { post: id, person: someone.id, reason: '新入职' }, w.staff.admin))
    const filled = await must(org('posts', { unit: w.units.lamp, empty: false }, w.staff.admin))
    expect(filled.posts.find((one) => one.id === id)).toMatchObject({
      personName: '林晓',
      hours,
      unitName: { zh: '县路灯管理所' },
    })
    // changing the title leaves who sits there
    await must(org('savePost', { ...post, id, title: name('晚班承办') }, w.staff.admin))
    expect(
      (await must(org('posts', { unit: w.units.lamp }, w.staff.admin))).posts.find((one) => one.id === id)?.person,
    ).toBe(someone.id)
    await must(org('seat', { post: id, person: null, reason: '离职' }, w.staff.admin))
    const empty = await must(org('posts', { unit: w.units.lamp, empty: true }, w.staff.admin))
    expect(empty.posts.map((one) => one.id)).toEqual([id])
    await must(org('closePost', { id, reason: '撤并' }, w.staff.admin))
    expect((await must(org('posts', { unit: w.units.lamp, empty: true }, w.staff.admin))).posts).toEqual([])
  })

  test('org.savePost by rule', async () => {
    const save = (input: Record<string, unknown>, caller: Caller = w.staff.admin) =>
      refusal(
        org(
          'savePost',
          { unit: streetUnit, role: 'handler', area: '990101.001', title: name('承办'), ...input },
          caller,
        ),
      )
    expect(await save({ id: randomUUID() })).toBe('org.post-not-found')
    expect(await save({ unit: randomUUID() })).toBe('org.unit-not-found')
    expect(await save({ role: 'nobody' })).toBe('org.role-not-found')
    expect(await save({ area: '990101.777' })).toBe('org.area-not-found')
    expect(await save({ hours: [{ from: '12:00', to: '09:00' }] })).toBe('org.hours-wrong')
    // a post in a county unit would reach everything that unit holds
    expect(await save({ unit: w.units.lamp }, street)).toBe('org.area-out-of-reach')
    expect(await save({ area: '990101' }, street)).toBe('org.area-out-of-reach')
    expect(await save({ role: 'administrator' }, street)).toBe('org.grant-beyond-own')
    expect(await save({ title: name('街道承办') }, street)).toBeUndefined()
  })

  test('org.seat by rule', async () => {
    const sit = (post: string, person: string | null, caller: Caller = w.staff.admin) =>
      refusal(org('seat', { post, person, reason: '调整' }, caller))
    expect(await sit(randomUUID(), null)).toBe('org.post-not-found')
    expect(await sit(w.posts.lamp, randomUUID())).toBe('org.person-not-found')
    expect(await sit(w.posts.lamp, null, street)).toBe('org.area-out-of-reach')
    const audit = { unit: streetUnit, role: 'administrator', area: '990101.001', title: name('街道审计') }
    const { id } = await must(org('savePost', audit, w.staff.admin))
    const me = street.actor.kind === 'person' ? street.actor.id : ''
    expect(await sit(id, me, street)).toBe('org.grant-beyond-own')
  })

  test('org.closePost by rule', async () => {
    const close = (id: string, caller: Caller = w.staff.admin) =>
      refusal(org('closePost', { id, reason: '撤并' }, caller))
    expect(await close(randomUUID())).toBe('org.post-not-found')
    expect(await close(w.posts.water, street)).toBe('org.area-out-of-reach')
    const said = await must(
      w.casework('say', { text: '自来水有异味，已经两天了。', area: '990101.001.001' }, stranger()),
    )
    await must(
      w.casework('dispatch', { case: said.case, unit: w.units.water, category: 'city-light' }, w.staff.dispatcher),
    )
    expect(await close(w.posts.water)).toBe('org.last-post-of-work')
  })

  test('the last administrator stays, whichever way the post would be lost', async () => {
    const { admin } = w.staff
    const id = admin.actor.kind === 'person' ? admin.actor.id : ''
    const lost = 'org.last-administrator'
    expect(await refusal(org('seat', { post: w.posts.admin, person: null, reason: '离任' }, admin))).toBe(lost)
    expect(await refusal(org('closePost', { id: w.posts.admin, reason: '离任' }, admin))).toBe(lost)
    expect(await refusal(org('closePerson', { id, reason: '离任' }, admin))).toBe(lost)
    const role = { code: 'administrator', name: name('系统管理员'), capabilities: ['org.read' as const] }
    expect(await refusal(org('saveRole', role, admin))).toBe(lost)
    const post = { id: w.posts.admin, unit: w.units.centre, area: '990101', title: name('管理员') }
    expect(await refusal(org('savePost', { ...post, role: 'leader' }, admin))).toBe(lost)
    const table = '单位,角色,岗位\n县诉求受理中心,leader,administrator'
    expect(await refusal(org('importTable', { kind: 'posts', text: table }, admin))).toBe(lost)
    // none of the refusals left a trace
    expect(await refusal(org('posts', { unit: w.units.centre }, admin))).toBeUndefined()
    const held = await must(org('posts', { unit: w.units.centre }, admin))
    expect(held.posts.find((one) => one.id === w.posts.admin)).toMatchObject({ role: 'administrator', person: id })
  })
})

describe('people', () => {
  test('org.savePerson and org.persons: phone and address stay out of the log', async () => {
    const secret = { phone: '13912345678', email: 'wang@example.org' }
    const { id } = await must(org('savePerson', { name: '王秀英', login: 'wang.xiuying', ...secret }, w.staff.admin))
    const { persons } = await must(org('persons', { text: '秀英' }, w.staff.admin))
    expect(persons).toEqual([
      {
        id,
        name: '王秀英',
        login: 'wang.xiuying',
        ...secret,
        hasAccount: false,
        posts: [],
        mine: true,
        closedAt: null,
      },
    ])
    const { acts } = await must(org('acts', { subject: `person:${id}` }, w.staff.admin))
    expect(acts).toMatchObject([{ act: 'org.savePerson', label: { zh: '保存人员' }, n: 1, whoKind: 'person' }])
    // whom it is about is named as the directory has them today; what the log keeps names nobody
    expect(JSON.stringify(acts.map((act) => ({ ...act, about: null })))).not.toMatch(/139|wang|秀英/)
  })

  test('org.savePerson by rule', async () => {
    const save = (input: Record<string, unknown>, caller: Caller = w.staff.admin) =>
      refusal(org('savePerson', { name: '某人', ...input }, caller))
    expect(await save({ id: randomUUID() })).toBe('org.person-not-found')
    expect(await save({ login: 'lamp' })).toBe('org.login-taken')
    const lamp = w.staff.lamp.actor.kind === 'person' ? w.staff.lamp.actor.id : ''
    // taking over the county's people by changing their address is not for a street
    expect(await save({ id: lamp, email: 'me@example.org' }, street)).toBe('org.person-out-of-reach')
    expect(await save({ login: 'Wang Xiuying' })).toBe('invalid-input')
    expect(await save({ phone: 'call me' })).toBe('invalid-input')
  })

  test('org.persons shows a street its own people and those who wait for a post', async () => {
    const { persons } = await must(org('persons', {}, street))
    const names = persons.map((person) => person.name)
    expect(names).not.toContain('测试lamp')
    expect(names).toContain('测试worker')
    expect(persons.every((person) => person.mine)).toBe(true)
  })

  test('org.closePerson empties the posts, one act each, and a street goes on counting the log it cannot read', async () => {
    const { id } = await must(org('savePerson', { name: '赵敏', login: 'zhao' }, w.staff.admin))
    const post = { unit: streetUnit, role: 'handler', area: '990101.001', title: name('窗口') }
    const made = await must(org('savePost', post, w.staff.admin))
    await must(org('seat', { post: made.id, person: id, reason: '到岗' }, street))
    await must(org('savePerson', { id, name: '赵敏', login: 'zhao' }, street))
    expect(await refusal(org('closePerson', { id: randomUUID(), reason: '离职' }, street))).toBe('org.person-not-found')
    const lamp = w.staff.lamp.actor.kind === 'person' ? w.staff.lamp.actor.id : ''
    expect(await refusal(org('closePerson', { id: lamp, reason: '离职' }, street))).toBe('org.person-out-of-reach')
    expect(await must(org('closePerson', { id, reason: '离职' }, street))).toEqual({ id, emptied: [made.id] })
    const { acts } = await must(org('acts', { subject: `post:${made.id}` }, w.staff.admin))
    expect(acts.map((act) => act.act)).toEqual(['org.seat', 'org.seat', 'org.savePost'])
    expect(acts[0]?.reason).toBe('离职')
  })

  test('org.invite by rule: nobody takes over an account with rights that are not theirs to give', async () => {
    const audit = { code: 'street-auditor', name: name('街道审计员'), capabilities: ['audit.read' as const] }
    await must(org('saveRole', audit, w.staff.admin))
    const auditor = await seated(w, { unit: streetUnit, role: 'street-auditor', area: '990101.001' })
    const again = refusal(org('invite', { person: auditor.id, reason: '忘记密码' }, street))
    expect(await again).toBe('org.person-out-of-reach')
    const lamp = w.staff.lamp.actor.kind === 'person' ? w.staff.lamp.actor.id : ''
    expect(await refusal(org('invite', { person: randomUUID(), reason: '忘记密码' }, w.staff.admin))).toBe(
      'org.person-not-found',
    )
    expect(await refusal(org('invite', { person: lamp, reason: '忘记密码' }, street))).toBe('org.person-out-of-reach')
  })

  test('org.demoAccounts names nobody outside the demo', async () => {
    expect(await must(org('demoAccounts', {}, stranger()))).toEqual({ accounts: [] })
  })
})

describe('commands', () => {
  test('the same command twice is carried out once', async () => {
    const caller = { ...w.staff.admin, commandId: randomUUID() }
    const once = await must(org('saveUnit', { kind: 'team', name: name('一次'), area: '990101' }, caller))
    expect(await must(org('saveUnit', { kind: 'team', name: name('一次'), area: '990101' }, caller))).toEqual(once)
  })

  test('a county can be set up by the system before anybody can sign in', async () => {
    const { id } = await must(org('savePerson', { name: '首任管理员', login: 'first' }, system()))
    const post = { unit: w.units.centre, role: 'administrator', area: '990101', title: name('首任') }
    const made = await must(org('savePost', post, system()))
    await must(org('seat', { post: made.id, person: id, reason: '开通' }, system()))
    const [found] = (
      await transact(w.db, county, (tx) =>
        sql<{ person: string }>`select person from kernel.post where tenant = ${tenant} and id = ${made.id}`.execute(
          tx,
        ),
      )
    ).rows
    expect(found?.person).toBe(id)
  })
})
