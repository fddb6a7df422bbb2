import type { Said } from '#kernel/words'
import type { Element } from './element.ts'
import { writeValue } from './values/write.ts'
import type { FactValue } from './weigh.ts'

const gone: Said = { zh: '已不再是', en: 'No longer so' }

const writeIn = (element: Element, value: Exclude<FactValue, null>, lang: 'zh' | 'en'): string => {
  const said = writeValue(element, value, { lang, today: '' }, Array.isArray(value) ? 'label' : 'whole')
  const text = typeof said === 'number' ? said.toLocaleString('en-US', { maximumFractionDigits: 2 }) : said
  return element.unit ? `${text} ${element.unit}` : text
}

/** A value as a person reads it, in both tongues, with its unit. */
export const sayValue = (element: Element, value: FactValue): Said =>
  value === null ? gone : { zh: writeIn(element, value, 'zh'), en: writeIn(element, value, 'en') }
