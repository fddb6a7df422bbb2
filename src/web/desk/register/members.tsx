import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { leavingLabels, relationLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Input } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { words as common } from '../words.ts'
import type { SubjectData } from './facts.tsx'
import { words } from './words.ts'

type Member = SubjectData['members'][number]
type Form = { what: 'join' } | { what: 'leave'; member: Member }

const choicesOf = (labels: Record<string, Said>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

function MemberRow({
  member,
  isHousehold,
  onLeave,
}: {
  member: Member
  isHousehold: boolean
  onLeave: (() => void) | null
}) {
  const { t } = useLang()
  const name = isHousehold ? (member.personName ?? '—') : member.householdName
  return (
    <li className={`flex items-baseline justify-between gap-3 py-1 ${member.until ? 'text-soft' : ''}`}>
      <span>
        <Link
          to="/register/$id"
          params={{ id: isHousehold ? member.person : member.household }}
          className="font-medium hover:text-needle hover:underline"
        >
          {name}
        </Link>
        <span className="block text-xs text-soft">
          {[
            t(relationLabels[member.relation]),
            member.until ? t(words.left(member.until)) : t(words.from(member.since)),
            member.whyOut && t(leavingLabels[member.whyOut]),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {onLeave && (
        <Button look="quiet" onClick={onLeave}>
          {t(words.leave)}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  )
}

function Join({ data, onClose }: { data: SubjectData; onClose: () => void }) {
  const { id, kind } = data.subject
  const isHousehold = kind === 'household'
  return (
    <FormDialog
      command="register.join"
      fixed={isHousehold ? { household: id } : { person: id }}
      shape={(typed) => typed as Input<'register.join'>}
      title={isHousehold ? words.joinMember : words.join}
      submit={common.save}
      fields={[
        isHousehold
          ? { kind: 'subject', of: 'person', name: 'person', label: words.whichPerson }
          : { kind: 'subject', of: 'household', name: 'household', label: words.whichHousehold },
        { kind: 'choice', name: 'relation', label: words.relation, options: choicesOf(relationLabels) },
        { kind: 'day', name: 'since', label: words.since, hint: words.seenHint, optional: true },
      ]}
      onClose={onClose}
    />
  )
}

const Leave = ({ member, onClose }: { member: Member; onClose: () => void }) => (
  <FormDialog
    command="register.leave"
    fixed={{ household: member.household, member: member.id }}
    title={words.leaveTitle(member.personName ?? '')}
    submit={words.leave}
    fields={[
      { kind: 'choice', name: 'why', label: words.why, options: choicesOf(leavingLabels) },
      { kind: 'day', name: 'until', label: words.leftOn, hint: words.seenHint, optional: true },
    ]}
    onClose={onClose}
  />
)

/** Who lives in a household, or where somebody lives and lived. */
export function Members({ data }: { data: SubjectData }) {
  const { kind } = data.subject
  return kind === 'household' || kind === 'person' ? <List data={data} isHousehold={kind === 'household'} /> : null
}

const mayJoin = ({ may, subject, members }: SubjectData, isHousehold: boolean): boolean =>
  may.write && subject.mergedInto === null && (isHousehold || members.every((member) => member.until !== null))

function List({ data, isHousehold }: { data: SubjectData; isHousehold: boolean }) {
  const { t } = useLang()
  const [form, setForm] = useState<Form | null>(null)
  const says = isHousehold
    ? { head: words.members, join: words.joinMember, none: words.noMembers }
    : { head: words.lives, join: words.join, none: words.livesNowhere }
  return (
    <section>
      <div className="flex min-h-9 items-center justify-between gap-3 border-b border-edge/50">
        <h2 className="font-semibold">{t(says.head)}</h2>
        {mayJoin(data, isHousehold) && (
          <Button look="quiet" onClick={() => setForm({ what: 'join' })}>
            {t(says.join)}
          </Button>
        )}
      </div>
      {data.members.length === 0 && <p className="pt-2 text-sm text-soft">{t(says.none)}</p>}
      <ul className="pt-1">
        {data.members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            isHousehold={isHousehold}
            onLeave={data.may.write && member.until === null ? () => setForm({ what: 'leave', member }) : null}
          />
        ))}
      </ul>
      {form?.what === 'join' && <Join data={data} onClose={() => setForm(null)} />}
      {form?.what === 'leave' && <Leave member={form.member} onClose={() => setForm(null)} />}
    </section>
  )
}
