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
import { nameFields, readName, sayingOf } from './edit-words.ts'
import { History } from './history.tsx'
import { ListBar, type Search } from './list-bar.tsx'
import { ReasonForm } from './reason-form.tsx'
import { RemoteForm } from './remote-form.tsx'
import { words as remoteWords } from './remote-words.ts'
import { manageColumn } from './row-menu.tsx'
import { TableTools } from './table-tools.tsx'
import { unitKinds, words } from './words.ts'

type Unit = Output<'org.units'>['units'][number]
type Say = (said: Said | null | undefined) => string
/** What a form for a new one begins with. */
const blank = {
  id: '',
  kind: 'bureau',
  name: { zh: '', en: '' },
  area: '',
  parent: null,
  publicPhone: null,
  closedAt: null,
}
type Draft = Pick<Unit, keyof typeof blank>
type Form = { what: 'edit'; unit: Draft } | { what: 'close' | 'history' | 'remote'; unit: Unit }

const shape = ({ zh, en, ...rest }: Record<string, unknown>) =>
  ({ parent: null, publicPhone: null, ...rest, name: readName({ zh, en }) }) as Input<'org.saveUnit'>

const saying = (unit: Draft) =>
  sayingOf({ isNew: unit.id === '', closed: unit.closedAt !== null, name: unit.name }, words.newUnit)

const EditUnit = ({ unit, onClose }: { unit: Draft; onClose: () => void }) => (
  <FormDialog
    command="org.saveUnit"
    fixed={unit.id ? { id: unit.id } : {}}
    shape={shape}
    {...saying(unit).form}
    onClose={onClose}
    fields={[
      { kind: 'choice', name: 'kind', label: words.kind, options: choices(unitKinds), initial: unit.kind },
      ...nameFields(unit.name),
      { kind: 'area', name: 'area', label: words.area, initial: unit.area },
      { kind: 'unit', name: 'parent', label: words.parent, initial: unit.parent ?? '', optional: true },
      { kind: 'line', name: 'publicPhone', label: words.phone, initial: unit.publicPhone ?? '', optional: true },
    ]}
  />
)

const columnsIn = (
  t: Say,
  show: ((form: Form) => void) | null,
  may: { log: boolean; connect: boolean },
): Column<Unit>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(10rem,2fr)',
    cell: (unit) => (
      <>
        <span className="font-medium">{t(unit.name)}</span> {unit.closedAt && <Tag>{t(words.closed)}</Tag>}
        {unit.parentName && <span className="block text-xs text-soft">{t(unit.parentName)}</span>}
      </>
    ),
  },
  { key: 'kind', head: t(words.kind), width: '8rem', cell: (unit) => t(unitKinds[unit.kind]) || unit.kind },
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
  ...(show
    ? [
        manageColumn<Unit>(
          t,
          (unit) => t(unit.name),
          (unit) => [
            { label: t(saying(unit).label), onSelect: () => show({ what: 'edit', unit }) },
            !unit.closedAt && { label: t(words.closeUnit), onSelect: () => show({ what: 'close', unit }) },
            may.connect &&
              !unit.closedAt && { label: t(remoteWords.entry), onSelect: () => show({ what: 'remote', unit }) },
            may.log && { label: t(words.history), onSelect: () => show({ what: 'history', unit }) },
          ],
        ),
      ]
    : []),
]

function UnitForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const { t } = useLang()
  if (form.what === 'edit') return <EditUnit unit={form.unit} onClose={onClose} />
  const { unit } = form
  if (form.what === 'history') return <History subject={`unit:${unit.id}`} name={t(unit.name)} onClose={onClose} />
  if (form.what === 'remote') return <RemoteForm unit={unit.id} name={unit.name} onClose={onClose} />
  return (
    <ReasonForm
      command="org.closeUnit"
      fixed={{ id: unit.id }}
      title={words.closeUnit}
      lead={words.closeUnitLead(unit.name)}
      onClose={onClose}
    />
  )
}

export function UnitsTab() {
  const { t } = useLang()
  const me = useMe()
  const may = mayAny(me, ['org.manage'])
  // a county's own code has no step below it
  const connect = me.posts.some(({ area, capabilities }) => !area.includes('.') && capabilities.includes('org.manage'))
  const [search, setSearch] = useState<Search>({ closed: false })
  const [form, setForm] = useState<Form | null>(null)
  return (
    <>
      <ListBar label={t(words.findUnit)} onSearch={setSearch}>
        {may && <Button onClick={() => setForm({ what: 'edit', unit: blank })}>{t(words.newUnit)}</Button>}
        {may && <TableTools kind="units" />}
      </ListBar>
      <PagedTable
        call="org.units"
        input={search}
        rowsOf={(page) => page.units}
        rowKey={(unit) => unit.id}
        label={t(words.units)}
        keeps
        columns={columnsIn(t, may ? setForm : null, { log: mayAny(me, ['audit.read']), connect })}
      />
      {form && <UnitForm form={form} onClose={() => setForm(null)} />}
    </>
  )
}
