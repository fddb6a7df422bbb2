import { pairsOf } from './pairs.ts'

/** How many pairs two texts must share, and which part of the shorter one that must be, before they seem one matter. */
const least = { pairs: 3, share: 0.2 }

/** Dice would punish the longer text for its length; this is the overlap coefficient, |A ∩ B| / min(|A|, |B|), in 0–1. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size)
  const shared = [...one].filter((pair) => other.has(pair)).length
  return smaller > 0 && shared >= Math.min(least.pairs, smaller) ? shared / smaller : 0
}

/** Of some candidates those that are about the same thing as the text, the most alike first; often none. */
export function mostAlike<T>(text: string, candidates: readonly T[], wordsOf: (one: T) => string, most: number): T[] {
  const asked = new Set(pairsOf(text))
  return candidates
    .map((one) => ({ one, score: overlap(asked, new Set(pairsOf(wordsOf(one)))) }))
    .filter(({ score }) => score >= least.share)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one)
}
