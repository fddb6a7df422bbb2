import { useNow } from './now.ts'
import { useLang } from './lang.tsx'
import { dateTime, remaining, shortDate } from './when.ts'

const undated = { zh: '未定期限', en: 'no date' }
const looks = { overdue: 'text-danger font-semibold', soon: 'text-warn font-medium', calm: 'text-soft' }

/** The day it is due and how long is left; overdue stands there in words, with a mark, and in red. Once met, only the day. */
export function DueBadge({
  due,
  stacked = false,
  met = false,
}: {
  due: string | null
  stacked?: boolean
  met?: boolean
}) {
  const { t, lang } = useLang()
  const now = useNow()
  if (!due) return <span className="text-xs text-soft">{t(undated)}</span>
  if (met)
    return (
      <time dateTime={due} className="text-xs text-soft">
        {shortDate(due, lang)}
      </time>
    )
  const { says, state } = remaining(due, now)
  return (
    <time
      dateTime={due}
      title={dateTime(due, lang)}
      className={`inline-flex text-xs whitespace-nowrap ${stacked ? 'items-baseline gap-x-1.5 md:flex-col' : 'items-baseline gap-1.5'} ${looks[state]}`}
    >
      <span>
        {state === 'overdue' && <span aria-hidden>▲ </span>}
        {t(says)}
      </span>
      <span className="font-normal text-soft">{shortDate(due, lang)}</span>
    </time>
  )
}
