import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { dateTime } from '../../ui/when.ts'
import { saidOf, useAsk, useCommand } from '../use-api.ts'
import { words } from './words.ts'

/** Where one is signed in, and how to end it from here. */
export function Sessions() {
  const { t, lang } = useLang()
  const toast = useToast()
  const found = useAsk('auth.sessions', {})
  const end = useCommand('auth.endSession')
  const endOthers = useCommand('auth.endOtherSessions')
  const after = {
    onSuccess: () => toast.done(t(words.ended)),
    onError: (error: Error) => toast.failed(t(saidOf(error))),
  }
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton rows={3} />
  return (
    <section>
      <h2 className="text-lg font-semibold">{t(words.sessions)}</h2>
      <p className="text-sm text-soft">{t(words.sessionsLead)}</p>
      <ul className="mt-2 max-w-2xl border-t border-line">
        {found.data.sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-4 border-b border-line py-2.5">
            <div className="min-w-0 flex-1">
              <p>
                {session.device ?? t(words.unknownDevice)}{' '}
                {session.current && <Tag tone="needle">{t(words.thisOne)}</Tag>}
              </p>
              <p className="text-xs text-soft">
                {session.address} · {t(words.since)} {dateTime(session.since, lang)}
              </p>
            </div>
            {!session.current && <Button onClick={() => end.mutate({ id: session.id }, after)}>{t(words.end)}</Button>}
          </li>
        ))}
      </ul>
      {found.data.sessions.length > 1 && (
        <Button className="mt-3" busy={endOthers.isPending} onClick={() => endOthers.mutate({}, after)}>
          {t(words.endOthers)}
        </Button>
      )}
    </section>
  )
}
