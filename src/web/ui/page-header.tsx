import type { ReactNode } from 'react'

type Props = { title: string; lead?: ReactNode; children?: ReactNode }

/** What this page is, in one line, and what can be done on it. The short stroke is the house's stitch. */
export function PageHeader({ title, lead, children }: Props) {
  return (
    <header className="pad flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-3 pb-3 md:pt-5 md:pb-4">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight md:text-2xl">
          <span className="mr-2.5 inline-block h-[0.8em] w-1 translate-y-px rounded-full bg-needle" aria-hidden />
          {title}
        </h1>
        {lead && <p className="mt-0.5 max-w-3xl text-sm text-soft">{lead}</p>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </header>
  )
}

/** Two panes on a desk; on a phone the second comes over the first and goes away again. */
export function SplitPane({ list, detail, open }: { list: ReactNode; detail: ReactNode; open: boolean }) {
  return (
    <div className="grid min-h-0 flex-1 border-t border-line md:grid-cols-[minmax(22rem,5fr)_6fr]">
      <div
        className={`min-h-0 min-w-0 border-line md:flex md:flex-col md:border-r ${open ? 'hidden' : 'flex flex-col'}`}
      >
        {list}
      </div>
      <div className={`min-h-0 min-w-0 overflow-y-auto bg-card md:block ${open ? 'block' : 'hidden'}`}>{detail}</div>
    </div>
  )
}
