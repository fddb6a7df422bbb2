import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-needle text-white border-needle hover:bg-needle-deep',
  plain: 'bg-card text-ink border-edge/60 hover:bg-sunk',
  quiet: 'bg-transparent text-soft border-transparent hover:bg-sunk hover:text-ink',
  danger: 'bg-card text-danger border-danger/60 hover:bg-danger-tint',
} as const

export type ButtonLook = keyof typeof looks

/** A disabled act still tells why: `aria-disabled` keeps it reachable by keyboard, so the reason can be read. */
export const buttonClass = (look: ButtonLook = 'plain'): string =>
  `touch inline-flex items-center justify-center gap-2 rounded-md border px-3.5 text-sm font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-paper aria-disabled:text-soft ${looks[look]}`

type Props = ComponentProps<'button'> & { look?: ButtonLook; busy?: boolean }

export function Button({ look = 'plain', busy = false, className = '', disabled, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={Boolean(disabled) || busy}
      aria-busy={busy || undefined}
      className={`${buttonClass(look)} ${className}`}
    >
      {busy && <span className="size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent" />}
      {children}
    </button>
  )
}
