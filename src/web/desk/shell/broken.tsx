import { useLang } from '../../ui/lang.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { saidOf } from '../use-api.ts'

/** A page that fell over, or one that is gone since the house was upgraded: loading it anew is the cure for both. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useLang()
  return <ErrorState title={t(saidOf(error))} onRetry={() => location.reload()} />
}
