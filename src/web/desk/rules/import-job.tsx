import { useState } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Check, Field, Input, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { dateTime } from '../../ui/when.ts'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import { ImportCategories, useCategories } from './import-categories.tsx'
import { ImportPreview } from './import-preview.tsx'
import { fields, notes, states, words, type Field as Name, type Job } from './import-words.ts'

const tones: Partial<Record<Job['state'], Tone>> = {
  done: 'ok',
  running: 'needle',
  waiting: 'needle',
  stopped: 'danger',
}

const isUnderWay = ({ state }: Job): boolean => ['waiting', 'running', 'stopping'].includes(state)

function Counts({ job }: { job: Job }) {
  const { t } = useLang()
  const { counts } = job
  if (!counts) return null
  return (
    <div className="text-sm">
      <p>{t(words.counts(counts))}</p>
      <ul className="text-soft">
        {(Object.keys(notes) as (keyof typeof notes)[]).map((note) => {
          const n = counts.noted[note] ?? 0
          return n > 0 && <li key={note}>{t(notes[note](n))}</li>
        })}
      </ul>
      {counts.rejected > 0 && (
        <a href={`/import/messages/${job.id}/rejects.csv`} className={`${buttonClass('plain')} mt-2`}>
          {t(words.rejects)}
        </a>
      )}
    </div>
  )
}

type Mapping = Job['mapping']

function Columns({ job, mapping, onChange }: { job: Job; mapping: Mapping; onChange: (next: Mapping) => void }) {
  const { t } = useLang()
  const options = job.header.map((name) => ({ value: name, label: name }))
  const hint = (field: Name): string | undefined => {
    const column = mapping[field]
    if (!column) return undefined
    const guess = job.guesses.find((one) => one.field === field && one.column === column)
    return t(guess?.why ?? words.chosen)
  }
  return (
    <fieldset>
      <legend className="pb-2 text-sm font-medium">{t(words.columns)}</legend>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {(Object.keys(fields) as Name[]).map((field) => (
          <Field
            key={field}
            label={t(fields[field])}
            hint={hint(field)}
            required={['id', 'time', 'text'].includes(field)}
          >
            {(wired) => (
              <Select
                {...wired}
                options={options}
                empty={t(words.aside)}
                value={mapping[field] ?? ''}
                onChange={({ target: { value } }) => {
                  const { [field]: _gone, ...rest } = mapping
                  onChange(value === '' ? rest : { ...rest, [field]: value })
                }}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}

/** How a file is read, before it comes in or to go on with it. */
function Begin({ job }: { job: Job }) {
  const { t } = useLang()
  const starting = useCommand('casework.startImport')
  const [mapping, setMapping] = useState(job.mapping)
  const [source, setSource] = useState(job.source)
  const [isHistory, setHistory] = useState(job.isHistory)
  const table = useCategories(job, mapping.category)
  const how = { mapping, categories: table.pairs, isHistory }
  const start = (isTrial: boolean) => starting.mutate({ job: job.id, ...how, source, isTrial })
  // what their words seem to be counts as soon as it is seen, not before
  const busy = starting.isPending || table.found.isLoading
  return (
    <div className="flex flex-col gap-4">
      <Columns job={job} mapping={mapping} onChange={setMapping} />
      <ImportCategories table={table} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t(words.source)} hint={t(words.sourceHint)} required>
          {(wired) => (
            <Input {...wired} maxLength={60} value={source} onChange={(event) => setSource(event.target.value)} />
          )}
        </Field>
        <Check
          label={t(words.history)}
          hint={t(words.historyHint)}
          checked={isHistory}
          onChange={(event) => setHistory(event.target.checked)}
        />
      </div>
      <ImportPreview job={job.id} how={how} />
      <Problem error={starting.error} />
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => start(true)}>
          {t(words.try)}
        </Button>
        <Button look="primary" busy={busy} onClick={() => start(false)}>
          {t(job.state === 'cancelled' && !job.isTrial ? words.goOn : words.start)}
        </Button>
      </div>
    </div>
  )
}

function UnderWay({ job }: { job: Job }) {
  const { t } = useLang()
  const stopping = useCommand('casework.stopImport')
  return (
    <div className="flex flex-wrap items-center gap-3">
      <progress value={job.part} max={1} aria-label={t(words.part)} className="h-2 w-full max-w-md accent-needle" />
      <span className="text-sm text-soft">{Math.round(job.part * 100)}%</span>
      <Button disabled={job.state === 'stopping'} onClick={() => stopping.mutate({ job: job.id })}>
        {t(words.stop)}
      </Button>
      <Problem error={stopping.error} />
    </div>
  )
}

export function ImportJob({ job, isFirst }: { job: Job; isFirst: boolean }) {
  const { t, lang } = useLang()
  const begins = !isUnderWay(job) && job.state !== 'done'
  return (
    <li className="rounded-lg border border-line bg-card">
      <details open={isFirst || isUnderWay(job)}>
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <span className="min-w-0 font-medium break-all">{job.name}</span>
          <Tag tone={tones[job.state] ?? 'plain'}>{t(states[job.state])}</Tag>
          <span className="text-sm text-soft">{dateTime(job.at, lang)}</span>
        </summary>
        <div className="flex flex-col gap-4 border-t border-line px-4 py-4">
          {isUnderWay(job) && <UnderWay job={job} />}
          {job.why && (
            <p role="alert" className="border-l-4 border-danger bg-danger-tint px-3 py-2 text-sm text-danger">
              {t(job.why)}
            </p>
          )}
          <Counts job={job} />
          {begins && <Begin key={job.state} job={job} />}
        </div>
      </details>
    </li>
  )
}
