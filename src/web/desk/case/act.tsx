import type { ReactNode } from 'react'
import type { Said } from '#kernel/words'
import type { Command, Input, Output } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { CaseRow } from './status.tsx'

export type CaseData = Output<'casework.get'>

export type ActProps = { data: CaseData; onClose: () => void }

/** One thing that can be done to a case: the ability it needs, its button, and the form behind it. */
export type CaseAct = {
  id: string
  /** The act in the abilities that the house answers with. */
  ability: string
  label: Said
  look?: 'primary' | 'danger'
  form: (props: ActProps) => ReactNode
  several?: SeveralAct
}

/** What is asked once when the act is done to several cases, one command each. */
type SeveralAct = {
  command: Command
  lead?: Said | undefined
  fields: (rows: readonly CaseRow[]) => readonly FieldSpec[]
}

type Spec<Name extends Command> = {
  id?: string
  ability: string
  command: Name
  label: Said
  lead?: Said
  look?: 'primary' | 'danger'
  fixed?: Partial<Input<Name>>
  fields: (data: CaseData) => readonly FieldSpec[]
  /** Shown under the questions, from what is typed so far. */
  below?: (data: CaseData, input: Record<string, unknown>) => ReactNode
  /** Present where it makes sense to do it to several cases at once. */
  several?: SeveralAct['fields']
  /** Where the command's input is not as flat as the form. */
  shape?: (typed: Record<string, unknown>) => Input<Name>
}

export const act = <Name extends Command>({
  id,
  ability,
  command,
  label,
  lead,
  look,
  fixed,
  fields,
  below,
  several,
  shape,
}: Spec<Name>): CaseAct => ({
  id: id ?? ability,
  ability,
  label,
  ...(look ? { look } : {}),
  ...(several ? { several: { command, lead, fields: several } } : {}),
  form: ({ data, onClose }) => (
    <FormDialog
      command={command}
      fixed={{ case: data.case.id, ...fixed } as unknown as Partial<Input<Name>>}
      fields={fields(data)}
      title={label}
      lead={lead}
      submit={label}
      {...(shape ? { shape } : {})}
      {...(below ? { below: (input) => below(data, input) } : {})}
      onClose={onClose}
    />
  ),
})

type Labels = Record<string, Said>

export const choices = (labels: Labels, only?: readonly string[]): { value: string; label: Said }[] =>
  Object.entries(labels)
    .filter(([value]) => !only || only.includes(value))
    .map(([value, label]) => ({ value, label }))

/** The requests of a case by number and first words, for a question that is about one or some of them. */
export const requestOptions = (data: CaseData): { value: string; label: string }[] =>
  data.requests.map((request) => ({ value: request.id, label: `${request.number} ${request.text.slice(0, 24)}` }))
