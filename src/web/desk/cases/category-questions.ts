import type { Said } from '#kernel/words'
import type { Output } from '../api.ts'
import type { FieldSpec, Values } from '../form/fields.ts'
import { intake } from './intake-words.ts'

type Service = Output<'casework.services'>['services'][number]
type Question = Service['attributes'][number]

/** The field of the form in which a question is answered. */
const prefix = 'answer:'

const kinds = { string: 'line', text: 'long', number: 'line', datetime: 'moment' } as const

const hintOf = ({ hint, public: isPublic }: Question): { hint?: Said } => {
  const says = [hint, isPublic ? intake.answerPublic : null].filter((said) => said !== null)
  return says.length > 0
    ? { hint: { zh: says.map(({ zh }) => zh).join(' '), en: says.map(({ en }) => en).join(' ') } }
    : {}
}

const fieldOf = (one: Question): FieldSpec => {
  const { datatype, code, question, required, variable, values } = one
  const asked = {
    name: prefix + code,
    label: question,
    ...hintOf(one),
    ...(required ? {} : { optional: true as const }),
  }
  if (!variable) return { kind: 'notice', name: prefix + code, label: question, optional: true }
  const options = values.map(({ key, name }) => ({ value: key, label: name }))
  if (datatype === 'multivaluelist') return { ...asked, kind: 'pick', many: true, options }
  return datatype === 'singlevaluelist' ? { ...asked, kind: 'choice', options } : { ...asked, kind: kinds[datatype] }
}

/** What the chosen category asks beside the words; whoever joins a case that stands already is asked nothing more. */
export const questionsOf = (services: readonly Service[], { category, join }: Values, joins: boolean): FieldSpec[] =>
  joins || join ? [] : (services.find(({ code }) => code === category)?.attributes ?? []).map(fieldOf)

/** The answers apart from the rest, as the command takes them. */
export function withAnswers(typed: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(typed)
  const isAnswer = ([name]: [string, unknown]) => name.startsWith(prefix)
  const answers = entries.filter(isAnswer).map(([name, value]) => [name.slice(prefix.length), [value].flat()])
  return { ...Object.fromEntries(entries.filter((entry) => !isAnswer(entry))), answers: Object.fromEntries(answers) }
}
