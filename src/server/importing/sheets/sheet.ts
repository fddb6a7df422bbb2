import type { Cell, Merge } from '#register/rules'
import type { Said } from '#kernel/words'
import { mostColumns } from '../row.ts'
import { Stopped } from '../stopped.ts'

/** A row of a sheet: where it stands, counted from nought, and what its cells show. */
export type SheetRow = { row: number; cells: Cell[] }

/** One sheet of a file. Its rows can be read from the start any number of times; empty ones may be left out. */
export type Sheet = {
  name: string
  hidden: boolean
  merges: () => Promise<Merge[]>
  rows: () => AsyncGenerator<SheetRow, void>
}

export type SheetFile = { kind: 'xlsx' | 'xls' | 'ods' | 'csv'; encoding: Said | null; bytes: number; sheets: Sheet[] }

/** Days have no zone in a sheet: they come as the day that the cell shows, with the time only where it has one. */
const dateOf = (value: Date): string | null => {
  if (Number.isNaN(value.getTime())) return null
  const text = value.toISOString()
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19)
}

const cellOf = (value: unknown): Cell => {
  if (value instanceof Date) return dateOf(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return null
}

const tooWide = new Stopped({
  zh: `表格超过 ${mostColumns} 列，不像是台账，没有再往下读。`,
  en: `The sheet has more than ${mostColumns} columns; nothing was read.`,
})

/** The cells of a row as the rules know them. Throws `Stopped` where the row is too wide to be a table of ours. */
export const cellsOf = (values: readonly unknown[]): Cell[] => {
  if (values.length <= mostColumns) return Array.from(values, cellOf)
  if (values.slice(mostColumns).some((value) => cellOf(value) !== null && value !== '')) throw tooWide
  return Array.from(values.slice(0, mostColumns), cellOf)
}
