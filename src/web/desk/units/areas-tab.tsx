import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { words as common } from '../words.ts'
import { nameFields, readName, sayingOf } from './edit-words.ts'
import { History } from './history.tsx'
import { ImportMap } from './import-map.tsx'
import { ListBar, type Search } from './list-bar.tsx'
import { ReasonForm } from './reason-form.tsx'
import { manageColumn } from './row-menu.tsx'
import { TableTools } from './table-tools.tsx'
import { levels, words } from './words.ts'

type Area = Output<'org.areas'>['areas'][number]
type Say = (said: Said | null | undefined) => string
type Form = { what: 'new' } | { what: 'map' } | { what: 'edit' | 'close' | 'history'; area: Area }

const shape = ({ zh, en, ...rest }: Record<string, unknown>) =>
  ({ ...rest, name: readName({ zh, en }) }) as Input<'org.saveArea'>
const shapeNew = ({ above, digits, ...rest }: Record<string, unknown>) =>
  shape({ ...rest, path: `${String(above)}.${String(digits)}` })

const NewArea = ({ onClose }: { onClose: () => void }) => (
  <FormDialog
    command="org.saveArea"
    fixed={{}}
    shape={shapeNew}
    title={words.newArea}
    submit={common.save}
    onClose={onClose}
    fields={[
      { kind: 'area', name: 'above', label: words.above },
      { kind: 'line', name: 'digits', label: words.digits, hint: words.digitsHint },
      ...nameFields({ zh: '', en: '' }),
    ]}
  />
)

const saying = (area: Area) =>
  sayingOf({ isNew: false, closed: area.closedAt !== null, name: area.name }, words.newArea)

const EditArea = ({ area, onClose }: { area: Area; onClose: () => void }) => (
  <FormDialog
    command="org.saveArea"
    fixed={{ path: area.path }}
    shape={shape}
    lead={{ zh: `代码 ${area.code}`, en: `Code ${area.code}` }}
    {...saying(area).form}
    onClose={onClose}
    fields={nameFields(area.name)}
  />
)

const inset: Record<string, string> = { county: '', street: 'md:pl-4', community: 'md:pl-8', grid: 'md:pl-12' }

const columnsIn = (t: Say, found: boolean, show: ((form: Form) => void) | null, mayLog: boolean): Column<Area>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(12rem,2fr)',
    cell: (area) => (
      <span className={`block ${found ? '' : (inset[area.level] ?? '')}`}>
        {t(area.name)} {area.closedAt && <Tag>{t(words.closed)}</Tag>}
        {found && area.above.length > 0 && (
          <span className="block text-xs text-soft">{area.above.map(t).join(' · ')}</span>
        )}
      </span>
    ),
  },
  { key: 'level', head: t(words.level), width: '7rem', cell: (area) => t(levels[area.level]) },
  {
    key: 'code',
    head: t(words.code),
    width: '12rem',
    cell: (area) => <span className="font-mono text-xs">{area.code}</span>,
  },
  { key: 'units', head: t(words.units), width: '6rem', cell: (area) => t(words.nUnits(area.units)) },
  ...(show
    ? [
        manageColumn<Area>(
          t,
          (area) => t(area.name),
          (area) => [
            {
              label: t(saying(area).label),
              onSelect: () => show({ what: 'edit', area }),
            },
            !area.closedAt && { label: t(words.closeArea), onSelect: () => show({ what: 'close', area }) },
            mayLog && { label: t(words.history), onSelect: () => show({ what: 'history', area }) },
          ],
        ),
      ]
    : []),
]

function AreaForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const { t } = useLang()
  if (form.what === 'new') return <NewArea onClose={onClose} />
  if (form.what === 'map') return <ImportMap onClose={onClose} />
  const { area } = form
  if (form.what === 'edit') return <EditArea area={area} onClose={onClose} />
  if (form.what === 'history') return <History subject={`area:${area.path}`} name={t(area.name)} onClose={onClose} />
  return (
    <ReasonForm
      command="org.closeArea"
      fixed={{ path: area.path }}
      title={words.closeArea}
      lead={words.closeAreaLead(area.name)}
      onClose={onClose}
    />
  )
}

export function AreasTab() {
  const { t } = useLang()
  const me = useMe()
  const may = mayAny(me, ['org.manage'])
  const [search, setSearch] = useState<Search>({ closed: false })
  const [form, setForm] = useState<Form | null>(null)
  return (
    <>
      <ListBar label={t(words.findArea)} onSearch={setSearch}>
        {may && <Button onClick={() => setForm({ what: 'new' })}>{t(words.newArea)}</Button>}
        {may && <TableTools kind="areas" />}
        {may && <Button onClick={() => setForm({ what: 'map' })}>{t(words.importMap)}</Button>}
      </ListBar>
      <PagedTable
        call="org.areas"
        input={{ limit: 500, ...search }}
        rowsOf={(page) => page.areas}
        rowKey={(area) => area.path}
        label={t(words.areas)}
        keeps
        columns={columnsIn(t, search.text !== undefined, may ? setForm : null, mayAny(me, ['audit.read']))}
      />
      {form && <AreaForm form={form} onClose={() => setForm(null)} />}
    </>
  )
}
