import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from './answers.ts'
import type { TheirQuestion } from './remote-answers.ts'
import { answersTo } from './remote-questions.ts'

const said = (zh: string) => ({ zh, en: zh })
const theirs = (code: string, more: Partial<TheirQuestion> = {}): TheirQuestion => ({
  code,
  name: '',
  required: true,
  datatype: 'string',
  values: [],
  ...more,
})
const given = (code: string, values: string[], names: Answer['names'] = null): Answer => ({
  code,
  question: said(code),
  values,
  names,
})
const ask = (question: TheirQuestion, answers: Answer[], chosen?: string) =>
  answersTo({ questions: [question], answers, chosen: () => chosen, number: '2026090700001' })

const one = theirs('KIND', {
  datatype: 'singlevaluelist',
  values: [
    { key: 'a', name: 'Out' },
    { key: 'b', name: 'Flickers' },
  ],
})
const several = { ...one, datatype: 'multivaluelist' }
const out = { zh: '不亮', en: 'out' }

describe('their questions', () => {
  test.each<[string, TheirQuestion, Answer[], string | undefined, Record<string, string | string[]>]>([
    [
      'the same code in other letters',
      theirs('Pole'),
      [given('POLE', ['A-17'])],
      undefined,
      { 'attribute[Pole]': 'A-17' },
    ],
    ['the one that was chosen', theirs('X'), [given('POLE', ['A-17'])], 'POLE', { 'attribute[X]': 'A-17' }],
    ['a choice by its key', one, [given('kind', ['A'])], undefined, { 'attribute[KIND]': 'a' }],
    ['a choice by its name', one, [given('KIND', ['1'], [out])], undefined, { 'attribute[KIND]': 'a' }],
    ['several of a list', several, [given('KIND', ['a', 'b', 'c'])], undefined, { 'attribute[KIND][]': ['a', 'b'] }],
    ['several where one is asked', one, [given('KIND', ['b', 'a'])], undefined, { 'attribute[KIND]': 'b' }],
    [
      'choices in words',
      theirs('T'),
      [given('T', ['1', '2'], [out, said('闪')])],
      undefined,
      { 'attribute[T]': '不亮、闪' },
    ],
    ['our number', theirs('external_id'), [], undefined, { 'attribute[external_id]': '2026090700001' }],
  ])('are answered by %s', (_what, question, answers, chosen, fields) => {
    expect(ask(question, answers, chosen)).toEqual({ fields, lacks: [] })
  })

  test('without an answer that fits are told by their name, or their code; what they do not insist on is left out', () => {
    expect(ask(one, [given('KIND', ['z'])]).lacks).toEqual(['KIND'])
    expect(ask({ ...one, name: 'What kind?' }, []).lacks).toEqual(['What kind?'])
    expect(ask({ ...one, required: false }, [])).toEqual({ fields: {}, lacks: [] })
  })

  test('never throw', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    const question = fc.record({
      code: text,
      name: text,
      required: fc.boolean(),
      datatype: text,
      values: fc.array(fc.record({ key: text, name: text })),
    })
    const answer = fc.record({
      code: text,
      question: fc.constant(said('q')),
      values: fc.array(text),
      names: fc.option(fc.array(fc.record({ zh: text, en: text }))),
    })
    fc.assert(
      fc.property(fc.array(question), fc.array(answer), (questions, answers) => {
        const asked = { questions, answers, chosen: () => undefined, number: '1' }
        expect(answersTo(asked)).toEqual(answersTo(asked))
      }),
      { seed: 311 },
    )
  })
})
