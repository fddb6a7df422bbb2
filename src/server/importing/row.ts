import type { Said } from '#kernel/words'

/** One row of a file by the names of its columns; empty cells are absent. */
export type Row = {
  /** Where it begins, from 1. */
  line: number
  cells: ReadonlyMap<string, string>
  /** The names of all columns; what a JSON line names is all there is of it. */
  header: readonly string[]
  /** The row as it stood, for whoever has to mend it. */
  original: readonly string[]
  /** Why it cannot be read at all. */
  broken?: Said
  /** Bytes of the file that had been read when it came. */
  bytes: number
}

export type Kind = 'csv' | 'jsonl' | 'xlsx'

/** Signs of one row; one that is longer is no row. */
export const longestRow = 2_000_000
export const mostColumns = 2000

export const tooLong: Said = {
  zh: '这一行超过 200 万字，没有读取。',
  en: 'This line has more than two million signs and was not read.',
}
const notText: Said = {
  zh: '这一行有读不出来的字节：编码与文件其余部分不一致。',
  en: 'This line holds bytes that are no text in the encoding of the rest of the file.',
}

const garbled = '\uFFFD'
/** In a file whose encoding is not all of one kind, rows that hold what is no text are set aside. */
export const withGarbled = (row: Row): Row =>
  !row.broken && row.original.some((text) => text.includes(garbled)) ? { ...row, broken: notText } : row

/** A row of a table by its header. */
export function rowOf(header: readonly string[], values: readonly string[], line: number, bytes: number): Row {
  const cells = new Map<string, string>()
  for (const [i, name] of header.entries()) {
    const value = values[i]?.trim() ?? ''
    if (value !== '' && !cells.has(name)) cells.set(name, value)
  }
  const over = values.slice(header.length).some((value) => value.trim() !== '')
  const row: Row = { line, cells, header, original: values, bytes }
  if (!over) return row
  return {
    ...row,
    broken: {
      zh: `这一行有 ${values.length} 列，表头只有 ${header.length} 列；多半是内容里的逗号或引号没有处理好。`,
      en: `This line has ${values.length} columns and the header ${header.length}: a comma or quotation mark in the text, most likely.`,
    },
  }
}
