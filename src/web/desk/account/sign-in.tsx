import { getRouteApi } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Check, Field, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useAsk, useCommand } from '../use-api.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { Gate } from './gate.tsx'
import { Problem } from '../problem.tsx'
import { SecondStep } from './second-step.tsx'
import { oidcRefusals, words } from './words.ts'

const route = getRouteApi('/sign-in')

/** Only a page of this desk: an address from elsewhere must not send anybody away after signing in. */
const homeOr = (to: string | undefined): string => (to?.startsWith('/desk/') && !to.includes('//') ? to : '/desk/inbox')

function OwnSignIn() {
  const { t } = useLang()
  const ways = useAsk('auth.waysIn', {})
  if (!ways.data?.oidc) return null
  return (
    <>
      <p className="text-center text-sm text-soft">{t(words.or)}</p>
      <a href="/api/auth/oidc" className={`${buttonClass('plain')} w-full`}>
        {t(words.byOidc(ways.data.oidc))}
      </a>
    </>
  )
}

export function SignIn() {
  const { t } = useLang()
  const { to, refused } = route.useSearch()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [second, setSecond] = useState(false)
  const sending = useCommand('auth.signIn')
  const demo = useAsk('org.demoAccounts', {})
  const through = () => location.assign(homeOr(to))
  const enter = (who: { login: string; password: string }) =>
    sending.mutate({ ...who, remember }, { onSuccess: ({ next }) => (next === 'done' ? through() : setSecond(true)) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    enter({ login, password })
  }
  const accounts = demo.data?.accounts ?? []
  const elsewhere = refused ? oidcRefusals[refused] : undefined
  return (
    <Gate>
      <div
        className={`mx-auto mt-2 grid max-w-5xl gap-x-14 gap-y-10 ${accounts.length > 0 ? 'lg:grid-cols-[22rem_1fr]' : 'md:justify-center'}`}
      >
        <div className="w-full max-w-md self-start lg:sticky lg:top-6">
          {second ? (
            <SecondStep onDone={through} onBack={() => setSecond(false)} />
          ) : (
            <form onSubmit={send} className="space-y-4">
              <h1 className="text-2xl font-semibold">{t(words.title)}</h1>
              {elsewhere && (
                <p role="alert" className="border-l-4 border-warn bg-warn-tint px-3 py-2 text-sm text-warn">
                  {t(elsewhere)}
                </p>
              )}
              <Field label={t(words.login)} required>
                {(wired) => (
                  <Input
                    {...wired}
                    required
                    autoComplete="username"
                    autoCapitalize="none"
                    value={login}
                    onChange={(event) => setLogin(event.target.value)}
                  />
                )}
              </Field>
              <Field label={t(words.password)} required>
                {(wired) => (
                  <Input
                    {...wired}
                    required
                    type="password"
                    autoComplete="current-password"
                    value={password}
                    onChange={(event) => setPassword(event.target.value)}
                  />
                )}
              </Field>
              <Check
                label={t(words.remember)}
                hint={t(words.rememberHint)}
                checked={remember}
                onChange={(event) => setRemember(event.target.checked)}
              />
              <Problem error={sending.error} />
              <Button type="submit" look="primary" busy={sending.isPending} className="w-full">
                {t(words.signIn)}
              </Button>
              <OwnSignIn />
              <p className="text-sm">
                <a href="/" className="text-needle hover:underline">
                  {t(words.resident)}
                </a>
              </p>
            </form>
          )}
        </div>
        {accounts.length > 0 && (
          <DemoAccounts
            accounts={accounts}
            onChoose={(account) => enter({ login: account.login, password: account.secret })}
          />
        )}
      </div>
    </Gate>
  )
}
