import { useState } from 'react'
import { useLang } from '../../ui/lang.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { sayingOf } from './edit-words.ts'
import { History } from './history.tsx'
import { Once } from './once.tsx'
import { ReasonForm } from './reason-form.tsx'
import { words } from './words.ts'

export type Person = Output<'org.persons'>['persons'][number]
/** What a form for a new one begins with. */
export const blank = { id: '', name: '', login: null, phone: null, email: null, closedAt: null }
type Draft = Pick<Person, keyof typeof blank>
export type PersonForm =
  | { what: 'edit'; person: Draft }
  | { what: 'invite' | 'endSessions' | 'resetSecondFactor' | 'close' | 'history'; person: Person }

const again = { title: words.reopenPerson, lead: words.reopenPersonLead }
export const saying = (person: Draft) =>
  sayingOf(
    {
      isNew: person.id === '',
      closed: person.closedAt !== null,
      name: { zh: person.name, en: person.name },
    },
    words.newPerson,
    again,
  )

const EditPerson = ({ person, onClose }: { person: Draft; onClose: () => void }) => (
  <FormDialog
    command="org.savePerson"
    fixed={person.id ? { id: person.id } : {}}
    {...saying(person).form}
    onClose={onClose}
    fields={[
      { kind: 'line', name: 'name', label: words.fullName, initial: person.name },
      {
        kind: 'line',
        name: 'login',
        label: words.login,
        hint: words.loginHint,
        initial: person.login ?? '',
        optional: true,
      },
      { kind: 'line', name: 'phone', label: words.ownPhone, initial: person.phone ?? '', optional: true },
      { kind: 'line', name: 'email', label: words.mail, initial: person.email ?? '', optional: true },
    ]}
  />
)

function Invite({ person, onClose }: { person: Person; onClose: () => void }) {
  const [made, setMade] = useState<Output<'org.invite'> | null>(null)
  const { t, lang } = useLang()
  if (made)
    return (
      <Once
        title={t(words.link)}
        lead={t(words.linkLead(dateTime(made.until, lang)))}
        value={made.link}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      command="org.invite"
      fixed={{ person: person.id }}
      title={person.hasAccount ? words.inviteAgain : words.invite}
      lead={person.hasAccount ? words.inviteAgainLead : words.inviteLead}
      submit={words.makeLink}
      fields={[
        { kind: 'long', name: 'reason', label: words.reason },
        ...(person.hasAccount
          ? [{ kind: 'check', name: 'dropsSecondFactor', label: words.dropsSecondFactor } as const]
          : []),
      ]}
      onDone={setMade}
      onClose={onClose}
    />
  )
}

/** Whatever was chosen for a person, in front of the list. */
export function PersonDialog({ form, onClose }: { form: PersonForm; onClose: () => void }) {
  const { t } = useLang()
  if (form.what === 'edit') return <EditPerson person={form.person} onClose={onClose} />
  const { person } = form
  switch (form.what) {
    case 'invite':
      return <Invite person={person} onClose={onClose} />
    case 'history':
      return <History subject={`person:${person.id}`} name={person.name} onClose={onClose} />
    case 'close':
      return (
        <ReasonForm
          command="org.closePerson"
          fixed={{ id: person.id }}
          title={words.closePerson}
          lead={words.closePersonLead(
            person.name,
            person.posts.map((post) => `${t(post.unitName)} ${t(post.title)}`),
          )}
          onClose={onClose}
        />
      )
    case 'endSessions':
      return (
        <ReasonForm
          command="org.endSessions"
          fixed={{ person: person.id }}
          title={words.endSessions}
          lead={words.endSessionsLead(person.name)}
          onClose={onClose}
        />
      )
    default:
      return (
        <ReasonForm
          command="org.resetSecondFactor"
          fixed={{ person: person.id }}
          title={words.resetSecondFactor}
          lead={words.resetSecondFactorLead(person.name)}
          onClose={onClose}
        />
      )
  }
}
