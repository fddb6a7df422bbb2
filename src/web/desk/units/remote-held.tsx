import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import type { Remote } from './remote-match.tsx'
import { words } from './remote-words.ts'

/** What the unit works on and its own system does not know: offered while it is turned on, counted down while it goes. */
export function Held({ unit, remote }: { unit: string; remote: Remote }) {
  const { t } = useLang()
  const follow = useCommand('casework.handOverHeld')
  const { held, catchingUp, on } = remote
  if (held === 0 || !on) return null
  if (catchingUp) return <span>{t(words.catchingUp(held))}</span>
  return (
    <span className="flex flex-wrap items-center gap-2">
      {t(words.held(held))}
      <Button busy={follow.isPending} onClick={() => follow.mutate({ unit })}>
        {t(words.handOverHeld)}
      </Button>
      <Problem error={follow.error} />
    </span>
  )
}
