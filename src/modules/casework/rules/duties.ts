import type { Capability } from '#kernel/capabilities'
import type { OwedDuty } from '#inbox/rules'
import type { CaseState, ClockKind } from './acts.ts'
import { nextReview } from './clocks.ts'
import { isOpen } from './status.ts'
import { callsOwed } from './next.ts'

/** Minutes of work that each kind of duty is expected to take; a county may keep its own. */
export const dutyMinutes = {
  triage: 6,
  accept: 5,
  contact: 10,
  handle: 90,
  keep: 10,
  co: 45,
  ruleReturn: 15,
  adjudicate: 30,
  decide: 10,
  resume: 5,
  callBack: 8,
  review: 30,
  lookBack: 15,
  handOver: 15,
} as const

export type DutyKind = keyof typeof dutyMinutes

const dueOf = (state: CaseState, kind: ClockKind): string | null =>
  state.clocks.findLast((clock) => clock.kind === kind && clock.met === null)?.due ?? null

/** The earlier of two dates, one of which may be missing. */
const earlier = (a: string | null, b: string | null): string | null => (a && b ? (a < b ? a : b) : (a ?? b))

type Owe = (kind: DutyKind, unit: string, needs: Capability, due: string | null, key?: string) => OwedDuty

const oweFor =
  (state: CaseState): Owe =>
  (kind, unit, needs, due, key = kind) => ({
    key,
    kind,
    unit,
    needs,
    due,
    minutes: dutyMinutes[kind],
    askedBy: state.centre,
  })

const atUnit = (state: CaseState, owe: Owe): OwedDuty[] => {
  if (state.status === 'dispatched' && !state.returnPending)
    return [owe('accept', state.lead, 'case.handle', earlier(dueOf(state, 'accept'), dueOf(state, 'contact')))]
  if (state.status !== 'handling') return []
  const duties: OwedDuty[] = []
  if (state.hard) duties.push(owe('review', state.lead, 'case.handle', nextReview(state.hard)))
  else duties.push(owe('handle', state.lead, 'case.handle', dueOf(state, 'resolve')))
  if (state.clocks.some((clock) => clock.kind === 'contact' && clock.met === null))
    duties.push(owe('contact', state.lead, 'case.handle', dueOf(state, 'contact')))
  else if (dueOf(state, 'keep')) duties.push(owe('keep', state.lead, 'case.handle', dueOf(state, 'keep')))
  if (state.pausedSince) duties.push(owe('resume', state.lead, 'case.handle', state.pausedUntil))
  return duties
}

const atCentre = (state: CaseState, owe: Owe): OwedDuty[] => {
  const duties: OwedDuty[] = []
  if (state.status === 'received') duties.push(owe('triage', state.centre, 'case.dispatch', dueOf(state, 'triage')))
  if (state.returnPending && state.returns < 2)
    duties.push(owe('ruleReturn', state.centre, 'case.dispatch', dueOf(state, 'ruling')))
  if (state.returnPending && state.returns >= 2)
    duties.push(owe('adjudicate', state.centre, 'case.adjudicate', dueOf(state, 'ruling')))
  if (state.status === 'claimed') {
    // everybody is called who cannot answer on a screen; the others once their own time has run out
    duties.push(
      owe('callBack', state.centre, 'case.callback', dueOf(state, 'judge'), `callBack:${callsOwed(state) ? 1 : 2}`),
    )
  }
  for (const ask of state.asks)
    if (ask.decided === null)
      duties.push(owe('decide', state.centre, 'case.approve', dueOf(state, 'resolve'), `decide:${ask.id}`))
  return duties
}

/** The unit holds it although its own system could not be told: somebody tells it by other means. */
const atHandOver = (state: CaseState, owe: Owe): OwedDuty[] =>
  state.posting?.step === 'given-up'
    ? [owe('handOver', state.centre, 'case.dispatch', dueOf(state, 'accept') ?? dueOf(state, 'resolve'))]
    : []

/** One duty a unit, however many parts it was asked for: it answers them together. */
function atHelpers(state: CaseState, owe: Owe): OwedDuty[] {
  const byUnit = new Map<string, string | null>()
  for (const { unit, due, answered } of state.co)
    if (!answered) byUnit.set(unit, earlier(due, byUnit.get(unit) ?? null))
  return [...byUnit].map(([unit, due]) => owe('co', unit, 'case.handle', due, `co:${unit}`))
}

/** All that is owed on a case as it stands. An open case is never without: somebody always owes the next step. */
export function dutiesOf(state: CaseState, lookBackDue: string | null = null): OwedDuty[] {
  const owe = oweFor(state)
  if (!isOpen(state)) return lookBackDue ? [owe('lookBack', state.centre, 'case.callback', lookBackDue)] : []
  return [...atUnit(state, owe), ...atCentre(state, owe), ...atHandOver(state, owe), ...atHelpers(state, owe)]
}
