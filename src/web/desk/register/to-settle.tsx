import { useLang } from '../../ui/lang.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { mayAny, useMe } from '../me.tsx'
import { saidOf, useAsk } from '../use-api.ts'
import { AccountCard } from './accounts.tsx'
import { words } from './words.ts'

/** Everything that does not agree, the oldest first. */
export function ToSettle() {
  const { t } = useLang()
  const may = mayAny(useMe(), ['register.settle'])
  const found = useAsk('register.accounts', {})
  if (found.isError) return <ErrorState title={t(saidOf(found.error))} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton />
  const { accounts } = found.data
  if (accounts.length === 0) return <EmptyState title={t(words.nothingToSettle)} hint={t(words.nothingToSettleHint)} />
  return (
    <ul className="pad min-h-0 flex-1 space-y-6 overflow-y-auto pb-10">
      {accounts.map((account) => (
        <li key={account.id} className="max-w-3xl">
          <AccountCard account={account} may={may} named />
        </li>
      ))}
    </ul>
  )
}
