import type { ActData, ActName, CaseState } from './acts.ts'
import { isOpen } from './status.ts'
import type { WhyNot } from './why-not.ts'

/** The part somebody plays in one case. The same person may play several. */
export type Part =
  | 'centre'
  | 'lead'
  | 'co'
  | 'approver'
  | 'adjudicator'
  | 'caller'
  | 'moderator'
  | 'contact-reader'
  | 'resident'
  | 'anyone'
  | 'system'

type Check = (state: CaseState, now: string) => WhyNot | null
type Rule<A extends ActName> = {
  by: readonly Part[]
  unless: Check
  /** What only the act's own content can tell, e.g. whose request it is about. */
  about?: (state: CaseState, data: ActData[A]) => WhyNot | null
}

const all =
  (...checks: Check[]): Check =>
  (state, now) => {
    for (const check of checks) {
      const why = check(state, now)
      if (why) return why
    }
    return null
  }

const when =
  (stands: (state: CaseState, now: string) => boolean, why: WhyNot): Check =>
  (state, now) =>
    stands(state, now) ? why : null

const open = when((s) => !isOpen(s), 'closed')
const dispatched = when((s) => s.status === 'received', 'not-dispatched')
const notPending = when((s) => s.returnPending, 'return-pending')
const notClaimed = when((s) => s.status === 'claimed', 'claimed')
const claimed = all(
  open,
  when((s) => s.status !== 'claimed', 'not-claimed'),
)
const atWork = all(open, dispatched, notClaimed)
const accepted = all(
  atWork,
  notPending,
  when((s) => s.status === 'dispatched', 'not-accepted'),
)
const apart = when((s) => s.about !== null, 'complaint-apart')
const running = when((s) => s.pausedSince !== null, 'paused')
const noAsk = when((s) => s.asks.some((ask) => ask.decided === null), 'ask-open')

/** Only what came to such an end here can be taken up again. */
const endedAs =
  (...statuses: CaseState['status'][]): Check =>
  (s) => {
    if (statuses.includes(s.status)) return null
    if (isOpen(s)) return 'still-open'
    return s.status === 'elsewhere' ? 'closed-elsewhere' : 'never-claimed-done'
  }

/** Whether the window of the present holder's clock has passed; no date means that it has not. */
const passed = (state: CaseState, kind: 'accept' | 'judge', now: string): boolean => {
  const clock = state.clocks.findLast((one) => one.kind === kind && one.met === null)
  return clock?.due !== undefined && clock.due !== null && clock.due < now
}

/** People who cannot answer on a screen are called, twice at least, before their silence says anything. */
export const callsOwed = (state: CaseState): boolean =>
  state.requests.some((request) => request.phoneless && !request.gone) && state.callTries < 2

const ownRequest = (state: CaseState, { request }: { request: string | null }): WhyNot | null =>
  request === null || state.requests.some((one) => one.id === request && !one.gone) ? null : 'request-gone'

/** Whether one of these units is the one complained of: then who sits there learns nothing of it, and it goes elsewhere. */
export const isAbout = ({ about }: Pick<CaseState, 'about'>, units: readonly (string | undefined)[]): boolean =>
  about !== null && units.includes(about)

/** A complaint about a unit lands anywhere but there. */
const complained = (state: CaseState, ...units: (string | undefined)[]): WhyNot | null =>
  isAbout(state, units) ? 'complained-of' : null

/** THE table: who may do what to a case, and when not. Server check, buttons and tests all read it. */
export const nextActs: { [A in ActName]: Rule<A> } = {
  say: { by: ['anyone'], unless: open },
  add: { by: ['resident'], unless: open, about: ownRequest },
  triage: { by: ['centre'], unless: open },
  dispatch: {
    by: ['centre'],
    unless: all(
      open,
      when((s) => s.status !== 'received', 'already-dispatched'),
    ),
    about: (s, { unit, co }) =>
      complained(s, unit, ...co.map((one) => one.unit)) ?? (co.some((one) => one.unit === unit) ? 'is-lead' : null),
  },
  passOn: {
    by: ['system'],
    unless: all(
      open,
      when((s) => s.status !== 'received', 'already-dispatched'),
    ),
    about: (s, { unit }) => complained(s, unit),
  },
  refer: { by: ['centre'], unless: all(open, notClaimed) },
  remind: { by: ['centre'], unless: atWork },
  merge: { by: ['centre'], unless: all(open, notClaimed, apart) },
  absorb: { by: ['system'], unless: open },
  split: {
    by: ['centre'],
    unless: all(
      open,
      when((s) => s.requests.filter((r) => !r.gone).length < 2, 'one-request'),
    ),
  },
  ruleReturn: {
    by: ['centre', 'adjudicator'],
    unless: all(
      open,
      when((s) => !s.returnPending, 'nothing-to-rule'),
    ),
    about: (s, { unit }) => complained(s, unit),
  },
  read: { by: ['lead', 'co'], unless: () => null },
  accept: {
    by: ['lead', 'system'],
    unless: all(
      open,
      dispatched,
      notPending,
      when((s) => s.status !== 'dispatched', 'already-accepted'),
    ),
  },
  return: {
    by: ['lead'],
    unless: all(
      open,
      dispatched,
      notPending,
      when((s) => s.ruled, 'ruled'),
      when((s) => s.status !== 'dispatched', 'already-accepted'),
      when((s, now) => passed(s, 'accept', now), 'return-window-over'),
    ),
  },
  contact: { by: ['lead', 'co', 'centre', 'caller'], unless: open },
  note: { by: ['lead', 'co', 'centre', 'caller'], unless: open },
  addCo: {
    by: ['lead', 'centre'],
    unless: atWork,
    about: (s, { unit }) => complained(s, unit) ?? (unit === s.lead ? 'is-lead' : null),
  },
  answerCo: {
    by: ['co'],
    unless: all(
      open,
      when((s) => s.co.every((co) => co.answered !== null), 'co-answered'),
    ),
    about: (s, { unit }) => (s.co.some((co) => co.unit === unit && !co.answered) ? null : 'co-answered'),
  },
  ask: {
    by: ['lead'],
    unless: all(accepted, running, noAsk),
    about: (s, { kind }) => (kind === 'hard' && s.hard ? 'already-hard' : null),
  },
  decide: {
    by: ['approver'],
    unless: all(
      open,
      when((s) => s.asks.every((ask) => ask.decided !== null), 'nothing-asked'),
    ),
  },
  resume: {
    by: ['lead', 'centre', 'system'],
    unless: all(
      open,
      when((s) => s.pausedSince === null, 'not-paused'),
    ),
  },
  reviewHard: {
    by: ['lead', 'centre'],
    unless: all(
      open,
      when((s) => s.hard === null, 'not-hard'),
    ),
  },
  objectToHard: {
    by: ['resident'],
    unless: all(
      open,
      when((s) => s.hard === null, 'not-hard'),
    ),
    about: ownRequest,
  },
  claim: { by: ['lead'], unless: all(accepted, running) },
  judge: { by: ['resident', 'caller'], unless: claimed, about: ownRequest },
  tryCall: { by: ['caller'], unless: claimed },
  lapse: {
    by: ['system'],
    unless: all(
      claimed,
      when((s, now) => !passed(s, 'judge', now), 'window-open'),
      when(callsOwed, 'calls-owed'),
    ),
  },
  reopen: {
    by: ['caller', 'centre'],
    unless: endedAs('confirmed', 'lapsed', 'final'),
  },
  lookBack: {
    by: ['caller'],
    unless: endedAs('confirmed', 'lapsed'),
  },
  withdraw: { by: ['resident'], unless: open, about: ownRequest },
  publish: { by: ['moderator'], unless: () => null },
  unpublish: { by: ['moderator'], unless: when((s) => s.published === null, 'not-published') },
  redact: { by: ['moderator'], unless: () => null },
  readContact: { by: ['contact-reader', 'lead', 'caller'], unless: () => null },
  // also once it is over: who worked on it is told so
  posting: { by: ['system'], unless: () => null },
  tryPosting: {
    by: ['centre'],
    unless: all(
      open,
      when((s) => s.posting?.step !== 'waiting' && s.posting?.step !== 'given-up', 'nothing-to-post'),
    ),
  },
  reclock: { by: ['system'], unless: open },
}

/** A rule that depends on who rather than when: the second return is the adjudicator's alone. */
const partsFor = (state: CaseState, act: ActName): readonly Part[] =>
  act === 'ruleReturn' && state.returns >= 2 ? ['adjudicator'] : nextActs[act].by

/** null when this act is possible now for somebody who plays these parts; else why not. `data`: with just this content. */
export function mayAct<A extends ActName>(
  state: CaseState,
  act: A,
  parts: readonly Part[],
  now: string,
  data?: ActData[A],
): WhyNot | null {
  const allowed = partsFor(state, act)
  if (!allowed.includes('anyone') && !allowed.some((part) => parts.includes(part)))
    return nextActs[act].by.some((part) => parts.includes(part)) ? 'adjudicator-rules' : 'not-your-part'
  return nextActs[act].unless(state, now) ?? (data && nextActs[act].about?.(state, data)) ?? null
}

/** Every act that these parts could ever do to a case, possible now or not. */
export const abilities = (
  state: CaseState,
  parts: readonly Part[],
  now: string,
): { act: ActName; whyNot: WhyNot | null }[] =>
  (Object.keys(nextActs) as ActName[])
    .filter((act) => nextActs[act].by.some((part) => parts.includes(part)))
    .map((act) => ({ act, whyNot: mayAct(state, act, parts, now) }))
