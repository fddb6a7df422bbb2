import { useLang } from '../../ui/lang.tsx'
import { monthName } from '../../ui/when.ts'
import { marks, words } from './words.ts'
import { weeksOf, type Marked } from './year.ts'

const looks: Record<Marked['kind'], string> = {
  off: 'bg-danger-tint text-danger',
  work: 'bg-sunk text-ink',
  part: 'bg-warn-tint text-warn',
}

type Props = {
  year: number
  month: number
  weekend: readonly number[]
  marked: ReadonlyMap<string, Marked>
  /** What a click on a day does; null for whoever only looks. */
  onDay: ((date: string) => void) | null
}

/** The ring is the county's hand; the ground is what the day is. */
const lookOf = (day: Marked | undefined, isWeekend: boolean): string => {
  if (!day) return isWeekend ? 'text-soft' : ''
  return `${looks[day.kind]} font-semibold ${day.isLocal ? 'ring-2 ring-needle ring-inset' : ''}`
}

function Day({
  date,
  day,
  isWeekend,
  onDay,
}: Pick<Props, 'onDay'> & { date: string; day?: Marked; isWeekend: boolean }) {
  const { t } = useLang()
  const look = `relative flex h-8 w-full items-center justify-center rounded-sm text-sm ${lookOf(day, isWeekend)}`
  const says = day && `${t(day.name)} ${t(marks[day.kind].says)}${day.isLocal ? ` ${t(marks.local.says)}` : ''}`
  const face = (
    <>
      {Number(date.slice(8))}
      {day && (
        <span aria-hidden className="absolute top-0 right-0.5 text-[0.625rem] leading-none font-normal">
          {t(marks[day.kind].sign)}
        </span>
      )}
      {says && <span className="sr-only">{says}</span>}
    </>
  )
  // the keyboard's way to a day is the button above the year: 365 stops would be a wall
  return onDay ? (
    <button
      type="button"
      tabIndex={-1}
      title={says}
      className={`${look} hover:bg-needle-tint`}
      onClick={() => onDay(date)}
    >
      {face}
    </button>
  ) : (
    <span title={says} className={look}>
      {face}
    </span>
  )
}

export function Month({ year, month, weekend, marked, onDay }: Props) {
  const { t, lang } = useLang()
  const names = t(words.weekdayNames).split(' ')
  return (
    <table className="w-full table-fixed self-start">
      <caption className="pb-1 text-left text-sm font-semibold">{monthName(year, month, lang)}</caption>
      <thead>
        <tr>
          {t(words.weekdays)
            .split('')
            .map((letter, i) => (
              <th key={names[i]} scope="col" aria-label={names[i]} className="text-xs font-normal text-soft">
                {letter}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, row) => (
          <tr key={week.find(Boolean) ?? row}>
            {week.map((date, i) => (
              <td key={date ?? names[i]} className="p-px">
                {date && (
                  <Day
                    date={date}
                    {...(marked.has(date) ? { day: marked.get(date) as Marked } : {})}
                    isWeekend={weekend.includes(i + 1)}
                    onDay={onDay}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
