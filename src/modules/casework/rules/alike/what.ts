import type { Knowing, Reading } from './matter.ts'
import { weightOf } from './wording.ts'

/** Whether two matters are about the same thing, as a cost: by their category and by the words they share. */
export type What = { cost: number; category: 'same' | 'parent' | null; shared: readonly string[] }

/** One word is half an agreement, two are a whole one. */
const enough = 2

/** How much of the shorter text's weight the other one shares, in 0–1: the overlap coefficient, weighed by rarity. */
function overlap(a: Reading, b: Reading, shareOf: Knowing['shareOf']): { share: number; shared: string[] } {
  const weigh = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weightOf(shareOf(word)), 0)
  const shared = [...a.wording].filter((word) => b.wording.has(word))
  if (shared.length === 0) return { share: 0, shared }
  const weight = weigh(shared)
  const least = Math.min(weigh(a.wording), weigh(b.wording))
  return { share: (weight / least) * Math.sqrt(Math.min(1, weight / enough)), shared }
}

type Categorised = Pick<Reading, 'category'>

/** How related two categories are; null where one of them is not known. */
export function kinshipOf(
  a: Categorised,
  b: Categorised,
  parentOf: Knowing['parentOf'],
): Pick<What, 'cost' | 'category'> | null {
  if (a.category === null || b.category === null) return null
  if (a.category === b.category) return { cost: 0, category: 'same' }
  const top = (code: string) => parentOf(code) ?? code
  return top(a.category) === top(b.category) ? { cost: 0.8, category: 'parent' } : { cost: 2.5, category: null }
}

/** Below this share two texts have merely their language in common; above `same` they say the same in their own words. */
const language = 0.05
const same = 0.4
const strange = 3.5

export function whatOf(a: Reading, b: Reading, knowing: Pick<Knowing, 'shareOf' | 'parentOf'>): What {
  const { share, shared } = overlap(a, b, knowing.shareOf)
  const byWords = strange * (1 - Math.min(1, Math.max(0, (share - language) / (same - language))))
  const kin = kinshipOf(a, b, knowing.parentOf)
  const cost = kin ? 0.7 * kin.cost + 0.3 * byWords : byWords
  return { cost, category: kin?.category ?? null, shared }
}
