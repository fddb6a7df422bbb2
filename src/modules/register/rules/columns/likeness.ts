import { kinds, type Kind } from './look.ts'
import type { Profile } from './profile.ts'

/** Kinds that stand for each other in part. */
const near: readonly [Kind, Kind, number][] = [
  ['url', 'picture', 0.3],
  ['number', 'numbers', 0.4],
  ['code', 'number', 0.2],
  ['code', 'words', 0.8],
  ['han', 'words', 0.6],
  ['han', 'code', 0.3],
]

function kindLikeness(a: Profile, b: Profile): number {
  const same = Object.fromEntries(kinds.map((kind) => [kind, Math.min(a.kinds[kind], b.kinds[kind])])) as Record<
    Kind,
    number
  >
  const left = (of: Profile, kind: Kind) => of.kinds[kind] - same[kind]
  const exact = kinds.reduce((sum, kind) => sum + same[kind], 0)
  const partly = near.map(
    ([one, other, share]) =>
      share * Math.max(Math.min(left(a, one), left(b, other)), Math.min(left(a, other), left(b, one))),
  )
  return Math.min(1, exact + Math.max(0, ...partly))
}

const bell = (difference: number, width: number): number => Math.exp(-((difference / width) ** 2) / 2)

const signLikeness = (a: Profile, b: Profile): number =>
  1 - a.signs.reduce((sum, share, i) => sum + Math.abs(share - (b.signs[i] ?? 0)), 0) / 2

const patternLikeness = (a: Profile, b: Profile): number => {
  const [small, large] = a.pattern.size < b.pattern.size ? [a.pattern, b.pattern] : [b.pattern, a.pattern]
  let sum = 0
  for (const [pair, n] of small) sum += n * (large.get(pair) ?? 0)
  return Math.min(1, sum)
}

const overlap = (a: Profile, b: Profile): number => {
  const [small, large] = a.values.size < b.values.size ? [a.values, b.values] : [b.values, a.values]
  return small.size === 0 ? 0 : [...small].filter((value) => large.has(value)).length / small.size
}

/** What speaks for two columns holding the same thing, each from 0 to 1. */
export type Evidence = {
  kind: number
  length: number
  signs: number
  pattern: number
  distinct: number
  magnitude: number | undefined
  overlap: number
}

function magnitudeLikeness({ magnitude: a }: Profile, { magnitude: b }: Profile): number | undefined {
  if (!a || !b) return undefined
  return bell(a.middle - b.middle, 1) * (1 - Math.abs(a.decimals - b.decimals) / 2)
}

export const evidenceOf = (a: Profile, b: Profile): Evidence => ({
  kind: kindLikeness(a, b),
  length: bell(a.length.mean - b.length.mean, 1) * bell(a.length.spread - b.length.spread, 0.7),
  signs: signLikeness(a, b),
  pattern: patternLikeness(a, b),
  // one value throughout, a few, or always another: that differs by times, not by steps
  distinct: bell(Math.log(a.distinct) - Math.log(b.distinct), 1.5),
  magnitude: magnitudeLikeness(a, b),
  overlap: overlap(a, b),
})

/** How alike the values of two columns are, from 0 to 1; undefined where one of them holds none. */
export function valueLikeness(a: Profile, b: Profile): number | undefined {
  if (a.seen === 0 || b.seen === 0) return undefined
  const { kind, length, signs, pattern, distinct, magnitude = length, overlap } = evidenceOf(a, b)
  const look = 0.3 * pattern + 0.2 * length + 0.25 * signs + 0.25 * magnitude
  const alike = kind * (0.4 + 0.6 * look) * (0.6 + 0.4 * distinct)
  return 1 - (1 - alike) * (1 - 0.7 * overlap)
}
