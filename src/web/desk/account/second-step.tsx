import { useState, type FormEvent } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useCommand } from '../use-api.ts'
import { Problem } from '../problem.tsx'
import { words } from './words.ts'

export function SecondStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const { t } = useLang()
  const [how, setHow] = useState<'app' | 'backup'>('app')
  const [code, setCode] = useState('')
  const sending = useCommand('auth.secondFactor')
  const send = (event: FormEvent) => {
    event.preventDefault()
    sending.mutate({ how, code }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={send} className="space-y-4">
      <h1 className="text-2xl font-semibold">{t(words.secondTitle)}</h1>
      {how === 'app' && <p className="text-sm text-soft">{t(words.secondLead)}</p>}
      <Field label={t(how === 'app' ? words.code : words.backupCode)} required>
        {(wired) => (
          <Input
            {...wired}
            required
            autoComplete="one-time-code"
            inputMode={how === 'app' ? 'numeric' : 'text'}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Problem error={sending.error} />
      <Button type="submit" look="primary" busy={sending.isPending} className="w-full">
        {t(words.signIn)}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button look="quiet" onClick={() => setHow(how === 'app' ? 'backup' : 'app')}>
          {t(how === 'app' ? words.takeBackup : words.takeApp)}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t(words.startOver)}
        </Button>
      </div>
    </form>
  )
}
