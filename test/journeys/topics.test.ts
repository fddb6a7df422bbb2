import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../office.ts'
import { again, makeWorld, stranger, system, type World } from '../world.ts'
import { groupAll, opening } from '../topic-at.ts'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const say = (text: string) =>
  must(w.casework('say', { text, area: '990101.001.001', category: 'city-light' }, again(stranger())))
const tellings = ['柳林花苑门口渣土车夜里轰鸣', '渣土车半夜从柳林花苑过，吵得睡不着', '柳林花苑外面渣土车整夜进出']
const days = (n: number) => w.clock.forward({ hours: 24 * n })
const topicsNow = async () => (await must(w.casework('topics', { span: '90' }, w.staff.dispatcher))).topics
const as = (name: keyof World['staff']) => again(w.staff[name])

test('what many bring up becomes a programme, its requests fall, and a person closes it by its curve', async () => {
  for (let week = 0; week < 8; week += 1) {
    for (const telling of tellings) await say(telling)
    await say(`第${week}件别的事：${String.fromCodePoint(...[1, 2, 3, 4, 5].map((i) => 0x5100 + week * 8 + i))}坏了`)
    days(7)
  }
  await groupAll(w)
  const [topic] = await topicsNow()
  expect(topic).toMatchObject({ size: 24, people: 24 })
  expect(topic?.says.zh).toContain('24人反映24次')

  const input = { topic: topic?.id ?? '', ...opening(w) }
  const { programme } = await must(w.casework('openProgramme', input, as('dispatcher')))
  const inbox = await must(w.inbox('list', { line: 'topics' }, w.staff.lamp))
  expect(inbox.duties).toMatchObject([{ about: '渣土车夜间扰民', minutes: 120, askedBy: { zh: '县诉求受理中心' } }])
  const seen = await must(w.casework('programme', { programme }, w.staff.lamp))
  await must(w.casework('finishTask', { task: seen.items[0]?.id ?? '', note: '已改道' }, as('lamp')))
  expect((await must(w.inbox('list', { line: 'topics' }, w.staff.lamp))).duties).toEqual([])

  const early = await w.casework('closeProgramme', { programme, reason: '好了' }, as('dispatcher'))
  expect(early).toMatchObject({ refusal: { code: 'casework.programme-young' } })
  days(27)
  await say(tellings[2] ?? '')
  days(1)
  await groupAll(w)
  const closed = await must(
    w.casework('closeProgramme', { programme, reason: '四周只来了一件，夜里去看过两回，没有车。' }, as('dispatcher')),
  )
  expect(closed.judged).toMatchObject({ length: 28, before: 12, after: 1, verdict: 'fell' })
  const shown = await must(w.casework('publicProgrammes', {}, stranger()))
  expect(shown.programmes[0]).toMatchObject({
    outcome: '四周只来了一件，夜里去看过两回，没有车。',
    judged: { after: 1 },
  })
  expect(JSON.stringify(shown)).not.toContain(topic?.id)
})

test('what a person decided about topics holds when new requests are read', async () => {
  const [topic] = await topicsNow()
  const id = topic?.id ?? ''
  const { members } = await must(w.casework('topic', { topic: id }, w.staff.dispatcher))
  const [out] = members
  const request = out?.request ?? ''
  await must(w.casework('rejectMember', { topic: id, request, reason: '说的是另一处' }, as('dispatcher')))
  await must(w.casework('renameTopic', { topic: id, name: '渣土车扰民' }, as('dispatcher')))
  await must(w.casework('pinTopic', { topic: id }, as('dispatcher')))
  days(1)
  await say(tellings[0] ?? '')
  await groupAll(w)
  const after = await must(w.casework('topic', { topic: id }, w.staff.dispatcher))
  expect(after).toMatchObject({ name: '渣土车扰民', pinned: true, size: members.length })
  expect(after.members.map((one) => one.request)).not.toContain(request)

  const half = after.members.slice(0, 3).map((one) => one.request)
  const split = { topic: id, requests: half, reason: '分开看' }
  const { made } = await must(w.casework('splitTopic', split, as('dispatcher')))
  await must(w.casework('mergeTopics', { topic: made, into: id, reason: '还是一件事' }, as('dispatcher')))
  expect(await must(w.casework('topic', { topic: id }, w.staff.dispatcher))).toMatchObject({ size: members.length })
  await must(w.casework('rejectTopic', { topic: id, reason: '已另案处理' }, as('dispatcher')))
  expect((await topicsNow()).map((one) => one.id)).not.toContain(id)
  const aside = await must(w.casework('topics', { rejected: 'true' }, w.staff.dispatcher))
  expect(aside.topics.map((one) => one.id)).toEqual([id])
})

test('one who writes again and again makes no topic', async () => {
  const contact = { phone: '13800000001', consent: true }
  for (let i = 0; i < 6; i += 1)
    await must(
      w.casework(
        'say',
        { text: `金桂路的喷泉第${i}次没有开，请加快`, contact, area: '990101.001.001', category: 'city-light' },
        again(stranger()),
      ),
    )
  await groupAll(w)
  expect((await topicsNow()).filter((one) => one.name.includes('喷泉'))).toEqual([])
})

test('a loud writer of an imported board is one person, however often they write there', async () => {
  const row = (n: number, writer: string) => ({
    source: `board#${n}`,
    at: w.clock
      .now()
      .subtract({ hours: 24 * n })
      .toString(),
    text: `${['临江大桥的护栏松动了', '护栏松动，在临江大桥', '临江大桥护栏又松动'][n % 3]}，请派人来看。`,
    area: '杏花社区',
    writer,
  })
  const loud = Array.from({ length: 9 }, (_, n) => row(n + 3, 'loud'))
  await must(w.casework('import', { rows: loud }, system()))
  await groupAll(w)
  const bridge = async () => (await topicsNow()).filter((one) => one.name.includes('临江大桥'))
  expect(await bridge()).toEqual([])
  await must(w.casework('import', { rows: [row(12, 'second'), row(13, 'third')] }, system()))
  await groupAll(w)
  const [topic] = await bridge()
  expect(topic).toMatchObject({ size: 11, people: 3, heat: { people: 3, requests: 11 } })
  expect(topic?.heat.days).toBe(3)
})
