import type { Term } from './terms.ts'
import { product, total, weightIn, type Lexicon, type Weights } from './weights.ts'

/** The sum of `n` vectors; `size` is what its likeness to others is divided by. */
export type Sum = { of: Weights; n: number; size: number }

/**
 * Between the average link (size n: every pair counts alike, so a large matter told in many ways falls apart) and the
 * centroid (size |sum|: what pairs do not share is forgotten, so chains swallow the town): the geometric mean of the two.
 */
export function sum(vectors: readonly Weights[], n: number = vectors.length): Sum {
  const of = total(vectors)
  return { of, n, size: Math.sqrt(n * Math.sqrt(product(of, of))) }
}

/** How near two threads are, in 0–1. */
export function link(one: Sum, other: Sum): number {
  const size = one.size * other.size
  return size > 0 ? product(one.of, other.of) / size : 0
}

/** So long a stretch of a title may be one name: five Chinese signs (four pairs), two words. */
const nameSize = 4

/** The stretch of a title that begins here, no longer than a name and without a gap. */
function stretchFrom(title: readonly Term[], from: number): string[] {
  const stretch = new Set<string>()
  let size = 0
  for (const term of title.slice(from, from + nameSize)) {
    if (size >= nameSize || (size > 0 && !term.follows)) break
    size += term.size
    stretch.add(term.text)
  }
  return [...stretch]
}

/** What a request that is alone says: its title in reading order, what in it may be one name, and the weights of its terms. */
export type Alone = {
  title: readonly Term[]
  names: readonly (readonly (number | undefined)[])[]
  weights: Weights
  lexicon: Lexicon
}

export const aloneOf = (title: readonly Term[], weights: Weights, lexicon: Lexicon): Alone => ({
  title,
  names: title.map((_, from) => stretchFrom(title, from).map((term) => lexicon.find(term))),
  weights,
  lexicon,
})

/** What a term brings to the likeness of the two. */
const brings = ({ weights }: Alone, other: Sum, term: number | undefined): number => {
  const weight = weightIn(weights, term)
  return weight > 0 ? weight * weightIn(other.of, term) : 0
}

/** What one such stretch brings to the likeness at most. */
function strongestName(alone: Alone, other: Sum): number {
  let best = 0
  for (const name of alone.names) {
    let all = 0
    for (const term of name) all += brings(alone, other, term)
    best = Math.max(best, all)
  }
  return other.size > 0 ? best / other.size : 0
}

/**
 * The likeness that is left without the strongest name: two matters at one lake share the lake and nothing else, and are
 * two matters.
 */
export const rest = (alone: Alone, other: Sum, near: number): number => near - strongestName(alone, other)

type Name = { name: string; tells: number }

const signs = (text: string): string[] => Array.from(text)

type Reading = { names: Name[]; open?: Name | undefined; before: string }

/** Reads one more term: it goes on with the open name, or begins one with the wide term before it. */
function readOn({ names, open, before }: Reading, text: string, tells: number): Reading {
  if (open) {
    open.name += signs(text).at(-1)
    open.tells += tells
    return { names, open, before: '' }
  }
  if (tells === 0) return { names, before: signs(text)[0] ?? '' }
  const begun = { name: before + text, tells }
  return { names: [...names, begun], open: begun, before: '' }
}

/** Neighbouring terms that both hold, as one name; a term too wide to tell anything only connects and rounds off. */
function namesIn(terms: readonly Term[], alone: Alone, other: Sum): Name[] {
  let reading: Reading = { names: [], before: '' }
  for (const { text, follows } of terms) {
    const { names } = reading
    const term = alone.lexicon.find(text)
    const tells = brings(alone, other, term)
    const strange = tells === 0 && weightIn(alone.weights, term) > 0
    reading = strange ? { names, before: '' } : readOn(follows ? reading : { names, before: '' }, text, tells)
  }
  return reading.names
}

/** What a request shares with others as a person would say it, the most telling first; from its story whole names only. */
export function sharedNames(alone: Alone, story: readonly Term[], other: Sum): string[] {
  const whole = namesIn(story, alone, other).filter(({ name }) => signs(name).length > 2)
  const chosen: string[] = []
  for (const { name } of [...namesIn(alone.title, alone, other), ...whole].sort(moreTelling)) {
    const short = signs(name).slice(0, 12).join('')
    if (chosen.length < 4 && !chosen.some((one) => one.includes(short) || short.includes(one))) chosen.push(short)
  }
  return chosen
}

const moreTelling = (one: Name, other: Name): number => other.tells - one.tells || (one.name < other.name ? -1 : 1)
