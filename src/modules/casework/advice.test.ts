import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveCalls, wordErrors } from '#kernel/serve'
import { caseAt, content } from '#test/case-at'
import { must } from '#test/office'
import { makeWorld, stranger, system, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const results = async () => must(w.casework('adviceResults', {}, w.staff.leader))
const codesOf = async (id: string, reply: string) => {
  const { advice } = await must(w.casework('checkReply', { case: id, reply }, w.staff.lamp))
  return advice.map(({ code }) => code)
}
const bare = '我们高度重视，将会加强管理。'
const whole = (n: number) =>
  `杏花路口的路灯，我所第${n}班9月${n}日到现场查看，${'灯线桩缆盒'[n % 5]}已经更换，${'早中晚夜午'[n % 5]}间复查正常，${['请放心走路', '多谢提醒我们', '孩子上学看得清了', '再坏可拨打值班电话', '旁边两盏也看过'][n % 5]}。`

test('advice holds nothing up; what stood open is noted with the claim and counted beside how residents judged', async () => {
  for (let n = 1; n <= 6; n += 1) {
    const { case: id, number, code } = await caseAt(w, 'handling')
    const reply = n === 6 ? whole(n) : bare
    await must(w.casework('claim', { case: id, reply }, w.staff.lamp))
    const verdict = n <= 3 ? { ...content, solved: false, result: 'unsatisfied' as const } : content
    await must(w.casework('judge', { number, code, ...verdict }, stranger()))
  }
  const { replies } = await results()
  expect(replies.advised).toEqual({ claims: 5, judged: 5, content: 2 })
  expect(replies.clear).toEqual({ claims: 1, judged: 1, content: null })
})

test('the last ten replies of the unit are what a reply is held against', async () => {
  const { case: id } = await caseAt(w, 'handling')
  expect(await codesOf(id, bare)).toContain('boilerplate')
  expect(await codesOf(id, whole(3))).not.toContain('boilerplate')
})

test('alarms are counted by what people answered, and what no word had told too', async () => {
  const say = async (text: string, more: object = {}) =>
    (await must(w.casework('say', { text, area: '990101.001.001', ...more }, stranger()))).case
  const triage = (id: string, more: object) => must(w.casework('triage', { case: id, ...more }, w.staff.dispatcher))
  const before = (await results()).alarms
  expect(before).toEqual({ seen: 0, missed: 0, raised: null, dismissed: null, waiting: null })
  for (const text of ['楼道漏电', '二楼起火', '井盖被偷了']) await triage(await say(text), { urgency: 'urgent' })
  await triage(await say('围墙快倒了'), { alarm: 'dismissed' })
  await say('整个小区停水')
  await triage(await say('老人一个人在家，两天没出门'), { urgency: 'urgent' })
  expect((await results()).alarms).toEqual({ seen: 5, missed: 1, raised: 3, dismissed: 1, waiting: 1 })
})

test('what had ended in another system before it came here raises no alarm; what is open there does', async () => {
  const { seen } = (await results()).alarms
  const row = { at: w.clock.now().toString(), text: '楼道漏电，有人触电了', area: '杏花社区' }
  const ended = { ...row, source: 'board#1', ended: { at: row.at, reply: '已断电检修。' } }
  await must(w.casework('import', { rows: [ended] }, system()))
  expect((await results()).alarms.seen).toBe(seen)
  await must(w.casework('import', { rows: [{ ...row, source: 'board#2' }] }, system()))
  expect((await results()).alarms).toMatchObject({ seen: seen + 1, waiting: 2 })
})

test('a long reply is asked about in the body: an address does not carry it', async () => {
  const app = Fastify()
  wordErrors(app)
  await serveCalls(app, w.house, async () => w.staff.lamp.actor)
  const { case: id } = await caseAt(w, 'handling')
  const payload = { case: id, reply: '已经修好了。'.repeat(600) }
  const answer = await app.inject({ method: 'POST', url: '/api/casework/checkReply', payload })
  expect(answer.json()).toMatchObject({ advice: expect.arrayContaining([expect.objectContaining({ code: 'long' })]) })
  await app.close()
})
