import { useEffect, useState, type FormEvent } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useCommand } from '../use-api.ts'
import { Gate } from './gate.tsx'
import { Problem } from '../problem.tsx'
import { words } from './words.ts'

/** The token comes behind the #, which no server log ever sees. */
const tokenHere = (): string => location.hash.slice(1)

export function Invitation() {
  const { t } = useLang()
  const [token] = useState(tokenHere)
  const [password, setPassword] = useState('')
  const look = useCommand('auth.lookAtInvitation')
  const accept = useCommand('auth.acceptInvitation')
  const { mutate } = look
  useEffect(() => {
    if (token) mutate({ token })
  }, [token, mutate])
  const send = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate({ token, password }, { onSuccess: () => location.assign('/desk/inbox') })
  }
  return (
    <Gate>
      <form onSubmit={send} className="mx-auto mt-4 max-w-md space-y-4">
        <h1 className="text-2xl font-semibold">{t(words.invitation)}</h1>
        {!token && (
          <p role="alert" className="border-l-4 border-danger bg-danger-tint px-3 py-2 text-danger">
            {t(words.noToken)}
          </p>
        )}
        <Problem error={look.error} />
        {look.data && (
          <>
            <p>{t(words.invitationLead(look.data.name, look.data.login))}</p>
            <input type="hidden" autoComplete="username" value={look.data.login} readOnly />
            <Field label={t(words.newPassword)} hint={t(words.passwordHint)} required>
              {(wired) => (
                <Input
                  {...wired}
                  required
                  type="password"
                  autoComplete="new-password"
                  value={password}
                  onChange={(event) => setPassword(event.target.value)}
                />
              )}
            </Field>
            <Problem error={accept.error} />
            <Button type="submit" look="primary" busy={accept.isPending} className="w-full">
              {t(words.begin)}
            </Button>
          </>
        )}
      </form>
    </Gate>
  )
}
