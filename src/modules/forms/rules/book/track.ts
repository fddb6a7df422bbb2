import type { FileRefusal } from '../refusals.ts'
import type { Scan } from '../xml/scan.ts'
import { attributesOf } from '../xml/text.ts'
import { mostColumns, mostRows } from './address.ts'
import { mainSpace } from './workbook.ts'

/**
 * Where a scan through the rows of a worksheet stands. Rows and cells without an address follow the one before; what goes
 * backwards, contradicts itself or lies outside the largest sheet is wrong.
 */
export type Track = {
  row: number
  column: number
  wrong: FileRefusal | undefined
  /** Takes note of a tag and says what it begins. */
  take(tag: Scan): 'row' | 'cell' | undefined
}

const digit = (code: number): boolean => code >= 48 && code <= 57

/** Where the value of `r` begins; −1 where a tag has none. Nearly all have it first. */
const addressStart = (text: string, tag: Scan): number =>
  text.startsWith(' r="', tag.nameEnd)
    ? tag.nameEnd + 4
    : (attributesOf(text, tag.nameEnd, tag.end).find(({ name }) => name === 'r')?.valueStart ?? -1)

/** Follows a scan through the rows of `text`. */
export function track(text: string): Track {
  let [row, column] = [0, 0]
  /** Reads the letters and digits of an address by hand: this is done for every cell. 0 for what is not there. */
  const readAddress = (from: number): void => {
    let at = from
    row = 0
    column = 0
    for (let code = text.charCodeAt(at) & 0xdf; code >= 65 && code <= 90; code = text.charCodeAt(at) & 0xdf) {
      column = column * 26 + code - 64
      at += 1
    }
    for (let code = text.charCodeAt(at); digit(code); code = text.charCodeAt(at)) {
      row = row * 10 + code - 48
      at += 1
    }
  }
  const takeRow = (tag: Scan): 'row' => {
    const from = addressStart(text, tag)
    if (from < 0) row = it.row + 1
    else readAddress(from)
    if (row <= it.row) it.wrong ??= 'broken-sheet'
    if (row > mostRows) it.wrong ??= 'too-many-columns'
    it.row = row
    it.column = 0
    return 'row'
  }
  const takeCell = (tag: Scan): 'cell' => {
    const from = addressStart(text, tag)
    if (from < 0) [row, column] = [it.row, it.column + 1]
    else readAddress(from)
    if (row !== it.row || column <= it.column) it.wrong ??= 'broken-sheet'
    if (column > mostColumns) it.wrong = 'too-many-columns'
    it.column = column
    return 'cell'
  }
  const it: Track = {
    row: 0,
    column: 0,
    wrong: undefined,
    take(tag) {
      if (tag.kind === 'close' || tag.space !== mainSpace) return undefined
      if (tag.depth === 2 && tag.local === 'row') return takeRow(tag)
      return tag.depth === 3 && tag.local === 'c' ? takeCell(tag) : undefined
    },
  }
  return it
}
