import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { cameAsLabels } from '#forms/labels'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { shortDate } from '../../ui/when.ts'
import { Problem } from '../problem.tsx'
import { saidOf, useAsk, useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { draftOf, type Draft, type Element, type FormData } from './bound.ts'
import { Bring } from './bring.tsx'
import { Choice } from './choice.tsx'
import { Columns } from './columns.tsx'
import { Fill } from './fill.tsx'
import { words } from './words.ts'

type Open = 'fill' | 'next' | null

function Head({ data, open }: { data: FormData; open: (what: Open) => void }) {
  const { t } = useLang()
  const router = useRouter()
  const { form, may } = data
  return (
    <header className="lg:col-span-2">
      <Button look="quiet" className="-ml-3.5" onClick={() => router.history.back()}>
        ← {t(common.back)}
      </Button>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="flex flex-wrap items-center gap-x-3 text-2xl font-semibold">
            {form.name}
            <Tag tone={form.ready ? 'ok' : 'warn'}>{t(form.ready ? words.ready : words.draft)}</Tag>
          </h1>
          <p className="text-sm text-soft">
            {[t(form.unitName), t(words[form.kind]), t(words.version(form.version))].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {may.bind && <Button onClick={() => open('next')}>{t(words.bringNext)}</Button>}
          {may.fill && (
            <Button
              look="primary"
              disabled={!form.ready}
              title={form.ready ? undefined : t(words.notReady)}
              onClick={() => open('fill')}
            >
              {t(words.fill)}
            </Button>
          )}
        </div>
      </div>
    </header>
  )
}

function Aside({ data }: { data: FormData }) {
  const { t, lang } = useLang()
  return (
    <section className="text-sm text-soft">
      {data.room !== null && <p>{t(words.rows(data.room))}</p>}
      {data.others.length > 0 && <p>{t(words.others(data.others.join(lang === 'zh' ? '、' : ', ')))}</p>}
      <h2 className="pt-3 font-medium text-ink">{t(words.versions)}</h2>
      <ul>
        {data.versions.map((version) => (
          <li key={version.version}>
            {shortDate(version.at, lang)} {version.fileName}
            {version.cameAs !== 'xlsx' && <span> （{t(cameAsLabels[version.cameAs])}）</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

type BodyProps = { data: FormData; elements: ReadonlyMap<string, Element> }

function Body({ data, elements }: BodyProps) {
  const { t } = useLang()
  const toast = useToast()
  const [draft, setDraft] = useState<Draft>(() => draftOf(data))
  const [open, setOpen] = useState<Open>(null)
  const sending = useCommand('forms.bind')
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const confirm = () =>
    sending.mutate(
      {
        ...draft,
        form: data.form.id,
        bindings: Object.entries(draft.bindings).map(([path, binding]) => ({ path, ...binding })),
      },
      { onSuccess: () => toast.done(t(words.confirmed)) },
    )
  return (
    <article className="pad grid gap-x-10 gap-y-6 pt-4 pb-10 lg:grid-cols-[minmax(0,3fr)_minmax(17rem,1fr)]">
      <Head data={data} open={setOpen} />
      <section className="min-w-0">
        <h2 className="text-lg font-semibold">{t(words.columns)}</h2>
        {data.may.bind && <p className="pb-2 text-sm text-soft">{t(words.columnsLead)}</p>}
        <Columns
          places={data.fields}
          draft={draft}
          elements={elements}
          may={data.may.bind}
          onChange={(path, binding) => change({ bindings: { ...draft.bindings, [path]: binding } })}
        />
        {data.may.bind && (
          <div className="space-y-3 pt-4">
            <Problem error={sending.error} />
            <Button look="primary" busy={sending.isPending} onClick={confirm}>
              {t(words.confirm)}
            </Button>
          </div>
        )}
      </section>
      <aside className="min-w-0 space-y-4">
        <h2 className="text-lg font-semibold">{t(words.who)}</h2>
        <p>{t(data.says)}</p>
        {data.may.bind && <Choice draft={draft} elements={elements} onChange={change} />}
        <Aside data={data} />
      </aside>
      {open === 'fill' && <Fill data={data} onClose={() => setOpen(null)} />}
      {open === 'next' && <Bring form={data.form} onClose={() => setOpen(null)} />}
    </article>
  )
}

const route = getRouteApi('/shell/forms/$id')

/** One form: what fills each of its places, who is in it, and filling it. */
export function FormPage() {
  const { id } = route.useParams()
  const { t } = useLang()
  const found = useAsk('forms.form', { form: id })
  const dictionary = useAsk('register.dictionary', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data || dictionary.isPending) return <Skeleton rows={10} />
  const elements = new Map(dictionary.data?.elements.map((one) => [one.code, one]))
  // the next version is another draft
  return <Body key={`${id} ${found.data.form.version}`} data={found.data} elements={elements} />
}
