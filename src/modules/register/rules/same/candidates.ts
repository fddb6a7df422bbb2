import { worthAsking } from './persons.ts'
import type { Likeness } from './reasons.ts'

/** Two records, by their places in the list, that may be one. */
export type Candidate = Likeness & { a: number; b: number }

/** A key that so many share says nothing: a name that half the county bears, the telephone of an office. */
const mostOfOneKey = 40

/**
 * Pairs that may be one, the likeliest first. Only records that share a key are compared, so the work grows with the records
 * and not with their square.
 */
export function candidatesAmong<T>(
  records: readonly T[],
  keysOf: (record: T) => readonly string[],
  likeness: (a: T, b: T) => Likeness,
): Candidate[] {
  const byKey = new Map<string, number[]>()
  for (const [i, record] of records.entries())
    for (const key of new Set(keysOf(record))) {
      const sharing = byKey.get(key)
      if (sharing) sharing.push(i)
      else byKey.set(key, [i])
    }
  const seen = new Set<string>()
  const found: Candidate[] = []
  const compare = (a: number, b: number): void => {
    const [one, other] = [records[a], records[b]]
    if (one === undefined || other === undefined || seen.has(`${a},${b}`)) return
    seen.add(`${a},${b}`)
    const alike = likeness(one, other)
    if (alike.confidence >= worthAsking) found.push({ a, b, ...alike })
  }
  for (const sharing of byKey.values())
    if (sharing.length <= mostOfOneKey)
      for (const [n, a] of sharing.entries()) for (const b of sharing.slice(n + 1)) compare(a, b)
  return found.toSorted((x, y) => y.confidence - x.confidence || x.a - y.a || x.b - y.b)
}
