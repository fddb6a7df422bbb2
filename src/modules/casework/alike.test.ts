import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#kernel/house'
import { makeWorld, stranger, type World } from '#test/world'

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

type Saying = { text: string; area?: string; place?: string; point?: { lat: number; long: number }; join?: string }
const say = (said: Saying) => must(w.casework('say', said, stranger()))
const publish = (id: string, text: string) => must(w.casework('publish', { case: id, text }, w.staff.dispatcher))
const idsFor = async (input: { text: string; area?: string; place?: string; lat?: number; long?: number }) =>
  (await must(w.casework('similar', input, stranger()))).cases.map(({ id }) => id)
const idsLike = async (id: string, by: Caller) =>
  (await must(w.casework('alike', { case: id }, by))).cases.map((one) => one.id)

const area = '990101.001.001'

describe('a resident', () => {
  test('is offered the open case with the reason, and joins it', async () => {
    const { case: id } = await say({ text: '杏花路和书院街路口的红绿灯不亮', area })
    await publish(id, '杏花路和书院街路口的红绿灯不亮')
    w.clock.forward({ hours: 26 })
    const { cases } = await must(w.casework('similar', { text: '书院街与杏花路交叉口红绿灯又不亮了' }, stranger()))
    expect(cases[0]).toMatchObject({ id, closeness: expect.any(Number) })
    expect(cases[0]?.why.zh).toMatch(/^同在.+路口、相隔1天、都说到“.*红绿灯/)
    const receipt = await say({ text: '我也被堵在那里', join: id })
    expect(receipt).toMatchObject({ case: id, joined: true })
    const again = await must(w.casework('similar', { text: '书院街与杏花路交叉口红绿灯又不亮了' }, stranger()))
    expect(again.cases[0]?.supporters).toBe(2)
  })

  test('is offered nothing that is not public, nor by words that are not', async () => {
    const { case: id } = await say({ text: '清风苑七栋的张老三天天半夜打麻将', area })
    expect(await idsFor({ text: '清风苑七栋的张老三天天半夜打麻将', area })).toEqual([])
    await publish(id, '有住户反映夜间噪声')
    expect(await idsFor({ text: '清风苑七栋的张老三' })).toEqual([])
  })

  test('is offered nothing that is closed', async () => {
    const { case: id, number, code } = await say({ text: '水塔巷口的井盖缺了一块', area })
    await publish(id, '水塔巷口的井盖缺了一块')
    expect(await idsFor({ text: '水塔巷的井盖缺了' })).toEqual([id])
    await must(w.casework('withdraw', { number, code }, stranger()))
    expect(await idsFor({ text: '水塔巷的井盖缺了' })).toEqual([])
  })

  test('finds what lies beside a point, but not what merely shares the point of everything', async () => {
    const beside = { lat: 35.2, long: 113.2 }
    const { case: id } = await say({ text: '护栏被撞断', point: beside })
    await publish(id, '护栏被撞断')
    expect(await idsFor({ text: '护栏断了没人管', lat: 35.2003, long: 113.2 })).toEqual([id])

    const everything = { lat: 35.3, long: 113.3 }
    for (const place of ['甲一路1号', '乙二路2号', '丙三路3号', '丁四路4号', '戊五路5号', '己六路6号']) {
      const made = await say({ text: '护栏被撞断', place, point: everything })
      await publish(made.case, '护栏被撞断')
    }
    const offered = await must(
      w.casework('similar', { text: '护栏断了', place: '庚七路7号', ...everything }, stranger()),
    )
    expect(offered.cases.filter(({ why }) => why.zh.includes('位置相同'))).toEqual([])
  })
})

describe('staff', () => {
  test('see what may be the same among all that they may see, and merge it', async () => {
    const said = { text: '银杏苑2栋电梯一到晚上就停', area }
    const first = await say(said)
    const second = await say({ ...said, text: '银杏苑二号楼的电梯晚上老停' })
    expect(await idsLike(second.case, w.staff.dispatcher)).toEqual([first.case])
    expect(await w.casework('alike', { case: second.case }, w.staff.elsewhere)).toMatchObject({ ok: false })
    const { cases } = await must(w.casework('alike', { text: '银杏苑2栋电梯停了' }, w.staff.elsewhere))
    expect(cases).toEqual([])
    const merged = { case: second.case, into: first.case, reason: '同一部电梯' }
    await must(w.casework('merge', merged, w.staff.dispatcher))
    expect(await idsLike(first.case, w.staff.dispatcher)).toEqual([])
  })

  test('find a case also by the place that a merged request gave', async () => {
    const first = await say({ text: '路边的树倒了压住电线', area })
    const second = await say({ text: '望江路18号门口的树倒了压住电线', area })
    await must(w.casework('merge', { case: second.case, into: first.case, reason: '同一棵树' }, w.staff.dispatcher))
    const { cases } = await must(w.casework('alike', { text: '望江路18号树压电线' }, w.staff.dispatcher))
    expect(cases.map((one) => one.id)).toContain(first.case)
  })

  test('are offered no complaint about a unit, and nothing for one', async () => {
    const said = { text: '办事大厅三号窗口的人态度蛮横', area }
    const { case: plain } = await say(said)
    const { case: complaint } = await must(w.casework('say', { ...said, about: w.units.community }, stranger()))
    expect(await idsLike(plain, w.staff.dispatcher)).toEqual([])
    expect(await idsLike(complaint, w.staff.dispatcher)).toEqual([])
  })

  test('are told nothing for a text that says nothing, however strange', async () => {
    for (const text of ['！？', "'); drop table casework.case; --", '=1+1', '<b></b>\u202e', '👵🌉'])
      expect(await must(w.casework('alike', { text }, w.staff.dispatcher))).toEqual({ cases: [] })
  })
})
