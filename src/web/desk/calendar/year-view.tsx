import { useLang } from '../../ui/lang.tsx'
import { stretchName } from '../../ui/when.ts'
import { Month } from './month.tsx'
import { marks, words } from './words.ts'
import { markedDays, stretchesOf, type Year } from './year.ts'

const legend = [
  ['off', 'bg-danger-tint text-danger'],
  ['work', 'bg-sunk text-ink'],
  ['part', 'bg-warn-tint text-warn'],
] as const

function Legend() {
  const { t } = useLang()
  return (
    <ul aria-label={t(words.legend)} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {legend.map(([kind, look]) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden className={`inline-flex size-5 items-center justify-center rounded-sm ${look}`}>
            {t(marks[kind].sign)}
          </span>
          {t(marks[kind].says)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="inline-block size-5 rounded-sm ring-2 ring-needle ring-inset" />
        {t(marks.local.says)}
      </li>
    </ul>
  )
}

type Props = { year: Year; weekend: readonly number[]; onDay: ((date: string) => void) | null }

/** Twelve months at a glance, and the same in words below. */
export function YearView({ year, weekend, onDay }: Props) {
  const { t, lang } = useLang()
  const marked = markedDays(year)
  return (
    <div className="space-y-4">
      <Legend />
      <div className="grid max-w-6xl grid-cols-1 gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {Array.from({ length: 12 }, (_, i) => (
          <Month key={i} year={year.year} month={i + 1} weekend={weekend} marked={marked} onDay={onDay} />
        ))}
      </div>
      <section>
        <h2 className="pb-1 text-sm text-soft">{t(words.named)}</h2>
        <ul className="columns-1 gap-8 text-sm sm:columns-2 lg:columns-3">
          {stretchesOf(marked.values()).map(({ name, kind, first, last }) => (
            <li key={first} className="flex gap-2 py-0.5">
              <span className="w-48 shrink-0">{stretchName({ first, last }, lang)}</span>
              <span>
                {t(name)} <span className="text-soft">{t(marks[kind].says)}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
