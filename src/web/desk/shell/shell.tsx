import { Navigate, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Gate } from '../account/gate.tsx'
import { isKept } from '../bulk/kept.ts'
import { MeProvider, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { words } from '../words.ts'
import { BottomBar } from './bottom-bar.tsx'
import { Footer } from './footer.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys } from './keyboard.ts'
import { everyPlace } from './nav.ts'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

const Unfinished = lazy(() => import('../bulk/unfinished.tsx').then((file) => ({ default: file.Unfinished })))

function Frame() {
  const { t } = useLang()
  const me = useMe()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  const [cutOff] = useState(isKept)
  useKeys({
    '?': () => setHelp(true),
    '/': () => void navigate({ to: '/search' }),
    ...Object.fromEntries(everyPlace(me).map((place) => [`g ${place.key}`, () => void navigate({ to: place.to })])),
  })
  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-card focus:p-3">
        {t(words.skip)}
      </a>
      <div className="flex h-dvh">
        <Sidebar />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <TopBar onKeys={() => setHelp(true)} />
          {cutOff && (
            <Suspense>
              <Unfinished />
            </Suspense>
          )}
          {/* it scrolls, so it must be reachable by keyboard even on a page with nothing to press */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <main id="main" tabIndex={0} className="flex min-h-0 flex-1 flex-col overflow-y-auto">
            <Suspense fallback={<Skeleton />}>
              <Outlet />
            </Suspense>
          </main>
          <div className="max-md:hidden">
            <Footer />
          </div>
          <BottomBar />
        </div>
      </div>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </>
  )
}

/** Around every page for which one must be signed in. */
export function Shell() {
  const { t } = useLang()
  const me = useAsk('auth.me', {})
  if (me.isError)
    return (
      <Gate>
        <h1 className="px-4 text-xl font-semibold">{t(words.away)}</h1>
        <ErrorState title={t(saidOf(me.error))} onRetry={() => void me.refetch()} />
      </Gate>
    )
  if (!me.data) return <Skeleton />
  if (me.data.kind !== 'person') return <Navigate to="/sign-in" search={{ to: location.pathname }} />
  return (
    <MeProvider me={me.data}>
      <Frame />
    </MeProvider>
  )
}
