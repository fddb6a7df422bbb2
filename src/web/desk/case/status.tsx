import { statusLabels, urgencyLabels } from '#casework/labels'
import { useLang } from '../../ui/lang.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import type { Output } from '../api.ts'
import { AlarmTag } from './alarm.tsx'
import { words } from './words.ts'

export type CaseRow = Output<'casework.list'>['cases'][number]

const tones: Record<CaseRow['status'], Tone> = {
  received: 'warn',
  dispatched: 'warn',
  handling: 'needle',
  claimed: 'needle',
  confirmed: 'ok',
  lapsed: 'plain',
  elsewhere: 'plain',
  referred: 'plain',
  withdrawn: 'plain',
  merged: 'plain',
  final: 'plain',
}

/** Where a case stands, and whatever else one must know at a glance; every colour has its word. */
export function StatusTags({ row }: { row: CaseRow }) {
  const { t } = useLang()
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Tag tone={tones[row.status]}>{t(statusLabels[row.status])}</Tag>
      {row.alarm && <AlarmTag alarm={row.alarm} />}
      {row.urgency === 'urgent' && <Tag tone="danger">{t(urgencyLabels.urgent)}</Tag>}
      {row.returnPending && <Tag tone="warn">{t(words.returnPending)}</Tag>}
      {row.hard && <Tag tone="warn">{t(words.hard)}</Tag>}
      {row.problem && <Tag tone="danger">{t(words.problem)}</Tag>}
    </span>
  )
}
