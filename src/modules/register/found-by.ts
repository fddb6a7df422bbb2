import { pinyin } from 'pinyin-pro'
import type { InForce } from './rules.ts'

const han = /\p{Script=Han}/u
const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·,，。、()（）"'\\]/g, '')

const grams = (text: string, n: number): string[] => {
  const signs = Array.from(compact(text)).slice(0, 120)
  return signs.slice(0, Math.max(0, signs.length - n + 1)).map((_, i) => signs.slice(i, i + n).join(''))
}

/** An address is found by its pairs and threes of neighbouring signs. */
const addressMarks = (text: string): string[] => [...grams(text, 2), ...grams(text, 3)].map((gram) => `a${gram}`)

/** The fewest threes that cover all of what is asked: each mark more is a long list more to go through. */
const addressAsked = (term: string): string[] => {
  const threes = grams(term, 3)
  if (threes.length === 0) return grams(term, 2)
  return threes.filter((_, i) => i % 3 === 0 || i === threes.length - 1)
}

/** Names are found by any part of up to four signs. */
const longestPart = 4

const partsOf = (name: string): string[] => {
  const signs = Array.from(compact(name)).slice(0, 40)
  return signs.flatMap((_, i) =>
    [1, 2, 3, longestPart].filter((n) => i + n <= signs.length).map((n) => signs.slice(i, i + n).join('')),
  )
}

const upTo = (syllables: readonly string[]): string[] =>
  syllables.map((_, i) => syllables.slice(0, i + 1).join('')).slice(0, 6)

/** Beginnings of a name as one types it without its signs: w, wx, wxf and wang, wangxiao, wangxiaofang. */
const spelledOf = (name: string): string[] => {
  if (!han.test(name)) return []
  const syllables = pinyin(compact(name), { toneType: 'none', type: 'array', surname: 'head', v: true })
  return [...upTo(syllables.map((one) => one[0] ?? '')), ...upTo(syllables)]
}

const tailsOf = (number: string): string[] => [4, 6].filter((n) => number.length > n).map((n) => number.slice(-n))

/** What stands of a subject, as finding asks about it. */
export type Findable = {
  name: string
  area: string
  values: readonly { element: InForce; value: unknown }[]
}

const numbered = new Set(['id-number', 'credit-code', 'phone'])

/** The marks by which one value is found. A whole number stands there only as a fingerprint. */
const marksOf = (element: InForce, value: unknown, print: (text: string) => string): string[] => {
  if (value === true) return [`c${element.code}`]
  if (typeof value !== 'string') return []
  if (element.type === 'address') return addressMarks(value)
  if (!numbered.has(element.type)) return []
  const plain = value.replaceAll('-', '').toLowerCase()
  return [...tailsOf(plain).map((tail) => `t${tail}`), `h${print(plain)}`]
}

/** Every area around, the county left out: whoever sees that sees all. */
const areasOf = (path: string): string[] =>
  path
    .split('.')
    .map((_, depth, steps) => steps.slice(0, depth + 1).join('.'))
    .slice(1)

/** All marks by which a subject is found: `n` name, `p` spelled, `a` address, `t` end and `h` print of a number, `c` category, `@` area. */
export const wordsOf = ({ name, area, values }: Findable, print: (text: string) => string): string[] => [
  ...new Set([
    ...areasOf(area).map((path) => `@${path}`),
    ...partsOf(name).map((part) => `n${part}`),
    ...spelledOf(name).map((part) => `p${part}`),
    ...values.flatMap(({ element, value }) => marksOf(element, value, print)),
  ]),
]

const quote = (mark: string): string => `'${mark.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
const all = (marks: readonly string[]): string => `(${marks.map(quote).join(' & ')})`

const byName = (term: string): string => {
  const signs = Array.from(term)
  if (signs.length <= longestPart) return all([`n${term}`])
  return all(signs.slice(0, 1 - longestPart).map((_, i) => `n${signs.slice(i, i + longestPart).join('')}`))
}

const digits = /^\d{3,20}x?$/
const spelling = /^[a-z]{1,40}$/

const ways = (term: string, print: (text: string) => string): string[] => {
  const pairs = addressAsked(term)
  return [
    byName(term),
    ...(pairs.length > 0 ? [all(pairs.map((pair) => `a${pair}`))] : []),
    ...(spelling.test(term) ? [all([`p${term}`])] : []),
    ...(digits.test(term) ? [all([`t${term}`]), all([`h${print(term)}`])] : []),
  ]
}

export type Asked = {
  text?: string | undefined
  area?: string | undefined
  category?: string | undefined
}

/** The question to the index: every word of the text in one way or another, and all else besides; null: nothing is asked. */
export function questionOf({ text = '', area, category }: Asked, print: (text: string) => string): string | null {
  const terms = text.split(/\s+/).map(compact).filter(Boolean).slice(0, 6)
  const marks = [area?.includes('.') && `@${area}`, category && `c${category}`]
  const parts = [
    ...terms.map((term) => `(${ways(term, print).join(' | ')})`),
    ...marks.filter((mark): mark is string => typeof mark === 'string' && mark !== '').map(quote),
  ]
  return parts.length === 0 ? null : parts.join(' & ')
}
