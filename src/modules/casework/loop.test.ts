import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, stranger, system, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const must = async <T>(outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const done = await outcome
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

const good = { solved: true, speed: 'satisfied', result: 'satisfied', attitude: 'satisfied', reply: 'mostly' } as const
const bad = { ...good, solved: false, result: 'unsatisfied' } as const

const said = () =>
  must(
    w.casework(
      'say',
      {
        text: '杏花路口的路灯三天不亮了，晚上老人出门看不清。',
        area: '990101.001.001',
        contact: { phone: '13800000000', consent: true },
      },
      stranger(),
    ),
  )

describe('the whole loop', () => {
  test('said → dispatched → accepted → claimed → unsatisfied → redone → confirmed → looked back at', async () => {
    const { case: id, number, code } = await said()
    expect((await must(w.casework('get', { case: id }, w.staff.dispatcher))).case.status).toBe('received')
    await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
    const open = await must(w.casework('get', { case: id }, w.staff.lamp))
    expect(open.case.due).toBe('2026-09-14T09:30:00.000Z')
    expect(open.clocks.find((clock) => clock.kind === 'resolve')?.why.zh).toContain('5个工作日')
    await must(w.casework('read', { case: id }, w.staff.lamp))
    await must(w.casework('accept', { case: id }, w.staff.lamp))
    await must(w.casework('contact', { case: id, how: 'phone', reached: true }, w.staff.lamp))
    w.clock.forward({ hours: 24 })
    await must(w.casework('claim', { case: id, reply: '已更换灯头，当晚恢复照明。' }, w.staff.lamp))
    const claimed = await must(w.casework('follow', { number, code }, stranger()))
    expect(claimed.case).toMatchObject({ status: 'claimed', type: 'open' })
    await must(w.casework('judge', { number, code, ...bad }, stranger()))
    expect((await must(w.casework('get', { case: id }, w.staff.lamp))).case).toMatchObject({
      status: 'handling',
      confirmedAt: null,
    })
    w.clock.forward({ hours: 24 })
    await must(w.casework('claim', { case: id, reply: '重新接线，已连续三晚正常。' }, w.staff.lamp))
    await must(w.casework('judge', { number, code, ...good }, stranger()))
    expect((await must(w.casework('publicList', {}, stranger()))).cases).toEqual([])
    w.clock.forward({ hours: 24 * 31 })
    const backs = await must(w.casework('callbacks', {}, w.staff.operator))
    expect(backs.cases.map((one) => one.id)).toContain(id)
    await must(w.casework('lookBack', { case: id, holds: true, how: 'phone', note: '亮着' }, w.staff.operator))
    const end = await must(w.casework('get', { case: id }, w.staff.leader))
    expect(end.case).toMatchObject({ status: 'confirmed', type: 'done' })
    expect(end.timeline.map((act) => act.act)).toEqual([
      'say',
      'dispatch',
      'read',
      'accept',
      'contact',
      'claim',
      'judge',
      'claim',
      'judge',
      'lookBack',
    ])
  })

  test('a unit returns, the centre rules, the next returns again and the adjudicator ends it', async () => {
    const { case: id } = await said()
    await must(w.casework('dispatch', { case: id, unit: w.units.water, category: 'city-light' }, w.staff.dispatcher))
    await must(
      w.casework(
        'return',
        { case: id, reason: 'not-our-duty', basis: '职责清单无路灯', unit: w.units.lamp },
        w.staff.water,
      ),
    )
    expect((await must(w.casework('get', { case: id }, w.staff.water))).case).toMatchObject({
      lead: w.units.water,
      returnPending: true,
    })
    await must(
      w.casework('ruleReturn', { case: id, upheld: true, unit: w.units.lamp, note: '属路灯所' }, w.staff.dispatcher),
    )
    await must(w.casework('return', { case: id, reason: 'ownership-unclear', basis: '小区内路灯属业主' }, w.staff.lamp))
    const refused = await w.casework('ruleReturn', { case: id, upheld: false, note: '仍归你单位' }, w.staff.dispatcher)
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'casework.not-now', facts: { why: 'adjudicator-rules' } },
    })
    await must(w.casework('ruleReturn', { case: id, upheld: false, note: '仍归路灯所' }, w.staff.adjudicator))
    const third = await w.casework('return', { case: id, reason: 'out-of-scope', basis: '无' }, w.staff.lamp)
    expect(third).toMatchObject({ ok: false, refusal: { facts: { why: 'ruled' } } })
  })

  test('the same command twice is carried out once and answered alike', async () => {
    const caller = stranger()
    const input = { text: '楼道灯坏了', area: '990101.001.001' }
    const [one, two] = [await must(w.casework('say', input, caller)), await must(w.casework('say', input, caller))]
    expect(two).toEqual(one)
    expect(await w.casework('say', { ...input, text: '别的事' }, caller)).toMatchObject({
      ok: false,
      refusal: { code: 'command-reused' },
    })
    expect((await must(w.casework('list', { text: '楼道灯坏' }, w.staff.dispatcher))).cases).toHaveLength(1)
  })

  test('a worker of another community sees nothing, in the handler or below it', async () => {
    const { case: id } = await said()
    expect(await w.casework('get', { case: id }, w.staff.elsewhere)).toMatchObject({
      ok: false,
      refusal: { code: 'casework.case-not-found' },
    })
    expect((await must(w.casework('list', {}, w.staff.elsewhere))).cases).toEqual([])
    expect((await must(w.casework('get', { case: id }, w.staff.worker))).case.id).toBe(id)
  })

  test('the inbox holds what each owes', async () => {
    const { case: id } = await said()
    const centre = await must(w.inbox('list', {}, w.staff.dispatcher))
    expect(centre.duties.filter((duty) => duty.ref === id).map((duty) => duty.kind)).toEqual(['triage'])
    await must(
      w.casework(
        'dispatch',
        { case: id, unit: w.units.lamp, category: 'city-light', urgency: 'urgent' },
        w.staff.dispatcher,
      ),
    )
    const unit = await must(w.inbox('list', {}, w.staff.lamp))
    expect(unit.duties.filter((duty) => duty.ref === id).map((duty) => duty.kind)).toEqual(['accept'])
    expect(unit.duties.find((duty) => duty.ref === id)).toMatchObject({ minutes: 5, askedBy: { zh: '县诉求受理中心' } })
  })
  void system
})
