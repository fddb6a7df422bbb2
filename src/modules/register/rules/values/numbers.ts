import { ok } from '#kernel/result'
import type { Bounds } from '../element.ts'
import { compact } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

/** Ways to write one unit; the first is how the dictionary writes it. */
const units: readonly (readonly string[])[] = [
  ['元', '块', '圆', '人民币', 'rmb', 'cny', 'yuan'],
  ['平方米', 'm2', '㎡', '平米', '平方', '平'],
  ['亩', '市亩'],
  ['人', '口', '名', '个', '位'],
  ['户', '家'],
  ['岁', '周岁'],
  ['层', '楼', 'f'],
  ['次', '回', '人次'],
  ['部', '台'],
  ['只', '条', '头'],
  ['度', '°'],
]

const bare = (unit: string): string =>
  compact(unit)
    .replace(/[/每].*$/, '')
    .replace(/^[千万亿](?=元)/, '')

const isSameUnit = (a: string, b: string): boolean =>
  a === b || units.some((names) => names.map(compact).includes(a) && names.map(compact).includes(b))

const scales: Record<string, number> = { '': 1, 百: 100, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 }
const pattern = /^[￥¥$]?([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+)(百万|千万|百|千|万|亿)?(m2|[^\d,.]*)$/

type Amount = { number: number; scale: string; unit: string }

/** 1,234.5 · ３５岁 · 1.2万元 · ¥80: the number, its tens of thousands, its unit. */
function amountOf(cell: Cell): Amount | undefined {
  if (typeof cell === 'number') return { number: cell, scale: '', unit: '' }
  // commas of the number itself, so as not to take 1,2 for twelve
  const found = pattern.exec(compact(String(cell)))
  if (!found) return undefined
  const [, digits = '', scale = '', unit = ''] = found
  return { number: Number(digits.replaceAll(',', '')), scale, unit: bare(unit) }
}

const tidy = (number: number): number => Number(number.toPrecision(15))

const inside = (number: number, bounds: Bounds, said: string): Read => {
  const { min = -1e15, max = 1e15, whole = false } = bounds
  if (!Number.isFinite(number)) return fault('number-shape', said)
  if (number < min || number > max) return fault('number-range', said, { min, max })
  return whole && !Number.isInteger(number) ? fault('number-whole', said) : ok(number)
}

/** A count or a measure in the element's unit. */
export function readNumber(cell: Cell, { unit = '', bounds = {} }: { unit?: string; bounds?: Bounds }): Read {
  const said = String(cell)
  const amount = amountOf(cell)
  if (!amount) return fault('number-shape', said)
  if (amount.unit !== '' && !isSameUnit(amount.unit, bare(unit))) return fault('number-unit', said, { unit })
  return inside(tidy(amount.number * (scales[amount.scale] ?? 1)), bounds, said)
}

const scaleOf = (unit: string): number => scales[/^(百万|千万|百|千|万|亿)(?=元)/.exec(compact(unit))?.[1] ?? ''] ?? 1

/** An amount of money in the element's unit (元 or 万元); `heading`: the unit that stands above the column. */
export function readMoney(
  cell: Cell,
  { unit = '元', bounds = {} }: { unit?: string; bounds?: Bounds },
  heading = unit,
): Read {
  const said = String(cell)
  const amount = amountOf(cell)
  if (!amount) return fault('number-shape', said)
  if (amount.unit !== '' && !isSameUnit(amount.unit, '元')) return fault('number-unit', said, { unit })
  // what the cell says of its own unit goes before what stands above it
  const own = amount.scale !== '' || amount.unit !== '' ? (scales[amount.scale] ?? 1) : scaleOf(heading)
  return inside(tidy((amount.number * own) / scaleOf(unit)), bounds, said)
}

/** A share, kept as a fraction: 85 % is 0.85. Above one without a sign nobody knows which is meant. */
export function readPercent(cell: Cell): Read {
  const said = String(cell)
  const text = compact(said)
  const signed = /^(\d+(?:\.\d+)?)%$/.exec(text)
  if (signed) return ok(tidy(Number(signed[1]) / 100))
  if (!/^\d+(\.\d+)?$/.test(text)) return fault('number-shape', said)
  const number = Number(text)
  return number <= 1 ? ok(number) : fault('percent-unclear', said)
}
