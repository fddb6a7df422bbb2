import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { LangProvider, useLang } from '../ui/lang.tsx'
import '../ui/theme.css'
import { ToastProvider } from '../ui/toast.tsx'
import { speak } from './api.ts'
import { router } from './router.tsx'

// a browser that thinks itself offline is told so like any other failure, instead of waiting without a word
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } },
})

/** The server words its free text in the tongue that the page is read in. */
function Speech() {
  const { lang } = useLang()
  useEffect(() => speak(lang), [lang])
  return null
}

const place = document.getElementById('desk')
if (!place) throw new Error('index.html holds no #desk')

createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <LangProvider>
          <Speech />
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </LangProvider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
