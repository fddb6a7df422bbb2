import type { Element, ElementType } from '../element.ts'
import { textOf } from '../table/grid.ts'
import { readValue } from '../values/read.ts'
import type { Cell } from '../values/value.ts'
import { kindOf } from './look.ts'

/** So many values are tried. */
const most = 60

/** Faults that a value of this very element shows, and no other one: it was meant. */
const meant = new Set([
  'rounded',
  'masked',
  'id-check-digit',
  'date-ambiguous',
  'date-short-year',
  'date-incomplete',
  'phone-several',
])

/** Types whose values are known by themselves, with how far that goes without a heading. */
const telling: Partial<Record<ElementType, number>> = {
  'id-number': 0.75,
  'credit-code': 0.75,
  email: 0.65,
  phone: 0.6,
  'area-code': 0.5,
}

/** Free text takes everything; what is plainly a number, a day or an address on the web is not meant by it. */
const textFit = (type: ElementType, text: string): number => {
  const kind = kindOf(text)
  if (kind === 'url' || kind === 'picture') return 0
  if (type === 'text') return kind === 'moment' ? 0.3 : 0.8
  if (kind === 'number' || kind === 'moment') return 0
  const han = /\p{Script=Han}/u.test(text)
  return type === 'address' ? Number(han && text.length >= 4) : Number(han || text.length >= 3)
}

const fitOf = (element: Element, cell: Cell): number => {
  if (element.type === 'text' || element.type === 'address' || element.type === 'organisation-name')
    return textFit(element.type, textOf(cell))
  const read = readValue(element, cell)
  if (read.ok) return read.value === undefined ? 0.5 : 1
  return meant.has(read.refusal.code) ? 0.8 : 0
}

/** What the values say: how many fit, how far that tells the element without its heading, and how many there were. */
export type ValueFit = { fit: number; alone: number; seen: number }

const filled = (cells: readonly Cell[]): Cell[] => {
  const said = cells.filter((cell) => textOf(cell) !== '')
  const step = Math.max(1, said.length / most)
  return Array.from({ length: Math.min(most, said.length) }, (_, i) => said[Math.floor(i * step)] ?? null)
}

/** Options tell an element by themselves where at least two of many are named; yes and no belong to any. */
const aloneOf = (element: Element, cells: readonly Cell[]): number => {
  if (element.type !== 'option') return telling[element.type] ?? 0
  const named = new Set(cells.map(textOf).filter((text) => !/^(是|否|无|有|其他|\d{1,2})$/.test(text)))
  return named.size >= 2 ? 0.6 : 0
}

/** Elements whose values are read alike fit alike. */
const readAs = ({ code, type, unit = '', bounds, merge }: Element): string =>
  type === 'option' || type === 'yesno' ? `${code}/${merge}` : `${type}/${unit}/${JSON.stringify(bounds ?? {})}`

/** How far the values of one column are those of this or that element. */
export class ValueFits {
  readonly #cells: readonly Cell[]
  readonly #known = new Map<string, ValueFit>()

  constructor(values: readonly Cell[]) {
    this.#cells = filled(values)
  }

  of(element: Element): ValueFit {
    const key = readAs(element)
    const found = this.#known.get(key) ?? this.#measure(element)
    this.#known.set(key, found)
    return found
  }

  #measure(element: Element): ValueFit {
    const cells = this.#cells
    if (cells.length === 0) return { fit: 0, alone: 0, seen: 0 }
    const fits = cells.map((cell) => fitOf(element, cell))
    const right = fits.filter((fit) => fit === 1).length / cells.length
    const fit = fits.reduce((sum, one) => sum + one, 0) / cells.length
    return { fit, alone: right >= 0.8 && cells.length >= 3 ? right * aloneOf(element, cells) : 0, seen: cells.length }
  }
}
