import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { useLang } from './lang.tsx'

const close = { zh: '关闭', en: 'Close' }

type Props = {
  open: boolean
  onClose: () => void
  title: string
  lead?: string | undefined
  wide?: boolean
  children: ReactNode
}

/** One question at a time, in front of everything. On a phone it rises from below, where the thumb is. */
export function Dialog({ open, onClose, title, lead, wide = false, children }: Props) {
  const { t } = useLang()
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-ink/40 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={`fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg bg-card shadow-lift transition-[transform,opacity] duration-150 data-ending-style:translate-y-3 data-ending-style:opacity-0 data-starting-style:translate-y-3 data-starting-style:opacity-0 md:inset-x-auto md:bottom-auto md:left-1/2 md:top-[8vh] md:max-h-[84vh] md:w-full md:-translate-x-1/2 md:rounded-lg ${wide ? 'md:max-w-3xl' : 'md:max-w-xl'}`}
        >
          <header className="flex items-start gap-3 border-b border-line px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg font-semibold">{title}</Base.Title>
              {lead && <Base.Description className="text-sm text-soft">{lead}</Base.Description>}
            </div>
            <Base.Close
              aria-label={t(close)}
              className="touch flex w-9 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink"
            >
              <svg
                viewBox="0 0 16 16"
                className="size-4"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
                aria-hidden
              >
                <path d="m3.5 3.5 9 9m0-9-9 9" />
              </svg>
            </Base.Close>
          </header>
          <div className="overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
