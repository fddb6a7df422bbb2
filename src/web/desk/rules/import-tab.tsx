import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field, FileInput } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { sendMessages } from '../api.ts'
import { Problem } from '../problem.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { ImportJob } from './import-job.tsx'
import { words } from './import-words.ts'

/** Sends the file and shows what it seems to hold. */
function Send() {
  const { t } = useLang()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File) => {
    setBusy(true)
    setError(null)
    try {
      await sendMessages(file)
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
    await client.invalidateQueries()
  }
  return (
    <div className="flex max-w-3xl flex-col gap-2">
      <Field label={t(words.file)} required>
        {(wired) => (
          <FileInput
            {...wired}
            accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,.xlsx"
            disabled={busy}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file) void send(file)
            }}
          />
        )}
      </Field>
      {busy && <output className="text-sm text-soft">{t(words.sending)}</output>}
      <Problem error={error} />
    </div>
  )
}

/** Years of another system come in: each file with its columns, its trial and its progress. */
export function ImportTab() {
  const { t } = useLang()
  const found = useAsk('casework.importJobs', {}, { everyMs: 1500 })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const { jobs } = found.data
  return (
    <div className="pad flex flex-col gap-5 py-4">
      <p className="max-w-3xl text-sm text-soft">{t(words.lead)}</p>
      <Send />
      {jobs.length === 0 && <EmptyState title={t(words.none)} />}
      <ul className="flex flex-col gap-4">
        {jobs.map((job, i) => (
          <ImportJob key={job.id} job={job} isFirst={i === 0} />
        ))}
      </ul>
    </div>
  )
}
