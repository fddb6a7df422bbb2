import { useState } from 'react'
import { renderSVG } from 'uqr'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import type { Output } from '../api.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { useMe } from '../me.tsx'
import { words } from './words.ts'

type Enrolment = Output<'auth.enrolSecondFactor'>

const password = { kind: 'password', name: 'password', label: words.current } as const
const asPicture = (uri: string): string => `data:image/svg+xml,${encodeURIComponent(renderSVG(uri))}`

function BackupCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useLang()
  return (
    <Dialog open onClose={onClose} title={t(words.backupTitle)} lead={t(words.backupLead)}>
      <ul className="grid grid-cols-2 gap-2 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="primary" className="mt-5" onClick={onClose}>
        {t(words.kept)}
      </Button>
    </Dialog>
  )
}

type EnrolProps = { enrolment: Enrolment; onDone: () => void; onClose: () => void }

function Enrol({ enrolment, onDone, onClose }: EnrolProps) {
  const { t } = useLang()
  return (
    <FormDialog
      command="auth.confirmSecondFactor"
      fixed={{}}
      title={words.turnOn}
      lead={words.scan}
      submit={words.confirm}
      onDone={onDone}
      onClose={onClose}
      fields={[{ kind: 'line', name: 'code', label: words.code }]}
    >
      <img src={asPicture(enrolment.uri)} alt={t(words.scanAlt)} className="size-48 self-center bg-white" />
      <p className="text-sm text-soft">
        {t(words.orType)} <span className="font-mono text-ink select-all">{enrolment.secret}</span>
      </p>
    </FormDialog>
  )
}

type Step = 'ask' | 'drop' | 'renew' | null

/** The second factor: off, being set up, on; backup codes are shown once. */
export function SecondFactor() {
  const { t } = useLang()
  const me = useMe()
  const [step, setStep] = useState<Step>(null)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const close = () => setStep(null)
  return (
    <section>
      <h2 className="text-lg font-semibold">{t(words.second)}</h2>
      <p className="max-w-xl text-sm text-soft">{t(me.secondFactor ? words.secondOn : words.secondOff)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {me.secondFactor ? (
          <>
            <Button onClick={() => setStep('renew')}>{t(words.newCodes)}</Button>
            <Button look="danger" onClick={() => setStep('drop')}>
              {t(words.turnOff)}
            </Button>
          </>
        ) : (
          <Button onClick={() => setStep('ask')}>{t(words.turnOn)}</Button>
        )}
      </div>
      {step === 'ask' && (
        <FormDialog
          command="auth.enrolSecondFactor"
          fixed={{}}
          title={words.turnOn}
          submit={words.turnOn}
          fields={[password]}
          onDone={(made) => {
            setEnrolment(made)
            close()
          }}
          onClose={close}
        />
      )}
      {enrolment && (
        <Enrol
          enrolment={enrolment}
          onClose={() => setEnrolment(null)}
          onDone={() => {
            setCodes(enrolment.backupCodes)
            setEnrolment(null)
          }}
        />
      )}
      {step === 'drop' && (
        <FormDialog
          command="auth.dropSecondFactor"
          fixed={{}}
          title={words.turnOff}
          submit={words.turnOff}
          fields={[password]}
          onClose={close}
        />
      )}
      {step === 'renew' && (
        <FormDialog
          command="auth.newBackupCodes"
          fixed={{}}
          title={words.newCodes}
          submit={words.newCodes}
          fields={[password]}
          onDone={(made) => {
            setCodes(made.backupCodes)
            close()
          }}
          onClose={close}
        />
      )}
      {codes.length > 0 && <BackupCodes codes={codes} onClose={() => setCodes([])} />}
    </section>
  )
}
