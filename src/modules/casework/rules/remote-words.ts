import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import type { remoteFailures } from '../shapes.ts'
import type { CaseState } from './acts.ts'
import { mayAct } from './next.ts'

/**
 * What a status of theirs means here, the basic two and mySociety's extended ones. `done` is a claim, which the resident
 * judges; whatever closes without doing is only told, so that a closed record is never taken for a solved matter.
 */
export type Meaning = 'registered' | 'progress' | 'done' | 'not-ours' | 'told'

const meanings = new Map<string, Meaning>(
  Object.entries({
    open: 'registered',
    unchanged: 'registered',
    for_triage: 'registered',
    in_progress: 'progress',
    investigating: 'progress',
    planned: 'progress',
    action_scheduled: 'progress',
    internal_referral: 'progress',
    closed: 'done',
    fixed: 'done',
    not_councils_responsibility: 'not-ours',
  }),
)

export const meaningOf = (status: string): Meaning =>
  meanings.get(status.trim().toLowerCase().replaceAll(/[ -]+/g, '_')) ?? 'told'

export type Heard = { status: string; text: string; listed: boolean }

/** One thing to do to the case in the unit's name. `note.public`: it is how the work goes, not who should do it. */
export type Doing =
  | { act: 'accept' }
  | { act: 'resume' }
  | { act: 'return'; basis: string }
  | { act: 'claim'; reply: string }
  | { act: 'note'; text: string; public: boolean }

const says = (status: string): string => `对方系统状态：${status} · Status in their system: ${status}`

/** A claim needs words; where they have none, that is what is said. */
const wordless =
  '责任单位的系统已标为办结，没有说明办理情况。The unit’s system shows this as done, without a word of explanation.'

const may = (state: CaseState, act: 'accept' | 'return' | 'claim', now: string): boolean =>
  mayAct(state, act, ['lead'], now) === null

/** Accepted first, where it was not: only then can work be told of. */
const accepting = (state: CaseState, now: string): Doing[] => (may(state, 'accept', now) ? [{ act: 'accept' }] : [])

function claiming(state: CaseState, { text }: Heard, now: string): Doing[] {
  const reply: Doing = { act: 'claim', reply: text || wordless }
  if (state.status === 'dispatched' && may(state, 'accept', now)) return [{ act: 'accept' }, reply]
  if (may(state, 'claim', now)) return [reply]
  // whoever has finished is no longer waiting
  return state.status === 'handling' && state.pausedSince !== null ? [{ act: 'resume' }, reply] : []
}

const noting = (heard: Heard, isPublic: boolean): Doing => ({
  act: 'note',
  text: heard.text || says(heard.status),
  public: isPublic,
})

const whenRegistered = (state: CaseState, heard: Heard, now: string): Doing[] => {
  if (heard.text === '') return heard.listed ? [] : accepting(state, now)
  return [...accepting(state, now), noting(heard, true)]
}

const whenNotOurs = (state: CaseState, heard: Heard, now: string): Doing[] =>
  may(state, 'return', now)
    ? [{ act: 'return', basis: heard.text || says(heard.status) }]
    : [...accepting(state, now), noting(heard, false)]

const whenDone = (state: CaseState, heard: Heard, now: string): Doing[] => {
  const claim = claiming(state, heard, now)
  if (claim.length > 0) return claim
  // their list goes on saying what an update has said before
  return heard.listed || heard.text === state.reply ? [] : [noting(heard, false)]
}

const comes: Record<Meaning, (state: CaseState, heard: Heard, now: string) => Doing[]> = {
  registered: whenRegistered,
  progress: (state, heard, now) => [...accepting(state, now), noting(heard, true)],
  done: whenDone,
  'not-ours': whenNotOurs,
  told: (state, heard, now) => [...accepting(state, now), noting(heard, false)],
}

/**
 * What is done in the unit's name when its system says this. That their machine has registered a case is no sign of life
 * of the people there and does not accept it, else nobody could return it any more; the first word of theirs does.
 */
export const comesOf = (state: CaseState, heard: Heard, now: string): Doing[] =>
  comes[meaningOf(heard.status)](state, heard, now)

export type FailureCode = (typeof remoteFailures)[number]
export type Failure = { code: FailureCode; words?: string | undefined }

/** Minutes until the next try: five after the first, then every thirty (as FixMyStreet does). */
const firstWait = 5
const laterWait = 30
/** So long it is tried; then somebody is told to hand it over by other means. */
const days = 3
/** What they refuse outright is tried this often, in case a setting is being mended. */
const refusals = 3

const outright = new Set<FailureCode>(['refused', 'key-refused', 'not-there'])

/** When to try again after this many tries since then; null: given up. */
export function nextTry({ code }: Failure, tries: number, since: string, now: string): string | null {
  if (code === 'no-service' || code === 'answer-missing' || (outright.has(code) && tries >= refusals)) return null
  const at = Temporal.Instant.from(now).add({ minutes: tries <= 1 ? firstWait : laterWait })
  const end = Temporal.Instant.from(since).add({ hours: 24 * days })
  return Temporal.Instant.compare(at, end) > 0 ? null : iso(at)
}

const reasons: Record<FailureCode, Said> = {
  'not-reached': { zh: '连接不上对方系统', en: 'their system cannot be reached' },
  timeout: { zh: '对方系统太久没有应答', en: 'their system did not answer in time' },
  'address-refused': {
    zh: '对方地址在内部网络，本系统没有被允许访问',
    en: 'their address lies in an inner network that this server may not call',
  },
  redirected: { zh: '对方把请求转到了别的地址', en: 'they redirect to another address' },
  'too-large': { zh: '对方的应答太长', en: 'their answer is too long' },
  'not-open311': { zh: '对方的应答不是 Open311 格式', en: 'their answer is not Open311' },
  broken: { zh: '对方系统出错', en: 'their system has a fault' },
  busy: { zh: '对方系统繁忙', en: 'their system is busy' },
  refused: { zh: '对方没有接收', en: 'they did not take it' },
  'key-refused': { zh: '对方不认这个接口密钥', en: 'they do not accept the key' },
  'not-there': { zh: '对方没有这个地址、地区代码或服务项目', en: 'they know no such address, jurisdiction or service' },
  'no-service': { zh: '还没有选定对方的哪个服务项目接收这类诉求', en: 'no service of theirs is set for this category' },
  'answer-missing': {
    zh: '对方必填的问题，这件诉求里没有对应的回答',
    en: 'they insist on an answer that this case does not hold',
  },
  'no-number': { zh: '对方还没有给出编号', en: 'they have not given it a number yet' },
}

/** A failure in words, with their own where they gave any. */
export const failureSaid = ({ code, words }: Failure): Said => {
  const { zh, en } = reasons[code]
  return words ? { zh: `${zh}：${words}`, en: `${en}: ${words}` } : { zh, en }
}
