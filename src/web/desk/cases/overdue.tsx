import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { pages } from '../words.ts'
import { CaseTable } from './case-table.tsx'
import { words } from './words.ts'

const tabs = [
  ['overdue', words.overdueTab],
  ['returned', words.returnedTab],
  ['problem', words.problemTab],
  ['hard', words.hardTab],
] as const

export function Overdue() {
  const { t } = useLang()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.overdue)} lead={t(words.overdueLead)} />
      <Tabs
        label={t(pages.overdue)}
        tabs={tabs.map(([flag, label]) => ({
          value: flag,
          label: t(label),
          body: <CaseTable filter={{ flag, type: 'open', sort: 'due' }} />,
        }))}
      />
    </div>
  )
}
