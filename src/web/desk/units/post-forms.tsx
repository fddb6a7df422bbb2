import { useLang } from '../../ui/lang.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { Cover } from './cover.tsx'
import { nameFields, readName, sayingOf } from './edit-words.ts'
import { History } from './history.tsx'
import { readHours, writeHours } from './hours.ts'
import { ReasonForm } from './reason-form.tsx'
import { words } from './words.ts'

export type Post = Output<'org.posts'>['posts'][number]
/** What a form for a new one begins with. */
export const blank = {
  id: '',
  unit: '',
  role: '',
  area: '',
  title: { zh: '', en: '' },
  hours: null,
  closedAt: null,
}
type Draft = Pick<Post, keyof typeof blank>
export type PostForm = { what: 'edit'; post: Draft } | { what: 'seat' | 'cover' | 'close' | 'history'; post: Post }

const shape = ({ zh, en, hours, ...rest }: Record<string, unknown>) =>
  ({
    ...rest,
    title: readName({ zh, en }),
    hours: typeof hours === 'string' ? readHours(hours) : null,
  }) as Input<'org.savePost'>

export const saying = (post: Draft) =>
  sayingOf({ isNew: post.id === '', closed: post.closedAt !== null, name: post.title }, words.newPost)

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
      {...saying(post).form}
      onClose={onClose}
      fields={[
        { kind: 'unit', name: 'unit', label: words.unit, initial: post.unit },
        ...nameFields(post.title, { zh: words.titleZh, en: words.titleEn }),
        { kind: 'pick', name: 'role', label: words.role, hint: words.roleHint, options, initial: post.role },
        { kind: 'area', name: 'area', label: words.area, hint: words.areaHint, initial: post.area },
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

const SeatPost = ({ post, onClose }: { post: Post; onClose: () => void }) => (
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
        kind: 'staff',
        name: 'person',
        label: words.person,
        initial: post.person ?? '',
        initialLabel: post.personName ?? '',
        optional: true,
      },
      { kind: 'long', name: 'reason', label: words.reason },
    ]}
  />
)

/** Whatever was chosen for a post, in front of the list. */
export function PostDialog({ form, onClose }: { form: PostForm; onClose: () => void }) {
  const { t } = useLang()
  if (form.what === 'edit') return <EditPost post={form.post} onClose={onClose} />
  const { post } = form
  switch (form.what) {
    case 'seat':
      return <SeatPost post={post} onClose={onClose} />
    case 'cover':
      return <Cover post={post.id} unit={post.unit} onClose={onClose} />
    case 'history':
      return <History subject={`post:${post.id}`} name={t(post.title)} onClose={onClose} />
    default:
      return (
        <ReasonForm
          command="org.closePost"
          fixed={{ id: post.id }}
          title={words.closePost}
          lead={words.closePostLead(post.title, post.personName)}
          onClose={onClose}
        />
      )
  }
}
