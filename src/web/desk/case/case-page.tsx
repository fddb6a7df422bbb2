import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { urgencyLabels } from '#casework/labels'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PointMap } from '../../ui/map/point-map.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { dateTime } from '../../ui/when.ts'
import { useKeys } from '../shell/keyboard.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import type { CaseData } from './act.tsx'
import { AlarmBar } from './alarm.tsx'
import { HandedOver } from './handed-over.tsx'
import { History } from './history.tsx'
import { MergeOffers } from './merge-offers.tsx'
import { NextActs } from './next-acts.tsx'
import { Asks, Clocks, CoHandlers, Holders } from './panels.tsx'
import { StatusTags } from './status.tsx'
import { useReadReceipt } from './read-receipt.ts'
import { Voices } from './voices.tsx'
import { words } from './words.ts'

const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="border-t border-line py-4 first:border-t-0 first:pt-0">
    <h2 className="mb-2 text-sm font-semibold text-soft">{title}</h2>
    {children}
  </section>
)

function Facts({ data }: { data: CaseData }) {
  const { t, lang } = useLang()
  const row = data.case
  return (
    <DataList
      items={[
        [t(words.category), t(row.categoryName) || '—'],
        [t(words.urgency), t(urgencyLabels[row.urgency])],
        [t(words.area), t(row.areaName) || row.area],
        [t(words.place), data.place ?? '—'],
        ...(data.about ? ([[t(words.about), t(data.about)]] as const) : []),
        [t(words.opened), dateTime(row.openedAt, lang)],
        [t(words.supporters), row.supporters],
        [t(words.published), t(data.published ? words.yes : words.no)],
      ]}
    />
  )
}

function OnMap({ point }: { point: NonNullable<CaseData['point']> }) {
  const { data } = useAsk('org.map', {})
  return data ? <PointMap county={data} point={point} /> : null
}

function Whole({ data }: { data: CaseData }) {
  const { t } = useLang()
  const router = useRouter()
  useReadReceipt(data)
  return (
    <article className="pad grid gap-x-10 pt-4 pb-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <header className="pb-4 lg:col-span-2">
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
          <Button look="quiet" className="-ml-3.5" onClick={() => router.history.back()}>
            ← {t(common.back)}
          </Button>
          <span>{data.case.number}</span>
          <StatusTags row={data.case} />
        </p>
        <h1 className="text-2xl font-semibold">{data.case.title}</h1>
      </header>
      <div className="min-w-0 space-y-6">
        <AlarmBar data={data} />
        <div className="rounded-lg border border-line bg-card p-4">
          <NextActs data={data} />
        </div>
        <MergeOffers data={data} />
        <section>
          <h2 className="mb-2 text-lg font-semibold">{t(words.said)}</h2>
          <Voices requests={data.requests} alarm={data.case.alarm} />
        </section>
        <section>
          <h2 className="mb-2 text-lg font-semibold">{t(words.timeline)}</h2>
          <History timeline={data.timeline} />
        </section>
      </div>
      <aside className="max-lg:mt-6 max-lg:border-t max-lg:border-line max-lg:pt-6">
        {data.asks.length > 0 && (
          <Panel title={t(words.asks)}>
            <Asks asks={data.asks} />
          </Panel>
        )}
        <Panel title={t(words.clock)}>
          <Clocks clocks={data.clocks} />
        </Panel>
        <Panel title={t(words.holders)}>
          <Holders holders={data.holders} />
        </Panel>
        {data.handedOver && (
          <Panel title={t(words.handedOver)}>
            <HandedOver data={data} there={data.handedOver} />
          </Panel>
        )}
        {data.co.length > 0 && (
          <Panel title={t(words.co)}>
            <CoHandlers co={data.co} />
          </Panel>
        )}
        <Panel title={t(words.facts)}>
          <Facts data={data} />
          {data.point && (
            <div className="mt-3">
              <OnMap point={data.point} />
            </div>
          )}
        </Panel>
      </aside>
    </article>
  )
}

const route = getRouteApi('/shell/cases/$id')

export function CasePage() {
  const { id } = route.useParams()
  const { t } = useLang()
  const router = useRouter()
  const found = useAsk('casework.get', { case: id })
  useKeys({ Escape: () => router.history.back() })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  return found.data ? <Whole data={found.data} /> : <Skeleton rows={10} />
}
