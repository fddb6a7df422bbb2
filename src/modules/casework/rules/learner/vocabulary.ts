import type { Grams } from './grams.ts'

/** The features a learner knows, by rising key, and how rare each is (idf). */
export type Vocabulary = { keys: Uint32Array; rarity: Float32Array }

/** A text as the learner computes with it: places in the vocabulary and values; its squares add up to at most `length`. */
export type Vector = { at: Uint32Array; value: Float32Array }

/** Squared lengths of the blocks of a vector: marks, single pieces (of which a character says little), pairs, words. */
const shares = [1, 0.5, 1, 1] as const

/** A table of weights no larger than this many numbers, whatever the number of classes: 2²² are 16 MB. */
const mostWeights = 2 ** 22
const mostKeys = 2 ** 16

/** Keys that at least two texts have; the more widespread where there are too many. */
export function vocabularyOf(texts: readonly Grams[], classes: number): Vocabulary {
  const all = new Uint32Array(texts.reduce((sum, { keys }) => sum + keys.length, 0))
  texts.reduce((at, { keys }) => (all.set(keys, at), at + keys.length), 0)
  all.sort()
  const found = spreadOf(all)
  const most = Math.min(mostKeys, Math.floor(mostWeights / Math.max(1, classes)))
  const least = leastSpread(found.spread, most)
  const kept = found.keys.filter((_, i) => (found.spread[i] ?? 0) >= least).slice(0, most)
  const spread = found.spread.filter((n) => n >= least).slice(0, most)
  return {
    keys: kept,
    rarity: Float32Array.from(spread, (n) => Math.log((1 + texts.length) / (1 + n)) + 1),
  }
}

/** The different keys of a sorted list and how often each stands in it. */
function spreadOf(sorted: Uint32Array): { keys: Uint32Array; spread: Uint32Array } {
  const keys = new Uint32Array(sorted.length)
  const spread = new Uint32Array(sorted.length)
  let last = -1
  sorted.forEach((key, i) => {
    if (i === 0 || key !== keys[last]) keys[(last += 1)] = key
    spread[last] = (spread[last] ?? 0) + 1
  })
  return { keys: keys.subarray(0, last + 1), spread: spread.subarray(0, last + 1) }
}

/** In how many texts a key must stand so that no more than `most` are left; never fewer than two. */
function leastSpread(spread: Uint32Array, most: number): number {
  const falling = spread.slice().sort().reverse()
  const next = falling[most] ?? 1
  return Math.max(2, next + 1)
}

/** Where a key stands in the vocabulary, or -1. */
export function placeOf({ keys }: Vocabulary, key: number): number {
  let [low, high] = [0, keys.length - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = keys[middle] ?? 0
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** How much a gram counts by its places in the text alone: tripled, so that one full mention is log 4. */
const damped = (count: number): number => Math.log1p(3 * count)

/** The part of a text that the vocabulary knows: damped counts × rarity, each block brought to its own length. */
export function vectorOf(vocabulary: Vocabulary, { keys, counts, kinds }: Grams): Vector {
  const at = new Uint32Array(keys.length)
  const value = new Float32Array(keys.length)
  const kind = new Uint8Array(keys.length)
  const squares = shares.map(() => 0)
  let n = 0
  keys.forEach((key, i) => {
    const place = placeOf(vocabulary, key)
    if (place < 0) return
    const worth = damped(counts[i] ?? 0) * (vocabulary.rarity[place] ?? 0)
    const block = kinds[i] ?? 0
    at[n] = place
    value[n] = worth
    kind[n] = block
    squares[block] = (squares[block] ?? 0) + worth * worth
    n += 1
  })
  const scale = squares.map((square, block) => (square > 0 ? Math.sqrt((shares[block] ?? 0) / square) : 0))
  return {
    at: at.slice(0, n),
    value: value.subarray(0, n).map((worth, i) => worth * (scale[kind[i] ?? 0] ?? 0)),
  }
}
