import { Toast as Base } from '@base-ui/react/toast'
import type { ReactNode } from 'react'
import { useLang } from './lang.tsx'

const dismiss = { zh: '知道了', en: 'Dismiss' }

function ToastList() {
  const { toasts } = Base.useToastManager()
  const { t } = useLang()
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={`mb-2 rounded-md border bg-card shadow-lift transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 ${toast.type === 'danger' ? 'border-danger' : 'border-needle'}`}
    >
      <Base.Content className="flex items-start gap-3 px-4 py-3">
        <div className="min-w-0 flex-1">
          <Base.Title className="text-sm font-semibold" />
          <Base.Description className="text-sm text-soft" />
        </div>
        <Base.Close className="shrink-0 rounded-sm px-1.5 text-sm text-needle hover:underline">{t(dismiss)}</Base.Close>
      </Base.Content>
    </Base.Root>
  ))
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={6000}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-20 left-4 z-60 md:bottom-6 md:left-auto md:w-96">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

export const useToast = () => {
  const manager = Base.useToastManager()
  return {
    done: (title: string) => manager.add({ title }),
    failed: (title: string) => manager.add({ title, type: 'danger', priority: 'high', timeout: 12_000 }),
  }
}
