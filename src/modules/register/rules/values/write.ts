import type { Element, VariantWriting } from '../element.ts'
import { birthDateOf, sexOf } from './id-number.ts'
import type { Value } from './value.ts'

/** How a value is written for people: in whose tongue, and on which day (for an age). */
export type Manner = { lang: 'zh' | 'en'; today: string }

const truth = { zh: ['是', '否'], en: ['yes', 'no'] } as const
const sexes = { zh: { 1: '男', 2: '女' }, en: { 1: 'Male', 2: 'Female' } } as const

const labelOf = (element: Element, value: Value, { lang }: Manner): string => {
  if (typeof value === 'boolean') return truth[lang][value ? 0 : 1]
  const codes = Array.isArray(value) ? value : [String(value)]
  const names = codes.map((code) => element.options?.find((option) => option.code === code)?.[lang] ?? code)
  return names.join(lang === 'zh' ? '、' : ', ')
}

const partsOf = (day: string): [year: string, month: string, day: string] => {
  const [year = '', month = '', date = ''] = day.split('-')
  return [year, String(Number(month)), String(Number(date))]
}

const grouped = (text: string): string =>
  text.length === 11
    ? `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`
    : text.replace(/^(.{6})(.{8})(.{4})$/, '$1 $2 $3')

const masked = (text: string): string =>
  text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`

/** Full years between a day of birth and today. */
export const ageOn = (birth: string, today: string): number =>
  Temporal.PlainDate.from(birth).until(today, { largestUnit: 'year' }).years

/** Names of families of two signs; all others have one. */
const compound = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '长孙',
  '宇文',
  '令狐',
  '端木',
])

export const surnameOf = (name: string): string => {
  const signs = Array.from(name)
  const two = signs.slice(0, 2).join('')
  return signs.length > 2 && compound.has(two) ? two : (signs[0] ?? '')
}

type Writer = (text: string, element: Element, value: Value, manner: Manner) => string | number

const writers: Record<VariantWriting, Writer> = {
  whole: (text, _, value) => (typeof value === 'number' ? value : text),
  masked,
  'last-4': (text) => text.slice(-4),
  'last-6': (text) => text.slice(-6),
  grouped,
  'birth-date': birthDateOf,
  sex: (text, _, __, { lang }) => sexes[lang][sexOf(text)],
  age: (text, _, __, { today }) => ageOn(text, today),
  year: (text) => text.slice(0, 4),
  month: (text) => text.slice(0, 7),
  yyyymmdd: (text) => text.replaceAll('-', ''),
  dotted: (text) => partsOf(text).join('.'),
  slashed: (text) => partsOf(text).join('/'),
  'chinese-date': (text) => {
    const [year, month, day] = partsOf(text)
    return `${year}年${month}月${day}日`
  },
  code: (text, _, value) => (typeof value === 'boolean' ? Number(value) : text),
  label: (_, element, value, manner) => labelOf(element, value, manner),
  tick: (_, __, value) => (value === true ? '√' : ''),
  'ten-thousand': (_, __, value) => Number(value) / 10_000,
  surname: surnameOf,
}

/** A value in one of its spellings; options and yes or no as words unless another is asked for. */
export function writeValue(
  element: Element,
  value: Value,
  manner: Manner,
  writing: VariantWriting = 'whole',
): string | number {
  const named = writing === 'whole' && (typeof value === 'boolean' || element.type === 'option')
  return writers[named ? 'label' : writing](
    Array.isArray(value) ? value.join(',') : String(value),
    element,
    value,
    manner,
  )
}
