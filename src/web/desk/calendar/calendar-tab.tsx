import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { dayFromNow } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { LoadYear, SetDay, TakeBack, type LocalDay } from './change.tsx'
import { LocalDays } from './local-days.tsx'
import { Progress } from './progress.tsx'
import { words } from './words.ts'
import type { Year } from './year.ts'
import { YearView } from './year-view.tsx'

type Doing = { what: 'set'; date: string; before?: LocalDay } | { what: 'take-back'; day: LocalDay } | { what: 'load' }

type BarProps = {
  year: number
  years: readonly number[]
  onYear: (year: number) => void
  onDo: ((doing: Doing) => void) | null
}

function Source({ year }: { year: Year }) {
  const { t } = useLang()
  return (
    <p className="text-sm break-all text-soft">
      {t(words.source(year.revision))}
      {year.source.map((source) =>
        /^https?:\/\//.test(source) ? (
          <a key={source} href={source} rel="noreferrer" className="mr-3 text-needle underline">
            {source}
          </a>
        ) : (
          <span key={source} className="mr-3">
            {source}
          </span>
        ),
      )}
    </p>
  )
}

type OneYearProps = { year: Year; weekend: readonly number[]; onDo: ((doing: Doing) => void) | null }

function OneYear({ year, weekend, onDo }: OneYearProps) {
  const set =
    onDo &&
    ((date: string) => {
      const before = year.local.find((day) => day.date === date)
      onDo({ what: 'set', date, ...(before ? { before } : {}) })
    })
  return (
    <>
      <Source year={year} />
      <LocalDays
        days={year.local}
        onChange={set && ((day) => set(day.date))}
        onTakeBack={(day) => onDo?.({ what: 'take-back', day })}
      />
      <YearView year={year} weekend={weekend} onDay={set} />
    </>
  )
}

function Doings({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  if (doing.what === 'load') return <LoadYear onClose={onClose} />
  if (doing.what === 'take-back') return <TakeBack day={doing.day} onClose={onClose} />
  return <SetDay date={doing.date} before={doing.before} onClose={onClose} />
}

/** The choice of a year, and what may be done to the calendar. */
function Bar({ year, years, onYear, onDo }: BarProps) {
  const { t } = useLang()
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="w-32">
        <Field label={t(words.year)} required>
          {(wired) => (
            <Select
              {...wired}
              value={String(year)}
              options={years.map((one) => ({ value: String(one), label: String(one) }))}
              onChange={(event) => onYear(Number(event.target.value))}
            />
          )}
        </Field>
      </div>
      {onDo && (
        <>
          <Button onClick={() => onDo({ what: 'set', date: '' })}>{t(words.setDay)}</Button>
          <Button onClick={() => onDo({ what: 'load' })}>{t(words.loadYear)}</Button>
        </>
      )}
    </div>
  )
}

/** The year that is shown: the chosen one, else this one, else the last that is loaded. */
function useYear(years: readonly number[]) {
  const [chosen, setChosen] = useState<number | null>(null)
  const now = Number(dayFromNow(0).slice(0, 4))
  const year = chosen ?? years.find((one) => one === now) ?? years[0] ?? now
  const found = useAsk('org.calendarYear', { year }, { enabled: years.includes(year) })
  return { year, setChosen, found }
}

/** The year as it is worked: the notice, what the county sets over it, and what a change does to open cases. */
function Known({ known }: { known: Output<'org.calendar'> }) {
  const { t } = useLang()
  const may = mayAny(useMe(), ['rules.manage'])
  const [doing, setDoing] = useState<Doing | null>(null)
  const years = known.years.map((one) => one.year).toSorted((a, b) => b - a)
  const { year, setChosen, found } = useYear(years)
  const onDo = may ? setDoing : null
  return (
    <div className="pad space-y-5 pb-8">
      {known.missing !== null && (
        <p className="border-l-4 border-warn bg-warn-tint px-3 py-2 text-warn">{t(words.missing(known.missing))}</p>
      )}
      <Bar year={year} years={years} onYear={setChosen} onDo={onDo} />
      {may && <Progress />}
      {years.length === 0 && <EmptyState title={t(words.nothing)} />}
      {found.isError && <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />}
      {found.data && <OneYear year={found.data} weekend={known.weekend} onDo={onDo} />}
      {doing && <Doings doing={doing} onClose={() => setDoing(null)} />}
    </div>
  )
}

export function CalendarTab() {
  const { t } = useLang()
  const known = useAsk('org.calendar', {})
  if (known.isError) return <ErrorState title={t(saidOf(known.error))} onRetry={() => void known.refetch()} />
  return known.data ? <Known known={known.data} /> : <Skeleton />
}
