import type { ReactNode } from 'react'

import { LangSwitch, useLang } from '../../ui/lang.tsx'
import { Footer } from '../shell/footer.tsx'
import { Brand } from '../shell/sidebar.tsx'
import { words } from '../words.ts'

/** The frame before one is signed in: the name, what it is for, and a door. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useLang()
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="pad flex items-center justify-between py-3">
        <Brand />
        <LangSwitch />
      </header>
      <main className="pad flex-1 pb-10">
        <p className="mx-auto max-w-5xl pt-2 text-sm text-soft md:pt-8">{t(words.tagline)}</p>
        {children}
      </main>
      <Footer />
    </div>
  )
}
