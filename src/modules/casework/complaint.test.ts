import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

type Done<T> = Promise<{ ok: true; value: T } | { ok: false; refusal: { code: string; zh: string } }>
const refusal = async (outcome: Done<unknown>): Promise<string> => {
  const done = await outcome
  return done.ok ? 'done' : done.refusal.zh
}
const text = '路灯所的人说好上门，三次都没来，电话里态度也不好。'
const about = (unit: string) => must(w.casework('say', { text, area: '990101.001.001', about: unit }, stranger()))
const never = '这件事投诉的就是这个单位，不能交给它办理。'

describe('a complaint about a unit never lands in it (A9)', () => {
  test('by no dispatch, no helping part, no ruling', async () => {
    const { case: id } = await about(w.units.lamp)
    const category = 'city-light'
    const { lamp, water } = w.units
    expect(await refusal(w.casework('dispatch', { case: id, unit: lamp, category }, w.staff.dispatcher))).toBe(never)
    expect(
      await refusal(w.casework('dispatch', { case: id, unit: water, co: [lamp], category }, w.staff.dispatcher)),
    ).toBe(never)
    await must(w.casework('dispatch', { case: id, unit: water, category }, w.staff.dispatcher))
    expect(await refusal(w.casework('addCo', { case: id, unit: lamp, task: '说明情况' }, w.staff.dispatcher))).toBe(
      never,
    )
    await must(w.casework('return', { case: id, reason: 'not-our-duty', basis: '职责清单', unit: lamp }, w.staff.water))
    expect(
      await refusal(w.casework('ruleReturn', { case: id, upheld: true, unit: lamp, note: '改派' }, w.staff.dispatcher)),
    ).toBe(never)
    expect((await w.casework('get', { case: id }, w.staff.lamp)).ok).toBe(false)
    expect((await must(w.casework('get', { case: id }, w.staff.dispatcher))).about?.zh).toBe('县路灯管理所')
  })

  test('nor by being merged into what the unit has in hand', async () => {
    const { case: id } = await about(w.units.lamp)
    const other = await must(w.casework('say', { text, area: '990101.001.001' }, stranger()))
    await must(
      w.casework('dispatch', { case: other.case, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher),
    )
    const apart = '投诉单位的工单要单独办理，不能与其他工单合并。'
    const merge = (from: string, into: string) =>
      refusal(w.casework('merge', { case: from, into, reason: '同一件事' }, w.staff.dispatcher))
    expect(await merge(id, other.case)).toBe(apart)
    expect(await merge(other.case, id)).toBe(apart)
  })

  test('nor by joining what the unit has in hand: it becomes a case of its own', async () => {
    const { case: join } = await must(w.casework('say', { text, area: '990101.001.001' }, stranger()))
    await must(w.casework('dispatch', { case: join, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
    const said = await must(
      w.casework('say', { text, area: '990101.001.001', about: w.units.lamp, join }, w.staff.dispatcher),
    )
    expect([said.joined, said.case === join]).toEqual([false, false])
  })

  test('a unit that does not exist is refused', async () =>
    expect(await refusal(w.casework('say', { text, about: '0197f1de-0000-7000-8000-000000000000' }, stranger()))).toBe(
      '请选择一个有效的单位。',
    ))
})
