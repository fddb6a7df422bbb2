import type { ReactNode } from 'react'

const tones = {
  plain: 'bg-sunk text-ink',
  needle: 'bg-needle-tint text-needle-deep',
  ok: 'bg-ok-tint text-ok',
  warn: 'bg-warn-tint text-warn',
  danger: 'bg-danger-tint text-danger',
} as const

export type Tone = keyof typeof tones

export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`inline-flex items-center rounded-sm px-1.5 text-xs whitespace-nowrap ${tones[tone]}`}>
    {children}
  </span>
)

export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-flex min-w-6 items-center justify-center rounded-sm border border-b-2 border-edge/60 bg-white px-1.5 font-mono text-xs text-ink">
    {children}
  </kbd>
)
