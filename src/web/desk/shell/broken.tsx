import { useLang } from '../../ui/lang.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { Gate } from '../account/gate.tsx'
import { saidOf } from '../use-api.ts'

/** A page that fell over, or one that is gone since the house was upgraded: loading it anew is the cure for both. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useLang()
  return <ErrorState title={t(saidOf(error))} onRetry={() => location.reload()} />
}

/** The same where no frame stands around it: with a frame of its own, and in it the way to complain. */
export const BrokenAlone = (props: { error: unknown }) => (
  <Gate>
    <Broken {...props} />
  </Gate>
)
