import { plain } from '../text/plain.ts'

/** A piece of a text: a word of a script that writes blanks, one character of a script that does not, or a sign. */
export type Piece = { text: string; from: number; to: number }

/** What a learner reads of a matter: its words, and what else is known of it (its category, its area), each as a name. */
export type Told = { text: string; marks?: readonly string[] }

/** Features by their 32-bit keys, rising; `order` 0 is a mark, 1–3 how many pieces a gram has. */
export type Grams = { keys: Uint32Array; counts: Float32Array; orders: Uint8Array }

export const orders = [1, 2, 3] as const

const unspaced = /[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+|\S/gv

export const piecesOf = (read: string): Piece[] =>
  Array.from(read.matchAll(unspaced), ({ 0: text, index }) => ({ text, from: index, to: index + text.length }))

/** The title before the text, unless the text begins with it already. */
export const toldOf = (title: string | null | undefined, text: string): string =>
  title && !text.startsWith(title) ? `${title}\n${text}` : text

const mixed = (h: number): number => {
  let x = h ^ (h >>> 16)
  x = Math.imul(x, 0x85ebca6b)
  x ^= x >>> 13
  x = Math.imul(x, 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** FNV-1a over the code units, well mixed. */
const hashOf = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mixed(h)
}

const joined = (before: number, next: number): number => mixed(Math.imul(before, 0x9e3779b1) ^ next)

/**
 * What stands first tells most of what a matter is about: people name it, then they tell its story. A gram at piece j
 * counts 1 / (1 + j / half), so that it counts half after one long sentence, whatever is written behind it.
 */
const half = 30

/** Calls `see` for each gram of the pieces: its key, how many pieces it has, and the piece it begins at. */
export function eachGram(pieces: readonly Piece[], see: (key: number, order: number, at: number) => void): void {
  const hashes = pieces.map((piece) => hashOf(piece.text))
  hashes.forEach((_, at) => {
    let key = 0
    for (const order of orders) {
      const next = hashes[at + order - 1]
      if (next === undefined) return
      key = joined(key + order, next)
      see(key, order, at)
    }
  })
}

const markKey = (mark: string): number => joined(0, hashOf(mark))

export const weightAt = (at: number): number => 1 / (1 + at / half)

/** Key, place and order in one number, so that a sort brings the places of a key together: 2³² × 2¹⁶ < 2⁵³. */
const packed = (key: number, order: number, at: number): number => key * 65_536 + at * 4 + order

/** The grams of a text with the weight of their places, and its marks; the same text always gives the same. */
export function gramsOf({ text, marks = [] }: Told): Grams {
  const pieces = piecesOf(plain(text))
  const seen = new Float64Array(pieces.length * orders.length + marks.length)
  let n = 0
  const see = (key: number, order: number, at: number) => (seen[n++] = packed(key, order, at))
  eachGram(pieces, see)
  for (const mark of marks) see(markKey(mark), 0, 0)
  const sorted = seen.subarray(0, n).sort()
  const grams = { keys: new Uint32Array(n), counts: new Float32Array(n), orders: new Uint8Array(n) }
  let last = -1
  sorted.forEach((one) => {
    const key = Math.floor(one / 65_536)
    const place = one % 65_536
    if (last < 0 || grams.keys[last] !== key) {
      last += 1
      grams.keys[last] = key
      grams.orders[last] = place % 4
    }
    grams.counts[last] = (grams.counts[last] ?? 0) + weightAt(place >>> 2)
  })
  const end = last + 1
  return { keys: grams.keys.slice(0, end), counts: grams.counts.slice(0, end), orders: grams.orders.slice(0, end) }
}
