import type { z } from 'zod'
import type { casework } from '#casework/contract'
import { html, type Html, type Piece } from '../html.ts'
import { form, page, problem, t, type View } from '../layout.ts'
import { w } from '../words.ts'
import { callNow } from './danger.ts'
import { carried, option, type Danger } from './say.ts'

export type Service = z.output<(typeof casework.calls.services)['output']>['services'][number]
type Question = Service['attributes'][number]
/** What was answered so far, by code. */
export type Answers = Record<string, string[]>

/** The field of a form in which a question is answered. */
export const fieldOf = (code: string): string => `answer:${code}`

/** What whoever answers should know: how to, and that others may read it. */
const hints = (view: View, { hint, public: isPublic }: Question): string =>
  [hint && t(view, hint), isPublic && t(view, w.answerPublic)].filter(Boolean).join(' ')

const optional = (view: View, { required }: Question): Piece =>
  !required && html` <span class="soft">${t(view, w.optional)}</span>`

const textField = (name: string, value: string, more: Html): Html =>
  html`<input id="${name}" name="${name}" value="${value}" maxlength="4000" ${more} />`

const types = {
  string: html`type="text"`,
  number: html`type="number" step="any"`,
  datetime: html`type="datetime-local"`,
}

const control = (view: View, one: Question, values: readonly string[]): Html => {
  const name = fieldOf(one.code)
  const [value = ''] = values
  const more = html`${one.required ? html` required` : ''} aria-describedby="${name}-hint"`
  if (one.datatype === 'text')
    return html`<textarea id="${name}" name="${name}" maxlength="4000" ${more}>${value}</textarea>`
  if (one.datatype === 'singlevaluelist')
    return html`<select id="${name}" name="${name}" ${more}>
      ${option('', t(view, w.choose), value)}${one.values.map((choice) => option(choice.key, t(view, choice.name), value))}
    </select>`
  const type = one.datatype === 'multivaluelist' ? types.string : types[one.datatype]
  return textField(name, value, html`${type} ${more}`)
}

const several = (view: View, one: Question, values: readonly string[]): Html => {
  const name = fieldOf(one.code)
  return html`<fieldset>
    <legend>${t(view, one.question)}${optional(view, one)}</legend>
    <p class="small soft" style="margin:0">${hints(view, one)}</p>
    ${one.values.map(
      (choice) =>
        html`<label class="tick"
          ><input
            type="checkbox"
            name="${name}"
            value="${choice.key}"
            ${values.includes(choice.key) ? html` checked` : ''}
          /><span>${t(view, choice.name)}</span></label
        >`,
    )}
  </fieldset>`
}

const question = (view: View, one: Question, values: readonly string[]): Html => {
  if (!one.variable) return html`<p class="note">${t(view, one.question)}</p>`
  if (one.datatype === 'multivaluelist') return several(view, one, values)
  const name = fieldOf(one.code)
  return html`<div>
    <label for="${name}">${t(view, one.question)}${optional(view, one)}</label>${control(view, one, values)}
    <p class="small soft" id="${name}-hint" style="margin:0">${hints(view, one)}</p>
  </div>`
}

/** What the chosen category asks, before anything is stored; whatever was typed and uploaded is carried along. */
export const questionsPage = (
  view: View,
  { name, attributes }: Service,
  { answers, fields, danger, trouble }: Asking,
  commandId: string,
): string =>
  page(
    view,
    w.questionsTitle,
    html`${callNow(view, danger.alarm, danger.emergency, false)}
      <h1>${t(view, w.questionsTitle)}</h1>
      <p class="lead">${t(view, w.questionsLead(name))}</p>
      ${problem(trouble)}${form(
        view,
        '/say',
        html`${carried({ ...fields, asked: 'yes', answered: 'yes' })}${attributes.map((one) => question(view, one, answers[one.code] ?? []))}
          <div class="actions"><button>${t(view, w.send)}</button></div>`,
        { commandId },
      )}`,
  )

export type Asking = {
  answers: Answers
  fields: Record<string, string>
  danger: Danger
  trouble: string | null
}
