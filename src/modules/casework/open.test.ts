import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#kernel/db'
import { scopeOf, type Scope } from '#kernel/rights'
import { sql } from 'kysely'
import { caseAt, content, later } from '#test/case-at'
import { program } from '#test/open-trials'
import { must } from '#test/office'
import { again, makeWorld, stranger, tenant, type World } from '#test/world'
import { readAnswers, wrongQuestion, type Attribute, type CategoryForm } from './rules/answers.ts'

const said = (zh: string) => ({ zh, en: zh })
const asked = (code: string, more: Partial<Attribute> = {}): Attribute => ({
  code,
  question: said(code),
  hint: null,
  datatype: 'string',
  required: false,
  variable: true,
  values: [],
  ...more,
})
const values = [
  { key: '1', name: said('单盏') },
  { key: '3', name: said('一片') },
]
const form = (...attributes: Attribute[]): CategoryForm => ({ description: null, keywords: [], attributes })

describe('answers to the questions of a category', () => {
  const read = (attribute: Attribute, ...given: string[]) => readAnswers(form(attribute), { [attribute.code]: given })
  const wrong = { ok: false, refusal: { code: 'answer-wrong' } }

  test.each<[Attribute['datatype'], string[], boolean]>([
    ['string', ['A-17'], true],
    ['string', ['A', 'B'], false],
    ['text', ['一行\n两行'], true],
    ['number', ['-3.5'], true],
    ['number', ['1e999'], false],
    ['number', ['三'], false],
    ['datetime', ['2026-09-07'], true],
    ['datetime', ['2026-09-07T09:00:00+08:00'], true],
    ['datetime', ['2026-02-30T09:00:00Z'], false],
    ['datetime', ['昨天'], false],
    ['singlevaluelist', ['1'], true],
    ['singlevaluelist', ['1', '3'], false],
    ['singlevaluelist', ['2'], false],
    ['multivaluelist', ['1', '3'], true],
    ['multivaluelist', ['1', '2'], false],
  ])('%s takes %j: %s', (datatype, given, fits) => {
    expect(read(asked('Q', { datatype, values }), ...given)).toMatchObject(fits ? { ok: true } : wrong)
  })

  test('an empty one counts as none; what is required is asked for by its question', () => {
    expect(read(asked('Q'), '', ' ')).toEqual({ ok: true, value: [] })
    expect(read(asked('Q', { required: true }), '')).toEqual({
      ok: false,
      refusal: { code: 'answer-missing', facts: said('Q') },
    })
    expect(read(asked('Q', { required: true, variable: false }))).toEqual({ ok: true, value: [] })
  })

  test('a list keeps what its keys meant; what nobody asked is kept as it came', () => {
    const done = readAnswers(form(asked('SIGN', { datatype: 'multivaluelist', values })), {
      SIGN: ['3'],
      title: ['灯'],
    })
    expect(done).toEqual({
      ok: true,
      value: [
        { code: 'SIGN', question: said('SIGN'), values: ['3'], names: [said('一片')] },
        { code: 'title', question: said('title'), values: ['灯'], names: null },
      ],
    })
  })

  test('a question is asked once, and a list has choices that differ', () => {
    expect(wrongQuestion(form(asked('A'), asked('B')))).toBeUndefined()
    expect(wrongQuestion(form(asked('A'), asked('A')))).toBe('A')
    expect(wrongQuestion(form(asked('A', { datatype: 'singlevaluelist' })))).toBe('A')
    expect(wrongQuestion(form(asked('A', { values: [values[0]!, values[0]!] })))).toBe('A')
  })

  test('nothing that is sent makes it throw', () => {
    const every = form(
      ...(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const).map((datatype) =>
        asked(datatype, { datatype, values, required: true }),
      ),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'binary' }))), (given) => {
        expect(readAnswers(every, given)).toHaveProperty('ok')
        expect(
          readAnswers(every, Object.fromEntries(every.attributes.map(({ code }) => [code, Object.keys(given)]))),
        ).toHaveProperty('ok')
      }),
    )
  })
})

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const print = (sign: string) => sign.repeat(64)
const light = { text: '路灯不亮', area: '990101.001.001' }
const numbersSeen = (scope: Scope) =>
  transact(w.db, scope, async (tx) => {
    const { rows } = await sql<{ number: string }>`select number from casework."case"`.execute(tx)
    return rows.map((row) => row.number)
  })

describe('a report', () => {
  test('comes in once by its name in the other system, and by what was sent within a day', async () => {
    const phone = await program(w)
    const send = (more: object = {}, by = phone) =>
      must(w.casework('report', { ...light, print: print('a'), ...more }, again(by)))
    const first = await send({ external: '77' })
    expect(first).toMatchObject({ known: false, promise: { zh: expect.stringContaining('前') } })
    expect(await send({ external: '77', print: print('b') })).toEqual({
      number: first.number,
      known: true,
      promise: null,
    })
    const plain = await send()
    expect(plain.number).not.toBe(first.number)
    expect((await send()).number).toBe(plain.number)
    expect((await send({}, await program(w))).number).not.toBe(plain.number)
    w.clock.forward({ hours: 23 })
    expect((await send()).number).toBe(plain.number)
    w.clock.forward({ hours: 2 })
    expect((await send()).number).not.toBe(plain.number)
    expect((await send({ external: '77' })).number).toBe(first.number)
  })

  test('has the clocks and duties of any other, and its letter tells the code with which it is judged', async () => {
    const contact = { name: '张三', phone: '13800000009', consent: true }
    const { number } = await must(
      w.casework('report', { ...light, print: print('c'), contact }, again(await program(w))),
    )
    const { cases } = await must(w.casework('list', { text: number }, w.staff.dispatcher))
    const id = cases[0]?.id ?? ''
    const view = await must(w.casework('get', { case: id }, w.staff.dispatcher))
    expect(view.requests).toMatchObject([{ channel: 'open311', text: '路灯不亮' }])
    expect(view.clocks.map((clock) => clock.kind)).toEqual(['triage'])
    expect(view.timeline[0]?.who.zh).toBe('接口程序')
    const letter = await transact(w.db, scopeOf(tenant, { kind: 'system' }, 'anyone'), async (tx) => {
      const { rows } = await sql<{ body: string }>`select body from kernel.message
        where subject = ${`case:${id}`}`.execute(tx)
      return rows.map((row) => row.body).join()
    })
    const code = /查询码 (\w{8})/.exec(letter)?.[1] ?? ''
    await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher))
    await must(w.casework('accept', { case: id }, w.staff.lamp))
    await must(w.casework('claim', { case: id, reply: '已修好。' }, w.staff.lamp))
    expect(await must(w.casework('judge', { number, code, ...content }, stranger()))).toMatchObject({
      status: 'confirmed',
    })
  })

  test('of 4,000 characters that take two places each is whole', async () => {
    const by = await program(w)
    const send = (text: string) => w.casework('report', { ...light, text, print: print('d') }, again(by))
    expect(await send('😀'.repeat(4001))).toMatchObject({ ok: false, refusal: { code: 'invalid-input' } })
    await must(send('😀'.repeat(4000)))
  })

  test('is seen by the key that brought it, also after a merge, and by no other', async () => {
    const [mine, other] = [await program(w), await program(w)]
    const { number } = await must(w.casework('report', { ...light, print: print('e') }, again(mine)))
    const into = await caseAt(w, 'received')
    const scope = (by: typeof mine) => scopeOf(tenant, by.actor, 'api-key')
    expect(await numbersSeen(scope(mine))).toContain(number)
    expect(await numbersSeen(scope(other))).not.toContain(number)
    expect(await numbersSeen(scopeOf(tenant, mine.actor, 'anyone'))).not.toContain(number)
    const { cases } = await must(w.casework('list', { text: number }, w.staff.dispatcher))
    await must(
      w.casework('merge', { case: cases[0]?.id ?? '', into: into.case, reason: '同一盏灯' }, w.staff.dispatcher),
    )
    expect(await numbersSeen(scope(mine))).toContain(into.number)
    const told = await must(w.casework('updates', { from: '2026-09-01T00:00:00Z', to: later(w) }, mine))
    expect(told.updates.map((one) => one.number)).toEqual(expect.arrayContaining([number]))
  })
})

describe('a word of another system', () => {
  test('is an addition where it brought the case, a note where its unit handles it, and refused elsewhere', async () => {
    const by = await program(w)
    const { number } = await must(w.casework('report', { ...light, print: print('f') }, again(by)))
    const relay = (to: string, caller = by) => w.casework('relay', { number: to, text: '今晚还是不亮' }, again(caller))
    expect(await must(relay(number))).toMatchObject({ status: 'received', n: 2 })
    const lamp = await program(w, w.units.lamp)
    expect(await relay(number, lamp)).toMatchObject({ ok: false, refusal: { code: 'casework.case-not-found' } })
    const held = await caseAt(w, 'handling')
    expect(await must(relay(held.number, lamp))).toMatchObject({ status: 'handling' })
    const view = await must(w.casework('get', { case: held.case }, w.staff.dispatcher))
    expect(view.timeline.at(-1)).toMatchObject({ act: 'note', data: { public: false } })
    expect(view.case.status).toBe('handling')
  })

  test('on a complaint about its own unit finds nothing', async () => {
    const lamp = await program(w, w.units.lamp)
    const said = await must(w.casework('say', { ...light, about: w.units.lamp }, stranger()))
    await must(w.casework('publish', { case: said.case, text: '路灯' }, w.staff.dispatcher))
    expect(await w.casework('relay', { number: said.number, text: '是谁说的' }, again(lamp))).toMatchObject({
      ok: false,
      refusal: { code: 'casework.case-not-found' },
    })
  })
})
