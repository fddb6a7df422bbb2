import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { pages } from '../words.ts'
import { DictionaryTab } from './dictionary-tab.tsx'
import { FindTab } from './find-tab.tsx'
import { ToSettle } from './to-settle.tsx'
import { words } from './words.ts'

/** The one register: who and what there is, what does not agree, and what a fact is. */
export function Register() {
  const { t } = useLang()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.register)} lead={t(words.lead)} />
      <Tabs
        label={t(pages.register)}
        tabs={[
          { value: 'find', label: t(words.find), body: <FindTab /> },
          { value: 'settle', label: t(words.toSettle), body: <ToSettle /> },
          { value: 'dictionary', label: t(words.dictionary), body: <DictionaryTab /> },
        ]}
      />
    </div>
  )
}
