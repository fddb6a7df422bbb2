import { iso } from '#kernel/time'
import { businessMinutes, due, type Term } from '#kernel/worktime/terms'
import type { Calendar, NotLoaded } from '#kernel/worktime/calendar'
import { explain } from '#kernel/worktime/explain'
import type { Said } from '#kernel/words'
import { ok, refuse, type Result } from '#kernel/result'
import type { CaseState, Clock, ClockKind, Move, Moved, Urgency } from './acts.ts'

/** How long each step of a category × urgency may take. Data: a county keeps its own rows. */
export type DeadlineRule = {
  /** From the resident's word to the unit that will answer it. */
  triage: Term
  /** First word with the resident, and then again and again until there is a result. */
  contact: Term
  keep: Term
  /** The window for accepting or returning; silence is acceptance. */
  accept: Term
  ruling: Term
  resolve: Term
  judge: Term
  /** How often, and by how many working days at most, a date may move. */
  extension: { times: number; days: number }
  /** However often it moves, never past this. */
  ceiling: Term
  /** All pauses of a case together, in natural days. */
  pauseDays: number
  basis: Said
}

export type RuleRow = { category: string; urgency: Urgency; rule: DeadlineRule }

/** The most particular rule wins: the category itself, the one above it, then `*`. Codes name their parent by a dash. */
export function findRule(rules: readonly RuleRow[], category: string, urgency: Urgency): DeadlineRule | undefined {
  const parts = category.split('-')
  const codes = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'))
  for (const code of [...codes, '*']) {
    const row = rules.find((one) => one.category === code && one.urgency === urgency)
    if (row) return row.rule
  }
  return undefined
}

/** A rule as it was laid down at some moment; the next of its category × urgency takes its place. */
export type RuleVersion = RuleRow & { since: string }

/** Of `versions`, in the order in which they came, those that are in force at a moment. */
export const inForce = <V extends RuleVersion>(versions: readonly V[], at: string): V[] => [
  ...new Map(
    versions.filter((one) => one.since <= at).map((one) => [`${one.category} ${one.urgency}`, one] as const),
  ).values(),
]

/** The rule of a case opened at that moment: a later change leaves it alone. What is older than all rules has the first. */
export const ruleFor = (
  versions: readonly RuleVersion[],
  category: string,
  urgency: Urgency,
  openedAt: string,
): DeadlineRule | undefined =>
  findRule(inForce(versions, openedAt), category, urgency) ?? findRule(versions, category, urgency)

/** What each clock asks for, as it stands in the sentence beside its date: 应于……前签收或退回, to be accepted by … */
export const clockDeeds: Record<ClockKind | 'ceiling', Said> = {
  triage: { zh: '受理派单', en: 'to be taken in and dispatched' },
  contact: { zh: '首次联系群众', en: 'a first word with the resident' },
  accept: { zh: '签收或退回', en: 'to be accepted or returned' },
  resolve: { zh: '办结', en: 'to be solved' },
  judge: { zh: '评价', en: 'to be judged by the resident' },
  ruling: { zh: '裁定', en: 'a ruling on the return' },
  keep: { zh: '告知进展', en: 'a word to the resident on progress' },
  review: { zh: '复核', en: 'to be reviewed' },
  ceiling: { zh: '办结，不再延期', en: 'to be solved, whatever extensions there were,' },
}

/** A clock that starts now. Where the year is not loaded it has no date, says so, and gets one when the year arrives. */
export function startClock(calendar: Calendar, kind: ClockKind, unit: string, term: Term, start: string): Clock {
  const from = Temporal.Instant.from(start)
  const end = due(calendar, term, from)
  const why = explain(calendar, term, from, clockDeeds[kind], end)
  const base = { kind, unit, start, term, revision: calendar.revision, why }
  return end.ok ? { ...base, due: iso(end.value) } : { ...base, due: null, missingYear: end.refusal.facts.year }
}

/** The clocks of a dispatch: the promise to the resident is charged to whoever holds the case. */
export const dispatchClocks = (calendar: Calendar, rule: DeadlineRule, unit: string, at: string): Clock[] => [
  startClock(calendar, 'contact', unit, rule.contact, at),
  startClock(calendar, 'accept', unit, rule.accept, at),
  startClock(calendar, 'resolve', unit, rule.resolve, at),
]

const running = (state: CaseState, kind: ClockKind) => state.clocks.findLast((c) => c.kind === kind && c.met === null)

export const resolveClock = (state: CaseState) => state.clocks.findLast((clock) => clock.kind === 'resolve')

const dateless = (year: number): Said => ({
  zh: `期限已顺延。尚未加载${year}年放假安排，暂不能给出日期，加载后自动补算。`,
  en: `Moved on. The ${year} holiday notice is not loaded yet, so no date is given; it follows as soon as it is.`,
})

type Later = Result<{ end: Temporal.Instant; why: Said }, NotLoaded>

/** The date `from` moved on: by a term that was granted, or by the duty minutes that a pause took, no more. */
function later(calendar: Calendar, from: Temporal.Instant, move: Move): Later {
  if ('by' in move) {
    const end = due(calendar, move.by, from)
    const why = explain(calendar, move.by, from, clockDeeds.resolve, end)
    return end.ok
      ? ok({ end: end.value, why: { zh: `经批准延期${why.zh}`, en: `Extended with approval by ${why.en}` } })
      : end
  }
  const minutes = businessMinutes(calendar, Temporal.Instant.from(move.from), Temporal.Instant.from(move.to))
  if (!minutes.ok) return minutes
  const end = minutes.value === 0 ? ok(from) : due(calendar, { n: minutes.value, unit: 'business-minutes' }, from)
  if (!end.ok) return end
  const hours = Math.round((minutes.value / 60) * 10) / 10
  const why = { zh: `暂停期间的${hours}个工作小时已顺延。`, en: `Moved on by the ${hours} working hours of the pause.` }
  return ok({ end: end.value, why })
}

/** Where a clock stands after a move. Without a date of its own it gets none, and is made whole with its year. */
function moveOn(calendar: Calendar, clock: Clock, move: Move): Moved {
  const { kind } = clock
  if (clock.due === null) return { kind, move, due: null, missingYear: clock.missingYear, why: clock.why }
  const moved = later(calendar, Temporal.Instant.from(clock.due), move)
  if (moved.ok) return { kind, move, due: iso(moved.value.end), why: moved.value.why }
  const { year } = moved.refusal.facts
  return { kind, move, due: null, missingYear: year, why: dateless(year) }
}

type NoExtension = 'extension-too-late' | 'extension-too-often' | 'extension-too-long'

/**
 * The solving date moved on by working days, counted from the present date. Refuses beyond the number of times, the
 * days and the ceiling of the rule, or after the date has passed.
 */
export function extend(
  calendar: Calendar,
  rule: DeadlineRule,
  state: CaseState,
  days: number,
  now: string,
): Result<Moved, { code: NoExtension }> {
  const clock = running(state, 'resolve')
  if (!clock || (clock.due && clock.due < now)) return refuse('extension-too-late')
  const before = state.asks.filter((ask) => ask.kind === 'extension' && ask.decided).length
  if (before >= rule.extension.times) return refuse('extension-too-often')
  if (days > rule.extension.days) return refuse('extension-too-long')
  const moved = moveOn(calendar, clock, { by: { n: days, unit: 'working-days', endsAt: clock.term.endsAt } })
  const ceiling = due(calendar, rule.ceiling, Temporal.Instant.from(clock.start))
  if (moved.due && ceiling.ok && moved.due > iso(ceiling.value)) return refuse('extension-too-long')
  return ok(moved)
}

const dayMs = 86_400_000

/** Whether a pause until then stays within what all pauses of a case may take together. */
export const pauseFits = (rule: DeadlineRule, state: CaseState, until: string, now: string): boolean =>
  state.pausedFor + Date.parse(until) - Date.parse(now) <= rule.pauseDays * dayMs

/** The solving date after a pause that ends now, or ended when it was to end. */
export function afterPause(calendar: Calendar, state: CaseState, now: string): Moved | undefined {
  const clock = running(state, 'resolve')
  if (!clock || !state.pausedSince) return undefined
  const to = state.pausedUntil && state.pausedUntil < now ? state.pausedUntil : now
  return moveOn(calendar, clock, { from: state.pausedSince, to })
}

/** Once the first word was had, accepting begins the promise of the next ones. */
export const acceptClocks = (calendar: Calendar, rule: DeadlineRule, state: CaseState, at: string): Clock[] =>
  running(state, 'contact') ? [] : [startClock(calendar, 'keep', state.lead, rule.keep, at)]

/** The same promise computed again: from the same start by the same term, with all that has moved it since. */
export const anew = (calendar: Calendar, clock: Clock): Clock =>
  (clock.moves ?? []).reduce<Clock>(
    (one, move) => {
      const { due: date, missingYear, why } = moveOn(calendar, one, move)
      return { ...one, due: date, missingYear, why, moves: [...(one.moves ?? []), move] }
    },
    startClock(calendar, clock.kind, clock.unit, clock.term, clock.start),
  )

/** The date that the solving is measured by; none while a pause holds it still, unless it had passed before. */
export function solveBy(state: CaseState): string | null {
  const date = resolveClock(state)?.due ?? null
  return date && state.pausedSince && date >= state.pausedSince ? null : date
}

/** A hard case is looked at again on the promised day, or when its interval is over if that comes first. */
export function nextReview(hard: NonNullable<CaseState['hard']>): string {
  const interval = iso(Temporal.Instant.from(hard.reviewed).add({ hours: 24 * hard.reviewDays }))
  return hard.nextContact < interval ? hard.nextContact : interval
}
