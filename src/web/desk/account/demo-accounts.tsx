import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { words } from './words.ts'

type Account = Output<'org.demoAccounts'>['accounts'][number]

/** Who one can be in the demo, and what is worth trying as each. */
export function DemoAccounts({
  accounts,
  onChoose,
}: {
  accounts: readonly Account[]
  onChoose: (account: Account) => void
}) {
  const { t } = useLang()
  return (
    <section>
      <h2 className="text-lg font-semibold">{t(words.demoTitle)}</h2>
      <p className="text-sm text-soft">{t(words.demoLead)}</p>
      <ul className="mt-3 border-t border-line">
        {accounts.map((account) => (
          <li key={account.login} className="flex items-center gap-4 border-b border-line py-2.5">
            <div className="min-w-0 flex-1">
              <p>
                <span className="font-medium">{account.name}</span>
                <span className="ml-2 text-sm text-soft">{t(account.role)}</span>
              </p>
              <p className="text-sm">{t(account.tryThis)}</p>
              <p className="font-mono text-xs text-soft">
                {account.login} / {account.secret}
              </p>
            </div>
            <Button aria-label={`${t(words.enterAs)} ${account.name}`} onClick={() => onChoose(account)}>
              {t(words.enterAs)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
