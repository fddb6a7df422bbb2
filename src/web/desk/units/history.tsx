import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { dateTime } from '../../ui/when.ts'
import { saidOf, useAsk } from '../use-api.ts'
import { words } from './words.ts'

/** Everything that was ever done to one thing, newest first, as the log has it. */
export function History({ subject, name, onClose }: { subject: string; name: string; onClose: () => void }) {
  const { t, lang } = useLang()
  const found = useAsk('org.acts', { subject, limit: 100 })
  return (
    <Dialog open onClose={onClose} title={t(words.historyOf(name))}>
      {found.isError && <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton rows={3} />}
      {found.data?.acts.length === 0 && <p className="text-sm text-soft">{t(words.noHistory)}</p>}
      <ol className="divide-y divide-line text-sm">
        {found.data?.acts.map((act) => (
          <li key={act.id} className="py-2">
            <span className="font-medium">{t(act.label)}</span>{' '}
            <span className="text-soft">
              {t(act.who)} · {dateTime(act.at, lang)}
            </span>
            {act.reason && <span className="block">{act.reason}</span>}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
