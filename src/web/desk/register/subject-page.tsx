import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { kindLabels } from '#register/labels'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { AccountCard } from './accounts.tsx'
import { Consents } from './consents.tsx'
import { Facts, type SubjectData } from './facts.tsx'
import { Members } from './members.tsx'
import { Readings } from './readings.tsx'
import { SubjectForms, type SubjectForm } from './subject-forms.tsx'
import { words } from './words.ts'

function Head({ data, open }: { data: SubjectData; open: (form: SubjectForm) => void }) {
  const { t } = useLang()
  const router = useRouter()
  const { subject, may } = data
  const acts = [
    ...(may.write ? [{ label: t(words.move), onSelect: () => open({ what: 'move' }) }] : []),
    ...(may.settle ? [{ label: t(words.merge), onSelect: () => open({ what: 'merge' }) }] : []),
  ]
  return (
    <header className="pb-4">
      <Button look="quiet" className="-ml-3.5" onClick={() => router.history.back()}>
        ← {t(common.back)}
      </Button>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="flex flex-wrap items-center gap-x-3 text-2xl font-semibold">
            {subject.name}
            <Tag>{t(kindLabels[subject.kind])}</Tag>
          </h1>
          <p className="text-sm text-soft">{t(subject.areaName)}</p>
        </div>
        {acts.length > 0 && subject.mergedInto === null && <Menu label={t(words.manage)} entries={acts} />}
      </div>
      {subject.mergedInto && (
        <p className="mt-3 border-l-4 border-warn bg-warn-tint px-3 py-2 text-sm">
          {t(words.mergedAway)}{' '}
          <Link to="/register/$id" params={{ id: subject.mergedInto }} className="font-medium underline">
            {t(words.seeKept)}
          </Link>
        </p>
      )}
      {data.merges
        .filter((merge) => !merge.undone)
        .map((merge) => (
          <p key={merge.id} className="mt-2 flex flex-wrap items-center gap-2 text-sm text-soft">
            {t(words.merged(merge.goneName))}
            {may.settle && (
              <Button look="quiet" onClick={() => open({ what: 'unmerge', merge: merge.id })}>
                {t(words.unmerge)}
              </Button>
            )}
          </p>
        ))}
    </header>
  )
}

function Whole({ data }: { data: SubjectData }) {
  const [form, setForm] = useState<SubjectForm | null>(null)
  return (
    <article className="pad grid gap-x-10 gap-y-6 pt-4 pb-10 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="min-w-0">
        <Head data={data} open={setForm} />
        {data.accounts.length > 0 && (
          <div className="space-y-4 pb-6">
            {data.accounts.map((account) => (
              <AccountCard key={account.id} account={account} may={data.may.settle} />
            ))}
          </div>
        )}
        <Facts data={data} />
      </div>
      <aside className="min-w-0 space-y-7 lg:pt-12">
        <Members data={data} />
        {data.subject.kind === 'person' && <Consents data={data} />}
        <Readings subject={data.subject.id} />
      </aside>
      {form && <SubjectForms form={form} data={data} onClose={() => setForm(null)} />}
    </article>
  )
}

const route = getRouteApi('/shell/register/$id')

export function SubjectPage() {
  const { id } = route.useParams()
  const { t } = useLang()
  const found = useAsk('register.subject', { subject: id })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  // another subject is another page: what was shown of one is not kept for the next
  return found.data ? <Whole key={id} data={found.data} /> : <Skeleton rows={10} />
}
