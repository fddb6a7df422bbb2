import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import type { Input, Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { words as common } from '../words.ts'
import { unitKinds, words } from './words.ts'

type Unit = Output<'org.units'>['units'][number]
/** What a form for a new one begins with. */
const blank = { id: '', kind: 'bureau', name: { zh: '', en: '' }, area: '', parent: null, publicPhone: null }
type Draft = Pick<Unit, keyof typeof blank>
type Say = (said: Said | null | undefined) => string

const shape = ({ zh, en, ...rest }: Record<string, unknown>) =>
  ({ parent: null, publicPhone: null, ...rest, name: { zh, en } }) as Input<'org.saveUnit'>

function EditUnit({ unit, onClose }: { unit: Draft; onClose: () => void }) {
  return (
    <FormDialog
      command="org.saveUnit"
      fixed={unit.id ? { id: unit.id } : {}}
      shape={shape}
      title={unit.id ? words.edit : words.newUnit}
      submit={common.save}
      onClose={onClose}
      fields={[
        {
          kind: 'choice',
          name: 'kind',
          label: words.kind,
          options: choices(unitKinds),
          initial: unit.kind,
        },
        { kind: 'line', name: 'zh', label: words.nameZh, initial: unit.name.zh },
        { kind: 'line', name: 'en', label: words.nameEn, initial: unit.name.en },
        { kind: 'area', name: 'area', label: words.area, initial: unit.area },
        { kind: 'unit', name: 'parent', label: words.parent, initial: unit.parent ?? '', optional: true },
        { kind: 'line', name: 'publicPhone', label: words.phone, initial: unit.publicPhone ?? '', optional: true },
      ]}
    />
  )
}

const columnsIn = (t: Say, edit: ((unit: Unit) => void) | null): Column<Unit>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(10rem,2fr)',
    cell: (unit) => (
      <>
        <span className="font-medium">{t(unit.name)}</span>
        {unit.parentName && <span className="block text-xs text-soft">{t(unit.parentName)}</span>}
      </>
    ),
  },
  { key: 'kind', head: t(words.kind), width: '7rem', cell: (unit) => t(unitKinds[unit.kind]) || unit.kind },
  { key: 'area', head: t(words.area), width: 'minmax(6rem,1fr)', cell: (unit) => t(unit.areaName) || unit.area },
  { key: 'phone', head: t(words.phone), width: '9rem', cell: (unit) => unit.publicPhone ?? '—' },
  {
    key: 'posts',
    head: t(words.posts),
    width: '10rem',
    cell: (unit) => (
      <span className="flex gap-2">
        {t(words.nPosts(unit.posts))}
        {unit.emptyPosts > 0 && <Tag tone="warn">{t(words.emptyPosts(unit.emptyPosts))}</Tag>}
      </span>
    ),
  },
  ...(edit
    ? [
        {
          key: 'edit',
          head: t(words.edit),
          width: '5rem',
          cell: (unit: Unit) => (
            <Button look="quiet" aria-label={`${t(words.edit)} ${t(unit.name)}`} onClick={() => edit(unit)}>
              {t(words.edit)}
            </Button>
          ),
        },
      ]
    : []),
]

export function UnitsTab() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['org.manage'])
  const [editing, setEditing] = useState<Draft | null>(null)
  return (
    <>
      {may && (
        <div className="pad pb-3">
          <Button onClick={() => setEditing(blank)}>{t(words.newUnit)}</Button>
        </div>
      )}
      <PagedTable
        call="org.units"
        input={{}}
        rowsOf={(page) => page.units}
        rowKey={(unit) => unit.id}
        label={t(words.units)}
        columns={columnsIn(t, may ? setEditing : null)}
      />
      {editing && <EditUnit unit={editing} onClose={() => setEditing(null)} />}
    </>
  )
}
