import { describe, expect, test } from 'vitest'
import type { ActData, ActName, CaseAct, CaseState, Clock, ClockKind } from './acts.ts'
import { fold } from './fold.ts'
import { mayAct, type Part } from './next.ts'
import { whyNot, type WhyNot } from './why-not.ts'

const now = '2026-03-10T01:00:00.000Z'
const soon = '2026-03-20T01:00:00.000Z'
const long = '2026-03-05T01:00:00.000Z'

const clock = (kind: ClockKind, due: string): Clock => ({
  kind,
  unit: 'lamp',
  start: '2026-03-02T01:00:00.000Z',
  term: { n: 5, unit: 'working-days' },
  due,
  why: { zh: '', en: '' },
})

type Told = { [A in ActName]: [A, ActData[A]] }[ActName]
const say = (phoneless = false): Told => [
  'say',
  {
    request: phoneless ? 'r2' : 'r1',
    number: 'n1',
    channel: 'web',
    phoneless,
    anonymous: false,
    onBehalf: false,
    area: '990101',
    category: 'city',
    urgency: 'normal',
    centre: 'centre',
  },
]
const sent = (due = soon): Told => [
  'dispatch',
  { unit: 'lamp', co: [], category: 'city', urgency: 'normal', clocks: [clock('accept', due)] },
]
const accepted: Told = ['accept', { silent: false }]
const back: Told = ['return', { reason: 'not-our-duty', basis: '职责清单' }]
const ruled: Told = ['ruleReturn', { upheld: true, unit: 'water', note: '', clocks: [clock('accept', soon)] }]
const claimed = (due = soon): Told => ['claim', { reply: '已修好', files: [], clocks: [clock('judge', due)] }]
const helper: Told = ['addCo', { unit: 'water', task: '停水', due: null }]
const asks = {
  pause: ['ask', { ask: 'a', unit: 'lamp', reason: '', kind: 'pause', why: 'force-majeure', until: soon }],
  hard: [
    'ask',
    { ask: 'a', unit: 'lamp', reason: '', kind: 'hard', why: 'funds', nextContact: soon, reviewDays: 30, exitTest: '' },
  ],
} as const satisfies Record<string, Told>
const granted: Told = ['decide', { ask: 'a', approved: true, note: '' }]
const content = {
  solved: true,
  speed: 'mostly',
  result: 'satisfied',
  attitude: 'satisfied',
  reply: 'satisfied',
} as const
const judged: Told = ['judge', { request: 'r1', how: 'self', ...content }]
const gone: Told = ['withdraw', { request: 'r1' }]
const complaint: Told = ['say', { ...(say()[1] as ActData['say']), about: 'lamp' }]
const elsewhere: Told = ['say', { ...(say()[1] as ActData['say']), origin: { ended: { at: null } } }]
const handling = [say(), sent(), accepted]

const told = (...acts: readonly Told[]): CaseState =>
  fold(
    acts.map(
      ([act, data], i) =>
        ({ id: String(i), n: i + 1, at: '2026-03-02T01:00:00.000Z', who: { kind: 'system' }, act, data }) as CaseAct,
    ),
  )

type Try = [acts: readonly Told[], act: ActName, part: Part, data?: unknown]

/** One way into each refusal; the compiler asks for another whenever a reason is added. */
const ways: Record<WhyNot, Try> = {
  'not-your-part': [[say()], 'dispatch', 'lead'],
  closed: [[say(), gone], 'dispatch', 'centre'],
  'still-open': [[say()], 'lookBack', 'caller'],
  'not-dispatched': [[say()], 'claim', 'lead'],
  'already-dispatched': [[say(), sent()], 'dispatch', 'centre'],
  'already-accepted': [handling, 'return', 'lead'],
  'not-accepted': [[say(), sent()], 'claim', 'lead'],
  'return-window-over': [[say(), sent(long)], 'return', 'lead'],
  'return-pending': [[say(), sent(), back], 'return', 'lead'],
  'nothing-to-rule': [[say(), sent()], 'ruleReturn', 'centre'],
  'adjudicator-rules': [[say(), sent(), back, ruled, back], 'ruleReturn', 'centre'],
  ruled: [[say(), sent(), back, ruled, back, ruled], 'return', 'lead'],
  'not-claimed': [handling, 'judge', 'resident'],
  claimed: [[...handling, claimed()], 'claim', 'lead'],
  paused: [[...handling, asks.pause, granted], 'claim', 'lead'],
  'not-paused': [handling, 'resume', 'lead'],
  'ask-open': [[...handling, asks.hard], 'ask', 'lead'],
  'nothing-asked': [handling, 'decide', 'approver'],
  'not-hard': [handling, 'reviewHard', 'lead'],
  'already-hard': [[...handling, asks.hard, granted], 'ask', 'lead', asks.hard[1]],
  'is-lead': [handling, 'addCo', 'lead', { unit: 'lamp', task: '', due: null }],
  'complained-of': [[complaint], 'dispatch', 'centre', { ...sent()[1], unit: 'lamp' }],
  'complaint-apart': [[complaint], 'merge', 'centre'],
  'request-gone': [[say(), say(true), gone], 'withdraw', 'resident', { request: 'r1' }],
  'co-answered': [[...handling, helper, ['answerCo', { unit: 'water', text: '' }]], 'answerCo', 'co'],
  'never-claimed-done': [[say(), gone], 'lookBack', 'caller'],
  'closed-elsewhere': [[elsewhere], 'reopen', 'centre'],
  'not-published': [[say()], 'unpublish', 'moderator'],
  'one-request': [[say()], 'split', 'centre'],
  'window-open': [[...handling, claimed()], 'lapse', 'system'],
  'calls-owed': [[say(), say(true), sent(), accepted, claimed(long)], 'lapse', 'system'],
  'nothing-to-post': [handling, 'tryPosting', 'centre'],
}

describe('every reason against an act', () => {
  test.each(Object.entries(ways))('%s', (code, [acts, act, part, data]) =>
    expect(mayAct(told(...acts), act, [part], now, data as never)).toBe(code),
  )

  test.each(Object.entries(whyNot))('%s is said in both tongues', (_code, words) => {
    expect(words.zh).toMatch(/\p{Script=Han}.*。$/u)
    expect(words.en).toMatch(/^[A-Z].*\.$/)
  })
})

describe('what an act is about', () => {
  test('a resident whose request was withdrawn no longer judges; another one may', () => {
    const state = told(say(), say(true), sent(), accepted, gone, claimed())
    const judging = (request: string) => mayAct(state, 'judge', ['resident'], now, { request, how: 'self', ...content })
    expect([judging('r1'), judging('r2')]).toEqual(['request-gone', null])
  })

  test('a helper that answered is not asked again, another one still is', () => {
    const state = told(
      ...handling,
      helper,
      ['addCo', { unit: 'road', task: '', due: null }],
      ['answerCo', { unit: 'water', text: '' }],
    )
    const answering = (unit: string) => mayAct(state, 'answerCo', ['co'], now, { unit, text: '' })
    expect([answering('water'), answering('road')]).toEqual(['co-answered', null])
  })

  test('a confirmed case may be reopened, and is open again with its redo counted', () => {
    const state = told(...handling, claimed(), judged)
    expect(mayAct(state, 'reopen', ['centre'], now)).toBeNull()
    expect(told(...handling, claimed(), judged, ['reopen', { reason: '又坏了' }])).toMatchObject({
      status: 'handling',
      redos: 1,
      confirmedAt: null,
      closedAt: null,
    })
  })
})
