import type { Said } from '#kernel/words'
import type { ActData, ActName, CaseState } from './acts.ts'
import { isOpen } from './fold.ts'

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

/** Why an act is not possible now. Each has a sentence; a button shows it, the server refuses with it. */
export const whyNot = {
  'not-your-part': { zh: '这一步不由您的岗位办理。', en: 'This step is not for your post.' },
  closed: { zh: '工单已经办结。', en: 'The case is closed.' },
  'still-open': { zh: '工单还在办理中。', en: 'The case is still open.' },
  'not-dispatched': { zh: '工单还没有派到责任单位。', en: 'The case has not been dispatched yet.' },
  'already-dispatched': {
    zh: '工单已经派出；改派请走退回裁定。',
    en: 'The case is dispatched already; a change goes through a return.',
  },
  'already-accepted': { zh: '工单已经签收。', en: 'The case is accepted already.' },
  'not-accepted': { zh: '工单还没有签收。', en: 'The case has not been accepted yet.' },
  'return-window-over': {
    zh: '退回时限已过，视为已签收；请先行办理，需要其他单位配合可申请协办。',
    en: 'The time for returning is over and the case counts as accepted; please start, and add a co-handler where you need one.',
  },
  'return-pending': { zh: '退回正在等待裁定。', en: 'A return is waiting for its ruling.' },
  'nothing-to-rule': { zh: '没有待裁定的退回。', en: 'There is no return to rule on.' },
  'adjudicator-rules': {
    zh: '第二次退回由指定的裁定人裁定。',
    en: 'A second return is ruled on by the named adjudicator.',
  },
  ruled: {
    zh: '责任单位已由裁定确定，不能再退回。',
    en: 'The responsible unit was settled by ruling; it cannot be returned again.',
  },
  'not-claimed': { zh: '责任单位还没有答复办理结果。', en: 'The unit has not reported a result yet.' },
  claimed: { zh: '已答复，正在等待群众评价。', en: 'A result was reported and waits to be judged.' },
  paused: { zh: '工单已暂停计时。', en: 'The clock is paused.' },
  'not-paused': { zh: '工单没有暂停。', en: 'The case is not paused.' },
  'ask-open': { zh: '还有一项申请等待审批。', en: 'Another request is waiting for a decision.' },
  'nothing-asked': { zh: '没有待审批的申请。', en: 'There is nothing to decide.' },
  'not-hard': { zh: '工单没有挂账。', en: 'The case is not on the hard-case list.' },
  'already-hard': { zh: '工单已经挂账。', en: 'The case is on the hard-case list already.' },
  'is-lead': { zh: '主办单位不能同时作为协办单位。', en: 'The lead unit cannot be a co-handler as well.' },
  'complained-of': {
    zh: '这件事投诉的就是这个单位，不能交给它办理。',
    en: 'This is a complaint about that unit; it cannot be given to it.',
  },
  'complaint-apart': {
    zh: '投诉单位的工单要单独办理，不能与其他工单合并。',
    en: 'A complaint about a unit is handled on its own and cannot be merged.',
  },
  'request-gone': {
    zh: '这条诉求不在本工单内，或者已经撤回。',
    en: 'This request is not in the case, or was withdrawn.',
  },
  'co-answered': { zh: '协办事项已经答复。', en: 'Your part was answered already.' },
  'never-claimed-done': {
    zh: '没有办结过，不需要回头看。',
    en: 'It was never done, so there is nothing to look back at.',
  },
  'not-published': { zh: '工单没有公开。', en: 'The case is not public.' },
  'one-request': { zh: '工单只有一条诉求，不能拆分。', en: 'There is only one request; it cannot be split.' },
  'window-open': { zh: '评价期限还没有到。', en: 'The time to judge is not over yet.' },
  'calls-owed': { zh: '还没有电话回访满两次。', en: 'Two call-backs are owed first.' },
} as const satisfies Record<string, Said>

export type WhyNot = keyof typeof whyNot

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
    unless: (s) =>
      ['confirmed', 'lapsed', 'final'].includes(s.status) ? null : isOpen(s) ? 'still-open' : 'never-claimed-done',
  },
  lookBack: {
    by: ['caller'],
    unless: (s) =>
      ['confirmed', 'lapsed'].includes(s.status) ? null : isOpen(s) ? 'still-open' : 'never-claimed-done',
  },
  withdraw: { by: ['resident'], unless: open, about: ownRequest },
  publish: { by: ['moderator'], unless: () => null },
  unpublish: { by: ['moderator'], unless: when((s) => s.published === null, 'not-published') },
  redact: { by: ['moderator'], unless: () => null },
  readContact: { by: ['contact-reader', 'lead', 'caller'], unless: () => null },
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
