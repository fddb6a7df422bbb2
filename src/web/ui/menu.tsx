import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button.tsx'

export type MenuEntry = { label: string; onSelect: () => void }

type Props = { label: ReactNode; entries: readonly MenuEntry[]; look?: ButtonLook }

export function Menu({ label, entries, look = 'plain' }: Props) {
  return (
    <Base.Root>
      <Base.Trigger className={buttonClass(look)}>
        {label}
        <svg viewBox="0 0 16 16" className="size-3.5" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden>
          <path d="m4 6 4 4 4-4" />
        </svg>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className="min-w-44 rounded-md border border-line bg-white py-1 shadow-lift outline-none">
            {entries.map((entry) => (
              <Base.Item
                key={entry.label}
                onClick={entry.onSelect}
                className="touch flex cursor-default items-center px-3.5 text-sm outline-none data-highlighted:bg-needle-tint data-highlighted:text-needle-deep"
              >
                {entry.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
