import { useLang } from '../../ui/lang.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { mayAny, useMe } from '../me.tsx'
import { pages } from '../words.ts'
import { useAsk } from '../use-api.ts'
import { imprint } from '../shell/footer.tsx'
import { AreasTab } from './areas-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { PostsTab } from './posts-tab.tsx'
import { RolesTab } from './roles-tab.tsx'
import { UnitsTab } from './units-tab.tsx'
import { WaitingTab } from './waiting-tab.tsx'
import { words } from './words.ts'

/** What an administrator must mend before a complaint comes, or it reaches nobody. */
function ComplaintGaps() {
  const { t } = useLang()
  const { data } = useAsk('org.complaintGaps', {})
  return data?.gaps.map(({ unit, name, keeper }) => (
    <p key={unit} className="pad pb-3 text-sm text-warn">
      {t(words.complaintGap(name, keeper))}
    </p>
  ))
}

/** What the house can do, call by call, as the filing asks for it. */
function FunctionsMenu() {
  const { t } = useLang()
  const entries = ['xlsx', 'csv', 'json'].map((ending) => ({
    label: ending === 'xlsx' ? 'Excel (.xlsx)' : ending.toUpperCase(),
    onSelect: () => location.assign(`/export/functions.${ending}`),
  }))
  return <Menu label={t(words.functions)} entries={entries} />
}

export function Units() {
  const { t } = useLang()
  const me = useMe()
  const manages = mayAny(me, ['org.manage'])
  const sees = mayAny(me, ['org.read', 'org.manage'])
  const tabs = [
    { value: 'waiting', label: t(words.waiting), body: <WaitingTab />, open: true },
    { value: 'units', label: t(words.units), body: <UnitsTab />, open: sees },
    { value: 'posts', label: t(words.posts), body: <PostsTab />, open: sees },
    { value: 'people', label: t(words.people), body: <PeopleTab />, open: manages },
    { value: 'roles', label: t(words.roles), body: <RolesTab />, open: sees },
    { value: 'keys', label: t(words.keys), body: <KeysTab />, open: manages },
    { value: 'areas', label: t(words.areas), body: <AreasTab />, open: sees },
  ]
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.units)} lead={t(words.lead)}>
        {manages && <FunctionsMenu />}
      </PageHeader>
      {imprint?.filing === null && manages && <p className="pad pb-3 text-sm text-warn">{t(words.noFiling)}</p>}
      {manages && <ComplaintGaps />}
      <Tabs label={t(pages.units)} tabs={tabs.filter((tab) => tab.open)} />
    </div>
  )
}
