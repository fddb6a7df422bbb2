import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/id'
import { rows, transact } from '#kernel/db'
import { systemScope } from '#kernel/rights'
import { must, orgOf } from '#test/office'
import { carryCalendar } from '../../server/jobs.ts'
import { makeWorld, stranger, tenant, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const said = (text: string, phone: string) =>
  must(w.casework('say', { text, area: '990101.001.001', contact: { phone, consent: true } }, stranger()))

const lettersTo = (phone: string) =>
  transact(w.db, systemScope(tenant), (tx) =>
    rows(sql<{ body: string }>`select body from kernel.message where recipient = ${phone} order by id`, tx),
  ).then((found) => found.map((one) => one.body))

describe('whoever joined a case is told by the number they hold', () => {
  test('after a merge, a dispatch, a withdrawal and a split', async () => {
    const first = await said('三号楼张某某家楼上漏水。', '13800000001')
    const second = await said('三号楼楼道漏水。', '13800000002')
    const third = await said('楼道灯坏了。', '13800000003')
    for (const one of [second, third])
      await must(w.casework('merge', { case: one.case, into: first.case, reason: '同一栋楼' }, w.staff.dispatcher))
    await must(w.casework('withdraw', { number: third.number, code: third.code }, stranger()))
    await must(
      w.casework('dispatch', { case: first.case, unit: w.units.water, category: 'housing-leak' }, w.staff.dispatcher),
    )
    const told = await lettersTo('13800000002')
    expect(told).toHaveLength(3)
    for (const body of told) expect(body).toContain(`编号 ${second.number}`)
    expect(await lettersTo('13800000003')).toHaveLength(2)
    await must(
      w.casework('split', { case: first.case, requests: [second.request], reason: '两件事' }, w.staff.dispatcher),
    )
    expect((await lettersTo('13800000002')).filter((body) => !told.includes(body))).toEqual([
      `编号 ${second.number} 与一并办理的诉求不是同一件事，现在单独办理，原来的编号和查询码仍然有效。`,
    ])
    expect(
      (await must(w.casework('follow', { number: second.number, code: second.code }, stranger()))).case.status,
    ).toBe('received')
  })

  test('casework.follow shows one’s own words, not those of whoever was there first', async () => {
    const house = { text: '三号楼张某某家楼上漏水。', area: '990101.001.001', point: { lat: 31.2, long: 121.4 } }
    const first = await must(w.casework('say', house, stranger()))
    const second = await said('三号楼楼道漏水。', '13800000012')
    await must(w.casework('merge', { case: second.case, into: first.case, reason: '同一件事' }, w.staff.dispatcher))
    const seen = await must(w.casework('follow', { number: second.number, code: second.code }, stranger()))
    expect(JSON.stringify(seen)).not.toContain('张某某')
    expect(seen.case).toMatchObject({ title: '三号楼楼道漏水', place: null, point: null })
  })

  test('casework.mine lists what was said in the words it was said in', async () => {
    const me = { actor: { kind: 'resident', id: newId(), contact: '13800000022' } } as const
    const first = await said('三号楼张某某家楼上漏水。', '13800000021')
    const own = await must(w.casework('say', { text: '三号楼楼道漏水。', area: '990101.001.001' }, me))
    await must(w.casework('merge', { case: own.case, into: first.case, reason: '同一件事' }, w.staff.dispatcher))
    const { requests } = await must(w.casework('mine', {}, me))
    expect(requests).toMatchObject([{ number: own.number, title: '三号楼楼道漏水', status: 'received' }])
  })
})

describe('everybody is written to in the tongue they used, whoever’s act the letter tells of', () => {
  const english = (phone: string) => ({
    text: 'The street lamp at the corner is out.',
    area: '990101.001.001',
    contact: { phone, consent: true },
  })
  const dispatch = (id: string, lang: 'zh' | 'en') =>
    must(
      w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, { ...w.staff.dispatcher, lang }),
    )
  const isChinese = (body: string) => body.includes('编号')

  test('said on the English page: a clerk who works in Chinese, and the house by itself, write English', async () => {
    const { case: id } = await must(w.casework('say', english('13800000031'), { ...stranger(), lang: 'en' }))
    await dispatch(id, 'zh')
    await must(w.casework('accept', { case: id }, w.staff.lamp))
    const day = { date: '2026-09-08', name: { zh: '防汛', en: 'Flood' }, kind: 'off' as const, reason: '防汛' }
    await must(orgOf(w)('saveLocalDays', { days: [day] }, w.staff.admin))
    // a change counts once every process computes with it
    w.clock.forward({ minutes: 10 })
    await carryCalendar(w.house)
    const told = await lettersTo('13800000031')
    expect(told).toHaveLength(3)
    expect(told.filter(isChinese)).toEqual([])
  })

  test('said on the Chinese page: a clerk whose desk is in English writes Chinese', async () => {
    const { case: id } = await said('路口的路灯不亮了。', '13800000032')
    await dispatch(id, 'en')
    const told = await lettersTo('13800000032')
    expect(told).toHaveLength(2)
    expect(told.every(isChinese)).toBe(true)
  })

  test('written down by a clerk: the words tell, not the clerk’s desk', async () => {
    const record = (text: string, phone: string, lang: 'zh' | 'en') =>
      must(w.casework('record', { ...english(phone), text, channel: 'phone' }, { ...w.staff.operator, lang }))
    await record('路口的路灯不亮了。', '13800000033', 'en')
    await record('The street lamp at the corner is out.', '13800000034', 'zh')
    expect((await lettersTo('13800000033')).every(isChinese)).toBe(true)
    expect((await lettersTo('13800000034')).some(isChinese)).toBe(false)
  })
})
