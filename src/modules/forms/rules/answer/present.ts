import { readValue, writeValue, type FactValue, type InForce } from '#register/rules'
import type { Value } from '../fill/value.ts'
import type { Field } from '../layout/layout.ts'

type Known = Exclude<FactValue, null>

const words = (said: string | number): Value =>
  typeof said === 'number' ? { kind: 'number', number: said } : { kind: 'text', text: said }

const isEqual = (a: unknown, b: Known): boolean =>
  Array.isArray(b) && b.length === 1 ? isEqual(Array.isArray(a) ? a[0] : a, b[0] ?? '') : a === b

/** The template's own word for a value, where it offers a list: √, 有, 是. */
function offered(element: InForce, value: Known, options: readonly string[] = []): string | undefined {
  return options.find((option) => {
    const read = readValue(element, option)
    return read.ok && isEqual(Array.isArray(read.value) && read.value.length === 1 ? read.value[0] : read.value, value)
  })
}

const tenThousand = 10_000

const amount = (element: InForce, value: number, unit: string | undefined): number => {
  if (unit === undefined || unit === element.unit) return value
  if (element.unit === '元' && unit === '万元') return value / tenThousand
  return value
}

/** A value as the cell wants it: in the spelling that was asked for, a word of its list, a day as a day. */
export function present(element: InForce, value: Known, field: Field, variant: string | null, today: string): Value {
  const writing = element.variants?.find(({ code }) => code === variant)?.write
  if (writing) return words(writeValue(element, value, { lang: 'zh', today }, writing))
  const option = offered(element, value, field.options)
  if (option !== undefined) return { kind: 'text', text: option }
  if (typeof value === 'number') return { kind: 'number', number: amount(element, value, field.unit) }
  if (element.type === 'date' && typeof value === 'string') return { kind: 'date', date: value }
  if (Array.isArray(value)) return words(writeValue(element, value, { lang: 'zh', today }, 'label'))
  return words(writeValue(element, value, { lang: 'zh', today }))
}
