import { plain } from '../text/plain.ts'

/** A piece of a text: a word of a script that writes blanks, one character of a script that does not, or a sign. */
export type Piece = { text: string; from: number; to: number }

/** What a learner reads of a matter: its words, and what else is known of it (its category, its area), each as a name. */
export type Told = { text: string; marks?: readonly string[] }

/** What a gram is: a mark, one piece, two pieces side by side, or a word as a dictionary cuts it. */
export const kinds = { mark: 0, piece: 1, pair: 2, word: 3 } as const

/** Features by their 32-bit keys, rising, with what each is. */
export type Grams = { keys: Uint32Array; counts: Float32Array; kinds: Uint8Array }

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

const keyOf = (kind: number, text: string): number => joined(kind, hashOf(text))

/** Cuts a text into words, scripts without blanks by the dictionary that comes with the platform: it is the same for every tongue. */
const cutter = new Intl.Segmenter('en', { granularity: 'word' })

/** Is told of a gram: its key, what it is, the piece it begins at and how many pieces it has. */
type See = (key: number, kind: number, at: number, length: number) => void

function eachWord(read: string, pieces: readonly Piece[], see: See): void {
  let at = 0
  for (const { segment, index, isWordLike } of cutter.segment(read)) {
    if (!isWordLike) continue
    while ((pieces[at]?.to ?? Infinity) <= index) at += 1
    if (at === pieces.length) return
    let end = at
    while ((pieces[end]?.from ?? Infinity) < index + segment.length) end += 1
    see(keyOf(kinds.word, segment), kinds.word, at, end - at)
  }
}

/**
 * Calls `see` for each gram of a text. Pieces and pairs miss no word that a dictionary lacks or cuts wrongly; words tell
 * apart what pairs across their borders mix up.
 */
export function eachGram(read: string, pieces: readonly Piece[], see: See): void {
  pieces.forEach(({ text }, at) => {
    const key = keyOf(kinds.piece, text)
    see(key, kinds.piece, at, 1)
    const next = pieces[at + 1]
    if (next) see(joined(key + kinds.pair, hashOf(next.text)), kinds.pair, at, 2)
  })
  eachWord(read, pieces, see)
}

export const weightAt = (at: number): number => 1 / (1 + at / half)

/** Key, place and kind in one number, so that a sort brings the places of a key together: 2³² × 2¹⁶ < 2⁵³. */
const packed = (key: number, kind: number, at: number): number => key * 65_536 + at * 4 + kind

/** The grams of a text with the weight of their places, and its marks; the same text always gives the same. */
export function gramsOf({ text, marks = [] }: Told): Grams {
  const read = plain(text)
  const pieces = piecesOf(read)
  // no text has more words than pieces
  const seen = new Float64Array(pieces.length * 3 + marks.length)
  let n = 0
  const see = (key: number, kind: number, at: number) => (seen[n++] = packed(key, kind, at))
  eachGram(read, pieces, see)
  for (const mark of marks) see(keyOf(kinds.mark, mark), kinds.mark, 0)
  const sorted = seen.subarray(0, n).sort()
  const grams = { keys: new Uint32Array(n), counts: new Float32Array(n), kinds: new Uint8Array(n) }
  let last = -1
  sorted.forEach((one) => {
    const key = Math.floor(one / 65_536)
    const place = one % 65_536
    if (last < 0 || grams.keys[last] !== key) {
      last += 1
      grams.keys[last] = key
      grams.kinds[last] = place % 4
    }
    grams.counts[last] = (grams.counts[last] ?? 0) + weightAt(place >>> 2)
  })
  const end = last + 1
  return { keys: grams.keys.slice(0, end), counts: grams.counts.slice(0, end), kinds: grams.kinds.slice(0, end) }
}
