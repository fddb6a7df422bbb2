import { lettersOf, type Cell } from '../book/address.ts'
import { attributesOf } from '../xml/text.ts'
import type { Content } from './value.ts'

const goes = (name: string, overFormula: boolean): boolean =>
  name === 't' || name === 'vm' || (name === 'cm' && overFormula)

/**
 * The attributes that a cell keeps when its value changes, as they are written: not its type, not its rich value, and not
 * what belongs to a formula that goes.
 */
function kept(raw: string, overFormula: boolean): string {
  if (!raw.includes('t=') && !raw.includes('m=')) return raw.trimEnd()
  return attributesOf(raw, 0, raw.length)
    .filter(({ name }) => !goes(name, overFormula))
    .map(({ start, end }) => raw.slice(start, end))
    .join('')
}

const element = (prefix: string, attributes: string, { type, inner }: Content): string =>
  inner === '' ? `<${prefix}c${attributes}${type}/>` : `<${prefix}c${attributes}${type}>${inner}</${prefix}c>`

/** A cell that stood there, with another value. `raw` is what stands between its name and the end of its tag. */
export const rewritten = (prefix: string, raw: string, content: Content, overFormula: boolean): string =>
  element(prefix, kept(raw, overFormula), content)

/** A cell that did not stand there. */
export const inserted = (prefix: string, { row, column }: Cell, style: number | undefined, content: Content): string =>
  element(prefix, ` r="${lettersOf(column)}${row}"${style ? ` s="${style}"` : ''}`, content)

/** The style among a cell's attributes; 0 where it has none. */
export function styleIn(raw: string): number {
  const at = raw.indexOf(' s="')
  if (at >= 0) return Number.parseInt(raw.slice(at + 4), 10)
  const place = attributesOf(raw, 0, raw.length).find(({ name }) => name === 's')
  return place ? Number(raw.slice(place.valueStart, place.valueEnd)) : 0
}
