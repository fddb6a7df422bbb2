import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { PagedTable } from '../paged-table.tsx'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Person = Output<'org.persons'>['persons'][number]
type Say = (said: Said | null | undefined) => string
type Acts = { edit: (person: Person) => void; invite: (person: Person) => void }

function EditPerson({ person, onClose }: { person: Partial<Person>; onClose: () => void }) {
  return (
    <FormDialog
      command="org.savePerson"
      fixed={person.id ? { id: person.id } : {}}
      title={person.id ? words.edit : words.newPerson}
      submit={common.save}
      onClose={onClose}
      fields={[
        { kind: 'line', name: 'name', label: words.person, initial: person.name ?? '' },
        { kind: 'line', name: 'login', label: words.login, initial: person.login ?? '', optional: true },
        { kind: 'line', name: 'phone', label: words.ownPhone, initial: person.phone ?? '', optional: true },
        { kind: 'line', name: 'email', label: words.mail, initial: person.email ?? '', optional: true },
      ]}
    />
  )
}

const columnsIn = (t: Say, acts: Acts): Column<Person>[] => [
  {
    key: 'name',
    head: t(words.person),
    width: 'minmax(8rem,1fr)',
    cell: (person) => <span className="font-medium">{person.name}</span>,
  },
  {
    key: 'posts',
    head: t(words.posts),
    width: 'minmax(10rem,2fr)',
    cell: (person) => person.posts.map((post) => `${t(post.unitName)} ${t(post.title)}`).join('、') || '—',
  },
  {
    key: 'login',
    head: t(words.login),
    width: 'minmax(7rem,1fr)',
    cell: (person) => (
      <>
        <span className="font-mono text-xs">{person.login ?? '—'}</span>
        <span className="block text-xs text-soft">{t(person.hasAccount ? words.hasAccount : words.noAccount)}</span>
      </>
    ),
  },
  {
    key: 'edit',
    head: t(words.edit),
    width: '13rem',
    cell: (person) =>
      person.mine && (
        <span className="flex gap-1">
          <Button look="quiet" aria-label={`${t(words.edit)} ${person.name}`} onClick={() => acts.edit(person)}>
            {t(words.edit)}
          </Button>
          <Button look="quiet" aria-label={`${t(words.invite)} ${person.name}`} onClick={() => acts.invite(person)}>
            {t(words.invite)}
          </Button>
        </span>
      ),
  },
]

export function PeopleTab() {
  const { t } = useLang()
  const [editing, setEditing] = useState<Partial<Person> | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const [inviting, setInviting] = useState<Person | null>(null)
  const acts: Acts = { edit: setEditing, invite: setInviting }
  return (
    <>
      <div className="pad pb-3">
        <Button onClick={() => setEditing({})}>{t(words.newPerson)}</Button>
      </div>
      <PagedTable
        call="org.persons"
        input={{}}
        rowsOf={(page) => page.persons}
        rowKey={(person) => person.id}
        label={t(words.people)}
        columns={columnsIn(t, acts)}
      />
      {editing && <EditPerson person={editing} onClose={() => setEditing(null)} />}
      {inviting && (
        <FormDialog
          command="org.invite"
          fixed={{ person: inviting.id }}
          title={words.invite}
          lead={words.inviteLead}
          submit={words.invite}
          fields={[{ kind: 'long', name: 'reason', label: words.reason }]}
          onDone={(made) => {
            setLink(made.link)
            setInviting(null)
          }}
          onClose={() => setInviting(null)}
        />
      )}
      {link && (
        <Dialog open onClose={() => setLink(null)} title={t(words.link)} lead={t(words.inviteLead)}>
          <p className="font-mono text-sm select-all">{link}</p>
        </Dialog>
      )}
    </>
  )
}
