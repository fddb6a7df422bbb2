import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useLang } from './lang.tsx'

const words = {
  loading: { zh: '正在读取……', en: 'Loading…' },
  again: { zh: '再试一次', en: 'Try again' },
}

/** A needle at rest beside its thread: nothing waits to be threaded. */
const Resting = () => (
  <svg viewBox="0 0 120 48" className="h-12 w-30 text-needle" fill="none" stroke="currentColor" aria-hidden>
    <path d="M6 38c14-2 16-20 30-20s12 18 27 16 19-16 27-20" strokeWidth="1.4" opacity=".55" />
    <path d="M83 20 113 7l-27 18c-2 1.400-5-3.400-3-5Z" strokeWidth="1.6" strokeLinejoin="round" />
    <path d="m88 19 5-2.400" strokeWidth="1.6" strokeLinecap="round" />
  </svg>
)

export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <Resting />
      <p className="text-lg font-semibold">{title}</p>
      {hint && <p className="max-w-md text-sm text-soft">{hint}</p>}
      {children}
    </div>
  )
}

export function ErrorState({ title, onRetry }: { title: string; onRetry?: () => void }) {
  const { t } = useLang()
  return (
    <div role="alert" className="m-4 flex flex-col items-start gap-3 border-l-4 border-danger bg-danger-tint px-4 py-3">
      <p className="text-danger">{title}</p>
      {onRetry && <Button onClick={onRetry}>{t(words.again)}</Button>}
    </div>
  )
}

/** Grey lines where the words will stand, so that nothing jumps when they come. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useLang()
  return (
    <output className="flex flex-col gap-4 p-4">
      <span className="sr-only">{t(words.loading)}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="flex flex-col gap-2">
          <span className={`h-4 animate-pulse rounded-sm bg-sunk ${row % 2 ? 'w-3/5' : 'w-4/5'}`} />
          <span className="h-3 w-2/5 animate-pulse rounded-sm bg-sunk/70" />
        </span>
      ))}
    </output>
  )
}
