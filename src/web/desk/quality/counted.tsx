import type { ReactNode } from 'react'
import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { counted as w } from './words.ts'

type Rows = readonly [label: Said, value: number | string | null][]

/** Judgement that learns nothing is counted by what people made of it; small numbers are held back. */
function Section({ title, lead, from, rows }: { title: Said; lead: Said; from: string; rows: Rows }) {
  const { t, lang } = useLang()
  return (
    <section className="border-t border-line py-5">
      <h2 className="text-lg font-semibold">{t(title)}</h2>
      <p className="text-sm text-soft">{t(lead)}</p>
      <p className="mb-3 text-xs text-soft">
        {t(w.from)} {dateTime(from, lang)}
      </p>
      <div className="max-w-md">
        <DataList items={rows.map(([label, value]) => [t(label), value ?? t(w.few)])} />
      </div>
    </section>
  )
}

type Found<T> = { isError: boolean; error: unknown; data: T | undefined; refetch: () => Promise<unknown> }

function Counted<T>({ found, render }: { found: Found<T>; render: (data: T) => ReactNode }) {
  const { t } = useLang()
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  return found.data === undefined ? <Skeleton /> : render(found.data)
}

/** How often the same was told twice and became one matter. */
export const Together = () => (
  <Counted
    found={useAsk('casework.together', {})}
    render={({ from, requests, matters, joined, merged }) => (
      <Section
        title={w.together}
        lead={w.togetherLead}
        from={from}
        rows={[
          [w.requests, requests],
          [w.matters, matters],
          [w.joined, joined],
          [w.merged, merged],
        ]}
      />
    )}
  />
)

type Judged = Output<'casework.adviceResults'>['replies']['clear']

/** What residents said of the replies, where enough of them answered. */
const contentOf = ({ judged, content }: Judged): string | null => (content === null ? null : `${content} / ${judged}`)

/** What became of alarms, and how replies with and without open hints were judged. */
export const Advice = () => (
  <Counted
    found={useAsk('casework.adviceResults', {})}
    render={({ from, alarms, replies }) => (
      <>
        <Section
          title={w.alarms}
          lead={w.alarmsLead}
          from={from}
          rows={[
            [w.seen, alarms.seen],
            [w.raised, alarms.raised],
            [w.dismissed, alarms.dismissed],
            [w.waiting, alarms.waiting],
            [w.missed, alarms.missed],
          ]}
        />
        <Section
          title={w.replies}
          lead={w.repliesLead}
          from={from}
          rows={[
            [w.advised, replies.advised.claims],
            [w.advisedContent, contentOf(replies.advised)],
            [w.clear, replies.clear.claims],
            [w.clearContent, contentOf(replies.clear)],
          ]}
        />
      </>
    )}
  />
)
