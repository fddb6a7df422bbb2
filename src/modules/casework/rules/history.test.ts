import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Calendar } from '#kernel/worktime/calendar'
import { shippedCalendar } from '#kernel/worktime/pack'
import { deadlineRules } from '../../../server/pack-cn/casework.ts'
import type { ActData, ActName, CaseAct, CaseState } from './acts.ts'
import { acceptClocks, afterPause, dispatchClocks, extend, findRule, startClock } from './clocks.ts'
import { reclocked } from './reclock.ts'
import { dutiesOf, type DutyKind } from './duties.ts'
import { fold, isContent, step } from './fold.ts'
import { isOpen, typeOf } from './status.ts'
import { nextLookBack } from './look-back.ts'
import { abilities, mayAct, nextActs, type Part } from './next.ts'
import { nextSweep, sweep } from './sweep.ts'

let calendar: Calendar
beforeAll(async () => {
  calendar = await shippedCalendar()
})

const rule = findRule(deadlineRules, '*', 'normal')!
const units = ['lamp', 'water', 'road', 'estate']
const verdicts = ['satisfied', 'mostly', 'unsatisfied'] as const

/** One draw: which act is tried, how much time passes before, and numbers that choose its content. */
type Draw = { act: ActName; hours: number; a: number; b: boolean; c: boolean }
const draws = (length: number) =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...(Object.keys(nextActs) as ActName[])),
      hours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 6, max: 400 })),
      a: fc.nat(999),
      b: fc.boolean(),
      c: fc.boolean(),
    }),
    { minLength: length, maxLength: length },
  )

const after = (at: string, hours: number): string =>
  Temporal.Instant.from(at).add({ hours }).toString({ smallestUnit: 'millisecond' })
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

const saying = (n: number, phoneless: boolean): ActData['say'] => ({
  request: `r${n}`,
  number: `n${n}`,
  channel: phoneless ? 'phone' : 'web',
  phoneless,
  anonymous: false,
  onBehalf: false,
  area: '990101.001',
  category: null,
  urgency: 'normal',
  centre: 'centre',
})

/** What each act carries, made as the handlers make it, from the state and a draw. */
const contents: { [A in ActName]: (s: CaseState, d: Draw, now: string) => ActData[A] } = {
  say: (s, d) => saying(s.n + 1, d.c),
  add: (s, d) => ({ request: pick(s.requests, d.a).id, text: '补充', files: [] }),
  triage: (_s, d) => ({ urgency: d.b ? 'urgent' : 'normal' }),
  dispatch: (_s, d, now) => {
    const unit = pick(units, d.a)
    const co = d.b ? [{ unit: pick(units, d.a + 1), task: '协助', due: null }] : []
    return { unit, co, category: 'city', urgency: 'normal', clocks: dispatchClocks(calendar, rule, unit, now) }
  },
  refer: () => ({ reason: 'legal-path', reply: '请向法院提出' }),
  remind: () => ({ note: '请尽快' }),
  merge: () => ({ into: 'other', number: 'n0' }),
  absorb: (s, d, now) => ({
    from: 'other',
    number: 'n0',
    requests: [{ id: `x${s.n}`, number: `x${s.n}`, at: now, channel: 'web', phoneless: d.b, anonymous: true }],
  }),
  split: (s) => ({ requests: [s.requests.find((r) => !r.gone)?.id ?? ''], made: 'made', number: 'n9' }),
  ruleReturn: (_s, d, now) => {
    const unit = pick(units, d.a)
    return d.b
      ? { upheld: true, unit, note: '改派', clocks: [startClock(calendar, 'accept', unit, rule.accept, now)] }
      : { upheld: false, note: '仍归你单位' }
  },
  read: (s) => ({ unit: s.lead }),
  accept: (s, d, now) => ({ silent: d.b, clocks: acceptClocks(calendar, rule, s, now) }),
  return: (s, d, now) => ({
    reason: 'not-our-duty',
    basis: '职责清单',
    unit: pick(units, d.a),
    clocks: [startClock(calendar, 'ruling', s.centre, rule.ruling, now)],
  }),
  contact: (s, d, now) => ({
    how: 'phone',
    reached: d.b,
    clocks: d.b && s.status === 'handling' ? [startClock(calendar, 'keep', s.lead, rule.keep, now)] : [],
  }),
  note: () => ({ text: '已到现场', public: true, files: [] }),
  addCo: (_s, d) => ({ unit: pick(units, d.a), task: '协助', due: null }),
  answerCo: (s, d) => ({ unit: s.co.find((co) => !co.answered)?.unit ?? pick(units, d.a), text: '已配合' }),
  ask: (s, d, now) => {
    const base = { ask: `ask${s.n}`, unit: s.lead, reason: '因故' }
    const kind = Math.floor(d.a / 10) % 4
    if (kind === 0) return { ...base, kind: 'extension', days: 3 }
    if (kind === 1) return { ...base, kind: 'pause', why: 'waiting-for-resident', until: after(now, 24 * 10) }
    if (kind === 2)
      return { ...base, kind: 'hard', why: 'funds', nextContact: after(now, 240), reviewDays: 30, exitTest: '到位' }
    return { ...base, kind: 'final', reply: '已尽力' }
  },
  decide: (s, d, now) => {
    const ask = s.asks.find((one) => one.decided === null)
    const plain = { ask: ask?.id ?? '', approved: d.b, note: '' }
    if (ask?.kind !== 'extension' || !d.b) return plain
    const moved = extend(calendar, rule, s, ask.days, now)
    return moved.ok ? { ...plain, moved: moved.value } : { ...plain, approved: false }
  },
  resume: (s, _d, now) => ({ moved: afterPause(calendar, s, now) }),
  reviewHard: (s, d, now) => ({
    note: '',
    nextContact: after(now, 240),
    solvable: d.b,
    clocks: d.b ? [startClock(calendar, 'resolve', s.lead, rule.resolve, now)] : [],
  }),
  objectToHard: (s, d) => ({ request: pick(s.requests, d.a).id, reason: '不同意' }),
  claim: (s, _d, now) => ({
    reply: '已修好',
    files: [],
    clocks: [startClock(calendar, 'judge', s.centre, rule.judge, now)],
  }),
  judge: (s, d, now) => ({
    request: pick(s.requests, d.a).id,
    how: 'self',
    solved: d.b || d.c,
    speed: pick(verdicts, d.a),
    result: 'satisfied',
    attitude: 'satisfied',
    reply: 'mostly',
    clocks: [startClock(calendar, 'resolve', s.lead, rule.resolve, now)],
  }),
  tryCall: () => ({}),
  lapse: (s) => ({ calls: s.callTries }),
  reopen: (s, _d, now) => ({
    reason: '又坏了',
    clocks: [startClock(calendar, 'resolve', s.lead, rule.resolve, now)],
  }),
  lookBack: (s, d, now) => ({
    holds: d.b,
    how: 'phone',
    note: '',
    clocks: d.b ? [] : [startClock(calendar, 'resolve', s.lead, rule.resolve, now)],
  }),
  withdraw: (s, d) => ({ request: pick(s.requests, d.a).id }),
  publish: () => ({ text: '路灯不亮' }),
  unpublish: () => ({ reason: '有个人信息' }),
  redact: (s, d) => ({ target: pick(s.requests, d.a).id, text: '…' }),
  readContact: () => ({ purpose: '核实' }),
  posting: (s, d) => ({
    unit: s.lead,
    step: pick(['waiting', 'sent', 'pushed', 'given-up'] as const, d.a),
    says: { zh: '转交', en: 'Handed over' },
  }),
  tryPosting: (s) => ({ unit: s.lead }),
  passOn: (s, d, now) => ({
    from: s.centre,
    unit: pick(units, d.a),
    clocks: [startClock(calendar, 'triage', pick(units, d.a), rule.triage, now)],
  }),
  reclock: (s, _d, now) => ({ clocks: reclocked(calendar, s, now) }),
}

const everyPart: Part[] = [
  'centre',
  'lead',
  'co',
  'approver',
  'adjudicator',
  'caller',
  'moderator',
  'contact-reader',
  'resident',
  'system',
]

const start = '2026-03-02T01:00:00.000Z'
const first: CaseAct = { id: '1', n: 1, at: start, who: { kind: 'public' }, act: 'say', data: saying(1, false) }
const actOf = (state: CaseState, act: ActName, data: unknown, at: string): CaseAct =>
  ({ id: String(state.n + 1), n: state.n + 1, at, who: { kind: 'system' }, act, data }) as CaseAct

type Moment = { acts: CaseAct[]; before: CaseState; state: CaseState; now: string }

/** Drives a case through the draws; whatever the table refuses does not happen. `see` is called after each act. */
function live(list: readonly Draw[], see: (moment: Moment) => void = () => undefined): Moment {
  const acts = [first]
  let state = fold(acts)
  let before = state
  let now = start
  const does = (act: ActName, data: unknown) => {
    const next = actOf(state, act, data, now)
    before = state
    state = step(state, next)
    acts.push(next)
    see({ acts, before, state, now })
  }
  see({ acts, before, state, now })
  for (const draw of list) {
    now = after(now, draw.hours)
    for (const act of sweep(state, now)) {
      does(act, contents[act](state, draw, now))
      expect(sweep(state, now)).not.toContain(act)
    }
    const data = contents[draw.act](state, draw, now)
    const parts: readonly Part[] = draw.c ? everyPart : [pick(nextActs[draw.act].by, draw.a)]
    if (mayAct(state, draw.act, parts, now, data as never) === null) does(draw.act, data)
  }
  return { acts, before, state, now }
}

// Acts of the middle of a case come more often, so that long lives are lived.
const usual = ['dispatch', 'accept', 'return', 'ruleReturn', 'contact', 'ask', 'decide', 'claim', 'judge', 'lookBack']
const lives = draws(60).map((list) =>
  list.map((draw, i) => (i % 2 ? { ...draw, act: pick(usual, draw.a + i) as ActName } : draw)),
)
const everyLife = (see: (moment: Moment) => void, numRuns = 60) =>
  fc.assert(
    fc.property(lives, (list) => {
      live(list, see)
    }),
    { seed: 12_345, numRuns, endOnFailure: true },
  )

const counted = (acts: readonly CaseAct[], name: ActName) => acts.filter((act) => act.act === name).length

describe('invariant 1: claimed ≠ confirmed', () => {
  test('only what a resident or a look-back confirmed is done', () =>
    everyLife(({ state }) => {
      expect(typeOf(state.status) === 'done').toBe(state.status === 'confirmed')
      expect(state.status === 'confirmed').toBe(state.confirmedAt !== null)
      expect(state.confirmedBy !== null).toBe(state.confirmedAt !== null)
    }))

  test('what is claimed stays open until somebody answers; silence never confirms', () =>
    everyLife(({ acts, before, state }) => {
      if (state.status === 'claimed') expect(isOpen(state)).toBe(true)
      const last = acts.at(-1)!
      if (before.status !== 'confirmed' && state.status === 'confirmed')
        expect(['judge', 'lookBack']).toContain(last.act)
      if (last.act === 'lapse') expect(state.status).toBe('lapsed')
      if (last.act === 'judge') expect(state.status).toBe(isContent(last.data) ? 'confirmed' : 'handling')
    }))

  test('an unsatisfied answer starts a fresh solving date and keeps the first', () =>
    everyLife(({ acts, before, state }) => {
      if (acts.at(-1)?.act !== 'judge' || state.status !== 'handling') return
      const solving = (s: CaseState) => s.clocks.filter((clock) => clock.kind === 'resolve')
      expect(solving(state).slice(0, -1)).toEqual(solving(before))
      expect(solving(state).at(-1)?.met).toBeNull()
      expect(state.claimedAt).toBeNull()
      expect(state.redos).toBe(before.redos + 1)
    }))
})

describe('invariant 2: somebody always holds it', () => {
  test('there is one holder at every moment, and the chain has no gap', () =>
    everyLife(({ state }) => {
      expect(state.holders.filter((holder) => holder.until === null)).toHaveLength(1)
      expect(state.holders.at(-1)).toMatchObject({ unit: state.lead, until: null })
      state.holders.slice(1).forEach((holder, i) => expect(state.holders[i]?.until).toBe(holder.from))
    }))

  test('a return moves no solving date and is charged to whoever holds the case', () =>
    everyLife(({ acts, before, state }) => {
      const last = acts.at(-1)!
      if (last.act !== 'return' && last.act !== 'ruleReturn') return
      const dates = (s: CaseState) => s.clocks.filter((c) => c.kind === 'resolve').map(({ due, met }) => ({ due, met }))
      expect(dates(state)).toEqual(dates(before))
      for (const clock of state.clocks)
        if (clock.kind === 'resolve' && clock.met === null) expect(clock.unit).toBe(state.lead)
      if (last.act === 'return') expect(state.lead).toBe(before.lead)
    }))

  test('a second return is the adjudicator’s, and there is never a third', () =>
    everyLife(({ acts, state, now }) => {
      expect(state.returns).toBeLessThanOrEqual(2)
      expect(counted(acts, 'return')).toBe(state.returns)
      if (state.returnPending && state.returns === 2) {
        expect(mayAct(state, 'ruleReturn', ['centre'], now)).toBe('adjudicator-rules')
        expect(mayAct(state, 'ruleReturn', ['adjudicator'], now)).toBeNull()
        expect(dutiesOf(state).map((duty) => duty.kind)).toContain('adjudicate')
      }
      if (state.ruled) expect(mayAct(state, 'return', ['lead'], now)).not.toBeNull()
    }))

  test('an open case is never without a duty, and every duty can be done by the unit that owes it', () => {
    const doing: Record<DutyKind, [ActName, Part][]> = {
      triage: [['dispatch', 'centre']],
      accept: [['accept', 'lead']],
      contact: [['contact', 'lead']],
      keep: [['contact', 'lead']],
      handle: [['claim', 'lead']],
      co: [['answerCo', 'co']],
      ruleReturn: [['ruleReturn', 'centre']],
      adjudicate: [['ruleReturn', 'adjudicator']],
      decide: [['decide', 'approver']],
      resume: [['resume', 'lead']],
      callBack: [['judge', 'caller']],
      review: [['reviewHard', 'lead']],
      lookBack: [['lookBack', 'caller']],
      handOver: [['tryPosting', 'centre']],
    }
    const seen = new Set<string>()
    everyLife(({ state, now }) => {
      const duties = dutiesOf(state, nextLookBack('x', state, 1))
      if (isOpen(state)) expect(duties).not.toEqual([])
      expect(new Set(duties.map((duty) => duty.key)).size).toBe(duties.length)
      for (const duty of duties) {
        seen.add(duty.kind)
        expect(duty.minutes).toBeGreaterThan(0)
        expect([state.lead, state.centre, ...state.co.map((co) => co.unit)]).toContain(duty.unit)
        // while the clock is paused the work itself waits
        if (duty.kind === 'handle' && state.pausedSince) continue
        for (const [act, part] of doing[duty.kind as DutyKind]) expect(mayAct(state, act, [part], now)).toBeNull()
      }
    }, 250)
    expect([...seen].sort()).toEqual(Object.keys(doing).sort())
  })
})

describe('invariant 7: the log tells everything', () => {
  test('folding a prefix and then the rest is folding all, also after a journey through JSON', () =>
    fc.assert(
      fc.property(lives, fc.nat(60), (list, cut) => {
        const { acts, state } = live(list)
        const at = 1 + (cut % acts.length)
        expect(acts.slice(at).reduce(step, fold(acts.slice(0, at)))).toEqual(state)
        expect(fold(JSON.parse(JSON.stringify(acts)) as CaseAct[])).toEqual(state)
        expect(state.n).toBe(acts.length)
      }),
      { seed: 7, numRuns: 50 },
    ))

  test('no clock is lost or started over, and what was kept stays kept', () =>
    everyLife(({ before, state }) => {
      before.clocks.forEach((clock, i) => {
        expect(state.clocks[i]).toMatchObject({ kind: clock.kind, start: clock.start, term: clock.term })
        if (clock.met !== null) expect(state.clocks[i]?.met).toBe(clock.met)
      })
    }))

  test('dates computed again with the calendar they were computed with lie where they lay', () =>
    everyLife(({ state }) => expect(reclocked(calendar, state, start)).toEqual([])))

  test('never do two clocks of one kind run side by side, also when a case is held and taken up again', () =>
    everyLife(({ state, now }) => {
      const alone = (one: CaseState) => {
        const kinds = one.clocks.filter((clock) => clock.met === null).map((clock) => clock.kind)
        expect(new Set(kinds).size).toBe(kinds.length)
      }
      alone(state)
      if (mayAct(state, 'ask', ['lead'], now) !== null || state.hard) return
      const draw: Draw = { act: 'ask', hours: 0, a: 20, b: true, c: true }
      const taken = (['ask', 'decide', 'reviewHard'] as const).reduce(
        (one, act) => step(one, actOf(one, act, contents[act](one, draw, now), now)),
        state,
      )
      expect(taken).toMatchObject({ hard: null, wasHard: true })
      alone(taken)
    }))

  test('any acts in any order can be read, and still one unit holds the case', () =>
    fc.assert(
      fc.property(draws(40), (list) => {
        let now = start
        const state = list.reduce(
          (s, draw) => {
            now = after(now, draw.hours)
            return step(s, actOf(s, draw.act, contents[draw.act](s, draw, now), now))
          },
          fold([first]),
        )
        expect(state.holders.filter((holder) => holder.until === null)).toHaveLength(1)
        expect(state.holders.at(-1)?.unit).toBe(state.lead)
        expect(() => dutiesOf(state)).not.toThrow()
        expect(() => abilities(state, everyPart, now)).not.toThrow()
      }),
      { seed: 77, numRuns: 60 },
    ))

  test('an act of a later version changes nothing but the count', () => {
    const state = fold([first])
    expect(step(state, actOf(state, 'invented' as ActName, {}, start))).toEqual({ ...state, n: 2 })
  })

  test('a log that does not begin with a word is a bug', () =>
    expect(() => fold([actOf(fold([first]), 'remind', { note: '' }, start)])).toThrow())
})

describe('one table for buttons, server and time', () => {
  test('a button is shown as possible exactly when the act is', () =>
    fc.assert(
      fc.property(lives, fc.subarray(everyPart), (list, parts) => {
        live(list, ({ state, now }) => {
          const shown = new Map(abilities(state, parts, now).map(({ act, whyNot }) => [act, whyNot]))
          for (const act of Object.keys(nextActs) as ActName[]) {
            if (nextActs[act].by.includes('anyone')) continue
            const why = mayAct(state, act, parts, now)
            expect(shown.has(act) ? shown.get(act) : 'not-your-part').toBe(why)
          }
        })
      }),
      { seed: 3, numRuns: 40 },
    ))

  test('the index finds a case exactly when time has something to do on it', () =>
    everyLife(({ state, now }) => {
      for (const hours of [0, 24, 24 * 60]) {
        const then = after(now, hours)
        const next = nextSweep(state)
        expect(sweep(state, then).length > 0).toBe(next !== null && next < then)
      }
    }))

  test('a closed case owes nothing, except to be looked back at', () =>
    everyLife(({ state }) => {
      if (!isOpen(state)) expect(dutiesOf(state)).toEqual([])
    }))

  test('a pause never outlives its case, nor does what was asked', () =>
    everyLife(({ state }) => {
      if (state.status === 'handling') return
      expect(state.pausedSince).toBeNull()
      expect(state.asks.filter((ask) => ask.decided === null)).toEqual([])
      expect(state.hard).toBeNull()
    }))
})
