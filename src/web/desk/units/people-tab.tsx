import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { mayAny, useMe, type Me } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { ListBar, type Search } from './list-bar.tsx'
import { blank, PersonDialog, saying, type Person, type PersonForm } from './person-forms.tsx'
import { manageColumn } from './row-menu.tsx'
import { TableTools } from './table-tools.tsx'
import { words } from './words.ts'

type Say = (said: Said | null | undefined) => string
type Show = (form: PersonForm) => void

/** One's own way in is changed under one's own account; everybody else's here. */
const signInEntries = (t: Say, person: Person, me: Me, show: Show): (MenuEntry | false)[] => [
  person.id !== me.id && {
    label: t(person.hasAccount ? words.inviteAgain : words.invite),
    onSelect: () => show({ what: 'invite', person }),
  },
  person.hasAccount && { label: t(words.endSessions), onSelect: () => show({ what: 'endSessions', person }) },
  person.hasAccount &&
    person.id !== me.id && {
      label: t(words.resetSecondFactor),
      onSelect: () => show({ what: 'resetSecondFactor', person }),
    },
]

const entriesOf = (t: Say, person: Person, me: Me, show: Show): (MenuEntry | false)[] => [
  person.mine && { label: t(saying(person).label), onSelect: () => show({ what: 'edit', person }) },
  ...(person.mine && !person.closedAt
    ? [
        ...signInEntries(t, person, me, show),
        { label: t(words.closePerson), onSelect: () => show({ what: 'close', person }) },
      ]
    : []),
  mayAny(me, ['audit.read']) && { label: t(words.history), onSelect: () => show({ what: 'history', person }) },
]

const columnsIn = (t: Say, me: Me, show: Show): Column<Person>[] => [
  {
    key: 'name',
    head: t(words.fullName),
    width: 'minmax(8rem,1fr)',
    cell: (person) => (
      <>
        <span className="font-medium">{person.name}</span> {person.closedAt && <Tag>{t(words.personClosed)}</Tag>}
      </>
    ),
  },
  {
    key: 'posts',
    head: t(words.posts),
    width: 'minmax(10rem,2fr)',
    cell: (person) =>
      person.posts.map((post) => `${t(post.unitName)} · ${t(post.title)}`).join(t({ zh: '、', en: ', ' })) || '—',
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
  manageColumn(
    t,
    (person) => person.name,
    (person) => entriesOf(t, person, me, show),
  ),
]

export function PeopleTab() {
  const { t } = useLang()
  const me = useMe()
  const [search, setSearch] = useState<Search>({ closed: false })
  const [form, setForm] = useState<PersonForm | null>(null)
  return (
    <>
      <ListBar label={t(words.findPerson)} onSearch={setSearch}>
        <Button onClick={() => setForm({ what: 'edit', person: blank })}>{t(words.newPerson)}</Button>
        <TableTools kind="persons" />
      </ListBar>
      <PagedTable
        call="org.persons"
        input={search}
        rowsOf={(page) => page.persons}
        rowKey={(person) => person.id}
        label={t(words.people)}
        keeps
        columns={columnsIn(t, me, setForm)}
      />
      {form && <PersonDialog form={form} onClose={() => setForm(null)} />}
    </>
  )
}
