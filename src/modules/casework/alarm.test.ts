import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const area = '990101.001.001'
const say = (text: string, more: object = {}) => must(w.casework('say', { text, area, ...more }, stranger()))
const rowOf = async (id: string) => (await must(w.casework('get', { case: id }, w.staff.dispatcher))).case
const triage = (id: string, more: object) => must(w.casework('triage', { case: id, ...more }, w.staff.dispatcher))
const alarmed = async () => {
  const { cases } = await must(w.casework('list', { flag: 'alarm', limit: 200 }, w.staff.dispatcher))
  return cases.map((row) => row.id)
}

test('who writes of danger is told so at once, and the case waits for a word on it without being made urgent', async () => {
  const text = '三单元煤气泄漏，楼道里头都晕'
  const said = await say(text)
  const alarm = {
    class: 'life',
    words: [
      { word: '煤气', at: text.indexOf('煤气') },
      { word: '泄漏', at: text.indexOf('泄漏') },
    ],
  }
  expect(said.alarm).toEqual(alarm)
  expect(await rowOf(said.case)).toMatchObject({ urgency: 'normal', alarm })
  expect(await alarmed()).toContain(said.case)
  const { emergency } = await must(w.casework('catalogue', {}, stranger()))
  expect(emergency.map(({ number }) => number)).toEqual(['110', '119', '120', '122'])
})

test('raised by a person it is urgent and asks no more', async () => {
  const { case: id } = await say('变压器旁边的电线掉在地上，还冒火花')
  await triage(id, { urgency: 'urgent' })
  expect(await rowOf(id)).toMatchObject({ urgency: 'urgent', alarm: null })
  expect(await alarmed()).not.toContain(id)
  await triage(id, { alarm: 'dismissed', category: 'utility-power' })
  expect(await rowOf(id)).toMatchObject({ urgency: 'urgent', alarm: null })
})

test('dismissed it stays so, until somebody writes of something graver', async () => {
  const { case: id } = await say('整个小区停水了')
  await triage(id, { alarm: 'dismissed' })
  expect(await alarmed()).not.toContain(id)
  await must(w.casework('publish', { case: id, text: '小区停水' }, w.staff.dispatcher))
  await say('我们这栋的住户也停水', { join: id })
  expect(await alarmed()).not.toContain(id)
  await say('停水以后有位老人晕倒了，没人管', { join: id })
  expect(await rowOf(id)).toMatchObject({ urgency: 'normal', alarm: { class: 'life' } })
})

test('what is added later is read too', async () => {
  const { case: id, number, code } = await say('配电箱的门关不上')
  expect((await rowOf(id)).alarm).toBeNull()
  await must(w.casework('add', { number, code, text: '现在漏电了' }, stranger()))
  expect((await rowOf(id)).alarm).toEqual({ class: 'life', words: [{ word: '漏电', at: 2 }] })
})

test('an alarm goes along when its case is merged or split', async () => {
  const [quiet, loud] = [await say('路口坑洼不平'), await say('路口塌陷，车掉下去了')]
  await must(w.casework('merge', { case: loud.case, into: quiet.case, reason: '同一处' }, w.staff.dispatcher))
  expect((await rowOf(quiet.case)).alarm).toMatchObject({ class: 'life' })
  await triage(quiet.case, { alarm: 'dismissed' })
  const { made } = await must(
    w.casework('split', { case: quiet.case, requests: [loud.request], reason: '不是一处' }, w.staff.dispatcher),
  )
  expect((await rowOf(made)).alarm).toMatchObject({ class: 'life' })
})

test('what a person has set is never lowered, whatever the words say', async () => {
  const by = w.staff.operator
  const { case: id } = await must(
    w.casework('record', { text: '没有漏电，就是灯不亮', area, channel: 'phone', urgency: 'urgent' }, by),
  )
  expect(await rowOf(id)).toMatchObject({ urgency: 'urgent', alarm: null })
  const heard = await must(w.casework('record', { text: '着火了', area, channel: 'phone', urgency: 'urgent' }, by))
  expect(await rowOf(heard.case)).toMatchObject({ urgency: 'urgent', alarm: null })
})

test('the dispatcher finds what speaks of danger on top, and every case once, page by page', async () => {
  const world = await makeWorld()
  try {
    const ids: string[] = []
    for (const text of ['路灯不亮', '二楼起火了', '垃圾没人收', '井盖被偷了', '公交总是晚点']) {
      ids.push((await must(world.casework('say', { text, area }, stranger()))).case)
      world.clock.forward({ minutes: 1 })
    }
    const pages: string[][] = []
    let after: string | undefined
    do {
      const input = { sort: 'alarm' as const, limit: 2, ...(after ? { after } : {}) }
      const page = await must(world.casework('list', input, world.staff.dispatcher))
      pages.push(page.cases.map((row) => row.id))
      after = page.next ?? undefined
    } while (after)
    const [first, second, third, fourth, fifth] = ids
    expect(pages.flat()).toEqual([second, fourth, first, third, fifth])
  } finally {
    await world.close()
  }
})
