import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CalendarTab } from '../calendar/calendar-tab.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { pages } from '../words.ts'
import { Categories } from './categories.tsx'
import { Deadlines } from './deadlines.tsx'
import { ImportTab } from './import-tab.tsx'
import { words as importing } from './import-words.ts'
import { Templates } from './templates.tsx'
import { words } from './words.ts'

export function Rules() {
  const { t } = useLang()
  const mayImport = mayAny(useMe(), ['rules.manage'])
  const found = useAsk('casework.rules', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  return (
    <>
      <PageHeader title={t(pages.rules)} lead={t(words.lead)} />
      <Tabs
        label={t(pages.rules)}
        tabs={[
          { value: 'deadlines', label: t(words.deadlines), body: <Deadlines rules={found.data.rules} /> },
          { value: 'templates', label: t(words.templates), body: <Templates /> },
          { value: 'categories', label: t(words.categories), body: <Categories /> },
          { value: 'calendar', label: t(words.calendar), body: <CalendarTab /> },
          ...(mayImport ? [{ value: 'import', label: t(importing.tab), body: <ImportTab /> }] : []),
        ]}
      />
    </>
  )
}
