import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button, buttonClass } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader, SplitPane } from '../../ui/page-header.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { Input } from '../api.ts'
import { CaseBrief } from '../case/case-brief.tsx'
import { words as caseWords } from '../case/words.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common, pages } from '../words.ts'
import { Queue } from './queue.tsx'
import { Counts, UnitsLoad } from './units-load.tsx'
import { words } from './words.ts'

type QueueSpec = { value: string; label: Said; empty: Said; filter: Input<'casework.list'> }

const queues: readonly QueueSpec[] = [
  { value: 'queue', label: words.queue, empty: words.nothing, filter: { status: ['received'], type: 'open' } },
  { value: 'returns', label: words.returns, empty: words.nothingReturned, filter: { flag: 'returned', type: 'open' } },
]

/** The centre's table: what has come in on the left, who holds how much on the right. */
export function Board() {
  const { t } = useLang()
  const [chosen, setChosen] = useState<string | null>(null)
  const board = useAsk('casework.board', {}, { everyMs: 60_000 })
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.board)} lead={t(words.lead)} />
      {board.data && <Counts counts={board.data.counts} />}
      <SplitPane
        open={chosen !== null}
        list={
          <Tabs
            label={t(pages.board)}
            tabs={queues.map(({ value, label, empty, filter }) => ({
              value,
              label: t(label),
              body: <Queue filter={filter} label={label} empty={empty} chosen={chosen} onChoose={setChosen} />,
            }))}
          />
        }
        detail={
          chosen ? (
            <div className="space-y-4 px-5 py-4">
              <div className="flex gap-2">
                <Button onClick={() => setChosen(null)}>← {t(common.back)}</Button>
                <Link to="/cases/$id" params={{ id: chosen }} className={buttonClass('plain')}>
                  {t(caseWords.openCase)}
                </Link>
              </div>
              <CaseBrief id={chosen} />
            </div>
          ) : board.isError ? (
            <ErrorState title={t(saidOf(board.error))} onRetry={() => void board.refetch()} />
          ) : board.data ? (
            <UnitsLoad units={board.data.units} />
          ) : (
            <Skeleton />
          )
        }
      />
    </div>
  )
}
