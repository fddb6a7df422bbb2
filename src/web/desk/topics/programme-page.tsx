import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { dayFromNow, dayName, shortDate } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { Curve } from './curve.tsx'
import { shapeTask } from './topic-forms.tsx'
import { words } from './words.ts'

type Programme = Output<'casework.programme'>
type Task = Programme['items'][number]
type Form = 'add' | 'close' | { finish: Task }

function Tasks({ items, onFinish }: { items: readonly Task[]; onFinish: (task: Task) => void }) {
  const { t, lang } = useLang()
  const today = dayFromNow(0)
  if (items.length === 0) return <p className="text-soft">{t(words.noTasks)}</p>
  return (
    <ol className="border-t border-line">
      {items.map((task) => (
        <li key={task.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-2.5">
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-medium">{task.what}</p>
            <p className="text-sm text-soft">{t(task.unitName)}</p>
            {task.note && <p className="text-sm">{task.note}</p>}
          </div>
          <p className="flex items-center gap-2 text-sm">
            {task.doneAt ? (
              <Tag tone="ok">
                {t(words.doneOn)} {shortDate(task.doneAt, lang)}
              </Tag>
            ) : (
              <>
                {task.due < today && <Tag tone="danger">{t(words.late)}</Tag>}
                <span>
                  {t(words.due)} {dayName(task.due, lang)}
                </span>
              </>
            )}
            {task.mayFinish && <Button onClick={() => onFinish(task)}>{t(words.finish)}</Button>}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Forms({ form, programme, onClose }: { form: Form; programme: Programme; onClose: () => void }) {
  const { t } = useLang()
  if (form === 'add')
    return (
      <FormDialog
        command="casework.addTask"
        fixed={{ programme: programme.id }}
        shape={shapeTask}
        title={words.addTask}
        submit={words.addTask}
        onClose={onClose}
        fields={[
          { kind: 'line', name: 'what', label: words.what },
          { kind: 'unit', name: 'unit', label: words.taskUnit },
          { kind: 'date', name: 'due', label: words.due, initial: programme.ends },
          { kind: 'number', name: 'minutes', label: words.minutes, hint: words.minutesHint, initial: '120' },
        ]}
      />
    )
  if (form === 'close')
    return (
      <FormDialog
        command="casework.closeProgramme"
        fixed={{ programme: programme.id }}
        title={words.close}
        lead={words.closeLead}
        submit={words.close}
        onClose={onClose}
        fields={[{ kind: 'long', name: 'reason', label: words.decision }]}
      >
        <p className="rounded-md bg-sunk px-3 py-2">{t(programme.judged.says)}</p>
      </FormDialog>
    )
  return (
    <FormDialog
      command="casework.finishTask"
      fixed={{ task: form.finish.id }}
      title={words.finish}
      submit={words.finish}
      onClose={onClose}
      fields={[{ kind: 'long', name: 'note', label: words.note }]}
    >
      <p className="font-medium">{form.finish.what}</p>
    </FormDialog>
  )
}

function Whole({ programme }: { programme: Programme }) {
  const { t, lang } = useLang()
  const router = useRouter()
  const centre = mayAny(useMe(), ['case.dispatch'])
  const [form, setForm] = useState<Form | null>(null)
  return (
    <article className="pad grid gap-x-10 gap-y-6 pt-4 pb-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <header className="lg:col-span-2">
        <Button look="quiet" className="-ml-3.5" onClick={() => router.history.back()}>
          ← {t(common.back)}
        </Button>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-2xl font-semibold">
          {programme.title}
          <Tag tone={programme.closedAt ? 'plain' : 'needle'}>
            {t(programme.closedAt ? words.closed : words.running)}
          </Tag>
        </h1>
        <p className="mt-1 max-w-[68ch] whitespace-pre-wrap">{programme.aim}</p>
      </header>
      <div className="min-w-0 space-y-6">
        <section>
          <h2 className="text-lg font-semibold">{t(words.curve)}</h2>
          <p className="pb-2">{t(programme.judged.says)}</p>
          <Curve weeks={programme.weeks} />
        </section>
        {programme.outcome && (
          <section className="rounded-lg border border-line bg-card p-4">
            <h2 className="font-semibold">{t(words.decision)}</h2>
            <p className="whitespace-pre-wrap">{programme.outcome.words}</p>
          </section>
        )}
        <section>
          <div className="flex flex-wrap items-center gap-3 pb-2">
            <h2 className="text-lg font-semibold">{t(words.tasks)}</h2>
            {programme.mayWork && <Button onClick={() => setForm('add')}>{t(words.addTask)}</Button>}
          </div>
          <Tasks items={programme.items} onFinish={(task) => setForm({ finish: task })} />
        </section>
      </div>
      <aside className="space-y-4">
        <DataList
          items={[
            [t(words.leadUnit), t(programme.leadName)],
            [t(words.starts), dayName(programme.starts, lang)],
            [t(words.ends), dayName(programme.ends, lang)],
          ]}
        />
        <div className="flex flex-wrap gap-2">
          {programme.mayWork && <Button onClick={() => setForm('close')}>{t(words.close)}</Button>}
          {centre && (
            <Link to="/topics/$id" params={{ id: programme.topic }} className={buttonClass('plain')}>
              {t(words.members)}
            </Link>
          )}
        </div>
      </aside>
      {form && <Forms form={form} programme={programme} onClose={() => setForm(null)} />}
    </article>
  )
}

const route = getRouteApi('/shell/programmes/$id')

export function ProgrammePage() {
  const { id } = route.useParams()
  const { t } = useLang()
  const found = useAsk('casework.programme', { programme: id })
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  return found.data ? <Whole programme={found.data} /> : <Skeleton rows={10} />
}
