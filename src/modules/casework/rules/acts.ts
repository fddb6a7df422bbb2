import type { CaseAlarm } from './alarm.ts'
import type { Answer } from './answers.ts'
import type { AdviceCode } from './reply-check.ts'
import type { Alarm } from './urgency.ts'
import type { Term } from '#kernel/worktime/terms'
import type { Said } from '#kernel/words'
import type {
  channels,
  hardReasons,
  pauseReasons,
  referReasons,
  returnReasons,
  statuses,
  types,
  urgencies,
  verdicts,
} from '../shapes.ts'

type OneOf<T extends readonly string[]> = T[number]
export type Channel = OneOf<typeof channels>
export type Urgency = OneOf<typeof urgencies>
export type Verdict = OneOf<typeof verdicts>
export type Status = OneOf<typeof statuses>
export type StatusType = OneOf<typeof types>

/** What moved a date on: some more time, or the duty minutes that a pause took. */
export type Move = { by: Term } | { from: string; to: string }

/** A promise with a date: who is charged, from when, until when and why then. `due` null: the year is not loaded. */
export type Clock = {
  kind: ClockKind
  unit: string
  start: string
  term: Term
  due: string | null
  missingYear?: number | undefined
  /** The revision of the calendar that it was computed under; older clocks name none. */
  revision?: number | undefined
  why: Said
  /** In the order in which they came, so that a date that was missing is made whole when its year arrives. */
  moves?: Move[]
}
export type Moved = { kind: ClockKind; move: Move; due: string | null; missingYear?: number | undefined; why: Said }
/** A date that came to lie elsewhere because the calendar changed. Null: the year is not loaded. */
export type MovedDate = { kind: ClockKind; was: string | null; due: string | null }
export type ClockKind = 'triage' | 'contact' | 'accept' | 'resolve' | 'judge' | 'ruling' | 'keep' | 'review'

export type Judgement = {
  solved: boolean
  speed: Verdict
  result: Verdict
  attitude: Verdict
  reply: Verdict
  words?: string | undefined
}

export type AskPayload =
  | { kind: 'extension'; days: number }
  | { kind: 'pause'; why: OneOf<typeof pauseReasons>; until: string }
  | { kind: 'hard'; why: OneOf<typeof hardReasons>; nextContact: string; reviewDays: number; exitTest: string }
  | { kind: 'final'; reply: string }

type Clocks = { clocks?: Clock[] }
/** What the machine had suggested when a person chose, and how sure it was; the choice may be another. */
export type Suggested = {
  suggested?: { category?: { code: string; sure: number }; unit?: { code: string; sure: number } }
}
/** The unit in whose name the house did it, by what that unit's own system said. */
type Via = { via?: string }

/** What another system said of a request that came from it, where our own columns have no place for it. */
export type Origin = {
  /** What it called things that have no name here. */
  category?: string
  unit?: string
  area?: string
  status?: string
  channel?: string
  /** A point that lies outside the county. */
  point?: { lat: number; long: number }
  /** It was closed there. Nobody confirmed it here, and nobody owes anything on it. `at` null: it did not say when. */
  ended?: { at: string | null; unit?: string; reply?: string | undefined; repliedAt?: string | undefined }
}

/** A picture that anybody may see, and the request that it came with. */
export type PublicFile = { file: string; request: string | null }
/** An answer that anybody may read: as it was picked, or in the words of a moderator. */
export type PublicAnswer = Answer & { request: string }

/** What each act on a case carries. The log keeps `casework.<name>`; texts about persons are never among them. */
export type ActData = {
  say: {
    request: string
    channel: Channel
    phoneless: boolean
    anonymous: boolean
    onBehalf: boolean
    area: string
    category: string | null
    urgency: Urgency
    centre: string
    number: string
    /** The number of the case that this one was split from. */
    splitFrom?: string
    /** The unit that is complained of: it never gets the case. */
    about?: string | null
    /** The API key by which it came. */
    key?: string
    /** Danger that the words speak of; missing from acts of the time before they were read for it. */
    alarm?: Alarm | null
    origin?: Origin
  } & Clocks
  add: { request: string; text: string; files: string[]; alarm?: Alarm | null }
  triage: {
    category?: string | undefined
    urgency?: Urgency | undefined
    area?: string | undefined
    /** Somebody has looked: there is no danger. */
    alarm?: 'dismissed' | undefined
  } & Suggested
  dispatch: {
    unit: string
    co: { unit: string; task: string; due: string | null }[]
    category: string
    urgency: Urgency
    note?: string | undefined
  } & Clocks &
    Suggested
  /** From the unit that kept it, since none could take it in, to the one that now can. */
  passOn: { from: string; unit: string } & Clocks
  refer: { reason: OneOf<typeof referReasons>; reply: string }
  remind: { note: string }
  merge: { into: string; number: string }
  absorb: { from: string; number: string; requests: Request[]; alarm?: Alarm | null }
  split: { requests: string[]; made: string; number: string }
  ruleReturn: { upheld: boolean; unit?: string | undefined; note: string } & Clocks
  read: { unit: string }
  accept: { silent: boolean } & Clocks & Via
  return: { reason: OneOf<typeof returnReasons>; basis: string; unit?: string | undefined } & Clocks & Via
  contact: { how: string; reached: boolean; note?: string | undefined } & Clocks
  note: { text: string; public: boolean; files: string[] } & Via
  addCo: { unit: string; task: string; due: string | null }
  answerCo: { unit: string; text: string }
  ask: { ask: string; unit: string; reason: string } & AskPayload
  decide: {
    ask: string
    approved: boolean
    note: string
    moved?: Moved | undefined
  } & Clocks
  resume: { note?: string | undefined; moved?: Moved | undefined } & Clocks
  reviewHard: { note: string; nextContact: string; solvable: boolean } & Clocks
  objectToHard: { request: string; reason: string }
  /** `advice`: what stood open about the reply when it was sent; missing from acts of the time before it was read. */
  claim: { reply: string; files: string[]; advice?: AdviceCode[] } & Clocks & Via
  judge: { request: string | null; how: 'self' | 'phone' | 'visit' | 'paper' | 'window' } & Judgement & Clocks
  tryCall: { note?: string | undefined }
  lapse: { calls: number }
  reopen: { reason: string } & Clocks
  lookBack: { holds: boolean; how: string; note: string } & Clocks
  withdraw: { request: string; reason?: string | undefined }
  /** `files` and `answers` are missing from acts of the time when only words were published. */
  publish: { title?: string | undefined; text: string; files?: PublicFile[]; answers?: PublicAnswer[] }
  unpublish: { reason: string }
  redact: { target: string; text: string }
  readContact: { purpose: string }
  /** How far the case, or words about it, came on the way to the unit's own system. */
  posting: Posting & { theirs?: string | null; contact?: boolean; says: Said }
  tryPosting: { unit: string }
  /** `moved` and `says` are missing from acts of the time when only missing dates were computed. */
  reclock: { clocks: Clock[]; revision?: number; moved?: MovedDate[]; says?: Said | null }
}

/** `untold`: a unit that leads it no more could not be told so. */
export type Posting = { unit: string; step: 'waiting' | 'sent' | 'pushed' | 'given-up' | 'untold' }

export type ActName = keyof ActData
export type Doer = { kind: 'person' | 'resident' | 'case-key' | 'api-key' | 'public' | 'system'; id?: string }

export type CaseAct<A extends ActName = ActName> = {
  [Name in A]: { id: string; n: number; at: string; who: Doer; act: Name; data: ActData[Name]; reason?: string }
}[A]

/** A request within a case, as far as the rules need to know it. */
export type Request = {
  id: string
  number: string
  at: string
  channel: Channel
  phoneless: boolean
  anonymous: boolean
  key?: string
  gone?: boolean
}

export type Holder = {
  unit: string
  from: string
  until: string | null
  read: string | null
  accepted: { at: string; silent: boolean } | null
  returned: { at: string; reason: string; basis: string; unit?: string | undefined } | null
}

export type CoHandler = { unit: string; task: string; due: string | null; since: string; answered: string | null }
export type Ask = { id: string; unit: string; reason: string; at: string; decided: boolean | null } & AskPayload

export type CaseState = {
  n: number
  number: string
  status: Status
  area: string
  category: string | null
  urgency: Urgency
  alarm: CaseAlarm | null
  /** The unit that receives and dispatches; it holds the case until another does. */
  centre: string
  /** The unit that is complained of, where it is a complaint. */
  about: string | null
  /** Exactly one at every moment. */
  lead: string
  requests: Request[]
  holders: Holder[]
  co: CoHandler[]
  returns: number
  /** A return that has not been ruled on yet; the lead keeps the case and its clocks meanwhile. */
  returnPending: boolean
  /** The adjudicator has ruled: nobody may return it again. */
  ruled: boolean
  asks: Ask[]
  pausedSince: string | null
  /** The planned end of a pause; then the clock runs again by itself. */
  pausedUntil: string | null
  /** Milliseconds of the pauses that are over. */
  pausedFor: number
  hard: {
    since: string
    reviewed: string
    why: string
    nextContact: string
    reviewDays: number
    exitTest: string
  } | null
  wasHard: boolean
  /** `met`: when it stopped; `replaced`: it stopped because a new one of its kind began, not because it was kept. */
  clocks: (Clock & { met: string | null; replaced?: true })[]
  openedAt: string
  claimedAt: string | null
  reply: string | null
  confirmedAt: string | null
  confirmedBy: 'resident' | 'look-back' | null
  closedAt: string | null
  judgements: (Judgement & { at: string; request: string | null })[]
  lookBacks: { at: string; holds: boolean }[]
  redos: number
  callTries: number
  reminders: number
  published: { title: string | null; text: string; files: PublicFile[]; answers: PublicAnswer[] } | null
  redacted: Record<string, string>
  mergedInto: string | null
  /** How the lead unit's own system was last told; null where none is told. */
  posting: Posting | null
}
