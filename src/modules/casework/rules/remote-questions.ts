import type { Answer } from './answers.ts'
import type { TheirQuestion } from './remote-answers.ts'

/** What another system names its report by: asked of the program, and answered with our number. */
const ownNumber = /^(fixmystreet|external)_id$/i

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Our choice among theirs: by its key, or by what it is called. */
const theirKey = ({ values }: TheirQuestion, key: string, names: readonly string[]): string | undefined =>
  (values.find((value) => same(value.key, key)) ?? values.find((value) => names.some((name) => same(value.name, name))))
    ?.key

function valuesFor(theirs: TheirQuestion, { values, names }: Answer): string[] {
  const isList = theirs.values.length > 0
  const said = values.map((value, i) => {
    const name = names?.[i]
    const called = [value, ...(name ? [name.zh, name.en] : [])]
    return isList ? theirKey(theirs, value, called) : (name?.zh ?? value)
  })
  const known = said.filter((value) => value !== undefined)
  return theirs.datatype === 'multivaluelist' || known.length < 2
    ? known
    : isList
      ? known.slice(0, 1)
      : [known.join('、')]
}

/** Which of our questions answers this one of theirs: the one that somebody chose, else the one of the same code. */
const oursFor = (theirs: TheirQuestion, answers: readonly Answer[], chosen: string | undefined): Answer | undefined =>
  answers.find(({ code, values }) => values.length > 0 && (chosen ? code === chosen : same(code, theirs.code)))

export type Asked = {
  questions: readonly TheirQuestion[]
  answers: readonly Answer[]
  /** Their question → ours, where somebody has chosen. */
  chosen: (theirs: string) => string | undefined
  number: string
}

/**
 * What is answered to the questions of their service: the form's fields, and the names of those that they insist on and
 * nothing here answers.
 */
export function answersTo({ questions, answers, chosen, number }: Asked) {
  const fields: Record<string, string | string[]> = {}
  const lacks: string[] = []
  for (const theirs of questions) {
    const ours = oursFor(theirs, answers, chosen(theirs.code))
    const values = ownNumber.test(theirs.code) ? [number] : ours ? valuesFor(theirs, ours) : []
    if (theirs.datatype === 'multivaluelist' && values.length > 0) fields[`attribute[${theirs.code}][]`] = values
    else if (values[0] !== undefined) fields[`attribute[${theirs.code}]`] = values[0]
    else if (theirs.required) lacks.push(theirs.name || theirs.code)
  }
  return { fields, lacks }
}
