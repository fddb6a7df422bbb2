import type { Input } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { act, type CaseAct, type CaseData } from './act.tsx'
import { ask } from './act-words.ts'

type Given = { request: string; code: string }
type Answer = CaseData['requests'][number]['answers'][number] & Given

/** An answer among all of the case; codes hold no blank. */
const nameOf = ({ request, code }: Given): string => `${request} ${code}`
const givenOf = (name: string): Given => {
  const [request = '', ...code] = name.split(' ')
  return { request, code: code.join(' ') }
}

const answersOf = (data: CaseData): Answer[] =>
  data.requests.flatMap((request) => request.answers.map((answer) => ({ ...answer, request: request.id })))

/** Pictures to let out, none unless they are ticked; what is public already stays ticked. */
const pictureField = ({ pictures, published }: CaseData): FieldSpec[] =>
  pictures.length > 0
    ? [
        {
          kind: 'pick',
          many: true,
          name: 'files',
          label: ask.publicPictures,
          hint: ask.publicPicturesHint,
          options: pictures.map((id, i) => ({ value: id, label: ask.picture(i + 1), picture: `/files/${id}` })),
          initialList: published?.files ?? [],
          optional: true,
        },
      ]
    : []

const picked = (answer: Answer, lang: 'zh' | 'en'): string =>
  (answer.names?.map((name) => name[lang]) ?? answer.values).join(lang === 'zh' ? '、' : ', ')

const isOut = ({ published }: CaseData, answer: Answer) =>
  published?.answers.find((one) => one.request === answer.request && one.code === answer.code)

/** Answers whose question allows it go along unless they are taken out. */
const pickedField = (data: CaseData, answers: readonly Answer[]): FieldSpec[] =>
  answers.length > 0
    ? [
        {
          kind: 'pick',
          many: true,
          name: 'answers',
          label: ask.publicAnswers,
          options: answers.map((one) => ({
            value: nameOf(one),
            label: { zh: `${one.question.zh}：${picked(one, 'zh')}`, en: `${one.question.en}: ${picked(one, 'en')}` },
          })),
          initialList: answers.filter((one) => !data.published || isOut(data, one)).map(nameOf),
          optional: true,
        },
      ]
    : []

/** Everything else only in the words of whoever publishes it. */
const wordedField = (data: CaseData, answer: Answer): FieldSpec => ({
  kind: 'line',
  name: `answer ${nameOf(answer)}`,
  label: ask.publicAnswer(answer.question),
  hint: ask.publicAnswerHint(picked(answer, 'zh')),
  initial: isOut(data, answer)?.values.join('、') ?? '',
  optional: true,
})

const fields = (data: CaseData): FieldSpec[] => {
  const answers = answersOf(data)
  const { title, text } = data.published ?? { title: null, text: data.requests[0]?.text ?? '' }
  return [
    { kind: 'line', name: 'title', label: ask.title, initial: title ?? data.case.title, optional: true },
    { kind: 'long', name: 'text', label: ask.publicText, hint: ask.publicHint, initial: text },
    ...pictureField(data),
    ...pickedField(
      data,
      answers.filter((one) => one.public),
    ),
    ...answers.filter((one) => !one.public).map((one) => wordedField(data, one)),
  ]
}

/** What the form holds, as the command takes it: what is not named is not public. */
const shape = (typed: Record<string, unknown>): Input<'casework.publish'> => {
  const asPicked = (typed['answers'] ?? []) as string[]
  const worded = Object.entries(typed).flatMap(([name, text]) =>
    name.startsWith('answer ') ? [{ ...givenOf(name.slice('answer '.length)), text: String(text) }] : [],
  )
  const { case: id, title, text, files } = typed as Input<'casework.publish'>
  return { case: id, title, text, files, answers: [...asPicked.map(givenOf), ...worded] }
}

export const publish: CaseAct = act({
  ability: 'publish',
  command: 'casework.publish',
  label: { zh: '公开', en: 'Publish' },
  fields,
  shape,
})
