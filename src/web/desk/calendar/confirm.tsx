import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Input, Output } from '../api.ts'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import { words } from './words.ts'

type Changing = 'org.importCalendar' | 'org.saveLocalDays'

type Props<Name extends Changing> = {
  command: Name
  /** What was looked at, and what came of it. */
  input: Input<Name>
  looked: Output<Name>
  onClose: () => void
}

const effectOf = ({ changed, moves }: Output<Changing>) => {
  if (!changed) return words.unchanged
  return moves && moves.cases > 0 ? words.wouldMove(moves.cases, moves.more) : words.noEffect
}

/** Between looking and doing: what a change of the calendar does to promises already made. */
export function Confirm<Name extends Changing>({ command, input, looked, onClose }: Props<Name>) {
  const { t } = useLang()
  const toast = useToast()
  const changing = useCommand(command)
  const change = () =>
    changing.mutate(
      { ...input, preview: false },
      {
        onSuccess: () => {
          toast.done(t(common.done))
          onClose()
        },
      },
    )
  return (
    <Dialog open onClose={onClose} title={t(words.effect)}>
      <div className="flex flex-col gap-4">
        <p>{t(effectOf(looked))}</p>
        <Problem error={changing.error} />
        <div className="flex justify-end gap-2 border-t border-line pt-4">
          <Button onClick={onClose}>{t(common.cancel)}</Button>
          {looked.changed !== 0 && looked.changed !== false && (
            <Button look="primary" busy={changing.isPending} onClick={change}>
              {t(words.confirm)}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
