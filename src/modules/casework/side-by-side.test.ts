import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const said = async () => {
  const done = await w.casework('say', { text: '路灯坏了', area: '990101.001.001' }, stranger())
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

const dispatched = async (co: string[] = []) => {
  const { case: id } = await said()
  await w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light', co }, w.staff.dispatcher)
  await w.casework('accept', { case: id }, w.staff.lamp)
  return id
}

describe('a unit goes on while others owe something on the same case', () => {
  test('casework.note after casework.ask: the decision that the centre owes stays owed once', async () => {
    const id = await dispatched()
    await w.casework('ask', { case: id, kind: 'extension', days: 2, reason: '等配件' }, w.staff.lamp)
    expect(await w.casework('note', { case: id, text: '配件在路上' }, w.staff.lamp)).toMatchObject({ ok: true })
    const owed = await w.inbox('list', { kind: 'decide' }, w.staff.leader)
    expect(owed.ok && owed.value.duties.filter((duty) => duty.ref === id)).toHaveLength(1)
  })

  test('casework.dispatch names a co-handler twice, and beside itself: each owes its part once', async () => {
    const id = await dispatched([w.units.water, w.units.water, w.units.lamp])
    const view = await w.casework('get', { case: id }, w.staff.lamp)
    expect(view.ok && view.value.co.map((co) => co.unit)).toEqual([w.units.water])
    expect(await w.casework('answerCo', { case: id, text: '水管无碍' }, w.staff.water)).toMatchObject({ ok: true })
  })

  test('casework.split after casework.merge: the request that leaves gets a number that no case goes by', async () => {
    const [a, b] = [await said(), await said()]
    await w.casework('merge', { case: a.case, into: b.case, reason: '同一件事' }, w.staff.dispatcher)
    const done = await w.casework('split', { case: b.case, requests: [a.request], reason: '不是' }, w.staff.dispatcher)
    expect(done.ok && done.value.number).not.toBe(a.number)
    const { number, code } = a
    expect(await w.casework('follow', { number, code }, stranger())).toMatchObject({ ok: true })
  })

  test('casework.get knows an id in capitals', async () => {
    const id = await dispatched()
    expect(await w.casework('get', { case: id.toUpperCase() }, w.staff.dispatcher)).toMatchObject({ ok: true })
  })
})

describe('what is told and kept', () => {
  test('casework.record keeps the day on which it was said', async () => {
    const saidAt = '2026-09-01T02:00:00.000Z'
    const letter = { text: '来信：路灯坏了', area: '990101.001.001', channel: 'paper', saidAt } as const
    const done = await w.casework('record', letter, w.staff.operator)
    const view = await w.casework('get', { case: done.ok ? done.value.case : '' }, w.staff.dispatcher)
    expect(view.ok && view.value.requests.map(({ at }) => at)).toEqual([saidAt])
    expect(view.ok && view.value.case.openedAt).toBe(w.clock.now().toString({ smallestUnit: 'millisecond' }))
  })

  test('casework.pace is told to everybody from all cases, public or not', async () => {
    for (let n = 0; n < 5; n += 1) await dispatched()
    const pace = await w.casework('pace', { area: '990101.001' }, stranger())
    expect(pace.ok && pace.value.rows).toMatchObject([{ category: 'city', confirmed: 0 }])
    const elsewhere = await w.casework('pace', { area: '990101.002' }, stranger())
    expect(elsewhere.ok && elsewhere.value.rows).toEqual([])
  })

  test('casework.triage moves a case out of the area of whoever sorts it, and it is out of their view', async () => {
    const { case: id } = await said()
    const { actor } = w.staff.dispatcher
    const posts = actor.kind === 'person' ? actor.posts.map((post) => ({ ...post, area: '990101.001' })) : []
    const street = { actor: { ...actor, posts } as typeof actor }
    expect(await w.casework('triage', { case: id, area: '990101.002.001' }, street)).toMatchObject({ ok: true })
    expect(await w.casework('get', { case: id }, street)).toMatchObject({ ok: false })
    expect(await w.casework('get', { case: id }, w.staff.dispatcher)).toMatchObject({ ok: true })
  })
})
