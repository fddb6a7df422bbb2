import { describe, expect, test } from 'vitest'
import { makeCalendar } from '#kernel/worktime/calendar'
import { chinaBase, shippedYears } from '#kernel/worktime/pack'
import { deadlineRules } from '../../../server/pack-cn/casework.ts'
import type { ActData, ActName, CaseAct, CaseState } from './acts.ts'
import {
  acceptClocks,
  afterPause,
  dispatchClocks,
  extend,
  findRule,
  pauseFits,
  resolveClock,
  ruleFor,
  solveBy,
  startClock,
} from './clocks.ts'
import { dutiesOf } from './duties.ts'
import { reclocked } from './reclock.ts'
import { fold } from './fold.ts'
import { isProblem } from './status.ts'
import { nextLookBack } from './look-back.ts'
import { nextSweep, sweep } from './sweep.ts'

const years = await shippedYears()
const cn = makeCalendar({ base: chinaBase, years })
// made up: as if the notice for 2027 had come with three days off
const newYear = ['01', '02', '03'].map((day) => ({ date: `2027-01-${day}`, name: '元旦', off: true }))
const with2027 = makeCalendar({
  base: chinaBase,
  years: [...years, { year: 2027, source: ['made up for this test'], days: newYear }],
})

const normal = findRule(deadlineRules, '*', 'normal')!
/** The instant at which a clock in Shanghai shows this. */
const at = (local: string): string =>
  Temporal.PlainDateTime.from(local)
    .toZonedDateTime('Asia/Shanghai')
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
const local = (instant: string | null | undefined) =>
  instant && Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString()

type Told = { [A in ActName]: [string, A, ActData[A]] }[ActName]
const told = (...acts: readonly Told[]): CaseState =>
  fold(
    acts.map(
      ([when, act, data], i) =>
        ({ id: String(i), n: i + 1, at: at(when), who: { kind: 'system' }, act, data }) as CaseAct,
    ),
  )

const say = (when: string, phoneless = false): Told => [
  when,
  'say',
  {
    request: 'r1',
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
const sent = (when: string, calendar = cn): Told => [
  when,
  'dispatch',
  {
    unit: 'lamp',
    co: [],
    category: 'city',
    urgency: 'normal',
    clocks: dispatchClocks(calendar, normal, 'lamp', at(when)),
  },
]
const begun = (when: string, calendar = cn): Told[] => [
  say(when),
  sent(when, calendar),
  [when, 'accept', { silent: false }],
]
const asked = (when: string, ask: string, what: { days: number } | { until: string }): Told => [
  when,
  'ask',
  'days' in what
    ? { ask, unit: 'lamp', reason: '', kind: 'extension', ...what }
    : { ask, unit: 'lamp', reason: '', kind: 'pause', why: 'waiting-for-resident', until: at(what.until) },
]
const claimed = (when: string): Told => [when, 'claim', { reply: '已修好', files: [] }]
const answered = (when: string, solved: boolean): Told => [
  when,
  'judge',
  { request: 'r1', how: 'self', solved, speed: 'mostly', result: 'mostly', attitude: 'mostly', reply: 'mostly' },
]

describe('which rule', () => {
  test('the most particular wins: itself, the one above, then any', () => {
    const row = (category: string, n: number) =>
      ({ category, urgency: 'normal', rule: { ...normal, resolve: { n, unit: 'working-days' } } }) as const
    const rules = [row('*', 1), row('city', 2), row('city-light', 3)]
    const days = (category: string) => findRule(rules, category, 'normal')?.resolve.n
    expect([days('city-light'), days('city-road'), days('citylight'), days('*')]).toEqual([3, 2, 1, 1])
    expect(findRule(rules, 'city', 'urgent')).toBeUndefined()
  })

  test('a case keeps the rule of the day on which it was opened', () => {
    const row = (category: string, since: string, n: number) =>
      ({ category, urgency: 'normal', since, rule: { ...normal, resolve: { n, unit: 'working-days' } } }) as const
    const versions = [
      row('*', '2026-01', 1),
      row('city', '2026-01', 2),
      row('city', '2026-03', 3),
      row('farm', '2026-03', 4),
    ]
    const days = (category: string, openedAt: string) => ruleFor(versions, category, 'normal', openedAt)?.resolve.n
    expect([days('city', '2026-02'), days('city-light', '2026-03'), days('city', '2026-04')]).toEqual([2, 3, 3])
    // a rule of its own that came later does not reach back
    expect([days('farm', '2026-02'), days('farm', '2026-04')]).toEqual([1, 4])
    expect([days('farm', '2025-12'), days('city', '2025-12')]).toEqual([4, 2])
  })
})

describe('the sentence beside a date', () => {
  test.each([
    ['triage', '前受理派单。'],
    ['contact', '前首次联系群众。'],
    ['accept', '前签收或退回。'],
    ['ruling', '前裁定。'],
    ['resolve', '前办结。'],
    ['keep', '前告知进展。'],
    ['judge', '前评价。'],
  ] as const)('names what the clock %s asks for', (kind, deed) =>
    expect(startClock(cn, kind, 'u1', normal[kind], at('2026-03-02T10:00')).why.zh).toContain(deed),
  )
})

describe('an extension', () => {
  const extended = (state: CaseState, days: number, now: string) => {
    const moved = extend(cn, normal, state, days, at(now))
    return moved.ok ? local(moved.value.due) : moved.refusal.code
  }

  test('counts working days from the present date, over a holiday and a make-up day', () => {
    const state = told(...begun('2026-09-18T10:00'))
    expect(local(resolveClock(state)?.due)).toBe('2026-09-24T17:30:00')
    expect(extended(state, 3, '2026-09-23T10:00')).toBe('2026-09-30T17:30:00')
  })

  test('is refused after the date, beyond the days, beyond the times', () => {
    const state = told(...begun('2026-03-02T10:00'))
    expect(extended(state, 3, '2026-03-10T10:00')).toBe('extension-too-late')
    expect(extended(state, 4, '2026-03-03T10:00')).toBe('extension-too-long')
    const grants = ['a', 'b', 'c'].flatMap((ask): Told[] => [
      asked('2026-03-03T10:00', ask, { days: 1 }),
      ['2026-03-03T11:00', 'decide', { ask, approved: true, note: '' }],
    ])
    expect(extended(told(...begun('2026-03-02T10:00'), ...grants), 1, '2026-03-03T12:00')).toBe('extension-too-often')
  })

  test('never passes the ceiling, however small the step', () => {
    const rule = { ...normal, ceiling: { n: 8, unit: 'natural-days' } as const }
    const moved = extend(cn, rule, told(...begun('2026-03-02T10:00')), 3, at('2026-03-03T10:00'))
    expect(moved).toMatchObject({ ok: false, refusal: { code: 'extension-too-long' } })
  })
})

describe('a pause', () => {
  const paused = told(...begun('2026-03-02T10:00'), asked('2026-03-03T10:00', 'a', { until: '2026-03-05T10:00' }), [
    '2026-03-03T11:00',
    'decide',
    { ask: 'a', approved: true, note: '' },
  ])

  test('gives back its duty hours, no more', () =>
    // 11:00–12:00, 13:30–17:30, then 9:00–10:00: six hours after 17:30 on Monday is 16:30 on Tuesday
    expect(local(afterPause(cn, paused, at('2026-03-04T10:00'))?.due)).toBe('2026-03-10T16:30:00'))

  test('that took no duty hour moves nothing', () =>
    expect(afterPause(cn, paused, at('2026-03-03T11:00'))?.due).toBe(resolveClock(paused)?.due))

  test('ends by itself on its planned day, and counts no longer than that', () => {
    expect(nextSweep(paused)).toBe(at('2026-03-05T10:00'))
    expect(sweep(paused, at('2026-03-04T10:00'))).toEqual([])
    expect(sweep(paused, at('2026-03-09T10:00'))).toEqual(['resume'])
    expect(afterPause(cn, paused, at('2026-03-09T10:00'))).toEqual(afterPause(cn, paused, at('2026-03-05T10:00')))
    expect(dutiesOf(paused).find((duty) => duty.kind === 'resume')?.due).toBe(at('2026-03-05T10:00'))
  })

  test('is not overdue while it lasts, unless the date had passed before', () => {
    expect(solveBy(paused)).toBeNull()
    expect(solveBy({ ...paused, pausedSince: at('2026-03-20T10:00') })).toBe(resolveClock(paused)?.due)
  })

  test('has a longest time, all pauses together', () => {
    const now = at('2026-03-10T10:00')
    const used = { ...paused, pausedSince: null, pausedFor: 20 * 86_400_000 }
    expect(pauseFits(normal, used, at('2026-03-20T10:00'), now)).toBe(true)
    expect(pauseFits(normal, used, at('2026-03-20T10:01'), now)).toBe(false)
  })
})

describe('a year that is not loaded', () => {
  test('the case goes on without a date, says so, and gets the right one with its year', () => {
    const state = told(...begun('2026-12-28T10:00'))
    expect(resolveClock(state)).toMatchObject({ due: null, missingYear: 2027 })
    expect(reclocked(cn, state, at('2026-12-29T10:00'))).toEqual([])
    const clocks = reclocked(with2027, state, at('2026-12-29T10:00'))
    const after = told(...begun('2026-12-28T10:00'), ['2027-01-04T10:00', 'reclock', { clocks }])
    expect(local(resolveClock(after)?.due)).toBe('2027-01-05T17:30:00')
    expect(reclocked(with2027, after, at('2027-01-04T11:00'))).toEqual([])
  })

  test('a date that was moved into it comes back as far as it was moved', () => {
    const before = told(...begun('2026-12-22T10:00'))
    expect(local(resolveClock(before)?.due)).toBe('2026-12-29T17:30:00')
    const moved = extend(cn, normal, before, 3, at('2026-12-23T10:00'))
    if (!moved.ok) throw new Error(moved.refusal.code)
    expect(moved.value).toMatchObject({ due: null, missingYear: 2027 })
    const acts: Told[] = [
      ...begun('2026-12-22T10:00'),
      asked('2026-12-23T09:00', 'a', { days: 3 }),
      ['2026-12-23T10:00', 'decide', { ask: 'a', approved: true, note: '', moved: moved.value }],
    ]
    const waiting = told(...acts)
    expect(resolveClock(waiting)).toMatchObject({ due: null, missingYear: 2027 })
    const after = told(...acts, [
      '2026-12-30T10:00',
      'reclock',
      { clocks: reclocked(with2027, waiting, at('2026-12-30T10:00')) },
    ])
    // 30 and 31 December, then Monday 4 January
    expect(local(resolveClock(after)?.due)).toBe('2027-01-04T17:30:00')
    expect(resolveClock(after)?.missingYear).toBeUndefined()
  })

  test('a pause while there is no date is not forgotten', () => {
    const acts: Told[] = [
      ...begun('2026-12-28T10:00'),
      asked('2026-12-29T09:00', 'a', { until: '2026-12-31T09:00' }),
      ['2026-12-29T09:00', 'decide', { ask: 'a', approved: true, note: '' }],
    ]
    const moved = afterPause(cn, told(...acts), at('2026-12-30T09:00'))
    const state = told(...acts, ['2026-12-30T09:00', 'resume', { moved }])
    // a full day of pause moves 5 January to the 6th
    expect(
      local(reclocked(with2027, state, at('2026-12-29T10:00')).find((clock) => clock.kind === 'resolve')?.due),
    ).toBe('2027-01-06T17:30:00')
  })
})

describe('the promise to the resident', () => {
  test('the next word is promised on accepting, once the first was had', () => {
    const waiting = told(say('2026-03-02T10:00'), sent('2026-03-02T10:00'))
    expect(acceptClocks(cn, normal, waiting, at('2026-03-02T11:00'))).toEqual([])
    const spoken = told(say('2026-03-02T10:00'), sent('2026-03-02T10:00'), [
      '2026-03-02T10:30',
      'contact',
      { how: 'phone', reached: true },
    ])
    expect(acceptClocks(cn, normal, spoken, at('2026-03-02T11:00')).map((clock) => clock.kind)).toEqual(['keep'])
  })

  test('a hard case is reviewed on the promised day, or when its interval is over', () => {
    const hard = (nextContact: string): CaseState =>
      told(
        ...begun('2026-03-02T10:00'),
        [
          '2026-03-02T12:00',
          'ask',
          {
            ask: 'a',
            unit: 'lamp',
            reason: '',
            kind: 'hard',
            why: 'funds',
            nextContact: at(nextContact),
            reviewDays: 30,
            exitTest: '',
          },
        ],
        ['2026-03-03T10:00', 'decide', { ask: 'a', approved: true, note: '' }],
      )
    const due = (state: CaseState) => local(dutiesOf(state).find((duty) => duty.kind === 'review')?.due)
    expect(due(hard('2026-03-12T10:00'))).toBe('2026-03-12T10:00:00')
    expect(due(hard('2029-03-12T10:00'))).toBe('2026-04-02T10:00:00')
  })

  test('two parts asked of one helper are one duty, due with the earlier', () => {
    const state = told(
      ...begun('2026-03-02T10:00'),
      ['2026-03-02T11:00', 'addCo', { unit: 'water', task: '停水', due: at('2026-03-09T10:00') }],
      ['2026-03-02T12:00', 'addCo', { unit: 'water', task: '清淤', due: at('2026-03-06T10:00') }],
    )
    expect(dutiesOf(state).filter((duty) => duty.kind === 'co')).toMatchObject([
      { unit: 'water', due: at('2026-03-06T10:00') },
    ])
  })
})

describe('silence', () => {
  test('of somebody without a phone app lapses nothing before two calls', () => {
    const acts: Told[] = [
      say('2026-03-02T10:00', true),
      sent('2026-03-02T10:00'),
      ['2026-03-02T11:00', 'accept', { silent: false }],
    ]
    const judge = { ...dispatchClocks(cn, normal, 'centre', at('2026-03-03T10:00'))[1]!, kind: 'judge' as const }
    const waiting: Told[] = [...acts, ['2026-03-03T10:00', 'claim', { reply: '', files: [], clocks: [judge] }]]
    const call: Told = ['2026-03-04T10:00', 'tryCall', {}]
    expect(sweep(told(...waiting, call), at('2026-06-01T10:00'))).toEqual([])
    expect(nextSweep(told(...waiting, call))).toBeNull()
    expect(sweep(told(...waiting, call, call), at('2026-06-01T10:00'))).toEqual(['lapse'])
  })
})

describe('a hard case that is taken up again', () => {
  const hold: Told[] = [
    [
      '2026-03-03T10:00',
      'ask',
      {
        ask: 'h',
        unit: 'lamp',
        reason: '',
        kind: 'hard',
        why: 'funds',
        nextContact: at('2026-04-01T10:00'),
        reviewDays: 30,
        exitTest: '资金到位',
      },
    ],
    ['2026-03-03T11:00', 'decide', { ask: 'h', approved: true, note: '' }],
  ]
  const start = at('2026-04-01T10:00')
  const clocks = [
    startClock(cn, 'resolve', 'lamp', normal.resolve, start),
    startClock(cn, 'contact', 'lamp', normal.contact, start),
  ]
  const again: Told = [
    '2026-04-01T10:00',
    'reviewHard',
    { note: '', nextContact: at('2026-05-01T10:00'), solvable: true, clocks },
  ]

  test('has one solving date and one promised word; the old ones stand there as given up, not as kept', () => {
    const state = told(...begun('2026-03-02T10:00'), ...hold, again)
    const running = state.clocks.filter((clock) => clock.met === null)
    expect(running.map(({ kind, start: from }) => [kind, from])).toEqual([
      ['resolve', start],
      ['contact', start],
    ])
    const before = state.clocks.filter((clock) => clock.replaced)
    expect(before.map(({ kind, met }) => [kind, met])).toEqual([
      ['contact', start],
      ['resolve', start],
    ])
    expect(dutiesOf(state).map((duty) => duty.kind)).toEqual(['handle', 'contact'])
  })

  test('is not paused any more, and the pause before moves no date that came after it', () => {
    const pausedSince = '2026-03-10T10:00'
    const state = told(
      ...begun('2026-03-02T10:00'),
      ...hold,
      asked(pausedSince, 'p', { until: '2026-04-05T10:00' }),
      [pausedSince, 'decide', { ask: 'p', approved: true, note: '' }],
      again,
    )
    expect(state).toMatchObject({ pausedSince: null, pausedUntil: null })
    expect(afterPause(cn, state, at('2026-04-07T10:00'))).toBeUndefined()
  })
})

describe('looking back', () => {
  const done = [...begun('2026-03-02T10:00'), claimed('2026-03-03T10:00'), answered('2026-03-04T10:00', true)]
  const back = (when: string, holds: boolean): Told => [when, 'lookBack', { holds, how: 'visit', note: '' }]
  const next = (...acts: Told[]) => local(nextLookBack('some-case', told(...acts), 1))

  test('30 and 90 days after the result, then no more', () => {
    expect(next(...done)).toBe('2026-04-03T10:00:00')
    expect(next(...done, back('2026-04-03T10:00', true))).toBe('2026-06-02T10:00:00')
    expect(next(...done, back('2026-04-03T10:00', true), back('2026-06-02T10:00', true))).toBeNull()
  })

  test('a result that did not hold is looked back at anew once it is confirmed again, whatever the sample', () => {
    const again = told(
      ...done,
      back('2026-04-03T10:00', false),
      claimed('2026-04-10T10:00'),
      answered('2026-04-11T10:00', true),
    )
    expect(again.confirmedAt).toBe(at('2026-04-11T10:00'))
    expect(local(nextLookBack('some-case', again, 0))).toBe('2026-05-11T10:00:00')
  })

  test('the sample is near its share and the same for everybody', () => {
    const state = told(...done)
    const chosen = Array.from({ length: 2000 }, (_, i) => nextLookBack(`case-${i * 7919}`, state, 0.1)).filter(Boolean)
    expect(chosen.length / 2000).toBeGreaterThan(0.07)
    expect(chosen.length / 2000).toBeLessThan(0.13)
  })

  test('a lapsed case that is found to hold is confirmed by the look-back, not before', () => {
    const lapsed: Told[] = [
      ...begun('2026-03-02T10:00'),
      claimed('2026-03-03T10:00'),
      ['2026-03-12T10:00', 'lapse', { calls: 2 }],
    ]
    expect(told(...lapsed)).toMatchObject({ status: 'lapsed', confirmedAt: null })
    const found = told(...lapsed, back('2026-04-11T10:00', true))
    expect(found).toMatchObject({ status: 'confirmed', confirmedBy: 'look-back', confirmedAt: at('2026-04-11T10:00') })
    expect(local(nextLookBack('some-case', found, 0))).toBe('2026-06-10T10:00:00')
  })
})

describe('问题工单', () => {
  test('three units or three redoes raise the flag; two do not', () => {
    const back: Told = ['2026-03-02T11:00', 'return', { reason: 'not-our-duty', basis: '' }]
    const to = (unit: string): Told => ['2026-03-02T12:00', 'ruleReturn', { upheld: true, unit, note: '' }]
    const round: Told[] = [claimed('2026-03-03T10:00'), answered('2026-03-03T11:00', false)]
    const sentOnce = [say('2026-03-02T10:00'), sent('2026-03-02T10:00')]
    expect(isProblem(told(...sentOnce, back, to('water')))).toBe(false)
    expect(isProblem(told(...sentOnce, back, to('water'), back, to('road')))).toBe(true)
    expect(isProblem(told(...begun('2026-03-02T10:00'), ...round, ...round))).toBe(false)
    expect(isProblem(told(...begun('2026-03-02T10:00'), ...round, ...round, ...round))).toBe(true)
  })
})
