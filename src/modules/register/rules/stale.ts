/** A fact as its age is judged: the day it was seen, and until when it is good by what was said with it. */
type Aged = { seen: string; until?: string | null | undefined }

const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** Until which day a fact is good: by its own end or by the element's days, whichever is first; null: it does not age. */
export function goodUntil({ seen, until }: Aged, goodForDays: number | undefined): string | null {
  const byAge = goodForDays === undefined ? null : addDays(seen, goodForDays)
  if (!until) return byAge
  return byAge !== null && byAge < until ? byAge : until
}

export const isStale = (fact: Aged, goodForDays: number | undefined, today: string): boolean => {
  const until = goodUntil(fact, goodForDays)
  return until !== null && until < today
}
