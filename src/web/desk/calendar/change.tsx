import { useState } from 'react'
import type { Input, Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { readHours, writeHours } from '../units/hours.ts'
import { Confirm } from './confirm.tsx'
import { kinds, words } from './words.ts'
import type { Year } from './year.ts'

type Days = Input<'org.saveLocalDays'>
export type LocalDay = Year['local'][number]

const preview = { preview: true }

const shapeDay = ({ date, zh, en, hours, ...rest }: Record<string, unknown>): Days => ({
  ...preview,
  days: [
    {
      ...rest,
      // the question holds the end of that working day; only the day is meant
      date: String(date).slice(0, 10),
      name: { zh, en },
      hours: readHours(typeof hours === 'string' ? hours : ''),
    } as Days['days'][number],
  ],
})

const fresh = { kind: 'off', name: { zh: '', en: '' }, hours: null, reason: '' } as const

/** One day that the county sets, or changes. First it is told what that does; then it is done. */
export function SetDay({ date, before, onClose }: { date: string; before: LocalDay | undefined; onClose: () => void }) {
  const { kind, name, hours, reason } = before ?? fresh
  const [looked, setLooked] = useState<{ output: Output<'org.saveLocalDays'>; input: Days } | null>(null)
  if (looked)
    return <Confirm command="org.saveLocalDays" input={looked.input} looked={looked.output} onClose={onClose} />
  return (
    <FormDialog
      command="org.saveLocalDays"
      fixed={{}}
      shape={shapeDay}
      title={words.setDay}
      lead={words.setDayLead}
      submit={words.look}
      done={words.looked}
      onClose={onClose}
      onDone={(output, input) => setLooked({ output, input })}
      fields={[
        { kind: 'date', name: 'date', label: words.date, initial: date },
        { kind: 'choice', name: 'kind', label: words.kind, options: choices(kinds), initial: kind },
        { kind: 'line', name: 'zh', label: words.nameZh, initial: name.zh },
        { kind: 'line', name: 'en', label: words.nameEn, initial: name.en },
        {
          kind: 'line',
          name: 'hours',
          label: words.hours,
          hint: words.hoursHint,
          initial: writeHours(hours),
          optional: true,
        },
        { kind: 'line', name: 'reason', label: words.reason, initial: reason },
      ]}
    />
  )
}

/** A day goes back to what the notice says. */
export function TakeBack({ day, onClose }: { day: LocalDay; onClose: () => void }) {
  const { setAt: _, setBy: __, ...same } = day
  const input: Days = { days: [{ ...same, gone: true }], ...preview }
  const [looked, setLooked] = useState<Output<'org.saveLocalDays'> | null>(null)
  if (looked) return <Confirm command="org.saveLocalDays" input={input} looked={looked} onClose={onClose} />
  return (
    <FormDialog
      command="org.saveLocalDays"
      fixed={input}
      fields={[]}
      title={words.takeBack}
      lead={{ zh: `${day.date} ${day.name.zh}`, en: `${day.date} ${day.name.en}` }}
      submit={words.look}
      done={words.looked}
      onClose={onClose}
      onDone={setLooked}
    />
  )
}

/** A year's notice, or a later one that changes it. */
export function LoadYear({ onClose }: { onClose: () => void }) {
  const [looked, setLooked] = useState<{
    output: Output<'org.importCalendar'>
    input: Input<'org.importCalendar'>
  } | null>(null)
  if (looked)
    return <Confirm command="org.importCalendar" input={looked.input} looked={looked.output} onClose={onClose} />
  return (
    <FormDialog
      command="org.importCalendar"
      fixed={preview}
      title={words.loadYear}
      submit={words.look}
      done={words.looked}
      onClose={onClose}
      onDone={(output, input) => setLooked({ output, input })}
      fields={[
        { kind: 'long', name: 'text', label: words.loadText },
        { kind: 'line', name: 'source', label: words.loadSource, optional: true },
      ]}
    />
  )
}
