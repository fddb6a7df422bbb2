import type { Said } from '#kernel/words'
import type { Command, Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words } from './words.ts'

/** The commands that need nothing but to say what they are about, and why. */
export type Reasoned = {
  [Name in Command]: Input<Name> extends { reason: string } ? Name : never
}[Command]

type Props<Name extends Reasoned> = {
  command: Name
  fixed: Partial<Input<Name>>
  title: Said
  lead: Said
  onClose: () => void
}

/** Something that is not undone by pressing again: what comes of it stands above, and a reason is asked. */
export const ReasonForm = <Name extends Reasoned>({ command, fixed, title, lead, onClose }: Props<Name>) => (
  <FormDialog
    command={command}
    fixed={fixed}
    title={title}
    lead={lead}
    submit={title}
    fields={[{ kind: 'long', name: 'reason', label: words.reason }]}
    onClose={onClose}
  />
)
