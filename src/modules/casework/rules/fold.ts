import { answered, heard } from './alarm.ts'
import { born, holding } from './born.ts'
import type { Ask, ActData, ActName, CaseAct, CaseState, Clock, ClockKind, Moved, Status } from './acts.ts'

type Step<A extends ActName> = (state: CaseState, data: ActData[A], act: CaseAct<A>) => Partial<CaseState>

/** Changes the last link of the holding chain. */
const onHolder = (state: CaseState, change: Partial<CaseState['holders'][number]>): Pick<CaseState, 'holders'> => ({
  holders: state.holders.map((holder, i) => (i === state.holders.length - 1 ? { ...holder, ...change } : holder)),
})

/** The promises to the resident run on, and are charged to whoever holds the case now. */
const charge = (clocks: CaseState['clocks'], unit: string): CaseState['clocks'] =>
  clocks.map((clock) =>
    clock.met === null && ['contact', 'keep', 'resolve'].includes(clock.kind) ? { ...clock, unit } : clock,
  )

const handTo = (
  state: CaseState,
  unit: string,
  at: string,
): Pick<CaseState, 'holders' | 'lead' | 'clocks' | 'posting'> => ({
  lead: unit,
  posting: null,
  holders: [...onHolder(state, { until: at }).holders, holding(unit, at)],
  clocks: charge(state.clocks, unit),
})

const meet = (clocks: CaseState['clocks'], at: string, ...kinds: ClockKind[]): CaseState['clocks'] =>
  clocks.map((clock) => (clock.met === null && kinds.includes(clock.kind) ? { ...clock, met: at } : clock))

/** One clock of a kind runs at a time: a new one takes the place of the old, which was not met but given up. */
const add = (clocks: CaseState['clocks'], more: readonly Clock[] = []): CaseState['clocks'] => {
  const anew = new Map(more.map((clock) => [clock.kind, clock.start]))
  const before = clocks.map((clock) => {
    const start = clock.met === null ? anew.get(clock.kind) : undefined
    return start === undefined ? clock : { ...clock, met: start, replaced: true as const }
  })
  return [...before, ...more.map((clock) => ({ ...clock, met: null }))]
}

/** Moves the clock of this kind that runs now; earlier ones stay as they were. */
const move = (clocks: CaseState['clocks'], moved: Moved | undefined): CaseState['clocks'] => {
  const at = clocks.findLastIndex((clock) => clock.met === null && clock.kind === moved?.kind)
  return clocks.map((clock, i) => {
    if (!moved || i !== at) return clock
    const { due, missingYear, why } = moved
    return { ...clock, due, missingYear, why, moves: [...(clock.moves ?? []), moved.move] }
  })
}

/** What was asked falls away when there is nothing left to ask it for. */
const unasked = (asks: CaseState['asks']): CaseState['asks'] =>
  asks.map((ask) => (ask.decided === null ? { ...ask, decided: false } : ask))

const unpaused = (state: CaseState, at: string): Pick<CaseState, 'pausedSince' | 'pausedUntil' | 'pausedFor'> => {
  const taken = state.pausedSince ? Date.parse(at) - Date.parse(state.pausedSince) : 0
  return { pausedSince: null, pausedUntil: null, pausedFor: state.pausedFor + taken }
}

/** A fresh round after work that did not hold: the unit is back at it and what it claimed no longer counts. */
const redo = (state: CaseState, at: string, clocks: Clock[] = []): Partial<CaseState> => ({
  status: 'handling',
  redos: state.redos + 1,
  claimedAt: null,
  confirmedAt: null,
  confirmedBy: null,
  closedAt: null,
  callTries: 0,
  clocks: add(meet(state.clocks, at, 'judge'), clocks),
})

const verdictsOf = (data: ActData['judge']) => [data.speed, data.result, data.attitude, data.reply]

/** 不满意 on any question, or not solved: the matter is done again without anybody having to ask. */
export const isContent = (data: ActData['judge']): boolean => data.solved && !verdictsOf(data).includes('unsatisfied')

const closed = (status: Status, at: string, state: CaseState): Partial<CaseState> => ({
  ...unpaused(state, at),
  status,
  closedAt: at,
  returnPending: false,
  asks: unasked(state.asks),
  hard: null,
  clocks: meet(state.clocks, at, 'triage', 'contact', 'accept', 'resolve', 'judge', 'ruling', 'keep', 'review'),
})

/** What is public of these requests goes with them; the moderated words stay. */
const unreleased = ({ published }: CaseState, requests: readonly string[]): Pick<CaseState, 'published'> => ({
  published: published && {
    ...published,
    files: published.files.filter(({ request }) => request === null || !requests.includes(request)),
    answers: published.answers.filter(({ request }) => !requests.includes(request)),
  },
})

const whenApproved: {
  [K in Ask['kind']]: (state: CaseState, ask: Ask & { kind: K }, at: string) => Partial<CaseState>
} = {
  extension: () => ({}),
  pause: (_state, ask, at) => ({ pausedSince: at, pausedUntil: ask.until }),
  hard: (state, { why, nextContact, reviewDays, exitTest }, at) => ({
    hard: { since: at, reviewed: at, why, nextContact, reviewDays, exitTest },
    wasHard: true,
    clocks: meet(state.clocks, at, 'keep'),
  }),
  final: (state, ask, at) => ({ ...closed('final', at, state), reply: ask.reply }),
}

const steps: { [A in ActName]: Step<A> } = {
  say: (state, { request, number, channel, phoneless, anonymous, key, clocks, alarm }, { at }) => ({
    alarm: heard(state, alarm),
    clocks: add(state.clocks, clocks),
    requests: [...state.requests, { id: request, number, at, channel, phoneless, anonymous, ...(key ? { key } : {}) }],
  }),
  add: (state, { alarm }) => ({ alarm: heard(state, alarm) }),
  triage: (state, data) => ({
    category: data.category ?? state.category,
    urgency: data.urgency ?? state.urgency,
    area: data.area ?? state.area,
    alarm: answered(state, data.urgency, data.alarm === 'dismissed'),
  }),
  dispatch: (state, data, { at }) => ({
    ...handTo(state, data.unit, at),
    status: 'dispatched',
    category: data.category,
    urgency: data.urgency,
    alarm: answered(state, data.urgency),
    co: [...state.co, ...data.co.map((co) => ({ ...co, since: at, answered: null }))],
    clocks: add(meet(state.clocks, at, 'triage'), data.clocks),
  }),
  passOn: (state, { unit, clocks }, { at }) => {
    const handed = handTo(state, unit, at)
    return { ...handed, centre: unit, clocks: add(handed.clocks, clocks) }
  },
  refer: (state, data, { at }) => ({ ...closed('referred', at, state), reply: data.reply }),
  remind: (state) => ({ reminders: state.reminders + 1 }),
  merge: (state, data, { at }) => ({
    ...closed('merged', at, state),
    ...unreleased(
      state,
      state.requests.map(({ id }) => id),
    ),
    mergedInto: data.into,
  }),
  absorb: (state, data) => ({
    requests: [...state.requests, ...data.requests],
    alarm: heard(state, data.alarm),
  }),
  split: (state, data) => ({
    ...unreleased(state, data.requests),
    requests: state.requests.map((r) => (data.requests.includes(r.id) ? { ...r, gone: true } : r)),
  }),
  ruleReturn: (state, data, { at }) => {
    // upheld in favour of nobody leaves it where it is: somebody always holds it
    const to = data.upheld ? data.unit : undefined
    const handed = to ? handTo(state, to, at) : { clocks: state.clocks }
    return {
      ...handed,
      status: to ? 'dispatched' : 'handling',
      returnPending: false,
      ruled: state.returns >= 2,
      clocks: add(meet(handed.clocks, at, 'ruling', 'accept'), data.clocks),
    }
  },
  read: (state, data, { at }) =>
    state.lead === data.unit && !state.holders.at(-1)?.read ? onHolder(state, { read: at }) : {},
  accept: (state, data, { at }) => ({
    ...onHolder(state, { accepted: { at, silent: data.silent } }),
    status: 'handling',
    clocks: add(meet(state.clocks, at, 'accept'), data.clocks),
  }),
  return: (state, data, { at }) => ({
    ...onHolder(state, { returned: { at, reason: data.reason, basis: data.basis, unit: data.unit } }),
    returns: state.returns + 1,
    returnPending: true,
    clocks: add(meet(state.clocks, at, 'accept'), data.clocks),
  }),
  contact: (state, data, { at }) =>
    data.reached ? { clocks: add(meet(state.clocks, at, 'contact', 'keep'), data.clocks) } : {},
  note: () => ({}),
  addCo: (state, data, { at }) => ({ co: [...state.co, { ...data, since: at, answered: null }] }),
  answerCo: (state, data, { at }) => ({
    co: state.co.map((co) => (co.unit === data.unit && !co.answered ? { ...co, answered: at } : co)),
  }),
  ask: (state, { ask, ...rest }, { at }) => ({ asks: [...state.asks, { ...rest, id: ask, at, decided: null }] }),
  decide: (state, data, { at }) => {
    const ask = state.asks.find((one) => one.id === data.ask)
    const asks = state.asks.map((one) => (one.id === data.ask ? { ...one, decided: data.approved } : one))
    const granted = ask && data.approved ? whenApproved[ask.kind](state, ask as never, at) : {}
    return { ...granted, asks, clocks: add(move(granted.clocks ?? state.clocks, data.moved), data.clocks) }
  },
  resume: (state, data, { at }) => ({ ...unpaused(state, at), clocks: move(state.clocks, data.moved) }),
  reviewHard: (state, data, { at }) => ({
    // work that is taken up again is not paused
    ...(data.solvable ? unpaused(state, at) : {}),
    hard: state.hard && !data.solvable ? { ...state.hard, reviewed: at, nextContact: data.nextContact } : null,
    clocks: add(meet(state.clocks, at, 'review'), data.clocks),
  }),
  objectToHard: () => ({}),
  claim: (state, data, { at }) => ({
    status: 'claimed',
    claimedAt: at,
    reply: data.reply,
    asks: unasked(state.asks),
    hard: null,
    clocks: add(meet(state.clocks, at, 'resolve', 'keep', 'contact', 'review'), data.clocks),
  }),
  judge: (state, data, { at }) => {
    const { request, solved, speed, result, attitude, reply, words } = data
    const judgements = [...state.judgements, { at, request, solved, speed, result, attitude, reply, words }]
    if (!isContent(data)) return { ...redo(state, at, data.clocks), judgements }
    return { ...closed('confirmed', at, state), judgements, confirmedAt: at, confirmedBy: 'resident' }
  },
  tryCall: (state) => ({ callTries: state.callTries + 1 }),
  lapse: (state, _data, { at }) => closed('lapsed', at, state),
  reopen: (state, data, { at }) => redo(state, at, data.clocks),
  lookBack: (state, data, { at }) => {
    const lookBacks = [...state.lookBacks, { at, holds: data.holds }]
    if (!data.holds) return { ...redo(state, at, data.clocks), lookBacks }
    // what nobody had confirmed is confirmed by the visit that found it holds
    return state.status === 'lapsed'
      ? { lookBacks, status: 'confirmed', confirmedAt: at, confirmedBy: 'look-back' }
      : { lookBacks }
  },
  withdraw: (state, data, { at }) => {
    const requests = state.requests.map((r) => (r.id === data.request ? { ...r, gone: true } : r))
    const rest = { ...unreleased(state, [data.request]), requests }
    return requests.every((r) => r.gone) ? { ...closed('withdrawn', at, state), ...rest } : rest
  },
  publish: (_state, { title = null, text, files = [], answers = [] }) => ({
    published: { title, text, files, answers },
  }),
  unpublish: () => ({ published: null }),
  redact: (state, data) => ({
    ...unreleased(state, [data.target]),
    redacted: { ...state.redacted, [data.target]: data.text },
  }),
  readContact: () => ({}),
  // what a unit is told that leads it no more is no word on where it stands with its lead
  posting: (state, { unit, step: reached }) => (unit === state.lead ? { posting: { unit, step: reached } } : {}),
  tryPosting: (_state, { unit }) => ({ posting: { unit, step: 'waiting' } }),
  reclock: (state, data) => ({
    clocks: state.clocks.map((clock) => {
      const again = data.clocks.find((c) => c.kind === clock.kind && c.start === clock.start && c.unit === clock.unit)
      return again && clock.met === null ? { ...again, met: null } : clock
    }),
  }),
}

/** The case after one more act. Total: an act that this version does not know changes nothing. */
export const step = (state: CaseState, act: CaseAct): CaseState => ({
  ...state,
  ...(steps[act.act] as Step<ActName> | undefined)?.(state, act.data, act),
  n: act.n,
})

/** The case as its acts made it; the first act is always somebody's word. */
export function fold(acts: readonly CaseAct[]): CaseState {
  const [first, ...rest] = acts
  if (first?.act !== 'say') throw new Error('A case begins with what somebody said')
  return rest.reduce(step, step(born(first), first))
}
