import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { duration } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { Cover } from './cover.tsx'
import { words } from './words.ts'

type Post = Output<'inbox.posts'>['posts'][number]

const Waited = ({ n, minutes }: { n: number; minutes: number | null }) => {
  const { t } = useLang()
  return (
    <td className="py-2 pr-2 align-top md:pr-4">
      {n}
      {n > 0 && minutes !== null && <span className="block text-xs text-soft">{t(words.work(duration(minutes)))}</span>}
    </td>
  )
}

/** Where work lies: per post, in working time. An empty post stands out, and can be covered from here. */
export function WaitingTab() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['inbox.manage', 'org.manage'])
  const [covering, setCovering] = useState<Post | null>(null)
  const found = useAsk('inbox.posts', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  return (
    <div className="pad overflow-x-auto pb-8">
      <p className="pb-2 text-sm text-soft">{t(words.waitingNote)}</p>
      <table className="w-full text-sm md:min-w-xl">
        <thead className="text-left text-xs text-soft">
          <tr className="border-b border-line">
            {[words.posts, words.open, words.unread, words.untouched].map((head) => (
              <th key={head.en} scope="col" className="py-1.5 pr-2 font-normal whitespace-nowrap md:pr-4">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.data.posts.map((post) => (
            <tr key={post.post} className="border-b border-line">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                <span className="font-medium">{t(post.title)}</span>{' '}
                {post.empty && <Tag tone="warn">{t(words.empty)}</Tag>} {post.covered && <Tag>{t(words.covered)}</Tag>}
                <span className="block text-xs text-soft">{t(post.unitName)}</span>
                {may && post.empty && (
                  <Button className="mt-1" onClick={() => setCovering(post)}>
                    {t(words.cover)}
                  </Button>
                )}
              </th>
              <td className="py-2 pr-2 align-top md:pr-4">{post.open}</td>
              <Waited n={post.unread} minutes={post.oldestUnreadMinutes} />
              <Waited n={post.untouched} minutes={post.oldestUntouchedMinutes} />
            </tr>
          ))}
        </tbody>
      </table>
      {covering && <Cover post={covering.post} unit={covering.unit} onClose={() => setCovering(null)} />}
    </div>
  )
}
