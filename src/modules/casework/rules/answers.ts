import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { Said } from '#kernel/words'
import type { datatypes } from '../shapes.ts'

/** One question of a category, as Open311 knows it. Its place in the list is its order. */
export type Attribute = {
  code: string
  question: Said
  /** How to answer it. */
  hint: Said | null
  datatype: (typeof datatypes)[number]
  required: boolean
  /** false: a notice that is only shown. */
  variable: boolean
  values: readonly { key: string; name: Said }[]
  /** A pick, a number or a date may be told to anybody together with the public words; missing: it may not. */
  public?: boolean | undefined
}

export type CategoryForm = { description: Said | null; keywords: readonly string[]; attributes: readonly Attribute[] }

/** An answer with the question it was given to; `names`: what the chosen keys of a list mean. */
export type Answer = {
  code: string
  question: Said
  values: string[]
  names: Said[] | null
  /** Its question said so when it was answered: whoever answered could know. */
  public?: true
}

type Wrong = Refusal<'answer-missing' | 'answer-wrong'>

/** Free text may hold anything: it is public only in the words of somebody who has read it. */
export const isFreeText = ({ datatype }: Pick<Attribute, 'datatype'>): boolean =>
  datatype === 'string' || datatype === 'text'

const isList = ({ datatype }: Attribute): boolean => datatype === 'singlevaluelist' || datatype === 'multivaluelist'

const day = /^\d{4}-\d\d-\d\d$/
const moment = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|[+-]\d\d(?::?\d\d)?)?$/

/** ISO 8601: a day, or a day and a time with or without a zone. */
const isDate = (text: string): boolean => {
  const written = day.test(text) ? text : moment.exec(text)?.[1]
  try {
    return written !== undefined && Temporal.PlainDateTime.from(written) !== undefined
  } catch {
    return false
  }
}

const fits: Record<Attribute['datatype'], (value: string, attribute: Attribute) => boolean> = {
  string: () => true,
  text: () => true,
  number: (value) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(value),
  datetime: isDate,
  singlevaluelist: (value, { values }) => values.some(({ key }) => key === value),
  multivaluelist: (value, { values }) => values.some(({ key }) => key === value),
}

const nameOf = ({ values }: Attribute, value: string): Said =>
  values.find(({ key }) => key === value)?.name ?? { zh: value, en: value }

function readOne(attribute: Attribute, given: readonly string[]): Result<Answer[], Wrong> {
  const values = given.map((value) => value.trim()).filter((value) => value !== '')
  const { code, question, required, datatype } = attribute
  const about = { zh: question.zh, en: question.en }
  if (values.length === 0) return required ? refuse('answer-missing', about) : ok([])
  const tooMany = values.length > 1 && datatype !== 'multivaluelist'
  if (tooMany || !values.every((value) => fits[datatype](value, attribute))) return refuse('answer-wrong', about)
  const names = isList(attribute) ? values.map((value) => nameOf(attribute, value)) : null
  return ok([{ code, question, values, names, ...(attribute.public ? { public: true } : {}) }])
}

/** What nobody asked is kept as it came, under its own code: another system may know more than this form. */
const unasked = (code: string, values: readonly string[]): Answer => ({
  code,
  question: { zh: code, en: code },
  values: values.filter((value) => value.trim() !== ''),
  names: null,
})

/** Reads answers by code; an empty one counts as none. Refuses what is missing, of the wrong type, or not in the list. */
export function readAnswers(
  form: CategoryForm,
  given: Readonly<Record<string, readonly string[]>>,
): Result<Answer[], Wrong> {
  const asked = form.attributes.filter((attribute) => attribute.variable)
  const read: Answer[] = []
  for (const attribute of asked) {
    const one = readOne(attribute, Object.hasOwn(given, attribute.code) ? (given[attribute.code] ?? []) : [])
    if (!one.ok) return one
    read.push(...one.value)
  }
  const more = Object.entries(given)
    .filter(([code]) => !form.attributes.some((attribute) => attribute.code === code))
    .map(([code, values]) => unasked(code, values))
  return ok([...read, ...more.filter(({ values }) => values.length > 0)])
}

/** The code of the first question that cannot be asked so: named twice, a list without different choices, or open with free text. */
export const wrongQuestion = ({ attributes }: CategoryForm): string | undefined =>
  attributes.find((attribute, i) => {
    const keys = attribute.values.map(({ key }) => key)
    const twice = attributes.findIndex(({ code }) => code === attribute.code) !== i
    return (
      twice ||
      new Set(keys).size !== keys.length ||
      (isList(attribute) && keys.length === 0) ||
      (attribute.public === true && isFreeText(attribute))
    )
  })?.code
