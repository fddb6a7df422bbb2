import { DueBadge } from '../../ui/due-badge.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { duration } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { AlarmTag } from '../case/alarm.tsx'
import type { CaseRow } from '../case/status.tsx'
import { words } from './words.ts'

export type Duty = Output<'inbox.list'>['duties'][number]

type Props = { duty: Duty; alarm: CaseRow['alarm']; onSelect: () => void }

/** One duty in two lines: what it is and until when; then where from, for whom, and what it costs. */
export function DutyRow({ duty, alarm, onSelect }: Props) {
  const { t } = useLang()
  const unread = duty.readAt === null
  return (
    <button
      type="button"
      onClick={onSelect}
      className="grid w-full grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 px-4 py-2.5 text-left hover:bg-card md:grid-cols-[auto_1fr_auto]"
    >
      <span
        aria-hidden
        className={`row-span-3 mt-2.5 size-2 rounded-full md:row-span-2 ${unread ? 'bg-needle' : 'border border-line bg-transparent'}`}
      />
      <span className="flex min-w-0 items-baseline gap-2">
        {alarm && <AlarmTag alarm={alarm} />}
        <Tag tone={duty.overdue ? 'danger' : 'needle'}>{t(duty.label)}</Tag>
        <span className={`truncate ${unread ? 'font-semibold' : ''}`}>{duty.about}</span>
        {unread && <span className="sr-only">{t(words.unread)}</span>}
      </span>
      <span className="truncate text-xs text-soft">
        {[t(words.about(duration(duty.minutes))), duty.number, t(duty.areaName), t(duty.unitName), duty.personName]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="flex flex-col md:col-start-3 md:row-span-2 md:row-start-1 md:items-end">
        <DueBadge due={duty.due} stacked />
      </span>
    </button>
  )
}
