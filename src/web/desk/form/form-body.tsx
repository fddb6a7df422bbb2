import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Problem } from '../problem.tsx'
import { issueAt } from '../use-api.ts'
import { words } from '../words.ts'
import { fieldsFor, initialValues, missing, readValues, type Fields, type Values } from './fields.ts'
import { Question } from './question.tsx'

/** Shown under the questions, from what is typed so far; it may fill one in. */
export type Below = (input: Record<string, unknown>, fill: (name: string, value: string) => void) => ReactNode

type Props = {
  fields: Fields
  submit: string
  busy?: boolean
  /** What the house said to what was sent last. */
  error?: unknown
  onSend: (input: Record<string, unknown>) => void
  onClose: () => void
  /** Shown above the questions. */
  children?: ReactNode
  below?: Below | undefined
}

/** Questions with their remarks and the two buttons under them. What was typed stays until whoever shows it closes it. */
export function FormBody({ fields: asked, submit, busy = false, error, onSend, onClose, children, below }: Props) {
  const { t } = useLang()
  const [values, setValues] = useState<Values>(() => initialValues(fieldsFor(asked, {})))
  const [tried, setTried] = useState(false)
  const fields = fieldsFor(asked, values)
  const gaps = tried ? missing(fields, values) : []

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing(fields, values).length === 0) onSend(readValues(fields, values))
  }
  const fill = (name: string, value: Values[string]) => setValues((before) => ({ ...before, [name]: value }))
  const wrongWith = (name: string) => (gaps.includes(name) ? t(words.mustFill) : t(issueAt(error, name)) || undefined)

  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-4">
      {children}
      {fields.map((field) => (
        <Question
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={wrongWith(field.name)}
          onChange={(value) => fill(field.name, value)}
        />
      ))}
      {below?.(readValues(fields, values), fill)}
      <Problem error={error} />
      <div className="flex justify-end gap-2 border-t border-line pt-4">
        <Button onClick={onClose}>{t(words.cancel)}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
