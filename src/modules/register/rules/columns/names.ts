import { plain } from '../values/plain.ts'

/** The heading as words: letters by word, Han signs one by one; `says`: whether it is more than a number in a row. */
export type Heading = { whole: string; words: readonly string[]; says: boolean }

const empty = /^(col(umn)?|field|f|c|v|x|var|attr|unnamed|列|字段|栏|欄|第)?[\s_:.-]*\d*(列|栏|欄)?$/i

export function headingOf(name: string): Heading {
  const whole = plain(name)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  const words = whole.match(/\p{Script=Han}|[\p{L}]+/gu) ?? []
  return { whole: whole.replaceAll(/[\s_-]/g, ''), words, says: !empty.test(whole) }
}

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word)

/** Whether two headings can be compared at all: both say something, in signs that both use. */
export const areComparable = (a: Heading, b: Heading): boolean =>
  a.says &&
  b.says &&
  [true, false].some((han) => [a, b].every(({ words }) => words.some((word) => isHan(word) === han)))

/** How much a word tells: little where many headings of a table hold it (`article_title`, `article_url`). */
export function weightsOf(headings: readonly Heading[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of headings) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => 1 / (counts.get(word) ?? 1)
}

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))

const isNear = (a: string, b: string): boolean => {
  if (a === b) return true
  if (Math.min(a.length, b.length) < 4) return false
  const [left, right] = [pairsOf(a), pairsOf(b)]
  return [...left].filter((pair) => right.has(pair)).length * 3 >= Math.max(left.size, right.size) * 2
}

/** The weight of what both headings say against that of what the shorter says, from 0 to 1. */
export function nameLikeness(a: Heading, b: Heading, weigh: (word: string) => number): number {
  if (a.whole === b.whole) return 1
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + weigh(word), 0)
  const both = a.words.filter((word) => b.words.some((other) => isNear(word, other)))
  const total = sum(a.words) + sum(b.words)
  const least = Math.min(sum(a.words), sum(b.words))
  if (total === 0) return 0
  const common = sum(both)
  // half by what the shorter one says, half by what both together say; never as sure as the very same words
  return 0.9 * Math.min(1, (common / least + (2 * common) / total) / 2)
}
