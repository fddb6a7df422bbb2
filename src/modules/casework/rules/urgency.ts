import { plain } from './text/plain.ts'
import { escaped } from './text/escaped.ts'

/** What is in danger: somebody's life, or what many cannot do without. */
export type AlarmClass = 'life' | 'supply'

/** One danger, as people put it. */
export type Danger = {
  class: AlarmClass
  /** Any of these says it. */
  any: readonly string[]
  /** Where it takes two: only with one of these near it, in the same sentence. */
  with?: readonly string[]
  /** Longer words that hold one of `any` and mean something else. */
  not?: readonly string[]
  /** In a sentence with one of these it is another matter. */
  unless?: readonly string[]
  /** What comes again and again is a nuisance, not an alarm. */
  habitual?: true
  /** Stands whatever `if` is put before it: a threat to oneself is one. */
  firm?: true
}

/** How one tongue speaks of danger, and how it says that there is none, none now, or perhaps. Data of the policy pack. */
export type AlarmWords = {
  dangers: readonly Danger[]
  /** How many signs may lie between two words that belong together. */
  near: number
  /** Right before a danger, with nothing but `light` words between: there is none. */
  denied: readonly string[]
  light: readonly string[]
  /** Earlier in the same clause: it is feared, guarded against, or to come. */
  supposed: readonly string[]
  /** Earlier in the same sentence: it is thought through. */
  ifs: readonly string[]
  /** Earlier in the same clause: it is over. */
  past: readonly string[]
  /** The same by the number of a year, as a pattern. */
  years: string
  habit: readonly string[]
  /** Later in the same clause: the same, said behind it. */
  behind: readonly string[]
  /** Between one of those and the danger: it is there all the same. */
  now: readonly string[]
}

/** A word of the text that speaks for an alarm. `at`: where it stands in it; null where it is written in another form. */
export type Spoken = { word: string; at: number | null }
export type Alarm = { class: AlarmClass; words: Spoken[] }

/** Words of letters stand alone; Chinese has no gaps to stand between. */
const bounded = (word: string): string =>
  `${/^[a-z0-9]/.test(word) ? String.raw`(?<![a-z0-9])` : ''}${escaped(word)}${/[a-z0-9]$/.test(word) ? String.raw`(?![a-z0-9])` : ''}`

/** No word at all is never found. The longest comes first, so that it is the one that is shown. */
const oneOf = (words: readonly string[] = []): string =>
  words.length === 0
    ? '(?!)'
    : [...words]
        .sort((a, b) => b.length - a.length)
        .map(bounded)
        .join('|')
const finder = (words: readonly string[] | undefined, flags = 'gu'): RegExp => new RegExp(oneOf(words), flags)

type Read = ReturnType<typeof readied>
type Known = Read['dangers'][number]

const readied = (words: AlarmWords) => ({
  near: words.near,
  quick: finder(
    words.dangers.flatMap((danger) => danger.any),
    'u',
  ),
  denied: new RegExp(`(?:${oneOf(words.denied)})\\s?(?:(?:${oneOf(words.light)})\\s?)*$`, 'u'),
  supposed: finder(words.supposed),
  ifs: finder(words.ifs),
  past: new RegExp(`${oneOf(words.past)}|${words.years}`, 'gu'),
  habit: finder(words.habit, 'u'),
  behind: finder(words.behind, 'u'),
  now: finder(words.now, 'u'),
  dangers: words.dangers.map((danger) => ({
    ...danger,
    any: finder(danger.any),
    with: danger.with && finder(danger.with),
    not: finder(danger.not),
    unless: finder(danger.unless, 'u'),
  })),
})

/** A table is made ready once: it is asked about every word that comes in. */
const ready = new WeakMap<AlarmWords, Read>()
const readOf = (words: AlarmWords): Read => {
  const known = ready.get(words) ?? readied(words)
  ready.set(words, known)
  return known
}

type Span = { from: number; to: number }
const spans = (pattern: RegExp, text: string): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }))

const gap = (a: Span, b: Span): number => Math.max(a.from, b.from) - Math.min(a.to, b.to)
const isWithin = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to

/** The word with what it needs beside it; undefined where that is not there. */
function paired(word: Span, { with: beside }: Known, sentence: string, near: number): Span[] | undefined {
  if (!beside) return [word]
  const other = spans(beside, sentence)
    .filter((span) => gap(word, span) >= 0 && gap(word, span) <= near)
    .sort((a, b) => gap(word, a) - gap(word, b))[0]
  return other && [word, other].sort((a, b) => a.from - b.from)
}

/** Whether one of these stands before the danger and nothing between them says that it is there all the same. */
const overshadowed = (marks: RegExp, before: string, now: RegExp): boolean => {
  const last = spans(marks, before).at(-1)
  return last !== undefined && !now.test(before.slice(last.to))
}

/** A denial and the light words behind it are not longer. */
const reach = 24

const lastClause = /[^,:,、]*$/u
const firstClause = /^[^,:,、]*/u

/** Only thought of, for fear of it or if it came; or over and done with. */
const isFarAway = (before: string, danger: Known, read: Read): boolean => {
  const clause = lastClause.exec(before)?.[0] ?? ''
  const isThought = overshadowed(read.ifs, before, read.now) || overshadowed(read.supposed, clause, read.now)
  return (isThought && !danger.firm) || overshadowed(read.past, clause, read.now)
}

/** Whether the sentence speaks of the danger without its being there. */
function isDenied(found: readonly Span[], danger: Known, sentence: string, read: Read): boolean {
  if (found.some((span) => read.denied.test(sentence.slice(Math.max(0, span.from - reach), span.from)))) return true
  if (danger.habitual && read.habit.test(sentence)) return true
  const last = found.at(-1)
  const after = firstClause.exec(sentence.slice(last?.to))?.[0] ?? ''
  return isFarAway(sentence.slice(0, last?.from), danger, read) || read.behind.test(after)
}

/** The same word again and again in one sentence says nothing more; nobody can make the reading slow by it. */
const looks = 8

/** Where the sentence says that this danger is there. */
function foundIn(sentence: string, danger: Known, read: Read): Span[] {
  const words = spans(danger.any, sentence).slice(0, looks)
  if (words.length === 0 || danger.unless.test(sentence)) return []
  const others = spans(danger.not, sentence)
  return words
    .filter((word) => !others.some((other) => isWithin(word, other)))
    .map((word) => paired(word, danger, sentence, read.near))
    .filter((found) => found !== undefined)
    .filter((found) => !isDenied(found, danger, sentence, read))
    .flat()
}

const sentence = /[^。!?;]+?(?:[。!?;]|\.(?=[\s.]|$)|$)/gu

/** As it stands in the text itself, whatever its letters' size and the unseen signs between them. */
function spoken(text: string, word: string): Spoken {
  const pattern = Array.from(word, escaped).join(String.raw`\p{Cf}*`)
  const match = new RegExp(pattern, 'iu').exec(text)
  return { word: match?.[0] ?? word, at: match?.index ?? null }
}

/** As they are read; of two that begin together the longer. */
const inOrder = (a: Spoken, b: Spoken): number =>
  (a.at ?? Infinity) === (b.at ?? Infinity) ? b.word.length - a.word.length : (a.at ?? Infinity) - (b.at ?? Infinity)

/** More reasons than these say nothing more. */
const most = 6

/**
 * Whether a text speaks of danger to life or of a supply that many go without, sentence by sentence, with the very words
 * that say so; null where it does not. It only ever proposes: what a person set stays as it is.
 */
export function alarmOf(text: string, tongues: readonly AlarmWords[]): Alarm | null {
  const sentences = plain(text).match(sentence) ?? []
  const found = tongues.map(readOf).flatMap((tongue) =>
    sentences
      .filter((part) => tongue.quick.test(part))
      .flatMap((part) =>
        tongue.dangers.flatMap((danger) =>
          foundIn(part, danger, tongue).map((span) => ({
            class: danger.class,
            word: part.slice(span.from, span.to),
          })),
        ),
      ),
  )
  const grave = found.filter((one) => one.class === 'life')
  const words = [...new Set([...grave, ...found].map((one) => one.word))].slice(0, most)
  if (words.length === 0) return null
  const spokenWords = words.map((word) => spoken(text, word)).sort(inOrder)
  return { class: grave.length > 0 ? 'life' : 'supply', words: spokenWords }
}
