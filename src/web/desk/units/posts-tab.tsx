import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { writeHours } from './hours.ts'
import { ListBar, type Search } from './list-bar.tsx'
import { blank, PostDialog, saying, type Post, type PostForm } from './post-forms.tsx'
import { manageColumn } from './row-menu.tsx'
import { TableTools } from './table-tools.tsx'
import { words } from './words.ts'

type Say = (said: Said | null | undefined) => string

const Holder = ({ post }: { post: Post }) => {
  const { t } = useLang()
  if (post.personName) return post.personName
  return (
    <span className="flex flex-wrap gap-1.5">
      <Tag tone={post.closedAt ? 'plain' : 'warn'}>{t(post.closedAt ? words.closed : words.empty)}</Tag>
      {post.coveredByName && (
        <span className="text-soft">
          {t(words.covered)} {post.coveredByName}
        </span>
      )}
    </span>
  )
}

const columnsIn = (t: Say, show: ((form: PostForm) => void) | null, mayLog: boolean): Column<Post>[] => [
  {
    key: 'title',
    head: t(words.title),
    width: 'minmax(9rem,2fr)',
    cell: (post) => (
      <>
        <span className="font-medium">{t(post.title)}</span>
        <span className="block text-xs text-soft">{t(post.unitName)}</span>
      </>
    ),
  },
  { key: 'holder', head: t(words.holder), width: 'minmax(7rem,1fr)', cell: (post) => <Holder post={post} /> },
  { key: 'role', head: t(words.role), width: 'minmax(6rem,1fr)', cell: (post) => t(post.roleName) },
  { key: 'area', head: t(words.area), width: 'minmax(6rem,1fr)', cell: (post) => t(post.areaName) || post.area },
  {
    key: 'hours',
    head: t(words.hours),
    width: '11rem',
    cell: (post) => <span className="text-soft">{writeHours(post.hours) || t(words.byCalendar)}</span>,
  },
  ...(show
    ? [
        manageColumn<Post>(
          t,
          (post) => t(post.title),
          (post) => [
            { label: t(saying(post).label), onSelect: () => show({ what: 'edit', post }) },
            !post.closedAt && { label: t(words.seat), onSelect: () => show({ what: 'seat', post }) },
            !post.closedAt && !post.person && { label: t(words.cover), onSelect: () => show({ what: 'cover', post }) },
            !post.closedAt && { label: t(words.closePost), onSelect: () => show({ what: 'close', post }) },
            mayLog && { label: t(words.history), onSelect: () => show({ what: 'history', post }) },
          ],
        ),
      ]
    : []),
]

export function PostsTab() {
  const { t } = useLang()
  const me = useMe()
  const may = mayAny(me, ['org.manage'])
  const [search, setSearch] = useState<Search>({ closed: false })
  const [form, setForm] = useState<PostForm | null>(null)
  return (
    <>
      <ListBar label={t(words.findPost)} onSearch={setSearch}>
        {may && <Button onClick={() => setForm({ what: 'edit', post: blank })}>{t(words.newPost)}</Button>}
        {may && <TableTools kind="posts" />}
      </ListBar>
      <PagedTable
        call="org.posts"
        input={search}
        rowsOf={(page) => page.posts}
        rowKey={(post) => post.id}
        label={t(words.posts)}
        keeps
        columns={columnsIn(t, may ? setForm : null, mayAny(me, ['audit.read']))}
      />
      {form && <PostDialog form={form} onClose={() => setForm(null)} />}
    </>
  )
}
