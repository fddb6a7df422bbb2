import { afterAll, beforeAll, expect, test } from 'vitest'
import { must, seated } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

test('inbox.posts: what a unit has looked into is not unread, and what it works on is not untouched', async () => {
  const { case: id } = await must(
    w.casework('say', { text: '路灯整夜不亮，孩子放学看不清路。', area: '990101.001.001' }, stranger()),
  )
  const lies = async () => {
    const { posts } = await must(w.inbox('posts', { unit: w.units.lamp }, w.staff.lampBoss))
    const post = posts.find((one) => one.post === w.posts.lamp)
    return [post?.open, post?.unread, post?.untouched]
  }
  await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
  expect(await lies()).toEqual([1, 1, 1])
  await must(w.casework('read', { case: id }, w.staff.lamp))
  expect(await lies()).toEqual([1, 0, 1])
  await must(w.casework('accept', { case: id }, w.staff.lamp))
  expect(await lies()).toEqual([2, 2, 2])
  await must(w.casework('note', { case: id, text: '已到现场，缺一只灯头。' }, w.staff.lamp))
  expect(await lies()).toEqual([2, 0, 0])
})

test('inbox.handOver: what somebody was handed they may hand on, though they do not see what was noted before', async () => {
  const { case: id } = await must(
    w.casework('say', { text: '路灯忽明忽暗，晃得睡不着。', area: '990101.001.001' }, stranger()),
  )
  await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
  const second = await seated(w, { unit: w.units.lamp, role: 'handler', area: '990101' })
  const { duties } = await must(w.inbox('list', { limit: 200 }, w.staff.lamp))
  const duty = duties.find((one) => one.ref === id)?.id ?? ''
  const first = w.staff.lamp.actor.kind === 'person' ? w.staff.lamp.actor.id : ''
  await must(w.inbox('handOver', { duty, to: second.id, reason: '我明天外出' }, w.staff.lamp))
  await must(w.inbox('handOver', { duty, to: first, reason: '还是原来的人熟悉' }, second))
})
