import type { Said } from '#kernel/words'
import { columns, fields, type ColumnNames, type Field } from './columns.ts'
import { momentOf, orderOf, type DayOrder } from './moments.ts'
import type { Row } from './row.ts'

/** Which column of the file holds what. */
export type Mapping = Partial<Record<Field, string>>
export type Guess = { field: Field; column: string; why: Said }

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-_:：（）()]+/g, '')

const byName: Said = { zh: '列名相符', en: 'by its name' }
const byPart: Said = { zh: '列名相近', en: 'by a part of its name' }

const valuesOf = (rows: readonly Row[], column: string): string[] => rows.flatMap((row) => row.cells.get(column) ?? [])

type Look = { column: string; values: readonly string[]; filled: number }

const isTime = ({ values, filled }: Look): boolean =>
  filled > 0.9 && values.every((value) => /\D/.test(value) && momentOf(value, 'UTC', orderOf(values)) !== undefined)
const isId = ({ values, filled }: Look): boolean =>
  filled > 0.99 &&
  values.length > 1 &&
  new Set(values).size === values.length &&
  values.every((value) => /^[\w-]{1,40}$/.test(value))
const lengthOf = ({ values }: Look): number =>
  values.reduce((sum, value) => sum + value.length, 0) / (values.length || 1)

/** By the values alone, for what a table cannot come in without. */
const byValues: { [F in Field]?: (looks: readonly Look[]) => Look | undefined } = {
  time: (looks) => looks.find(isTime),
  id: (looks) => looks.find(isId),
  text: (looks) => looks.filter((one) => lengthOf(one) >= 20).sort((a, b) => lengthOf(b) - lengthOf(a))[0],
}

const valueWhy: { [F in Field]?: Said } = {
  time: { zh: '每一行都是时间', en: 'each row holds a moment' },
  id: { zh: '每一行都有，且不重复', en: 'each row has one, and no two are the same' },
  text: { zh: '文字最长的一列', en: 'the column with the longest texts' },
}

/**
 * Guesses which column holds what: by exact names, then by parts of names, then by what stands in them, each with the
 * reason. `rows`: the first of the file. A table whose words are all in its titles has its text there.
 */
export function guessOf(header: readonly string[], rows: readonly Row[]): Guess[] {
  const guesses: Guess[] = []
  const free = new Set(header.filter((name) => name !== ''))
  const has = (field: Field) => guesses.some((guess) => guess.field === field)
  const take = (field: Field, column: string | undefined, why: Said) => {
    if (column === undefined || has(field)) return
    guesses.push({ field, column, why })
    free.delete(column)
  }
  const named = (fits: (names: ColumnNames) => string | undefined, why: Said) => {
    for (const field of fields) if (!has(field)) take(field, fits(columns[field]), why)
  }
  const first = (words: readonly string[], fits: (name: string, word: string) => boolean): string | undefined => {
    for (const word of words) {
      const found = [...free].find((name) => fits(plain(name), plain(word)))
      if (found !== undefined) return found
    }
    return undefined
  }
  named(({ names }) => first(names, (name, word) => name === word), byName)
  named(({ parts }) => first(parts, (name, word) => name.includes(word)), byPart)
  const looks = () =>
    [...free].map((column) => {
      const values = valuesOf(rows, column)
      return { column, values, filled: values.length / (rows.length || 1) }
    })
  for (const field of ['time', 'id', 'text'] as const)
    if (!has(field) && !(field === 'text' && has('title')))
      take(field, byValues[field]?.(looks())?.column, valueWhy[field] ?? byName)
  const title = guesses.find((guess) => guess.field === 'title')
  const why = { zh: '没有内容一列，标题就是内容', en: 'there is no column of texts: the title is what was said' }
  if (title && !has('text')) guesses.push({ field: 'text', column: title.column, why })
  return guesses
}

export const mappingOf = (guesses: readonly Guess[]): Mapping =>
  Object.fromEntries(guesses.map(({ field, column }) => [field, column]))

const must: readonly Field[] = ['id', 'time', 'text']

/** Why a table cannot come in like this; undefined when it can. */
export function lacking(mapping: Mapping, header: readonly string[]): Said | undefined {
  const strange = Object.values(mapping).filter((column) => !header.includes(column))
  if (strange.length > 0)
    return {
      zh: `表里没有这些列：${strange.join('、')}。表里有：${header.join('、')}。`,
      en: `The table has no such columns: ${strange.join(', ')}. It has: ${header.join(', ')}.`,
    }
  const missing = must.filter((field) => mapping[field] === undefined)
  if (missing.length === 0) return undefined
  return {
    zh: `认不出哪一列是${missing.map((one) => columns[one].name.zh).join('、')}，请指定。表里有：${header.join('、')}。`,
    en: `Which column holds the ${missing.map((one) => columns[one].name.en.toLowerCase()).join(', the ')} cannot be told; please say it. There are: ${header.join(', ')}.`,
  }
}

/** In which order the columns of dates are written. */
export const daysOf = (mapping: Mapping, rows: readonly Row[]): DayOrder =>
  orderOf([mapping.time, mapping.closed, mapping.replied].flatMap((column) => (column ? valuesOf(rows, column) : [])))
