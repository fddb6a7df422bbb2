import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { shortDate } from '../../ui/when.ts'
import { useKeys, useRowAt, type Keys } from '../shell/keyboard.ts'
import { saidOf, useAsk, useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { Spark } from './curve.tsx'
import { Merge, OpenProgramme, Reject, Rename, Split, TakeOut, type TopicData } from './topic-forms.tsx'
import { chosenOf, nearOf, sizeOf, words } from './words.ts'

type Member = TopicData['members'][number]
type Form = 'rename' | 'reject' | 'merge' | 'split' | 'open' | { takeOut: Member }

function Why({ member }: { member: Member }) {
  const { t } = useLang()
  if (!member.why) return <span>{t(member.byPerson ? words.byPerson : words.firstOne)}</span>
  return (
    <span>
      {member.why.shared.length > 0 && (
        <>
          {t(words.shared)}
          {member.why.shared.map((name) => (
            <mark key={name} className="mr-1.5 rounded-sm bg-needle-tint px-1 text-needle-deep">
              {name}
            </mark>
          ))}
        </>
      )}
      {t(member.byPerson ? words.byPerson : nearOf(member.why.near))}
    </span>
  )
}

type RowProps = { member: Member; current: boolean; chosen: boolean; onChoose: () => void; onTakeOut: () => void }

function MemberRow({ member, current, chosen, onChoose, onTakeOut }: RowProps) {
  const { t, lang } = useLang()
  return (
    <li
      ref={(row) => {
        if (current) row?.scrollIntoView({ block: 'nearest' })
      }}
      className={`grid grid-cols-[auto_1fr_auto] items-start gap-x-3 border-b border-line py-2.5 ${current ? 'bg-needle-tint' : ''}`}
    >
      <span className="touch grid w-8 place-items-center">
        <input
          type="checkbox"
          className="size-4 accent-needle"
          checked={chosen}
          onChange={onChoose}
          aria-label={`${t(words.choose)} ${member.title}`}
        />
      </span>
      <span className="min-w-0">
        <Link to="/cases/$id" params={{ id: member.case }} className="font-medium hover:text-needle hover:underline">
          {member.title}
        </Link>
        <span className="block text-xs text-soft">
          {[member.number, shortDate(member.at, lang), t(member.areaName)].filter(Boolean).join(' · ')}
        </span>
        <span className="block text-sm text-soft">
          <Why member={member} />
        </span>
      </span>
      <Button look="quiet" onClick={onTakeOut} aria-label={`${t(words.takeOut)} ${member.title}`}>
        {t(words.takeOut)}
      </Button>
    </li>
  )
}

function Forms({
  form,
  topic,
  chosen,
  onClose,
}: {
  form: Form
  topic: TopicData
  chosen: string[]
  onClose: () => void
}) {
  if (typeof form === 'object') return <TakeOut topic={topic} member={form.takeOut} onClose={onClose} />
  if (form === 'split') return <Split topic={topic} chosen={chosen} onClose={onClose} />
  const Shown = { rename: Rename, reject: Reject, merge: Merge, open: OpenProgramme }[form]
  return <Shown topic={topic} onClose={onClose} />
}

/** What can be done with a topic, each by one key. */
function useTopicActs(topic: TopicData, open: (form: Form) => void, chosen: readonly string[]) {
  const pin = useCommand('casework.pinTopic')
  const unpin = useCommand('casework.unpinTopic')
  return {
    pin: () => (topic.pinned ? unpin : pin).mutate({ topic: topic.id }),
    rename: () => open('rename'),
    merge: () => void (!topic.programme && open('merge')),
    split: () => void (chosen.length > 0 && chosen.length < topic.members.length && open('split')),
    reject: () => void (!topic.programme && open('reject')),
  }
}

function Head({ topic }: { topic: TopicData }) {
  const { t } = useLang()
  const router = useRouter()
  return (
    <header className="pb-4">
      <Button look="quiet" className="-ml-3.5" onClick={() => router.history.back()}>
        ← {t(common.back)}
      </Button>
      <h1 className="flex flex-wrap items-center gap-x-3 text-2xl font-semibold">
        {topic.name}
        {topic.pinned && <Tag tone="warn">{t(words.pinned)}</Tag>}
        {topic.rejected && <Tag>{t(words.rejected)}</Tag>}
      </h1>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{t(topic.says)}</span>
        <Spark counts={topic.curve} label={t(words.last12)} />
      </p>
      <p className="text-sm text-soft">
        {[t(sizeOf(topic.size, topic.people)), t(topic.areaName)].filter(Boolean).join(' · ')}
      </p>
    </header>
  )
}

type Acts = ReturnType<typeof useTopicActs>

function Buttons({ topic, acts, open }: { topic: TopicData; acts: Acts; open: (form: Form) => void }) {
  const { t } = useLang()
  const free = topic.programme === null
  return (
    <div className="flex flex-wrap gap-2 pb-4">
      {topic.programme ? (
        <Link to="/programmes/$id" params={{ id: topic.programme }} className={buttonClass('primary')}>
          {t(words.seeProgramme)}
        </Link>
      ) : (
        <Button look="primary" onClick={() => open('open')}>
          {t(words.openProgramme)}
        </Button>
      )}
      <Button onClick={acts.pin}>{t(topic.pinned ? words.unpin : words.pin)}</Button>
      <Button onClick={acts.rename}>{t(words.rename)}</Button>
      {free && <Button onClick={acts.merge}>{t(words.merge)}</Button>}
      {free && <Button onClick={acts.reject}>{t(topic.rejected ? words.restore : words.reject)}</Button>}
    </div>
  )
}

/** Which member one stands at and which are chosen. */
function useMembers(members: readonly Member[]) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { at, keys } = useRowAt(members)
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  return { at, member: members[at], chosen, toggle, keys, clear: () => setChosen([]) }
}

function Members({
  topic,
  open,
  mine,
}: {
  topic: TopicData
  open: (form: Form) => void
  mine: ReturnType<typeof useMembers>
}) {
  const { t } = useLang()
  const some = mine.chosen.length > 0
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-lg font-semibold">{t(words.members)}</h2>
        {some && <output className="text-sm text-soft">{t(chosenOf(mine.chosen.length))}</output>}
        {some && mine.chosen.length < topic.members.length && (
          <Button onClick={() => open('split')}>{t(words.split)}</Button>
        )}
      </div>
      <ol className="mt-2 border-t border-line">
        {topic.members.map((one, i) => (
          <MemberRow
            key={one.request}
            member={one}
            current={i === mine.at}
            chosen={mine.chosen.includes(one.request)}
            onChoose={() => mine.toggle(one.request)}
            onTakeOut={() => open({ takeOut: one })}
          />
        ))}
      </ol>
    </>
  )
}

function Whole({ topic }: { topic: TopicData }) {
  const { t } = useLang()
  const router = useRouter()
  const [form, setForm] = useState<Form | null>(null)
  const mine = useMembers(topic.members)
  const { member } = mine
  const acts = useTopicActs(topic, setForm, mine.chosen)
  const onMember: Keys = member
    ? {
        x: () => mine.toggle(member.request),
        r: () => setForm({ takeOut: member }),
        Enter: () => void router.navigate({ to: '/cases/$id', params: { id: member.case } }),
      }
    : {}
  useKeys({
    ...mine.keys,
    ...onMember,
    p: acts.pin,
    n: acts.rename,
    m: acts.merge,
    s: acts.split,
    d: acts.reject,
    Escape: () => router.history.back(),
  })
  const close = () => {
    setForm(null)
    mine.clear()
  }
  return (
    <article className="pad pt-4 pb-10">
      <Head topic={topic} />
      <Buttons topic={topic} acts={acts} open={setForm} />
      <p className="pb-5 text-xs text-soft max-md:hidden">{t(words.pressKeys)}</p>
      <Members topic={topic} open={setForm} mine={mine} />
      {form && <Forms form={form} topic={topic} chosen={[...mine.chosen]} onClose={close} />}
    </article>
  )
}

const route = getRouteApi('/shell/topics/$id')

export function TopicPage() {
  const { id } = route.useParams()
  const { t } = useLang()
  const found = useAsk('casework.topic', { topic: id, span: '90' })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  return found.data ? <Whole topic={found.data} /> : <Skeleton rows={10} />
}
