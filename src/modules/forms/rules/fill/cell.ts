import { lettersOf, type Cell } from '../book/address.ts'
import { attributesOf } from '../xml/text.ts'

const goes = (name: string, hadFormula: boolean): boolean =>
  name === 't' || name === 'vm' || (name === 'cm' && hadFormula)

/**
 * The attributes that a cell keeps when its value changes, as they are written: not its type, not its rich value, and not
 * what belongs to a formula that goes.
 */
export const keptAttributes = (raw: string, hadFormula: boolean): string =>
  attributesOf(raw, 0, raw.length)
    .filter(({ name }) => !goes(name, hadFormula))
    .map(({ start, end }) => raw.slice(start, end))
    .join('')

/** What a look at a cell's attributes shows: its style, where they end, and whether they may all stay as they are. */
export type Attributes = { style: number; end: number; stay: boolean }

const digits = (text: string, from: number): number => {
  let number = 0
  for (let code = text.charCodeAt(from); code >= 48 && code <= 57; code = text.charCodeAt((from += 1)))
    number = number * 10 + code - 48
  return number
}

/** Looks through the attributes from `from` to `to` by hand, since this is done for every cell that is written. */
export function lookAt(text: string, from: number, to: number, into: Attributes): void {
  into.style = 0
  into.stay = true
  into.end = to
  while (text.charCodeAt(into.end - 1) <= 32) into.end -= 1
  for (let i = text.indexOf('=', from); i > 0 && i < to; i = text.indexOf('=', i + 1)) {
    const last = text.charCodeAt(i - 1)
    if (last === 115 && text.charCodeAt(i - 2) === 32) into.style = digits(text, i + 2)
    else if (last !== 114) into.stay = false
  }
}

/** The beginning of a cell that did not stand there, up to its attributes' end. */
export const newCell = (prefix: string, { row, column }: Cell, style: number | undefined): string =>
  `<${prefix}c r="${lettersOf(column)}${row}"${style ? ` s="${style}"` : ''}`
