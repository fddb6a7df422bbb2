import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storedFile } from '#test/case-at'
import { program } from '#test/open-trials'
import { must } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
const said = (zh: string) => ({ zh, en: zh })
const question = { hint: null, required: false, variable: true, values: [], public: false }
const form = {
  category: 'city-light',
  description: null,
  keywords: [],
  attributes: [
    {
      ...question,
      code: 'SIGN',
      question: said('坏了几盏'),
      datatype: 'singlevaluelist' as const,
      values: [{ key: '3', name: said('一片') }],
      public: true,
    },
    { ...question, code: 'COUNT', question: said('几天了'), datatype: 'number' as const },
    { ...question, code: 'WHO', question: said('谁看见的'), datatype: 'string' as const },
  ],
}

beforeAll(async () => {
  w = await makeWorld()
  await must(w.casework('saveCategoryForm', form, w.staff.admin))
})
afterAll(() => w.close())

/** A case that came with two pictures and three answers. */
async function told() {
  const pictures = [await storedFile(w), await storedFile(w)] as const
  const { number } = await must(
    w.casework(
      'report',
      {
        text: '王五家门口的路灯不亮',
        area: '990101.001.001',
        category: 'city-light',
        files: [...pictures],
        answers: { SIGN: ['3'], COUNT: ['4'], WHO: ['王五 13800000000'] },
        print: randomUUID().replaceAll('-', '').repeat(2),
      },
      await program(w),
    ),
  )
  const { cases } = await must(w.casework('list', { text: number }, w.staff.dispatcher))
  const id = cases[0]?.id ?? ''
  const { requests } = await must(w.casework('get', { case: id }, w.staff.dispatcher))
  return { id, number, pictures, request: requests[0]?.id ?? '' }
}

type Told = Awaited<ReturnType<typeof told>>
const publish = (id: string, more: object = {}) =>
  w.casework('publish', { case: id, text: '路灯不亮', ...more }, w.staff.dispatcher)
const face = async ({ number }: Told) => must(w.casework('publicCase', { number }, stranger()))
const isOut = async (picture: string) => (await w.casework('publicPicture', { picture }, stranger())).ok
const codes = async (one: Told) => (await face(one)).answers.map(({ code }) => code)

describe('with the public words go', () => {
  test('no picture, and of the answers those whose question said so', async () => {
    const one = await told()
    expect(await isOut(one.pictures[0])).toBe(false)
    await must(publish(one.id))
    expect(await face(one)).toMatchObject({
      pictures: [],
      answers: [{ code: 'SIGN', values: ['3'], names: [said('一片')] }],
    })
    expect(await isOut(one.pictures[0])).toBe(false)
  })

  test('the pictures that somebody released, until the case is taken off again', async () => {
    const one = await told()
    const [first, second] = one.pictures
    await must(publish(one.id, { files: [first] }))
    expect((await face(one)).pictures).toEqual([first])
    expect([await isOut(first), await isOut(second)]).toEqual([true, false])
    await must(publish(one.id, { files: [second] }))
    expect([await isOut(first), await isOut(second)]).toEqual([false, true])
    await must(w.casework('unpublish', { case: one.id, reason: '有人脸' }, w.staff.dispatcher))
    expect(await isOut(second)).toBe(false)
  })

  test('free text only in the words of whoever publishes it', async () => {
    const one = await told()
    const by = (code: string, text?: string) => [{ request: one.request, code, ...(text ? { text } : {}) }]
    for (const code of ['WHO', 'COUNT', 'nothing'])
      expect(await publish(one.id, { answers: by(code) })).toMatchObject({ refusal: { code: 'casework.answer-held' } })
    await must(publish(one.id, { answers: [...by('WHO', '一位居民'), ...by('COUNT', '四天')] }))
    const { answers } = await face(one)
    expect(answers.map(({ code, values }) => [code, values])).toEqual([
      ['WHO', ['一位居民']],
      ['COUNT', ['四天']],
    ])
    await must(publish(one.id, { answers: [] }))
    expect(await codes(one)).toEqual([])
  })

  test('nothing of another case, and no file that is no picture of it', async () => {
    const [one, other] = [await told(), await told()]
    const foreign = [{ request: other.request, code: 'SIGN' }]
    expect(await publish(one.id, { files: [other.pictures[0]] })).toMatchObject({
      refusal: { code: 'casework.file-not-found' },
    })
    expect(await publish(one.id, { answers: foreign })).toMatchObject({ refusal: { code: 'casework.answer-held' } })
  })
})

describe('what was public goes with its request', () => {
  const out = async () => {
    const one = await told()
    await must(publish(one.id, { files: [one.pictures[0]] }))
    return one
  }

  test('when the request is covered its answers and pictures are held back again', async () => {
    const one = await out()
    const cover = { case: one.id, target: one.request, text: '路灯不亮', reason: '含姓名' }
    await must(w.casework('redact', cover, w.staff.dispatcher))
    expect(await face(one)).toMatchObject({ pictures: [], answers: [], text: '路灯不亮' })
    expect(await isOut(one.pictures[0])).toBe(false)
    await must(publish(one.id))
    expect(await codes(one)).toEqual([])
  })

  test('when its case is merged into another nothing of it stays behind', async () => {
    const [one, into] = [await out(), await told()]
    await must(w.casework('merge', { case: one.id, into: into.id, reason: '同一盏灯' }, w.staff.dispatcher))
    expect(await face(one)).toMatchObject({ pictures: [], answers: [] })
    expect(await isOut(one.pictures[0])).toBe(false)
    await must(publish(into.id, { files: [one.pictures[0]] }))
    expect(await isOut(one.pictures[0])).toBe(true)
  })

  test('when it is split off, too', async () => {
    const one = await out()
    await must(w.casework('say', { text: '这里也是', area: '990101.001.001', join: one.id }, stranger()))
    const split = { case: one.id, requests: [one.request], reason: '两件事' }
    await must(w.casework('split', split, w.staff.dispatcher))
    expect(await face(one)).toMatchObject({ pictures: [], answers: [] })
    expect(await isOut(one.pictures[0])).toBe(false)
  })
})

test('free text is not public by the rule of its question', async () => {
  const attributes = [{ ...question, code: 'WHO', question: said('谁'), datatype: 'text' as const, public: true }]
  const saved = w.casework('saveCategoryForm', { ...form, attributes }, w.staff.admin)
  expect(await saved).toMatchObject({ refusal: { code: 'casework.form-invalid' } })
})
