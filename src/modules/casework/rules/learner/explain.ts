import { plain } from '../text/plain.ts'
import { eachGram, piecesOf, weightAt, type Piece, type Told } from './grams.ts'
import { opinionOf, type Learnt, type Opinion } from './learn.ts'
import { placeOf } from './vocabulary.ts'

const mostWords = 4
/** Behind these pieces a word counts less than a tenth of one at the beginning: it is not what decided. */
const mostPieces = 300
/** A piece belongs to a word while it speaks at least with this share of the loudest one. */
const loudEnough = 0.35
const isWord = (piece: Piece): boolean => /[\p{L}\p{N}]/u.test(piece.text)

/** How much each piece of a text spoke for the opinion: what a gram gives is shared out over its pieces and places. */
function voicesOfPieces(
  learnt: Learnt,
  read: string,
  pieces: readonly Piece[],
  { spoke, vector }: Opinion,
): Float64Array {
  const values = new Map(Array.from(vector.at, (place, i) => [place, vector.value[i] ?? 0]))
  const totals = new Map<number, number>()
  eachGram(read, pieces, (key, _, at) => totals.set(key, (totals.get(key) ?? 0) + weightAt(at)))
  const voices = new Float64Array(pieces.length)
  eachGram(read, pieces, (key, _, at, length) => {
    const place = placeOf(learnt.vocabulary, key)
    if (place < 0) return
    const given = (values.get(place) ?? 0) * spoke(place) * (weightAt(at) / (totals.get(key) ?? 1))
    for (let i = at; i < at + length; i += 1) voices[i] = (voices[i] ?? 0) + given / length
  })
  return voices
}

type Span = { from: number; to: number; voice: number }

/** Neighbouring loud pieces as one span; one character alone takes its louder neighbour along, to be a word. */
function spansOf(pieces: readonly Piece[], voices: Float64Array): Span[] {
  const words = (i: number): boolean => (pieces[i] ? isWord(pieces[i]) : false)
  const loudest = voices.reduce((most, voice, i) => (words(i) ? Math.max(most, voice) : most), 0)
  const isLoud = (i: number): boolean => words(i) && (voices[i] ?? 0) >= loudEnough * loudest && loudest > 0
  const spans: Span[] = []
  pieces.forEach((_, i) => {
    if (!isLoud(i)) return
    const last = spans.at(-1)
    if (last?.to === i) Object.assign(last, { to: i + 1, voice: last.voice + (voices[i] ?? 0) })
    else spans.push({ from: i, to: i + 1, voice: voices[i] ?? 0 })
  })
  return spans.map((span) => {
    const isWhole = span.to - span.from > 1 || (pieces[span.from]?.text.length ?? 0) > 1
    return isWhole ? span : widened(span, (i) => (words(i) ? (voices[i] ?? 0) : undefined))
  })
}

/** One character with whichever of its neighbours is louder; with none where signs or ends stand around it. */
function widened(span: Span, voiceOf: (i: number) => number | undefined): Span {
  const [before, after] = [voiceOf(span.from - 1), voiceOf(span.to)]
  if (before !== undefined && (after === undefined || before > after)) return { ...span, from: span.from - 1 }
  return after === undefined ? span : { ...span, to: span.to + 1 }
}

/** The words that spoke for an opinion, the loudest first, as they stand in the text read plainly. */
export function wordsFor(learnt: Learnt, { text }: Told, opinion: Opinion): string[] {
  const read = plain(text)
  const pieces = piecesOf(read).slice(0, mostPieces)
  const spans = spansOf(pieces, voicesOfPieces(learnt, read, pieces, opinion)).sort((a, b) => b.voice - a.voice)
  const words = spans.map(({ from, to }) => read.slice(pieces[from]?.from, pieces[to - 1]?.to))
  return [...new Set(words)].slice(0, mostWords)
}

export type Suggestion = { label: string; sure: number; next: string | null; words: string[] }

/** Opinion and words in one. */
export function suggest(learnt: Learnt, told: Told): Suggestion {
  const opinion = opinionOf(learnt, told)
  const { label, sure, next } = opinion
  return { label, sure, next, words: wordsFor(learnt, told, opinion) }
}
