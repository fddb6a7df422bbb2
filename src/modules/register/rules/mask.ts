import type { ElementType } from './element.ts'
import type { FactValue } from './weigh.ts'

const stars = '****'

const ends: Partial<Record<ElementType, [head: number, tail: number]>> = {
  'id-number': [0, 4],
  'credit-code': [0, 4],
  address: [4, 0],
  phone: [3, 4],
  'bank-account': [0, 4],
  'person-name': [1, 0],
  date: [4, 0],
}

/** What may be seen of a value by whoever may not see it: enough to tell two apart at the door, too little to use. */
export function mask(type: ElementType, value: FactValue): string {
  const [head, tail] = ends[type] ?? [0, 0]
  if (typeof value !== 'string' || value.length <= head + tail + 2) return stars
  return `${value.slice(0, head)}${stars}${tail > 0 ? value.slice(-tail) : ''}`
}
