import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import type { Output } from '../api.ts'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { pages } from '../words.ts'
import { Bring } from './bring.tsx'
import { words } from './words.ts'

type Row = Output<'forms.list'>['forms'][number]

const columnsIn = (t: (said: Said | null) => string): Column<Row>[] => [
  {
    key: 'name',
    head: t(words.formName),
    width: 'minmax(14rem,2fr)',
    cell: (row) => (
      <Link to="/forms/$id" params={{ id: row.id }} className="font-medium hover:underline">
        {row.name}
      </Link>
    ),
  },
  { key: 'unit', head: t(words.unit), width: 'minmax(9rem,1fr)', cell: (row) => t(row.unitName) },
  {
    key: 'known',
    head: t(words.known),
    width: '8rem',
    cell: (row) => t(row.ready ? words.knownOf(row.bound, row.places) : words[row.kind]),
  },
  {
    key: 'state',
    head: t(words.state),
    width: '7rem',
    aside: true,
    cell: (row) => <Tag tone={row.ready ? 'ok' : 'warn'}>{t(row.ready ? words.ready : words.draft)}</Tag>,
  },
]

/** The forms that units ask for. */
export function Forms() {
  const { t } = useLang()
  const me = useMe()
  const [bringing, setBringing] = useState(false)
  const found = useAsk('forms.list', {})
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.forms)} lead={t(words.lead)}>
        {mayAny(me, ['forms.ask']) && (
          <Button look="primary" onClick={() => setBringing(true)}>
            {t(words.bring)}
          </Button>
        )}
      </PageHeader>
      {found.isError && <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />}
      {!found.data && !found.isError && <Skeleton />}
      {found.data?.forms.length === 0 && <EmptyState title={t(words.none)} hint={t(words.noneHint)} />}
      {found.data && found.data.forms.length > 0 && (
        <VirtualTable rows={found.data.forms} rowKey={(row) => row.id} columns={columnsIn(t)} label={t(pages.forms)} />
      )}
      {bringing && <Bring onClose={() => setBringing(false)} />}
    </div>
  )
}
