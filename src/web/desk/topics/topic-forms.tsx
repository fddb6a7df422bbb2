import { useNavigate } from '@tanstack/react-router'
import { dayFromNow } from '../../ui/when.ts'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

export type TopicData = Output<'casework.topic'>
type Member = TopicData['members'][number]
type Props = { topic: TopicData; onClose: () => void }

const reason = { kind: 'long', name: 'reason', label: words.reason } as const

export const Rename = ({ topic, onClose }: Props) => (
  <FormDialog
    command="casework.renameTopic"
    fixed={{ topic: topic.id }}
    title={words.rename}
    submit={common.save}
    onClose={onClose}
    fields={[{ kind: 'line', name: 'name', label: words.name, initial: topic.name }]}
  />
)

export const Reject = ({ topic, onClose }: Props) => (
  <FormDialog
    command="casework.rejectTopic"
    fixed={{ topic: topic.id, rejected: !topic.rejected }}
    title={topic.rejected ? words.restore : words.reject}
    lead={topic.rejected ? undefined : words.rejectLead}
    submit={topic.rejected ? words.restore : words.reject}
    onClose={onClose}
    fields={[reason]}
  />
)

export const TakeOut = ({ topic, member, onClose }: Props & { member: Member }) => (
  <FormDialog
    command="casework.rejectMember"
    fixed={{ topic: topic.id, request: member.request }}
    title={words.takeOut}
    lead={words.takeOutLead}
    submit={words.takeOut}
    onClose={onClose}
    fields={[reason]}
  >
    <p className="font-medium">{member.title}</p>
  </FormDialog>
)

export function Split({ topic, chosen, onClose }: Props & { chosen: readonly string[] }) {
  return (
    <FormDialog
      command="casework.splitTopic"
      fixed={{ topic: topic.id, requests: [...chosen] }}
      title={words.split}
      lead={words.splitLead}
      submit={words.split}
      onClose={onClose}
      fields={[reason]}
    />
  )
}

export function Merge({ topic, onClose }: Props) {
  const navigate = useNavigate()
  const { data } = useAsk('casework.topics', { span: '365' })
  const others = (data?.topics ?? []).filter((one) => one.id !== topic.id)
  return (
    <FormDialog
      command="casework.mergeTopics"
      fixed={{ topic: topic.id }}
      title={words.merge}
      lead={words.mergeLead}
      submit={words.merge}
      onClose={onClose}
      onDone={({ topic: id }) => void navigate({ to: '/topics/$id', params: { id }, replace: true }).then(onClose)}
      fields={[
        {
          kind: 'pick',
          name: 'into',
          label: words.into,
          options: others.map((one) => ({ value: one.id, label: one.name })),
        },
        reason,
      ]}
    />
  )
}

// a date question holds the end of that working day; only the day is meant
const day = (value: unknown): string => String(value).slice(0, 10)

const shapeOpening = ({
  starts,
  ends,
  what,
  unit,
  ...rest
}: Record<string, unknown>): Input<'casework.openProgramme'> =>
  ({
    ...rest,
    starts: day(starts),
    ends: day(ends),
    tasks: what && unit ? [{ what, unit, due: day(ends) }] : [],
  }) as Input<'casework.openProgramme'>

export function OpenProgramme({ topic, onClose }: Props) {
  const navigate = useNavigate()
  return (
    <FormDialog
      command="casework.openProgramme"
      fixed={{ topic: topic.id }}
      shape={shapeOpening}
      title={words.openProgramme}
      lead={words.openLead}
      submit={words.openProgramme}
      wide
      onClose={onClose}
      onDone={({ programme }) => void navigate({ to: '/programmes/$id', params: { id: programme } })}
      fields={[
        { kind: 'line', name: 'title', label: words.title, initial: topic.name },
        { kind: 'long', name: 'aim', label: words.aim },
        { kind: 'unit', name: 'lead', label: words.leadUnit },
        { kind: 'date', name: 'starts', label: words.starts, initial: dayFromNow(0) },
        { kind: 'date', name: 'ends', label: words.ends, initial: dayFromNow(60) },
        { kind: 'line', name: 'what', label: words.task, optional: true },
        { kind: 'unit', name: 'unit', label: words.taskUnit, optional: true },
      ]}
    />
  )
}

export const shapeTask = ({ due, ...rest }: Record<string, unknown>): Input<'casework.addTask'> =>
  ({ ...rest, due: day(due) }) as Input<'casework.addTask'>
