import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import type { Output } from '../api.ts'
import { useChoices } from '../directory.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Template = Output<'casework.templates'>['templates'][number]

function Edit({ template, onClose }: { template: Template | null; onClose: () => void }) {
  return (
    <FormDialog
      command="casework.saveTemplate"
      fixed={template ? { id: template.id } : {}}
      shape={(input) => ({ category: null, title: '', text: '', ...input })}
      title={template ? words.edit : words.newTemplate}
      submit={common.save}
      onClose={onClose}
      fields={[
        { kind: 'line', name: 'title', label: words.title, initial: template?.title ?? '' },
        {
          kind: 'category',
          name: 'category',
          label: words.category,
          initial: template?.category ?? '',
          optional: true,
        },
        { kind: 'long', name: 'text', label: words.text, initial: template?.text ?? '' },
        { kind: 'check', name: 'gone', label: words.gone },
      ]}
    />
  )
}

/** Replies to begin from. They are only beginnings: every answer is read and sent by a person. */
export function Templates() {
  const { t } = useLang()
  const me = useMe()
  const [editing, setEditing] = useState<Template | 'new' | null>(null)
  const found = useAsk('casework.templates', {})
  const categories = useChoices('category')
  const may = mayAny(me, ['rules.manage'])
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  return (
    <div className="pad space-y-3 pb-8">
      {may && <Button onClick={() => setEditing('new')}>{t(words.newTemplate)}</Button>}
      {found.data.templates.length === 0 && <EmptyState title={t(words.noTemplates)} />}
      <ul className="border-t border-line">
        {found.data.templates.map((template) => (
          <li key={template.id} className="flex items-start gap-4 border-b border-line py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {template.title}
                <span className="ml-2 text-sm font-normal text-soft">
                  {categories.find((one) => one.value === template.category)?.label}
                </span>
              </p>
              <p className="max-w-[68ch] whitespace-pre-wrap">{template.text}</p>
            </div>
            {may && (
              <Button aria-label={`${t(words.edit)} ${template.title}`} onClick={() => setEditing(template)}>
                {t(words.edit)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && <Edit template={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </div>
  )
}
