import type { Vector } from './background.ts'
import type { Term } from './terms.ts'

type Weights = ReadonlyMap<string, number>

/** The sum of `n` vectors; `size` is what its likeness to others is divided by. */
export type Sum = { of: Weights; n: number; size: number }

/**
 * Between the average link (size n: every pair counts alike, so a large matter told in many ways falls apart) and the
 * centroid (size |sum|: what pairs do not share is forgotten, so chains swallow the town): the geometric mean of the two.
 */
export function sum(vectors: readonly Weights[], n: number = vectors.length): Sum {
  const [first = new Map<string, number>(), ...others] = vectors
  const of = others.length > 0 ? new Map(first) : first
  for (const vector of others)
    for (const [term, weight] of vector) (of as Map<string, number>).set(term, (of.get(term) ?? 0) + weight)
  let square = 0
  for (const weight of of.values()) square += weight * weight
  return { of, n, size: Math.sqrt(n * Math.sqrt(square)) }
}

/** How near two threads are, in 0–1. */
export function link(one: Sum, other: Sum): number {
  const [few, many] = one.of.size <= other.of.size ? [one.of, other.of] : [other.of, one.of]
  let both = 0
  for (const [term, weight] of few) both += weight * (many.get(term) ?? 0)
  const size = one.size * other.size
  return size > 0 ? both / size : 0
}

/** So long a stretch of a title may be one name: five Chinese signs (four pairs), two words. */
const nameSize = 4

/** The stretch of a title that begins here, no longer than a name and without a gap. */
function stretchFrom(title: readonly Term[], from: number): Set<string> {
  const stretch = new Set<string>()
  let size = 0
  for (const term of title.slice(from, from + nameSize)) {
    if (size >= nameSize || (size > 0 && !term.follows)) break
    size += term.size
    stretch.add(term.text)
  }
  return stretch
}

/** What one such stretch brings to the likeness at most. */
function strongestName({ title, weights }: Vector, other: Sum): number {
  const brings = (stretch: Set<string>): number =>
    [...stretch].reduce((all, term) => all + (weights.get(term) ?? 0) * (other.of.get(term) ?? 0), 0)
  const best = Math.max(0, ...title.map((_, from) => brings(stretchFrom(title, from))))
  return other.size > 0 ? best / other.size : 0
}

/**
 * The likeness that is left without the strongest name: two matters at one lake share the lake and nothing else, and are
 * two matters.
 */
export const rest = (alone: Vector, other: Sum, near: number): number => near - strongestName(alone, other)

/** The terms of most weight, by weight and then by name. */
export const strongest = (weights: Weights, most: number): string[] =>
  [...weights]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([term]) => term)

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
function namesIn(terms: readonly Term[], { weights }: Vector, other: Sum): Name[] {
  let reading: Reading = { names: [], before: '' }
  for (const { text, follows } of terms) {
    const { names } = reading
    const weight = weights.get(text)
    const tells = (weight ?? 0) * (other.of.get(text) ?? 0)
    const strange = weight !== undefined && tells === 0
    reading = strange ? { names, before: '' } : readOn(follows ? reading : { names, before: '' }, text, tells)
  }
  return reading.names
}

/** What a request shares with others as a person would say it, the most telling first; from its story whole names only. */
export function sharedNames(title: readonly Term[], story: readonly Term[], vector: Vector, other: Sum): string[] {
  const whole = namesIn(story, vector, other).filter(({ name }) => signs(name).length > 2)
  const chosen: string[] = []
  for (const { name } of [...namesIn(title, vector, other), ...whole].sort(moreTelling)) {
    const short = signs(name).slice(0, 12).join('')
    if (chosen.length < 4 && !chosen.some((one) => one.includes(short) || short.includes(one))) chosen.push(short)
  }
  return chosen
}

const moreTelling = (one: Name, other: Name): number => other.tells - one.tells || (one.name < other.name ? -1 : 1)
