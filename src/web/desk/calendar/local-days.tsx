import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { dayName } from '../../ui/when.ts'
import { writeHours } from '../units/hours.ts'
import { words as common } from '../rules/words.ts'
import type { LocalDay } from './change.tsx'
import { kinds, words } from './words.ts'

type Props = {
  days: readonly LocalDay[]
  onChange: ((day: LocalDay) => void) | null
  onTakeBack: (day: LocalDay) => void
}

/** What the county itself has set this year: what for, on what ground, by whom. */
export function LocalDays({ days, onChange, onTakeBack }: Props) {
  const { t, lang } = useLang()
  return (
    <section>
      <h2 className="pb-1 text-sm text-soft">{t(words.local)}</h2>
      {days.length === 0 && <p className="max-w-prose text-sm">{t(words.noLocal)}</p>}
      <ul className={days.length > 0 ? 'border-t border-line' : ''}>
        {days.map((day) => (
          <li key={day.date} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-sm">
            <span className="font-medium">{dayName(day.date, lang)}</span>
            <span>{t(day.name)}</span>
            <Tag tone="needle">
              {t(kinds[day.kind])}
              {day.hours && ` ${writeHours(day.hours)}`}
            </Tag>
            <span className="min-w-40 flex-1 text-soft">
              {day.reason} · {t(words.setBy(day.setBy ?? t(words.console)))}
            </span>
            {onChange && (
              <span className="flex">
                <Button look="quiet" onClick={() => onChange(day)}>
                  {t(common.edit)}
                </Button>
                <Button look="quiet" onClick={() => onTakeBack(day)}>
                  {t(words.takeBack)}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
