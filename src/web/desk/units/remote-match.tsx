import type { Said } from '#kernel/words'
import type { Input, Output } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk, useCommand } from '../use-api.ts'
import { words } from './remote-words.ts'

export type Remote = NonNullable<Output<'casework.remote'>['remote']>
export type Save = Input<'casework.saveRemote'>
export type Props = { unit: string; name: Said; onClose: () => void }
type Ours = Output<'casework.services'>['services']

/** What was set before, as the command takes it; the key stays where it is. */
const asSet = ({ jurisdiction, fallback, ...remote }: Remote): Omit<Save, 'unit'> => {
  const { url, format, media, updates, contact, on, codes, answers } = remote
  const set = { url, format, media, updates, contact, on, codes, answers }
  return { ...set, ...(jurisdiction ? { jurisdiction } : {}), ...(fallback ? { fallback } : {}) }
}

/** What their services that are in use ask, each by its name in the command. */
const theirQuestions = ({ services }: Remote) =>
  services.flatMap(({ code, name, questions }) =>
    questions.map((one) => ({ ...one, service: name || code, key: `${code}/${one.code}` })),
  )

/** By what our own number goes there: nobody has to answer it. */
const isOwnNumber = (code: string) => /^(fixmystreet|external)_id$/i.test(code)

/** What they insist on and nothing of ours answers, by the code or as somebody has set it. */
export const unanswered = (remote: Remote, ours: Ours): string[] => {
  const codes = new Set(ours.flatMap(({ attributes }) => attributes.map(({ code }) => code.toLowerCase())))
  return theirQuestions(remote)
    .filter(({ required, code, key }) => required && !remote.answers[key] && !codes.has(code.toLowerCase()))
    .filter(({ code }) => !isOwnNumber(code))
    .map(({ name, code }) => name || code)
}

/** Our questions, each once, to choose from. */
const ourQuestions = (ours: Ours) => [
  ...new Map(
    ours.flatMap(({ attributes }) =>
      attributes
        .filter(({ variable }) => variable)
        .map(({ code, question }) => [code, { value: code, label: question }]),
    ),
  ).values(),
]

/** What was chosen in fields of this kind, by what stands behind the mark. */
const chosenIn = (typed: Record<string, unknown>, mark: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(mark) ? [[name.slice(mark.length), String(value)]] : [],
    ),
  )

type Options = Extract<FieldSpec, { kind: 'choice' }>['options']

const choice = (name: string, label: Said, options: Options, initial: string | null = '', hint?: Said): FieldSpec => ({
  kind: 'choice',
  name,
  label,
  options,
  initial: initial ?? '',
  optional: true,
  ...(hint ? { hint } : {}),
})

const serviceOptions = ({ services }: Remote): Options =>
  services.map(({ code, name }) => {
    const label = name ? `${name} (${code})` : code
    return { value: code, label: { zh: label, en: label } }
  })

/** One field for each question of theirs; those that we have under the same code are answered by themselves. */
const questionFields = (remote: Remote, ours: Ours): FieldSpec[] =>
  theirQuestions(remote)
    .filter(({ code }) => !isOwnNumber(code))
    .map(({ key, name, code, service, required }) =>
      choice(
        `ask:${key}`,
        words.theirQuestion(service, name || code, required),
        ourQuestions(ours),
        remote.answers[key],
        words.theirQuestionHint,
      ),
    )

/** Which of their services takes which of our categories, and which of our questions answers theirs. */
export function Match({ unit, name, remote, onClose }: Props & { remote: Remote }) {
  const catalogue = useAsk('casework.catalogue', {})
  const ours = useAsk('casework.services', {})
  const test = useCommand('casework.checkRemote')
  if (!catalogue.data || !ours.data) return null
  const services = serviceOptions(remote)
  const { fallback: _before, ...kept } = asSet(remote)
  const shape = (typed: Record<string, unknown>): Save => ({
    ...kept,
    unit,
    codes: chosenIn(typed, 'of:'),
    answers: chosenIn(typed, 'ask:'),
    ...(typeof typed['fallback'] === 'string' ? { fallback: typed['fallback'] } : {}),
  })
  return (
    <FormDialog
      command="casework.saveRemote"
      fixed={{}}
      shape={shape}
      title={words.matchTitle(name)}
      lead={words.matchLead}
      submit={{ zh: '保存', en: 'Save' }}
      onClose={onClose}
      // what the chosen services ask is read anew
      onDone={() => {
        if (remote.on) test.mutate({ unit })
        onClose()
      }}
      fields={[
        choice('fallback', words.fallback, services, remote.fallback, words.fallbackHint),
        ...catalogue.data.categories.map(({ code, name: says }) =>
          choice(`of:${code}`, says, services, remote.codes[code]),
        ),
        ...questionFields(remote, ours.data.services),
      ]}
    />
  )
}
