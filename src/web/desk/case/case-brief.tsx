import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { AlarmBar } from './alarm.tsx'
import { NextActs } from './next-acts.tsx'
import { Clocks } from './panels.tsx'
import { StatusTags } from './status.tsx'
import { Voices } from './voices.tsx'
import { words } from './words.ts'

/** A case as far as one needs it to decide what to do: the words, the clock, the next acts. */
export function CaseBrief({ id }: { id: string }) {
  const { t } = useLang()
  const found = useAsk('casework.get', { case: id })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton rows={5} />
  const data = found.data
  return (
    <div className="space-y-5">
      <StatusTags row={data.case} />
      <AlarmBar data={data} />
      <NextActs data={data} />
      <section>
        <h2 className="mb-1.5 text-sm font-semibold text-soft">{t(words.said)}</h2>
        <Voices requests={data.requests} alarm={data.case.alarm} />
      </section>
      <section>
        <h2 className="mb-1.5 text-sm font-semibold text-soft">{t(words.clock)}</h2>
        <Clocks clocks={data.clocks} />
      </section>
    </div>
  )
}
