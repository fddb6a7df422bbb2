import type { Said } from '#kernel/words'
import { plain } from './message.ts'
import type { Row } from './row.ts'

export type OurCategory = { code: string; name: Said }
/** A word of theirs for a category, in how many rows it stands, and which of ours it seems to be. */
export type CategoryWord = { word: string; rows: number; ours: string | null; isSame: boolean }

/** So many rows show what words there are, and nobody sorts more words than these by hand. */
const mostRows = 200_000
const mostWords = 500

const bare = (word: string): string => plain(word).replaceAll(/\s+/g, '')
const namesOf = ({ code, name }: OurCategory): string[] => [code, name.zh, name.en].map(bare)

/** By its name or code; else by a name of which it is a part, or that is a part of it, where there is but one. */
function oursOf(word: string, categories: readonly OurCategory[]): Pick<CategoryWord, 'ours' | 'isSame'> {
  const said = bare(word)
  const same = categories.filter((one) => namesOf(one).includes(said))
  if (same.length === 1) return { ours: same[0]?.code ?? null, isSame: true }
  const holds = (name: string) => Math.min(name.length, said.length) > 1 && (name.includes(said) || said.includes(name))
  const near = categories.filter(({ name }) => [name.zh, name.en].map(bare).some(holds))
  return { ours: near.length === 1 ? (near[0]?.code ?? null) : null, isSame: false }
}

/** What a column calls its categories, most often used first, each with what it seems to be here. */
export async function categoryWords(
  rows: AsyncIterable<Row>,
  column: string,
  categories: readonly OurCategory[],
): Promise<{ words: CategoryWord[]; isAll: boolean }> {
  const found = new Map<string, { word: string; rows: number }>()
  let read = 0
  let isAll = true
  for await (const { cells } of rows) {
    const word = cells.get(column)?.slice(0, 200).toWellFormed()
    read += 1
    const known = word === undefined ? undefined : found.get(plain(word))
    if (known) known.rows += 1
    else if (word !== undefined && found.size < mostWords) found.set(plain(word), { word, rows: 1 })
    else if (word !== undefined) isAll = false
    if (read >= mostRows) return { words: sorted(found, categories), isAll: false }
  }
  return { words: sorted(found, categories), isAll }
}

const sorted = (found: ReadonlyMap<string, { word: string; rows: number }>, categories: readonly OurCategory[]) =>
  [...found.values()].sort((a, b) => b.rows - a.rows).map((one) => ({ ...one, ...oursOf(one.word, categories) }))

/** Their words by ours, as a reading looks them up. */
export const tableOf = (pairs: readonly { word: string; category: string }[]): ReadonlyMap<string, string> =>
  new Map(pairs.map(({ word, category }) => [plain(word), category]))
