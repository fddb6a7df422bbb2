import { columnOf, lettersOf, mostColumns, mostRows } from '../book/address.ts'

/** One corner of a reference. 0 stands for a part that is not there: the row of `K:K`, the column of `3:5`. */
export type Point = { column: number; row: number; columnFixed: boolean; rowFixed: boolean }

/** Where a reference points: to one cell, or from one corner to another. */
export type Span = { first: Point; second: Point | undefined }

/** Cells that a formula names. `sheet` is undefined where it names none; `foreign` are other files and several sheets at once. */
export type Reference = Span & { sheet: string | undefined; foreign: boolean }

const more = String.raw`[\p{L}\p{M}\p{N}_.\\?]`
const word = String.raw`[\p{L}_\\]${more}*`
const corner = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`
const column = String.raw`\$?[A-Za-z]{1,3}`
const row = String.raw`\$?[1-9]\d{0,6}`
const sheet = String.raw`'(?:[^']|'')*'!|(?:\[[^[\]]*\])?${word}(?::${word})?!`
const cells = String.raw`(?:${corner}(?::${corner})?|${column}:${column}|${row}:${row})(?!${more}|[(![])`

/** The pieces of a formula, one after the other. Letters of every script belong to names, so that 等级A8 is one name. */
const pieces = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`(?<sheet>${sheet})?(?<cells>${cells})`,
    sheet,
    String.raw`\[(?:[^[\]]|\[[^[\]]*\])*\]`,
    String.raw`#[\p{L}\d/]+[!?]?`,
    String.raw`\d+\.?\d*(?:[eE][+-]?\d+)?`,
    word,
    '[^]',
  ].join('|'),
  'gu',
)

function pointAt(text: string): Point {
  const [, mark = '', letters = '', second = '', digits = ''] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? []
  const fixed = mark === '$'
  return letters === ''
    ? { column: 0, row: Number(digits), columnFixed: false, rowFixed: fixed }
    : { column: columnOf(letters), row: Number(digits), columnFixed: fixed, rowFixed: second === '$' }
}

const pointText = ({ column, row, columnFixed, rowFixed }: Point): string =>
  `${columnFixed ? '$' : ''}${column > 0 ? lettersOf(column) : ''}${rowFixed ? '$' : ''}${row > 0 ? row : ''}`

const fits = (point: Point | undefined): boolean =>
  !point || (point.column >= 0 && point.row >= 0 && point.column <= mostColumns && point.row <= mostRows)

const same = (a: Point | undefined, b: Point | undefined): boolean => a?.row === b?.row && a?.column === b?.column

type Named = Pick<Reference, 'sheet' | 'foreign'>

/** The sheet that stands in front of a reference: `表!`, `'甲 乙'!`, `[1]表!`, `一月:三月!`. */
function sheetNamed(prefix: string | undefined): Named {
  if (prefix === undefined) return { sheet: undefined, foreign: false }
  const name = prefix.startsWith("'") ? prefix.slice(1, -2).replaceAll("''", "'") : prefix.slice(0, -1)
  return { sheet: name, foreign: /[[\]:]/.test(name) }
}

const spanText = ({ first, second }: Span): string =>
  second ? `${pointText(first)}:${pointText(second)}` : pointText(first)

const spanAt = (text: string): Span | undefined => {
  const [from = '', to] = text.split(':')
  const span = { first: pointAt(from), second: to === undefined ? undefined : pointAt(to) }
  return fits(span.first) && fits(span.second) ? span : undefined
}

/** The words for where a span points now: `before` itself if that is the same, #REF! if it is nowhere. */
function wordsFor(before: string, span: Span, now: Span | undefined): string {
  if (!now || !fits(now.first) || !fits(now.second)) return '#REF!'
  return same(now.first, span.first) && same(now.second, span.second) ? before : spanText(now)
}

/** No program writes longer ones; what is longer stays as it is. */
const longest = 16_384

/**
 * A formula with its references moved; whatever else it says stays as written. Words in quotes, functions, names and
 * tables are no references. What points nowhere any more (undefined) becomes #REF!.
 */
export const moveReferences = (formula: string, move: (reference: Reference) => Span | undefined): string =>
  formula.length > longest
    ? formula
    : formula.replaceAll(pieces, (piece: string, ...rest: unknown[]) => {
        const { sheet, cells } = rest.at(-1) as { sheet?: string; cells?: string }
        const span = cells === undefined ? undefined : spanAt(cells)
        if (cells === undefined || !span) return piece
        return `${sheet ?? ''}${wordsFor(cells, span, move({ ...span, ...sheetNamed(sheet) }))}`
      })

/** A point this far on; what is fixed stays. Undefined above or left of the sheet. */
function along(point: Point, rows: number, columns: number): Point | undefined {
  const row = point.row > 0 && !point.rowFixed ? point.row + rows : point.row
  const column = point.column > 0 && !point.columnFixed ? point.column + columns : point.column
  const lost = (point.row > 0 && row < 1) || (point.column > 0 && column < 1)
  return lost ? undefined : { ...point, row, column }
}

/** A formula as it reads this many rows below and columns to the right: what is not fixed moves along, on every sheet. */
export const copiedTo = (formula: string, rows: number, columns: number): string =>
  moveReferences(formula, ({ first, second }) => {
    const [from, to] = [along(first, rows, columns), second && along(second, rows, columns)]
    return from && (to || !second) ? { first: from, second: to } : undefined
  })

const byText = /(?<![\p{L}\p{N}_.])(INDIRECT|OFFSET|ADDRESS)\s*\(/iu

/** Whether a formula finds cells by an address that it computes, which nobody can move. */
export const findsByText = (formula: string): boolean => byText.test(formula.replaceAll(/"[^"]*"/g, '""'))
