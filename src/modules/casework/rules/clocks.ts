import { businessMinutes, due, type Term } from '#kernel/worktime/terms'
import type { Calendar } from '#kernel/worktime/calendar'
import { explain } from '#kernel/worktime/explain'
import type { Said } from '#kernel/words'
import { ok, refuse, type Result } from '#kernel/result'
import type { CaseState, Clock, ClockKind, Urgency } from './acts.ts'

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

const millisecond = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' })

/** A clock that starts now. Where the year is not loaded it has no date, says so, and gets one when the year arrives. */
export function startClock(calendar: Calendar, kind: ClockKind, unit: string, term: Term, start: string): Clock {
  const from = Temporal.Instant.from(start)
  const end = due(calendar, term, from)
  const base = { kind, unit, start, term, why: explain(calendar, term, from) }
  return end.ok ? { ...base, due: millisecond(end.value) } : { ...base, due: null, missingYear: end.refusal.facts.year }
}

/** The clocks of a dispatch: the promise to the resident is charged to whoever holds the case. */
export const dispatchClocks = (calendar: Calendar, rule: DeadlineRule, unit: string, at: string): Clock[] => [
  startClock(calendar, 'contact', unit, rule.contact, at),
  startClock(calendar, 'accept', unit, rule.accept, at),
  startClock(calendar, 'resolve', unit, rule.resolve, at),
]

const running = (state: CaseState, kind: ClockKind) => state.clocks.findLast((c) => c.kind === kind && c.met === null)

export const resolveClock = (state: CaseState) => state.clocks.findLast((clock) => clock.kind === 'resolve')

type Moved = { kind: ClockKind; due: string | null; why: Said }

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
): Result<Moved, { code: 'extension-too-late' | 'extension-too-often' | 'extension-too-long' }> {
  const clock = running(state, 'resolve')
  if (!clock?.due || clock.due < now) return refuse('extension-too-late')
  const before = state.asks.filter((ask) => ask.kind === 'extension' && ask.decided).length
  if (before >= rule.extension.times) return refuse('extension-too-often')
  if (days > rule.extension.days) return refuse('extension-too-long')
  const term: Term = { n: days, unit: 'working-days', endsAt: clock.term.endsAt }
  const end = due(calendar, term, Temporal.Instant.from(clock.due))
  const ceiling = due(calendar, rule.ceiling, Temporal.Instant.from(clock.start))
  if (end.ok && ceiling.ok && Temporal.Instant.compare(end.value, ceiling.value) > 0)
    return refuse('extension-too-long')
  const why = explain(calendar, term, Temporal.Instant.from(clock.due))
  const said = { zh: `经批准延期${why.zh}`, en: `Extended with approval by ${why.en}` }
  return ok({ kind: 'resolve', due: end.ok ? millisecond(end.value) : null, why: said })
}

/** After a pause the date moves on by the duty minutes that the pause has taken, no more. */
export function afterPause(calendar: Calendar, state: CaseState, now: string): Moved | undefined {
  const clock = running(state, 'resolve')
  if (!clock?.due || !state.pausedSince) return undefined
  const [from, to] = [Temporal.Instant.from(state.pausedSince), Temporal.Instant.from(now)]
  const minutes = businessMinutes(calendar, from, to)
  const term: Term = { n: minutes.ok ? minutes.value : 0, unit: 'business-minutes' }
  const end = minutes.ok ? due(calendar, term, Temporal.Instant.from(clock.due)) : minutes
  const hours = Math.round((term.n / 60) * 10) / 10
  const why = end.ok
    ? { zh: `暂停期间的${hours}个工作小时已顺延。`, en: `Moved on by the ${hours} working hours of the pause.` }
    : explain(calendar, term, Temporal.Instant.from(clock.due))
  return { kind: 'resolve', due: end.ok ? millisecond(end.value) : null, why }
}

/** The running clocks of a case that had no date and, with this calendar, have one now. */
export const reclocked = (calendar: Calendar, state: CaseState): Clock[] =>
  state.clocks
    .filter((clock) => clock.met === null && clock.due === null)
    .map((clock) => startClock(calendar, clock.kind, clock.unit, clock.term, clock.start))
    .filter((clock) => clock.due !== null)

export const isOverdue = (state: CaseState, now: string): boolean => {
  const clock = resolveClock(state)
  return Boolean(clock?.due && clock.due < (clock.met ?? now))
}
