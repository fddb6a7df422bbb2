/** How many requests of a topic came on which day (ISO date). */
export type Days = Readonly<Record<string, number>>

export type Verdict = 'too-few' | 'fell' | 'no-clear-change' | 'rose'

/** The same length before and after the start, and what the two numbers allow to say. */
export type Judged = { length: number; before: number; after: number; verdict: Verdict }

const plus = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()
const between = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

const counted = (days: Days, from: string, before: string): number =>
  Object.entries(days).reduce((all, [day, n]) => (day >= from && day < before ? all + n : all), 0)

/** So many requests in all are the least about which anything can be said. */
const leastToSay = 10
/** One-sided 95 %: of two Poisson counts, (a − b) ÷ √(a + b) is about normal when nothing has changed. */
const sure = 1.645

const verdictOf = (before: number, after: number): Verdict => {
  if (before + after < leastToSay) return 'too-few'
  const leans = (before - after) / Math.sqrt(before + after)
  if (leans >= sure) return 'fell'
  return leans <= -sure ? 'rose' : 'no-clear-change'
}

/** Whether requests fell: the days from the start until today (`until`, not counted) beside as many before it. */
export function judgeCurve(days: Days, starts: string, until: string): Judged {
  const length = Math.max(0, between(starts, until))
  const before = counted(days, plus(starts, -length), starts)
  const after = counted(days, starts, plus(starts, length))
  return { length, before, after, verdict: verdictOf(before, after) }
}

export type Week = { from: string; n: number; after: boolean }

/** The weeks around the start, counted from it: `back` before it, and those begun since. */
export function weeksAround(days: Days, starts: string, until: string, back: number): Week[] {
  const since = Math.max(1, Math.ceil(Math.max(0, between(starts, until)) / 7))
  return Array.from({ length: back + Math.min(since, 104) }, (_, i) => {
    const from = plus(starts, (i - back) * 7)
    return { from, n: counted(days, from, plus(from, 7)), after: i >= back }
  })
}
