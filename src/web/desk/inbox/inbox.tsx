import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader, SplitPane } from '../../ui/page-header.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { VirtualRows } from '../../ui/virtual-rows.tsx'
import { duration } from '../../ui/when.ts'
import type { Input } from '../api.ts'
import { useKeys } from '../shell/keyboard.ts'
import { mayAny, useMe } from '../me.tsx'
import { caseReaders } from '../shell/nav.ts'
import type { CaseRow } from '../case/status.tsx'
import { saidOf, useAsk, useAskPages } from '../use-api.ts'
import { pages } from '../words.ts'
import { DutyRow, type Duty } from './duty-row.tsx'
import { Filters, type Chosen } from './filters.tsx'
import { Preview } from './preview.tsx'
import { words } from './words.ts'

const route = getRouteApi('/shell/inbox')

type ListProps = {
  duties: readonly Duty[]
  index: number
  filtered: boolean
  choose: (id: string) => void
  onNearEnd: () => void
}

function DutyList({ duties, index, filtered, choose, onNearEnd }: ListProps) {
  const { t } = useLang()
  const alarms = useAlarms()
  if (duties.length === 0 && filtered) return <EmptyState title={t(words.emptyFilter)} />
  if (duties.length === 0) return <EmptyState title={t(words.emptyTitle)} hint={t(words.emptyHint)} />
  return (
    <VirtualRows
      as="list"
      rows={duties}
      rowKey={(one) => one.id}
      current={index}
      label={t(words.list)}
      estimate={66}
      onNearEnd={onNearEnd}
      render={(one) => <DutyRow duty={one} alarm={alarms.get(one.ref) ?? null} onSelect={() => choose(one.id)} />}
    />
  )
}

/** The cases that speak of danger and wait for a word on it, for whoever may see cases at all. */
function useAlarms(): Map<string, CaseRow['alarm']> {
  const enabled = mayAny(useMe(), caseReaders)
  const found = useAsk('casework.list', { flag: 'alarm', limit: 200 }, { enabled, everyMs: 60_000 })
  return new Map(found.data?.cases.map((row) => [row.id, row.alarm]))
}

/** The list with one row under the keyboard; on a phone nothing is chosen until a finger chooses. */
function useChosenDuty(duties: readonly Duty[]) {
  const navigate = useNavigate()
  const [id, setId] = useState<string | null>(null)
  const [at, setAt] = useState(-1)
  const found = duties.findIndex((duty) => duty.id === id)
  // what was chosen is done and gone: the one that moved up into its place is next
  const index = found >= 0 || id === null ? found : Math.min(at, duties.length - 1)
  const choose = (next: string | null) => {
    setId(next)
    setAt(duties.findIndex((duty) => duty.id === next))
  }
  const step = (by: number) => {
    const next = duties[Math.min(Math.max(index + by, 0), duties.length - 1)]
    if (next) choose(next.id)
  }
  const duty = duties[index]
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      if (duty?.line === 'topics') void navigate({ to: '/programmes/$id', params: { id: duty.ref } })
      if (duty?.line === 'casework') void navigate({ to: '/cases/$id', params: { id: duty.ref } })
      if (duty?.line === 'register') void navigate({ to: '/register/$id', params: { id: duty.ref } })
      if (duty?.line === 'org') void navigate({ to: '/units' })
    },
    Escape: () => choose(null),
  })
  return { duty, index, choose }
}

type Totals = { n: number; minutes: number; overdue: number }[]

/** How much there is in one sentence, once it is known. */
const leadOf = (totals: Totals | undefined): Said => {
  const sum = (key: keyof Totals[number]) => totals?.reduce((all, one) => all + one[key], 0) ?? 0
  return totals ? words.lead(sum('n'), duration(sum('minutes')), sum('overdue')) : words.fetching
}

/** The right-hand side with nothing chosen: it asks to choose only where there is something to choose from. */
function Nothing({ loading, some }: { loading: boolean; some: boolean }) {
  const { t } = useLang()
  if (loading) return <Skeleton rows={4} />
  return some && <EmptyState title={t(words.pickTitle)} hint={t(words.pickHint)} />
}

export function Inbox() {
  const { t } = useLang()
  const chosen: Chosen = route.useSearch()
  const found = useAskPages('inbox.list', { ...chosen, limit: 100 } as Input<'inbox.list'>, { everyMs: 60_000 })
  const duties = found.data?.pages.flatMap((page) => page.duties) ?? []
  const totals = found.data?.pages[0]?.totals
  const { duty, index, choose } = useChosenDuty(duties)
  const more = () => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.inbox)} lead={!found.isError && t(leadOf(totals))} />
      <SplitPane
        open={duty !== undefined}
        list={
          <>
            <Filters totals={totals} />
            {found.isError ? (
              <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
            ) : found.data ? (
              <DutyList
                duties={duties}
                index={index}
                filtered={Object.keys(chosen).length > 0}
                choose={choose}
                onNearEnd={more}
              />
            ) : (
              <Skeleton rows={8} />
            )}
          </>
        }
        detail={
          duty ? (
            <Preview key={duty.id} duty={duty} onBack={() => choose(null)} />
          ) : (
            <Nothing loading={found.isPending} some={duties.length > 0} />
          )
        }
      />
    </div>
  )
}
