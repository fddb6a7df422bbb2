import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

export type Tab = { value: string; label: string; count?: number | undefined; body: ReactNode }

export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <Base.Root defaultValue={tabs[0]?.value} className="flex min-h-0 flex-1 flex-col">
      <Base.List aria-label={label} className="pad flex shrink-0 gap-5 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="touch -mb-px shrink-0 border-b-2 border-transparent px-0.5 text-sm text-soft hover:text-ink data-active:border-needle data-active:font-semibold data-active:text-needle"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-1.5 font-normal text-soft">{tab.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="flex min-h-0 flex-1 flex-col pt-3">
          {tab.body}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
