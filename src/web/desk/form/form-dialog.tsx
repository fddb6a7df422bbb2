import { useState, type FormEvent, type ReactNode } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Command, Input, Output } from '../api.ts'
import { issueAt, saidOf, useCommand } from '../use-api.ts'
import { words } from '../words.ts'
import { initialValues, missing, readValues, type FieldSpec, type Values } from './fields.ts'
import { Question } from './question.tsx'

type Props<Name extends Command> = {
  command: Name
  /** The part of the input that is settled already, e.g. which case. */
  fixed: Partial<Input<Name>>
  fields: readonly FieldSpec[]
  /** Where the command's input is not as flat as a form. */
  shape?: (input: Record<string, unknown>) => Input<Name>
  title: Said
  lead?: Said | undefined
  submit: Said
  done?: Said
  /** Shown above the questions. */
  children?: ReactNode
  onClose: () => void
  /** Takes the place of closing, where there is something to show afterwards. */
  onDone?: (output: Output<Name>, input: Input<Name>) => void
}

/** A command as a short form in front of the page. What was typed stays until the command has gone through. */
export function FormDialog<Name extends Command>(props: Props<Name>) {
  const { command, fixed, fields, shape, title, lead, submit, done = words.done, children, onClose, onDone } = props
  const { t } = useLang()
  const toast = useToast()
  const [values, setValues] = useState<Values>(() => initialValues(fields))
  const [tried, setTried] = useState(false)
  const sending = useCommand(command)
  const gaps = tried ? missing(fields, values) : []

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing(fields, values).length > 0) return
    const input = { ...fixed, ...readValues(fields, values) }
    const asked = shape ? shape(input) : (input as Input<Name>)
    sending.mutate(asked, {
      onSuccess: (output) => {
        toast.done(t(done))
        if (onDone) onDone(output, asked)
        else onClose()
      },
    })
  }
  const wrongWith = (name: string) =>
    gaps.includes(name) ? t(words.mustFill) : t(issueAt(sending.error, name)) || undefined

  return (
    <Dialog open onClose={onClose} title={t(title)} lead={lead ? t(lead) : undefined}>
      <form noValidate onSubmit={send} className="flex flex-col gap-4">
        {children}
        {fields.map((field) => (
          <Question
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={wrongWith(field.name)}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {sending.isError && (
          <p role="alert" className="border-l-4 border-danger bg-danger-tint px-3 py-2 text-sm text-danger">
            {t(saidOf(sending.error))}
          </p>
        )}
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button type="submit" look="primary" busy={sending.isPending}>
            {t(submit)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
