import { assign } from './assign.ts'
import { evidenceOf, valueLikeness } from './likeness.ts'
import { areComparable, headingOf, nameLikeness, weightsOf, type Heading } from './names.ts'
import { profileOf, type Column, type Profile } from './profile.ts'
import type { MatchReason } from './words.ts'

/** Two columns that seem to hold the same: their places, how sure that is (0 to 1), and what speaks for it. */
export type ColumnMatch = { a: number; b: number; confidence: number; reasons: MatchReason[] }

/**
 * The share of the headings in the score, and the score below which two columns are left alone. Both lie in the middle of a
 * plain: on any seven of eight pairs of tables the same values were best, and the eighth came out as well.
 */
const headings = 0.4
const least = 0.22

type Known = { heading: Heading; profile: Profile }
type Pair = { score: number; name: number | undefined; values: number | undefined }

const knownOf = (column: Column): Known => ({ heading: headingOf(column.name), profile: profileOf(column) })

function pairOf(a: Known, b: Known, weigh: (word: string) => number): Pair {
  const name = areComparable(a.heading, b.heading) ? nameLikeness(a.heading, b.heading, weigh) : undefined
  const values = valueLikeness(a.profile, b.profile)
  // what is unknown of one leaves the word to the other
  const score = headings * (name ?? values ?? 0) + (1 - headings) * (values ?? name ?? 0)
  return { name, values, score }
}

/** How far the best stands before the next best, in its row and in its column. */
function lead(scores: readonly (readonly number[])[], a: number, b: number): number {
  const score = scores[a]?.[b] ?? 0
  const others = [
    ...(scores[a] ?? []).filter((_, j) => j !== b),
    ...scores.flatMap((row, i) => (i === a ? [] : [row[b] ?? 0])),
  ]
  return score - Math.max(0, ...others)
}

function reasonsFor({ name = 0, values = 0 }: Pair, a: Profile, b: Profile): MatchReason[] {
  const { kind, overlap } = evidenceOf(a, b)
  const found: [MatchReason, boolean][] = [
    ['same-heading', name === 1],
    ['similar-heading', name < 1 && name >= 0.4],
    ['same-values', overlap >= 0.3],
    ['alike-values', values >= 0.6],
    ['same-kind', values < 0.6 && kind >= 0.6],
  ]
  return found.filter(([, is]) => is).map(([reason]) => reason)
}

/** Matches the columns of two tables one to one, by headings and by values; columns that fit nowhere stay out. */
export function matchColumns(left: readonly Column[], right: readonly Column[]): ColumnMatch[] {
  const [a, b] = [left.map(knownOf), right.map(knownOf)]
  const [inLeft, inRight] = [weightsOf(a.map(({ heading }) => heading)), weightsOf(b.map(({ heading }) => heading))]
  const pairs = a.map((one) => b.map((other) => pairOf(one, other, (word) => Math.min(inLeft(word), inRight(word)))))
  const scores = pairs.map((row) => row.map(({ score }) => score))
  return assign(scores).flatMap((j, i) => {
    const [pair, one, other] = [pairs[i]?.[j], a[i], b[j]]
    if (!pair || !one || !other || pair.score < least) return []
    const confidence = Math.min(1, Math.max(0, pair.score + lead(scores, i, j) / 2))
    return [{ a: i, b: j, confidence, reasons: reasonsFor(pair, one.profile, other.profile) }]
  })
}
