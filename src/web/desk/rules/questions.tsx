import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Output } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { FormBody } from '../form/form-body.tsx'
import { useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { blank, fieldsOf, readQuestion, said, textOf, type Question } from './question-form.ts'
import { words } from './question-words.ts'

export type Service = Output<'casework.services'>['services'][number]
type Editing = { at: number; one: Question }

type ListProps = { list: readonly Question[]; onChange: (list: Question[]) => void; onEdit: (editing: Editing) => void }

const swapped = (list: readonly Question[], at: number): Question[] =>
  list.map((one, i) => (i === at ? list[at - 1] : i === at - 1 ? list[at] : undefined) ?? one)

function List({ list, onChange, onEdit }: ListProps) {
  const { t } = useLang()
  return (
    <section>
      <h3 className="text-sm font-medium">{t(words.asked)}</h3>
      {list.length === 0 && <p className="py-1 text-sm text-soft">{t(words.none)}</p>}
      <ol>
        {list.map((one, i) => {
          const name = t(one.question)
          return (
            <li key={one.code} className="flex flex-wrap items-center gap-x-2 border-b border-line py-1.5">
              <span className="min-w-0 flex-1 basis-48">
                {name} {one.required && <Tag>{t(words.required)}</Tag>}
                <span className="block text-xs text-soft">
                  <span className="font-mono">{one.code}</span> ·{' '}
                  {t(one.variable ? words.kinds[one.datatype] : words.notice)}
                </span>
              </span>
              {i > 0 && (
                <Button look="quiet" aria-label={`${t(words.up)} ${name}`} onClick={() => onChange(swapped(list, i))}>
                  {t(words.up)}
                </Button>
              )}
              <Button look="quiet" aria-label={`${t(words.edit)} ${name}`} onClick={() => onEdit({ at: i, one })}>
                {t(words.edit)}
              </Button>
              <Button
                look="quiet"
                aria-label={`${t(words.remove)} ${name}`}
                onClick={() => onChange(list.filter((other) => other !== one))}
              >
                {t(words.remove)}
              </Button>
            </li>
          )
        })}
      </ol>
      <Button className="mt-2" onClick={() => onEdit({ at: list.length, one: blank })}>
        {t(words.add)}
      </Button>
    </section>
  )
}

const about = ({ description, keywords }: Service): FieldSpec[] => [
  { kind: 'line', name: 'zh', label: words.descriptionZh, initial: description?.zh ?? '', optional: true },
  { kind: 'line', name: 'en', label: words.descriptionEn, initial: description?.en ?? '', optional: true },
  {
    kind: 'line',
    name: 'keywords',
    label: words.keywords,
    hint: words.keywordsHint,
    initial: keywords.join(', '),
    optional: true,
  },
]

const listOf = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

const readAbout = ({ zh, en, keywords }: Record<string, unknown>) => ({
  description: zh || en ? said(zh, en) : null,
  keywords: listOf(textOf(keywords)),
})

/** What a category says of itself and asks, as a whole: it is saved in one piece, or not at all. */
export function Questions({ service, onClose }: { service: Service; onClose: () => void }) {
  const { t } = useLang()
  const toast = useToast()
  const [list, setList] = useState<Question[]>(service.attributes)
  const [editing, setEditing] = useState<Editing | null>(null)
  const saving = useCommand('casework.saveCategoryForm')
  const save = (typed: Record<string, unknown>) =>
    saving.mutate(
      { category: service.code, ...readAbout(typed), attributes: list },
      {
        onSuccess: () => {
          toast.done(t(common.done))
          onClose()
        },
      },
    )
  const keep = (at: number, one: Question) => {
    setList(list.toSpliced(at, 1, one))
    setEditing(null)
  }
  return (
    <>
      <Dialog open onClose={onClose} title={t(words.titleOf(service.name))} lead={t(words.lead)} wide>
        <FormBody
          fields={about(service)}
          submit={t(common.save)}
          busy={saving.isPending}
          error={saving.error}
          onSend={save}
          onClose={onClose}
        >
          <List list={list} onChange={setList} onEdit={setEditing} />
        </FormBody>
      </Dialog>
      {editing && (
        <Dialog open onClose={() => setEditing(null)} title={t(editing.one.code ? words.edit : words.add)}>
          <FormBody
            fields={fieldsOf(editing.one)}
            submit={t(words.keep)}
            onSend={(typed) => keep(editing.at, readQuestion(typed))}
            onClose={() => setEditing(null)}
          />
        </Dialog>
      )}
    </>
  )
}
