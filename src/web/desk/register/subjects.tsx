import { Link } from '@tanstack/react-router'
import { kindLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { VirtualTable, type Column } from '../../ui/virtual-table.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

export type SubjectRow = Output<'register.search'>['subjects'][number]
type Say = (said: Said | null | undefined) => string

const columnsIn = (t: Say): Column<SubjectRow>[] => [
  {
    key: 'name',
    head: t(words.name),
    width: 'minmax(9rem,1.2fr)',
    cell: (row) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <Link to="/register/$id" params={{ id: row.id }} className="font-semibold hover:text-needle hover:underline">
          {row.name}
        </Link>
        <Tag>{t(kindLabels[row.kind])}</Tag>
      </span>
    ),
  },
  {
    key: 'about',
    head: t(words.about),
    width: 'minmax(14rem,3fr)',
    cell: (row) => <span className="text-soft">{row.lines.map((line) => t(line.text)).join(' · ') || '—'}</span>,
  },
  {
    key: 'household',
    head: t(words.household),
    width: '9rem',
    deskOnly: true,
    cell: ({ household }) =>
      household ? (
        <Link to="/register/$id" params={{ id: household.id }} className="hover:text-needle hover:underline">
          {household.name}
        </Link>
      ) : (
        <span className="text-soft">—</span>
      ),
  },
  {
    key: 'area',
    head: t(words.area),
    width: '12rem',
    cell: (row) => <span className="text-soft">{t(row.areaName)}</span>,
  },
]

export function Subjects({ rows }: { rows: readonly SubjectRow[] }) {
  const { t } = useLang()
  return <VirtualTable rows={rows} rowKey={(row) => row.id} columns={columnsIn(t)} label={t(words.find)} />
}
