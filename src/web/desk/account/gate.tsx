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
        <p className="mr-auto ml-4 text-sm text-soft max-md:hidden">{t(words.tagline)}</p>
        <LangSwitch />
      </header>
      <main className="pad flex-1 pt-4 pb-10 md:pt-10">{children}</main>
      <Footer />
    </div>
  )
}
