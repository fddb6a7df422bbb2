import type { Reader, Term } from './terms.ts'
import { weightsOf, type Lexicon, type Weights } from './weights.ts'

/** A request as grouping reads it. `at` is an instant, `writer` whoever can be told apart, `area` where it lies ('': unknown). */
export type Told = {
  id: string
  writer: string
  at: string
  title: string
  detail: string
  area: string
  /** What kind of matter it was taken for, e.g. `city-light`, its first part the wider kind; '' while nobody has said. */
  category: string
}

/**
 * How many of the deployment's earlier texts hold a term, for terms in at least two. It is learnt now and then and stays
 * as it is meanwhile, so that a new text moves no weight and joins or parts nobody but by what it says itself.
 */
export type Background = { texts: number; terms: ReadonlyMap<string, number> }

/**
 * Chosen on the shape of messages, each in the middle of a wide range that made no difference:
 * `head`: people say the matter in the first 300 signs and tell the story after it;
 * `title`: a word of the title tells three times what a word of the story does;
 * `wide`: a term that every twentieth text holds, or forty where there are few texts, is no more about anything;
 * `most`: the strongest terms of a request tell what the others do;
 * `least`: a young house judges as if it had read so many, or its first few texts would rule each other's weights.
 */
const read = { head: 300, title: 3, wide: 0.05, wideLeast: 40, most: 64, least: 200 }

/** Where it lies: one more thing that requests may share, however they are worded. */
const areaTerm = (area: string): string => `@${area}`
const isArea = (term: string): boolean => term.startsWith('@')

export const storyOf = ({ detail }: Told, reader: Reader): Term[] =>
  reader(
    Array.from(detail.slice(0, read.head * 2))
      .slice(0, read.head)
      .join(''),
  )

/** The terms of a request, each with whether the title holds it. */
function partsOf(told: Told, reader: Reader): Map<string, boolean> {
  const parts = new Map<string, boolean>()
  for (const { text } of storyOf(told, reader)) parts.set(text, false)
  for (const { text } of reader(told.title)) parts.set(text, true)
  if (told.area) parts.set(areaTerm(told.area), false)
  return parts
}

/** Learns from texts one after the other; `done` gives what was learnt. */
export function learning(reader: Reader) {
  const terms = new Map<string, number>()
  let texts = 0
  return {
    learn(told: Told): void {
      texts += 1
      for (const term of partsOf(told, reader).keys()) terms.set(term, (terms.get(term) ?? 0) + 1)
    },
    done: (): Background => ({ texts, terms: new Map([...terms].filter(([, n]) => n > 1)) }),
  }
}

type Weighed = [term: string, weight: number]

const stronger = ([one, a]: Weighed, [other, b]: Weighed): number => b - a || (one < other ? -1 : 1)

/**
 * What a request says: the weight of each term, as a vector of length 1. A term that no earlier text shares counts where it
 * stands in the title: it may be the name of something new.
 */
export function vectorOf(told: Told, { texts, terms }: Background, reader: Reader, lexicon: Lexicon): Weights {
  const of = Math.max(texts, read.least)
  const wide = Math.max(read.wideLeast, texts * read.wide)
  const weighed: Weighed[] = []
  for (const [term, inTitle] of partsOf(told, reader)) {
    const known = terms.get(term) ?? 1
    if ((known === 1 && !inTitle) || (known > wide && !isArea(term))) continue
    weighed.push([term, (inTitle ? read.title : 1) * Math.log((of + 2) / (known + 1))])
  }
  const strongest = weighed.sort(stronger).slice(0, read.most)
  const length = Math.hypot(...strongest.map(([, weight]) => weight))
  return weightsOf(strongest.map(([term, weight]) => [lexicon.numberOf(term), weight / length]))
}
