import { Link } from '@tanstack/react-router'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { stretchName } from '../../ui/when.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { tasksOf, words } from './words.ts'

/** The programmes that the reader has to do with, the running ones first. */
export function Programmes() {
  const { t, lang } = useLang()
  const found = useAsk('casework.programmes', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  if (found.data.programmes.length === 0)
    return <EmptyState title={t(words.noProgrammes)} hint={t(words.noProgrammesHint)} />
  return (
    <ol className="min-h-0 flex-1 overflow-y-auto border-t border-line">
      {found.data.programmes.map((one) => (
        <li key={one.id} className="border-b border-line">
          <Link to="/programmes/$id" params={{ id: one.id }} className="pad block py-3 hover:bg-card">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold">{one.title}</span>
              <Tag tone={one.closedAt ? 'plain' : 'needle'}>{t(one.closedAt ? words.closed : words.running)}</Tag>
            </span>
            <span className="block text-sm">{t(one.judged.says)}</span>
            <span className="block text-xs text-soft">
              {[
                t(one.leadName),
                stretchName({ first: one.starts, last: one.ends }, lang),
                t(tasksOf(one.tasksDone, one.tasks)),
              ].join(' · ')}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
