import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { Questions, type Service } from './questions.tsx'
import { words as asking } from './question-words.ts'
import { words } from './words.ts'

type Category = Output<'casework.catalogue'>['categories'][number]

const shape = ({ zh, en, ...rest }: Record<string, unknown>) =>
  ({ parent: null, ...rest, name: { zh, en } }) as Input<'casework.saveCategory'>

function Edit({ category, onClose }: { category: Category | null; onClose: () => void }) {
  return (
    <FormDialog
      command="casework.saveCategory"
      fixed={category ? { code: category.code } : {}}
      shape={shape}
      title={category ? words.edit : words.newCategory}
      submit={common.save}
      onClose={onClose}
      fields={[
        ...(category ? [] : ([{ kind: 'line', name: 'code', label: words.code }] as const)),
        { kind: 'line', name: 'zh', label: words.nameZh, initial: category?.name.zh ?? '' },
        { kind: 'line', name: 'en', label: words.nameEn, initial: category?.name.en ?? '' },
        { kind: 'category', name: 'parent', label: words.parent, initial: category?.parent ?? '', optional: true },
        { kind: 'check', name: 'gone', label: words.gone },
      ]}
    />
  )
}

/** Headings are not reported under, so that they ask nothing. */
function AskedWith({ service, onOpen }: { service: Service | undefined; onOpen: (service: Service) => void }) {
  const { t } = useLang()
  if (!service) return null
  const n = service.attributes.length
  return (
    <Button look="quiet" aria-label={`${t(asking.questions)} ${t(service.name)}`} onClick={() => onOpen(service)}>
      {t(asking.questions)}
      {n > 0 && ` · ${n}`}
    </Button>
  )
}

export function Categories() {
  const { t } = useLang()
  const me = useMe()
  const [editing, setEditing] = useState<Category | 'new' | null>(null)
  const [asked, setAsked] = useState<Service | null>(null)
  const services = useAsk('casework.services', {})
  const found = useAsk('casework.catalogue', {})
  const may = mayAny(me, ['rules.manage'])
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const all = found.data.categories
  const serviceOf = (one: Category) => services.data?.services.find((service) => service.code === one.code)
  const row = (one: Category, inner: boolean) => (
    <li
      key={one.code}
      className={`flex flex-wrap items-center gap-x-3 border-b border-line py-1.5 ${inner ? 'pl-6' : ''}`}
    >
      <span className={inner ? 'flex-1 max-sm:basis-full' : 'flex-1 font-medium'}>
        {t(one.name)} <span className="font-mono text-xs font-normal text-soft">{one.code}</span>
      </span>
      {may && <AskedWith service={serviceOf(one)} onOpen={setAsked} />}
      {may && (
        <Button look="quiet" aria-label={`${t(words.edit)} ${t(one.name)}`} onClick={() => setEditing(one)}>
          {t(words.edit)}
        </Button>
      )}
    </li>
  )
  return (
    <div className="pad space-y-3 pb-8">
      {may && <Button onClick={() => setEditing('new')}>{t(words.newCategory)}</Button>}
      <ul className="max-w-2xl border-t border-line">
        {all
          .filter((one) => one.parent === null)
          .flatMap((top) => [
            row(top, false),
            ...all.filter((one) => one.parent === top.code).map((one) => row(one, true)),
          ])}
      </ul>
      {asked && <Questions service={asked} onClose={() => setAsked(null)} />}
      {editing && <Edit category={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}
