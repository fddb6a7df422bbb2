import { ok } from '#kernel/result'
import { iso } from '#kernel/time'
import { fault, type Outcome } from './answer.ts'
import { one, type Params } from './params.ts'
import { faults } from './words.ts'

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?(?:(Z)|([ +-])(\d\d):?(\d\d))?$/

/** A moment as clients write it: without a zone it is UTC, and a `+` that was not escaped arrives as a blank. */
export function readDate(text: string): Temporal.Instant | undefined {
  const [, day, time = '00:00', , sign, hours, minutes] = written.exec(text.trim()) ?? []
  if (!day) return undefined
  const zone = sign ? `${sign === '-' ? '-' : '+'}${hours}:${minutes}` : 'Z'
  try {
    const at = Temporal.Instant.from(`${day}T${time}${zone}`)
    const year = at.toZonedDateTimeISO('UTC').year
    return year >= 1900 && year < 2200 ? at : undefined
  } catch {
    return undefined
  }
}

/** Whole seconds with a zone: the only form that every client reads. */
export const dateOf = (at: string): string => `${at.slice(0, 19)}Z`

export type Span = { from: string; to?: string }

const longest = { hours: 24 * 90 }

const readBound = (params: Params, name: string): Outcome<Temporal.Instant | undefined> => {
  const text = one(params, name)
  const at = text === undefined ? undefined : readDate(text)
  return text !== undefined && !at ? fault(400, faults.date) : ok(at)
}

const earlierOf = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)

/**
 * The span that is asked for, its start within it and its end not. 90 days at most: with both ends given more is refused;
 * with one of them, or none, it is cut at 90 days before the end.
 */
export function spanOf(params: Params, now: Temporal.Instant): Outcome<Span> {
  const [start, end] = [readBound(params, 'start_date'), readBound(params, 'end_date')]
  if (!start.ok) return start
  if (!end.ok) return end
  const [from, to] = [start.value, end.value]
  const first = (to ?? now).subtract(longest)
  const isTooEarly = from !== undefined && Temporal.Instant.compare(from, first) < 0
  if (isTooEarly && to) return fault(400, faults.span)
  const begins = from && !isTooEarly ? from : first
  return ok({ from: iso(begins), ...(to ? { to: iso(to) } : {}) })
}

/** The span of updates: what happened in the last day, unless somebody asks for another. */
export function updateSpan(params: Params, now: Temporal.Instant): Outcome<Required<Span>> {
  const asked = spanOf(params, now)
  if (!asked.ok) return asked
  const end = asked.value.to ? Temporal.Instant.from(asked.value.to) : now.add({ milliseconds: 1 })
  const from = one(params, 'start_date') ? asked.value.from : iso(earlierOf(end, now).subtract({ hours: 24 }))
  return ok({ from, to: iso(end) })
}
