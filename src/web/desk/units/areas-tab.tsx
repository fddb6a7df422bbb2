import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import type { Input, Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { words as common } from '../words.ts'
import { ImportMap } from './import-map.tsx'
import { ImportTable } from './import-table.tsx'
import { levels, words } from './words.ts'

type Area = Output<'org.areas'>['areas'][number]

const shape = ({ zh, en, ...rest }: Record<string, unknown>) => ({ ...rest, name: { zh, en } }) as Input<'org.saveArea'>

const inset: Record<string, string> = { county: '', street: 'pl-4', community: 'pl-8', grid: 'pl-12' }

const columnsIn = (t: (said: Said | null | undefined) => string): Column<Area>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(12rem,2fr)',
    cell: (area) => <span className={`block ${inset[area.level] ?? ''}`}>{t(area.name)}</span>,
  },
  { key: 'level', head: t(words.level), width: '7rem', cell: (area) => t(levels[area.level]) },
  {
    key: 'code',
    head: t(words.code),
    width: '12rem',
    cell: (area) => <span className="font-mono text-xs">{area.code}</span>,
  },
  { key: 'units', head: t(words.units), width: '5rem', cell: (area) => area.units },
]

export function AreasTab() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['org.manage'])
  const [form, setForm] = useState<'area' | 'import' | 'map' | null>(null)
  const close = () => setForm(null)
  return (
    <>
      {may && (
        <div className="pad flex flex-wrap gap-2 pb-3">
          <Button onClick={() => setForm('area')}>{t(words.newArea)}</Button>
          <Button onClick={() => setForm('import')}>{t(words.import)}</Button>
          <Button onClick={() => setForm('map')}>{t(words.importMap)}</Button>
        </div>
      )}
      <PagedTable
        call="org.areas"
        input={{ limit: 500 }}
        rowsOf={(page) => page.areas}
        rowKey={(area) => area.path}
        label={t(words.areas)}
        columns={columnsIn(t)}
      />
      {form === 'area' && (
        <FormDialog
          command="org.saveArea"
          fixed={{}}
          shape={shape}
          title={words.newArea}
          submit={common.save}
          onClose={close}
          fields={[
            { kind: 'line', name: 'path', label: words.path, hint: words.pathHint },
            { kind: 'line', name: 'zh', label: words.nameZh },
            { kind: 'line', name: 'en', label: words.nameEn },
          ]}
        />
      )}
      {form === 'import' && <ImportTable onClose={close} />}
      {form === 'map' && <ImportMap onClose={close} />}
    </>
  )
}
