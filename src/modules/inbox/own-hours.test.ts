import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, orgOf } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

test('inbox.posts counts the hours of the post itself: a night desk is not idle by day', async () => {
  const saying = { text: '路灯整夜不亮，孩子放学看不清路。', area: '990101.001.001' }
  const { case: id } = await must(w.casework('say', saying, stranger()))
  await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
  w.clock.forward({ hours: 12 })
  const waited = async () => {
    const { posts } = await must(w.inbox('posts', { unit: w.units.lamp }, w.staff.lampBoss))
    return posts.find((post) => post.post === w.posts.lamp)?.oldestUnreadMinutes
  }
  expect(await waited()).toBe(420)
  const night = {
    id: w.posts.lamp,
    unit: w.units.lamp,
    role: 'handler',
    area: '990101',
    title: { zh: '夜班', en: 'Night' },
  }
  await must(orgOf(w)('savePost', { ...night, hours: [{ from: '18:00', to: '24:00' }] }, w.staff.admin))
  expect(await waited()).toBe(180)
})
