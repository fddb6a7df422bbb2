import type { Spot } from './han.ts'
import type { PlaceWords } from './place-words.ts'

type Word = { text: string; from: number; to: number }

const token = /[a-z0-9][a-z0-9'’.]*(?:-[a-z0-9]+)*|[^\sa-z0-9]+/gu
const houses = /^(\d{1,6})[a-z]?(?:-(\d{1,6})[a-z]?)?$/
/** More words are not a street's name. */
const longest = 4

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(token)].map((match) => ({
    text: match[0].replaceAll(/[.'’]/g, ''),
    from: match.index,
    to: match.index + match[0].length,
  }))

function numbersOf(word: Word | undefined): readonly [number, number] | null {
  const found = word && houses.exec(word.text)
  if (!found) return null
  const first = Number(found[1])
  const last = Number(found[2] ?? found[1])
  return [Math.min(first, last), Math.max(first, last)]
}

const isNameWord = (word: Word | undefined, notName: ReadonlySet<string>): word is Word =>
  word !== undefined && /^[a-z0-9-]+$/.test(word.text) && !notName.has(word.text) && numbersOf(word) === null

/** Where the name begins that ends before the word `at`; `at` itself where there is none. */
function beginOf(all: readonly Word[], at: number, floor: number, notName: ReadonlySet<string>): number {
  let begin = at
  while (begin > floor && at - begin < longest && isNameWord(all[begin - 1], notName)) begin -= 1
  return begin
}

/** Streets of addresses in English: `172-174 W Springfield St` → `w springfield st`, houses 172 to 174. */
export function streets(text: string, words: PlaceWords): Spot[] {
  if (!/[a-z]/.test(text)) return []
  const all = wordsOf(text)
  const notName = new Set(words.notName)
  const found: Spot[] = []
  let floor = 0
  all.forEach((word, at) => {
    const ending = Object.hasOwn(words.streets, word.text) ? words.streets[word.text] : undefined
    if (!ending) return
    const begin = beginOf(all, at, floor, notName)
    const next = all[at + 1]
    // `Park Avenue St`, `St Stephen St`: the last ending is the street's
    if (begin === at || (next && Object.hasOwn(words.streets, next.text))) return
    const name = all.slice(begin, at).map(({ text: one }) => words.directions[one] ?? one)
    const number = begin > floor ? numbersOf(all[begin - 1]) : null
    floor = at + 1
    found.push({
      place: {
        kind: 'road',
        name: [...name, ending].join(' '),
        key: `${name.at(-1)} ${ending}`,
        number,
        part: null,
      },
      from: all[number ? begin - 1 : begin]?.from ?? word.from,
      to: word.to,
    })
  })
  return found
}
