import type { Said } from '#kernel/words'
import type { Input } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { words } from './question-words.ts'

export type Question = Input<'casework.saveCategoryForm'>['attributes'][number]
type Choice = Question['values'][number]

export const blank: Question = {
  code: '',
  question: { zh: '', en: '' },
  hint: null,
  datatype: 'string',
  required: false,
  variable: true,
  values: [],
  public: false,
}

/** One choice a line: `1=单盏|A single lamp`. What was left out is taken from what stands before it. */
export const readChoices = (text: string): Choice[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', ...rest] = line.split('=')
      const [zh = '', en = ''] = (rest.join('=') || key).split('|').map((part) => part.trim())
      return { key: key.trim(), name: { zh, en: en || zh } }
    })

export const writeChoices = (choices: readonly Choice[]): string =>
  choices.map(({ key, name }) => `${key}=${name.zh}|${name.en}`).join('\n')

/** What was typed; what was left empty is not among the answers of a form. */
export const textOf = (typed: unknown): string => (typeof typed === 'string' ? typed : '')

/** What is said in one tongue only stands for both. */
export const said = (zh: unknown, en: unknown): Said => ({ zh: textOf(zh) || textOf(en), en: textOf(en) || textOf(zh) })

/** What was written into the form, as a question. */
export const readQuestion = (typed: Record<string, unknown>): Question => ({
  code: textOf(typed['code']),
  question: said(typed['zh'], typed['en']),
  hint: typed['hintZh'] || typed['hintEn'] ? said(typed['hintZh'], typed['hintEn']) : null,
  datatype: typed['datatype'] as Question['datatype'],
  required: typed['required'] === true,
  variable: typed['notice'] !== true,
  public: typed['public'] === true,
  values: readChoices(textOf(typed['choices'])),
})

const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label }))

const tick = (is: boolean) => (is ? 'yes' : '')

export const fieldsOf = (one: Question): FieldSpec[] => [
  { kind: 'line', name: 'zh', label: words.questionZh, initial: one.question.zh },
  { kind: 'line', name: 'en', label: words.questionEn, initial: one.question.en, optional: true },
  { kind: 'line', name: 'code', label: words.code, hint: words.codeHint, initial: one.code },
  { kind: 'choice', name: 'datatype', label: words.kind, initial: one.datatype, options: kinds },
  {
    kind: 'long',
    name: 'choices',
    label: words.choices,
    hint: words.choicesHint,
    initial: writeChoices(one.values),
    optional: true,
  },
  { kind: 'line', name: 'hintZh', label: words.hintZh, initial: one.hint?.zh ?? '', optional: true },
  { kind: 'line', name: 'hintEn', label: words.hintEn, initial: one.hint?.en ?? '', optional: true },
  { kind: 'check', name: 'required', label: words.required, initial: tick(one.required) },
  { kind: 'check', name: 'public', label: words.public, hint: words.publicHint, initial: tick(one.public ?? false) },
  { kind: 'check', name: 'notice', label: words.notice, hint: words.noticeHint, initial: tick(!one.variable) },
]
