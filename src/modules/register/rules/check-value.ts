import { ok, refuse, type Result } from '#kernel/result'
import type { Bounds, Element, ElementType } from './element.ts'
import type { FactValue } from './weigh.ts'

const longest = 500

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** GB 11643: seventeen digits and a check digit by ISO 7064 mod 11-2. */
const isIdNumber = (text: string): boolean =>
  /^\d{17}[\dX]$/.test(text) &&
  checks[weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11] === text[17]

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1850' || text > '2200') return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const shapes: Partial<Record<ElementType, (text: string) => boolean>> = {
  date: isDay,
  month: (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
  year: (text) => /^(18|19|20|21)\d{2}$/.test(text),
  'id-number': isIdNumber,
  'credit-code': (text) => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text),
  phone: (text) => /^(\d{11}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/.test(text),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  'bank-account': (text) => /^\d{8,30}$/.test(text),
  'area-code': (text) => /^\d{6}(\d{3}){0,2}$/.test(text),
}

const numbers = new Set<ElementType>(['number', 'money', 'percent'])

const tidy = (type: ElementType, text: string): string => {
  const plain = text.normalize('NFKC').trim()
  if (type === 'id-number' || type === 'credit-code') return plain.replaceAll(/\s/g, '').toUpperCase()
  return type === 'phone' || type === 'bank-account' ? plain.replaceAll(/\s/g, '') : plain
}

export type WrongValue = { code: 'value-wrong' | 'value-empty' }
const wrong = refuse('value-wrong')

const isWithinBounds = (number: number, { min = -1e15, max = 1e15, whole = false }: Bounds): boolean =>
  number >= min && number <= max && (!whole || Number.isInteger(number))

const checkNumber = ({ bounds }: Element, value: FactValue): Result<FactValue, WrongValue> => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrong
  return isWithinBounds(number, bounds ?? {}) ? ok(number) : wrong
}

const truths: Record<string, boolean> = { yes: true, no: false, true: true, false: false, 是: true, 否: false }

const checkChoice = (element: Element, value: FactValue): Result<FactValue, WrongValue> => {
  const options = element.options ?? []
  const codeOf = (said: string) =>
    options.find(({ code, zh, en, synonyms }) => [code, zh, en, ...synonyms].includes(said))?.code
  const said = Array.isArray(value) ? value : [value]
  const codes = said.map((one) => codeOf(String(one)))
  if (codes.some((code) => code === undefined)) return wrong
  return ok(element.merge === 'set' ? (codes as string[]) : (codes[0] ?? null))
}

const checkText = (element: Element, value: FactValue): Result<FactValue, WrongValue> => {
  if (typeof value !== 'string' && typeof value !== 'number') return wrong
  const text = tidy(element.type, String(value))
  if (text === '') return refuse('value-empty')
  if (text.length > (element.bounds?.longest ?? longest)) return wrong
  return (shapes[element.type]?.(text) ?? true) ? ok(text) : wrong
}

/** A value as it is kept, or what is wrong with it. `null` says that it is no longer so, and is always right. */
export function checkValue(element: Element, value: FactValue): Result<FactValue, WrongValue> {
  if (value === null) return ok(null)
  if (numbers.has(element.type)) return checkNumber(element, value)
  if (element.type === 'yesno') {
    const truth = typeof value === 'boolean' ? value : truths[String(value)]
    return truth === undefined ? wrong : ok(truth)
  }
  return element.type === 'option' ? checkChoice(element, value) : checkText(element, value)
}
