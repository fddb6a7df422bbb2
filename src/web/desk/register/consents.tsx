import { useState } from 'react'
import { channelLabels, purposeLabels } from '#register/labels'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Tag } from '../../ui/tag.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { words as common } from '../words.ts'
import type { SubjectData } from './facts.tsx'
import { purposeField } from './list-category.tsx'
import { standings, words } from './words.ts'

type Consent = SubjectData['consents'][number]

const channelField = {
  kind: 'choice',
  name: 'channel',
  label: words.channel,
  options: Object.entries(channelLabels).map(([value, label]) => ({ value, label })),
} as const

function AddConsent({ subject, onClose }: { subject: string; onClose: () => void }) {
  const { t } = useLang()
  const known = useAsk('register.dictionary', { kind: 'person' })
  const elements = (known.data?.elements ?? []).filter((one) => one.sensitivity === 3)
  if (elements.length === 0) return null
  return (
    <FormDialog
      command="register.consent"
      fixed={{ subject }}
      title={words.addConsent}
      submit={common.save}
      wide
      fields={[
        purposeField,
        {
          kind: 'pick',
          many: true,
          name: 'elements',
          label: words.consentFor,
          options: elements.map((one) => ({ value: one.code, label: t(one) })),
        },
        { kind: 'long', name: 'wording', label: words.wording },
        channelField,
        { kind: 'day', name: 'until', label: words.consentUntil },
      ]}
      onClose={onClose}
    />
  )
}

function ConsentRow({ consent, onWithdraw }: { consent: Consent; onWithdraw: (() => void) | null }) {
  const { t } = useLang()
  return (
    <li className="flex items-baseline justify-between gap-3 py-1.5">
      <span>
        <span className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {t(purposeLabels[consent.purpose])}{' '}
          <Tag tone={consent.standing === 'valid' ? 'ok' : 'plain'}>{t(standings[consent.standing])}</Tag>
        </span>
        <span className="block text-sm">{consent.elements.map(t).join('、')}</span>
        <span className="block text-xs text-soft">
          {consent.since} – {consent.until} · {t(channelLabels[consent.channel])}
        </span>
      </span>
      {onWithdraw && (
        <Button look="quiet" onClick={onWithdraw}>
          {t(words.withdraw)}
        </Button>
      )}
    </li>
  )
}

/** To what somebody agreed, for what and until when. */
export function Consents({ data }: { data: SubjectData }) {
  const { t } = useLang()
  const [form, setForm] = useState<'add' | { withdraw: string } | null>(null)
  const { id } = data.subject
  return (
    <section>
      <div className="flex min-h-9 items-center justify-between gap-3 border-b border-edge/50">
        <h2 className="font-semibold">{t(words.consents)}</h2>
        {data.may.write && (
          <Button look="quiet" onClick={() => setForm('add')}>
            {t(words.addConsent)}
          </Button>
        )}
      </div>
      {data.consents.length === 0 && <p className="pt-2 text-sm text-soft">{t(words.noConsents)}</p>}
      <ul>
        {data.consents.map((consent) => (
          <ConsentRow
            key={consent.id}
            consent={consent}
            onWithdraw={
              data.may.write && consent.standing !== 'withdrawn' ? () => setForm({ withdraw: consent.id }) : null
            }
          />
        ))}
      </ul>
      {form === 'add' && <AddConsent subject={id} onClose={() => setForm(null)} />}
      {form !== null && form !== 'add' && (
        <FormDialog
          command="register.withdrawConsent"
          fixed={{ subject: id, consent: form.withdraw }}
          title={words.withdraw}
          lead={words.withdrawLead}
          submit={words.withdraw}
          fields={[channelField]}
          onClose={() => setForm(null)}
        />
      )}
    </section>
  )
}
