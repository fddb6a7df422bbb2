import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { readHours, writeHours } from './hours.ts'
import { words } from './words.ts'

type Post = Output<'org.posts'>['posts'][number]
/** What a form for a new one begins with. */
const blank = { id: '', unit: '', role: '', area: '', title: { zh: '', en: '' }, hours: null, person: null }
type Draft = Pick<Post, keyof typeof blank>
type Say = (said: Said | null | undefined) => string
type Form = { what: 'edit' | 'seat'; post: Draft }

const shape = ({ zh, en, hours, ...rest }: Record<string, unknown>) =>
  ({
    ...rest,
    title: { zh, en },
    hours: typeof hours === 'string' ? readHours(hours) : null,
  }) as Input<'org.savePost'>

function EditPost({ post, onClose }: { post: Draft; onClose: () => void }) {
  const { t } = useLang()
  const roles = useAsk('org.roles', {})
  if (!roles.data) return null
  const options = roles.data.roles.map((role) => ({ value: role.code, label: t(role.name) }))
  return (
    <FormDialog
      command="org.savePost"
      fixed={post.id ? { id: post.id } : {}}
      shape={shape}
      title={post.id ? words.edit : words.newPost}
      submit={common.save}
      onClose={onClose}
      fields={[
        { kind: 'unit', name: 'unit', label: words.units, initial: post.unit },
        { kind: 'pick', name: 'role', label: words.role, options, initial: post.role },
        { kind: 'area', name: 'area', label: words.area, initial: post.area },
        { kind: 'line', name: 'zh', label: words.titleZh, initial: post.title.zh },
        { kind: 'line', name: 'en', label: words.titleEn, initial: post.title.en },
        {
          kind: 'line',
          name: 'hours',
          label: words.hours,
          hint: words.hoursHint,
          initial: writeHours(post.hours),
          optional: true,
        },
      ]}
    />
  )
}

const withPerson = (input: Record<string, unknown>) => ({ person: null, ...input }) as Input<'org.seat'>

function SeatPost({ post, onClose }: { post: Draft; onClose: () => void }) {
  const people = useAsk('org.persons', { limit: 500 })
  if (!people.data) return null
  return (
    <FormDialog
      command="org.seat"
      fixed={{ post: post.id }}
      shape={withPerson}
      title={words.seat}
      lead={words.seatLead}
      submit={common.save}
      onClose={onClose}
      fields={[
        {
          kind: 'pick',
          name: 'person',
          label: words.person,
          options: people.data.persons.map((person) => ({ value: person.id, label: person.name })),
          initial: post.person ?? '',
          optional: true,
        },
        { kind: 'long', name: 'reason', label: words.reason },
      ]}
    />
  )
}

const Holder = ({ post }: { post: Post }) => {
  const { t } = useLang()
  if (post.personName) return post.personName
  return (
    <span className="flex flex-wrap gap-1.5">
      <Tag tone="warn">{t(words.empty)}</Tag>
      {post.coveredByName && (
        <span className="text-soft">
          {t(words.covered)} {post.coveredByName}
        </span>
      )}
    </span>
  )
}

const columnsIn = (t: Say, show: ((form: Form) => void) | null): Column<Post>[] => [
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
        {
          key: 'edit',
          head: t(words.edit),
          width: '6.5rem',
          cell: (post: Post) => (
            <Menu
              look="quiet"
              label={t(words.edit)}
              entries={[
                { label: t(words.edit), onSelect: () => show({ what: 'edit', post }) },
                { label: t(words.seat), onSelect: () => show({ what: 'seat', post }) },
              ]}
            />
          ),
        },
      ]
    : []),
]

export function PostsTab() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['org.manage'])
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  return (
    <>
      {may && (
        <div className="pad pb-3">
          <Button onClick={() => setForm({ what: 'edit', post: blank })}>{t(words.newPost)}</Button>
        </div>
      )}
      <PagedTable
        call="org.posts"
        input={{}}
        rowsOf={(page) => page.posts}
        rowKey={(post) => post.id}
        label={t(words.posts)}
        columns={columnsIn(t, may ? setForm : null)}
      />
      {form?.what === 'edit' && <EditPost post={form.post} onClose={close} />}
      {form?.what === 'seat' && <SeatPost post={form.post} onClose={close} />}
    </>
  )
}
