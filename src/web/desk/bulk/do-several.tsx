import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { carryOut, Refused } from '../api.ts'
import type { CaseRow } from '../case/status.tsx'
import { FormBody } from '../form/form-body.tsx'
import { useMe } from '../me.tsx'
import { saidOf } from '../use-api.ts'
import { words as common } from '../words.ts'
import { Forecast } from './forecast.tsx'
import { isLeft, jobOf, type Item } from './job.ts'
import { forgetKept, keep, type Kept } from './kept.ts'
import type { Offer } from './offers.ts'
import { Results } from './results.tsx'
import { useJob } from './use-job.ts'
import { words } from './words.ts'

type Props = {
  offer: Offer
  rows: readonly CaseRow[]
  /** The job that a reload cut off, to go on with. */
  kept?: Kept
  onClose: (done: readonly string[]) => void
}

function Running({ job }: { job: ReturnType<typeof useJob> }) {
  const { t } = useLang()
  const count = (kind: string) => job.items.filter((item) => item.outcome.kind === kind).length
  const tried = job.items.length - job.left
  const unreached = job.items.find((item) => item.outcome.kind === 'left' && item.outcome.said)?.outcome
  return (
    <div className="space-y-1.5">
      <progress
        aria-label={t(words.progress)}
        value={tried}
        max={job.items.length}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-needle [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-needle"
      />
      <output className="block text-sm font-medium">
        {t(
          job.running ? words.doneOf(tried, job.items.length) : words.result(count('done'), count('refused'), job.left),
        )}
      </output>
      {!job.running && unreached?.kind === 'left' && (
        <p role="alert" className="border-l-4 border-warn bg-warn-tint px-3 py-2 text-sm text-warn">
          {t(unreached.said)} {t(words.stays)}
        </p>
      )}
      {job.broken !== null && (
        <p role="alert" className="text-sm text-danger">
          {t(saidOf(job.broken))}
        </p>
      )}
    </div>
  )
}

/** Stop while it runs; go on or close when it does not. */
function Ways({ job, onClose }: { job: ReturnType<typeof useJob>; onClose: () => void }) {
  const { t } = useLang()
  return (
    <div className="flex justify-end gap-2 border-t border-line pt-4">
      {job.running && <Button onClick={job.stop}>{t(words.stop)}</Button>}
      {!job.running && job.left > 0 && (
        <Button look="primary" onClick={() => void job.goOn()}>
          {t(words.goOn(job.left))}
        </Button>
      )}
      {!job.running && <Button onClick={onClose}>{t(common.close)}</Button>}
    </div>
  )
}

/** What is left of a job outlives a reload of the page until it is closed by hand or done. */
function useKeeping({ act, input, items, rows }: Omit<Kept, 'person'>) {
  const person = useMe().id ?? ''
  useEffect(() => {
    if (items.some(isLeft)) keep({ person, act, input, items, rows })
    else forgetKept()
  }, [person, act, input, items, rows])
}

/**
 * One act on several cases: asked once, then one command for each case, so that every case is done whole or not at all.
 * What cannot be done is said before; what was refused, afterwards.
 */
export function DoSeveral({ offer, rows, kept, onClose }: Props) {
  const { t } = useLang()
  const { act } = offer
  const [empty, setEmpty] = useState<Refused | null>(null)
  const [asked, setAsked] = useState(kept?.input ?? {})
  const doOne =
    (input: Record<string, unknown>) =>
    ({ id, command }: Item) =>
      carryOut(act.several.command, { ...input, case: id }, command)
  const job = useJob(kept && { items: kept.items, one: doOne(kept.input) })
  useKeeping({ act: act.id, input: asked, items: job.items, rows })
  const able = rows.filter((row) => offer.can.includes(row.id))
  const fields = act.several.fields(able)

  const begin = (input: Record<string, unknown>) => {
    if (fields.length > 0 && Object.keys(input).length === 0)
      return setEmpty(new Refused({ code: 'nothing-filled', ...words.fillOne }))
    // the case that the others are merged into is not merged into itself
    const can = offer.can.filter((id) => id !== input['into'])
    setAsked(input)
    void job.begin(jobOf(can, offer.cannot), doOne(input))
  }
  const close = () => {
    job.stop()
    forgetKept()
    onClose(job.items.filter((item) => item.outcome.kind === 'done').map((item) => item.id))
  }
  const { lead } = act.several
  return (
    <Dialog open onClose={close} title={t(act.label)} lead={lead && t(lead)}>
      {job.items.length === 0 ? (
        <FormBody fields={fields} submit={t(act.label)} error={empty} onSend={begin} onClose={close}>
          <Forecast offer={offer} />
        </FormBody>
      ) : (
        <div className="flex flex-col gap-4">
          <Running job={job} />
          {!job.running && <Results items={job.items} rows={rows} />}
          <Ways job={job} onClose={close} />
        </div>
      )}
    </Dialog>
  )
}
