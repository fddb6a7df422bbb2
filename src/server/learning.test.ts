import { afterAll, beforeAll, expect, test } from 'vitest'
import { again, makeWorld, stranger, system, type World } from '#test/world'
import { learnAnew } from './learning.ts'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

type Matter = { words: readonly string[]; category: string; unit: 'lamp' | 'water' }
const matters: readonly Matter[] = [
  { words: ['路灯不亮', '路灯歪了', '路灯太暗', '路灯白天也亮'], category: 'city-light', unit: 'lamp' },
  { words: ['自来水停了', '自来水漏了', '自来水太小', '自来水发黄'], category: 'city', unit: 'water' },
  { words: ['灯箱广告松动', '灯箱广告漏电', '灯箱广告要掉', '灯箱广告太亮'], category: 'city', unit: 'lamp' },
]
const matterOf = (i: number) => matters[(i + Math.floor(i / 12)) % 3] as Matter

const say = async (text: string): Promise<string> => {
  const said = await w.casework('say', { text, area: '990101.001.001' }, stranger())
  if (!said.ok) throw new Error(said.refusal.en)
  return said.value.case
}

/** Somebody speaks, the operator dispatches and the unit accepts. */
async function dispatched(text: string, { category, unit }: Matter): Promise<string> {
  const id = await say(text)
  w.clock.set(w.clock.now().add({ minutes: 1 }).toString())
  await w.casework('dispatch', { case: id, unit: w.units[unit], category }, w.staff.dispatcher)
  await w.casework('accept', { case: id }, w.staff[unit])
  return id
}

const suggestionOn = async (id: string) => {
  const found = await w.casework('get', { case: id }, w.staff.dispatcher)
  if (!found.ok) throw new Error(found.refusal.en)
  return found.value.suggestion
}

const learnerOf = async (kind: 'category' | 'unit') => {
  const found = await w.casework('quality', {}, w.staff.dispatcher)
  return found.ok ? found.value.learners.find((one) => one.kind === kind) : undefined
}

test('it is silent on a short history, says why, and speaks when it is better than the usual answer', async () => {
  expect(await learnAnew(w.house)).toEqual(['category', 'unit'])
  expect((await learnerOf('category'))?.report).toMatchObject({ n: 0, silent: 'few' })
  expect(await suggestionOn(await say('路灯不亮'))).toBeNull()

  for (let i = 0; i < 210; i += 1) {
    await dispatched(`${i}号楼前${matterOf(i).words[i % 4]}，请派人来看看`, matterOf(i))
  }
  expect(await learnAnew(w.house)).toEqual(['category', 'unit'])
  const learner = await learnerOf('category')
  expect(learner?.report).toMatchObject({ n: 210, silent: null, answeredRight: learner?.report?.answered })
  expect(learner?.speaksSince).not.toBeNull()
  expect(learner?.names['city-light']?.zh).toMatch(/\p{Script=Han}/u)
  expect(await learnAnew(w.house)).toEqual([])
})

test('it says what it holds likely, how sure it is and why; what a person then chooses is kept beside it', async () => {
  const [taken, overruled] = [await say('我家门口路灯不亮好几天了'), await say('这里的路灯不亮，已报过')]
  const suggestion = await suggestionOn(taken)
  expect(suggestion).toMatchObject({
    category: { code: 'city-light', next: { code: 'city' } },
    unit: { code: w.units.lamp },
  })
  expect(suggestion?.category?.words.join()).toContain('路灯')
  expect(suggestion?.category?.sure).toBeGreaterThan(0.9)

  await w.casework('dispatch', { case: taken, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher)
  await w.casework('dispatch', { case: overruled, unit: w.units.water, category: 'city' }, w.staff.dispatcher)
  expect((await learnerOf('category'))?.lately).toEqual({ suggested: 2, taken: 1 })
  expect((await learnerOf('unit'))?.lately).toEqual({ suggested: 2, taken: 1 })
  const told = await w.casework('get', { case: overruled }, w.staff.dispatcher)
  expect(told.ok && told.value.timeline.at(-1)?.data).toMatchObject({
    category: 'city',
    suggested: { category: { code: 'city-light' }, unit: { code: w.units.lamp } },
  })
  expect(told.ok && told.value.suggestion).toBeNull()
})

test('it learns what people choose from then on', async () => {
  const bench = { category: 'city', unit: 'water' } as const
  await w.casework('saveThreshold', { kind: 'category', threshold: 0.6 }, w.staff.admin)
  await w.casework('saveThreshold', { kind: 'unit', threshold: 0.6 }, w.staff.admin)
  for (let i = 0; i < 7; i += 1) {
    await dispatched(`公园长椅坏了${i}条`, { ...bench, words: [] })
    await dispatched(`${i}号路口${matterOf(i).words[i % 4]}，麻烦处理`, matterOf(i))
  }
  expect(await learnAnew(w.house)).toEqual(['category', 'unit'])
  const asked = await w.casework(
    'suggest',
    { text: '公园长椅坏了一条', area: '990101.001.001' },
    again(w.staff.operator),
  )
  expect(asked.ok && asked.value.suggestion).toMatchObject({
    category: { code: 'city' },
    unit: { code: w.units.water },
  })
})

test('the operator sets how sure it must be; what is covered is not learnt from or read', async () => {
  const id = await say('路灯不亮，联系人王小明')
  await w.casework('saveThreshold', { kind: 'category', threshold: 0.99 }, w.staff.admin)
  expect((await learnerOf('category'))?.threshold).toBeCloseTo(0.99)
  await w.casework('saveThreshold', { kind: 'category', threshold: null }, w.staff.admin)
  const found = await w.casework('get', { case: id }, w.staff.dispatcher)
  const target = found.ok ? (found.value.requests[0]?.id ?? '') : ''
  await w.casework(
    'redact',
    { case: id, target, text: '路灯不亮，联系人（已遮盖）', reason: '含姓名' },
    w.staff.dispatcher,
  )
  expect((await suggestionOn(id))?.category?.words.join()).not.toContain('王小明')
  w.clock.set(w.clock.now().add({ minutes: 1 }).toString())
  await w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher)
  w.clock.set(w.clock.now().add({ hours: 25 }).toString())
  const due = await w.casework('choices', { kind: 'category' }, system())
  expect(due.ok && due.value.choices?.at(-1)).toMatchObject({ text: '路灯不亮，联系人（已遮盖）', label: 'city-light' })
})

test('it stops when it is told to, and nothing is kept', async () => {
  const before = (await learnerOf('category'))?.learntAt
  expect(await learnAnew(w.house, { stop: AbortSignal.abort() })).toEqual([])
  expect((await learnerOf('category'))?.learntAt).toBe(before)
})
