import type { Said } from '#kernel/words'
import type { Element } from './element.ts'
import type { FactValue } from './weigh.ts'

const gone: Said = { zh: '已不再是', en: 'No longer so' }
const yes: Said = { zh: '是', en: 'Yes' }
const no: Said = { zh: '否', en: 'No' }

const sayOne = (element: Element, value: string | number): Said => {
  const option = element.options?.find(({ code }) => code === String(value))
  if (option) return { zh: option.zh, en: option.en }
  const text = typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : value
  return element.unit ? { zh: `${text} ${element.unit}`, en: `${text} ${element.unit}` } : { zh: text, en: text }
}

/** A value as a person reads it. */
export function sayValue(element: Element, value: FactValue): Said {
  if (value === null) return gone
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'string' || typeof value === 'number') return sayOne(element, value)
  const said = value.map((one) => sayOne(element, one))
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') }
}
