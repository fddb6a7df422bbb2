import { useLang } from '../ui/lang.tsx'
import { saidOf } from './use-api.ts'

/** What the house answered instead, where it is read first. */
export function Problem({ error }: { error: unknown }) {
  const { t } = useLang()
  if (!error) return null
  return (
    <p role="alert" className="border-l-4 border-danger bg-danger-tint px-3 py-2 text-sm text-danger">
      {t(saidOf(error))}
    </p>
  )
}
