import type { ReactNode } from 'react'
import type { Said } from '#kernel/words'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Command, Input, Output } from '../api.ts'
import { useCommand } from '../use-api.ts'
import { words } from '../words.ts'
import type { Fields } from './fields.ts'
import { FormBody, type Below } from './form-body.tsx'

type Props<Name extends Command> = {
  command: Name
  /** The part of the input that is settled already, e.g. which case. */
  fixed: Partial<Input<Name>>
  fields: Fields
  /** Where the command's input is not as flat as a form. */
  shape?: (input: Record<string, unknown>) => Input<Name>
  title: Said
  lead?: Said | undefined
  submit: Said
  done?: Said
  wide?: boolean
  /** Shown above the questions. */
  children?: ReactNode
  below?: Below
  onClose: () => void
  /** Takes the place of closing, where there is something to show afterwards. */
  onDone?: (output: Output<Name>, input: Input<Name>) => void
}

/** A command as a short form in front of the page. What was typed stays until the command has gone through. */
export function FormDialog<Name extends Command>(props: Props<Name>) {
  const { command, fixed, fields, shape, title, lead, submit, done = words.done, wide, children, below } = props
  const { onClose, onDone } = props
  const { t } = useLang()
  const toast = useToast()
  const sending = useCommand(command)

  const send = (typed: Record<string, unknown>) => {
    const input = { ...fixed, ...typed }
    const asked = shape ? shape(input) : (input as Input<Name>)
    sending.mutate(asked, {
      onSuccess: (output) => {
        toast.done(t(done))
        if (onDone) onDone(output, asked)
        else onClose()
      },
    })
  }

  return (
    <Dialog open onClose={onClose} title={t(title)} lead={lead ? t(lead) : undefined} wide={wide ?? false}>
      <FormBody
        fields={fields}
        submit={t(submit)}
        busy={sending.isPending}
        error={sending.error}
        onSend={send}
        onClose={onClose}
        below={below}
      >
        {children}
      </FormBody>
    </Dialog>
  )
}
