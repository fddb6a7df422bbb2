import type { Cell } from '../values/value.ts'
import { kindOf, kinds, numberIn, saidIn, type Kind } from './look.ts'

/** A column to be matched: its heading or path of headings, and what stands in it. */
export type Column = { name: string; values: readonly Cell[] }

/** How the values of a column look, told in numbers that can be compared. */
export type Profile = {
  /** How many values were looked at; nothing is known about the rest if there are none. */
  seen: number
  filled: number
  kinds: Readonly<Record<Kind, number>>
  /** Shares of Han signs, letters, digits, blanks and all other signs. */
  signs: readonly number[]
  length: { mean: number; spread: number }
  /** Distinct among all. */
  distinct: number
  /** Where most are numbers: the middle of their magnitudes, and how many have decimals. */
  magnitude: { middle: number; spread: number; decimals: number } | undefined
  /** How often pairs of signs stand there, digits as 0 and letters as a; its length is one. */
  pattern: ReadonlyMap<string, number>
  /** The values themselves, as they are compared. */
  values: ReadonlySet<string>
}

/** So many values tell enough. */
const most = 400

const picked = (texts: readonly string[]): string[] => {
  const step = Math.max(1, texts.length / most)
  return Array.from({ length: Math.min(most, texts.length) }, (_, i) => texts[Math.floor(i * step)] ?? '')
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / (numbers.length || 1)
const spread = (numbers: readonly number[], middle = mean(numbers)): number =>
  Math.sqrt(mean(numbers.map((one) => (one - middle) ** 2)))

const shares = (texts: readonly string[]): Record<Kind, number> => {
  const counted = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  for (const text of texts) counted[kindOf(text)] += 1 / texts.length
  return counted
}

const classes = [/\p{Script=Han}/gu, /\p{Script=Latin}/gu, /\d/g, /\s/g] as const

const signsOf = (texts: readonly string[]): number[] => {
  const perText = texts.map((text) => {
    const found = classes.map((pattern) => (text.match(pattern)?.length ?? 0) / text.length)
    return [...found, Math.max(0, 1 - found.reduce((sum, one) => sum + one, 0))]
  })
  return [0, 1, 2, 3, 4].map((i) => mean(perText.map((one) => one[i] ?? 0)))
}

/** Longer texts show what they are in their beginning. */
const longest = 60

/** Signs of scale are the same in both ways of writing Chinese. */
const masked = (text: string): string =>
  `^${text
    .slice(0, longest)
    .toLowerCase()
    .replaceAll('億', '亿')
    .replaceAll('萬', '万')
    .replaceAll(/\d+/g, '0')
    .replaceAll(/\p{Script=Latin}+/gu, 'a')}$`

function patternOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const signs = Array.from(masked(text))
    const pairs = new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  // a pair in two texts out of a hundred says less than one in each of them
  const length = Math.hypot(...counts.values())
  return new Map([...counts].map(([pair, n]) => [pair, n / length]))
}

function magnitudeOf(texts: readonly string[], numeric: number): Profile['magnitude'] {
  if (numeric < 0.5) return undefined
  const numbers = texts.flatMap((text) => numberIn(text) ?? [])
  const logs = numbers.map((number) => Math.log10(number + 1)).toSorted((a, b) => a - b)
  const middle = logs[Math.floor(logs.length / 2)] ?? 0
  return { middle, spread: spread(logs), decimals: mean(numbers.map((number) => (Number.isInteger(number) ? 0 : 1))) }
}

export function profileOf({ values }: Column): Profile {
  const said = saidIn(values)
  const texts = picked(said)
  const lengths = texts.map((text) => Math.log(text.length + 1))
  const found = shares(texts)
  return {
    seen: texts.length,
    filled: said.length / (values.length || 1),
    kinds: found,
    signs: signsOf(texts),
    length: { mean: mean(lengths), spread: spread(lengths) },
    distinct: new Set(texts).size / (texts.length || 1),
    magnitude: magnitudeOf(texts, found.number + found.numbers),
    pattern: patternOf(texts),
    values: new Set(texts.map((text) => text.replaceAll(/\s/g, '').toLowerCase())),
  }
}
