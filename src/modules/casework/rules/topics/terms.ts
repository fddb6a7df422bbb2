import { plain } from '../text/plain.ts'
import { escaped } from '../text/escaped.ts'
import type { AskingWords } from './words.ts'

/** A piece of a text that another text may share. `size`: how many signs of a name it makes up beyond its forerunner. */
export type Term = { text: string; size: number; follows: boolean }

export type Reader = (text: string) => Term[]

const han = /^\p{Script=Han}/u
const longestFirst = (words: readonly string[]): string[] =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const pairs = (run: string, follows: boolean): Term[] => {
  const signs = Array.from(run)
  // cut out of the run where that is the same: two signs that were met before take no new room
  const isPlain = signs.length === run.length
  return signs.slice(1).map((sign, i) => ({
    text: isPlain ? run.slice(i, i + 2) : `${signs[i]}${sign}`,
    size: 1,
    follows: follows || i > 0,
  }))
}

/** A word of letters or digits; with the sign it stands before it is a name of its own (`3号`, `58车`). */
const word = (run: string, next: string | undefined): Term[] => [
  ...(run.length > 1 ? [{ text: run, size: 2, follows: false }] : []),
  ...(next && han.test(next) ? [{ text: run + next, size: 1, follows: true }] : []),
]

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const nextSign = (text: string, at: number): string | undefined => {
  const code = text.codePointAt(at)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

/** Reads a text into pairs of neighbouring Chinese signs and whole other words, without the words of asking and wide places. */
export function readerOf({ asking, wide }: AskingWords): Reader {
  const isWord = (one: string) => !han.test(one)
  const endings = longestFirst(wide).map(escaped).join('|')
  // a code (a3区) or, where a wider one ends or the text begins, a short name (北山镇)
  const places = new RegExp(`[a-z]\\d*(?:${endings})|(?<=[${wide.join('')}]|^)\\p{Script=Han}{2,3}(?:${endings})`, 'gu')
  const words = new RegExp(
    `${longestFirst(asking.filter((one) => !isWord(one)))
      .map(escaped)
      .join('|')}|\\b(?:${longestFirst(asking.filter(isWord)).map(escaped).join('|')})\\b`,
    'gu',
  )
  return (text) => {
    const bare = plain(text).replaceAll(places, ' ').replaceAll(words, ' ')
    let end = -1
    return [...bare.matchAll(runs)].flatMap((match) => {
      const [run] = match
      const follows = match.index === end
      end = match.index + run.length
      return han.test(run) ? pairs(run, follows) : word(run, nextSign(bare, end))
    })
  }
}
