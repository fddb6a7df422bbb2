import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DueBadge } from '../../ui/due-badge.tsx'
import { useLang } from '../../ui/lang.tsx'
import { DataList } from '../../ui/timeline.tsx'
import { dateTime, duration } from '../../ui/when.ts'
import { carryOut } from '../api.ts'
import { CaseBrief } from '../case/case-brief.tsx'
import { words as caseWords } from '../case/words.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { pages, words as common } from '../words.ts'
import type { Duty } from './duty-row.tsx'
import { words } from './words.ts'

/** Looking at a duty for a moment means that it was read; passing over it with j does not. */
function useReading(duty: Duty): void {
  const { id, readAt } = duty
  useEffect(() => {
    if (readAt !== null) return undefined
    const timer = setTimeout(() => {
      void carryOut('inbox.read', { duty: id }, crypto.randomUUID()).catch(() => undefined)
    }, 1200)
    return () => clearTimeout(timer)
  }, [id, readAt])
}

function Moves({ duty }: { duty: Duty }) {
  const { t } = useLang()
  const [form, setForm] = useState<'snooze' | 'handOver' | null>(null)
  const close = () => setForm(null)
  const reason = { kind: 'long', name: 'reason', label: words.reason } as const
  return (
    <>
      <Button onClick={() => setForm('snooze')}>{t(words.snooze)}</Button>
      <Button onClick={() => setForm('handOver')}>{t(words.handOver)}</Button>
      {form === 'snooze' && (
        <FormDialog
          command="inbox.snooze"
          fixed={{ duty: duty.id }}
          title={words.snooze}
          lead={words.snoozeLead}
          submit={words.snooze}
          onClose={close}
          fields={[{ kind: 'moment', name: 'until', label: words.until }, reason]}
        />
      )}
      {form === 'handOver' && (
        <FormDialog
          command="inbox.handOver"
          fixed={{ duty: duty.id }}
          title={words.handOver}
          submit={words.handOver}
          onClose={close}
          fields={[{ kind: 'person', name: 'to', label: words.to, unit: duty.unit }, reason]}
        />
      )}
    </>
  )
}

function Facts({ duty }: { duty: Duty }) {
  const { t, lang } = useLang()
  return (
    <DataList
      items={[
        [t(words.due), <DueBadge key="due" due={duty.due} />],
        [t(words.minutes), t(words.about(duration(duty.minutes)))],
        [t(words.askedBy), t(duty.askedBy) || '—'],
        [t(words.unit), t(duty.unitName) || '—'],
        ...(duty.personName ? ([[t(words.person), duty.personName]] as const) : []),
        [t(words.area), t(duty.areaName) || duty.area],
        ...(duty.snoozedUntil ? ([[t(words.restsUntil), dateTime(duty.snoozedUntil, lang)]] as const) : []),
      ]}
    />
  )
}

/** What the duty is, what it is about, and everything that can be done with it, without leaving the list. */
export function Preview({ duty, onBack }: { duty: Duty; onBack: () => void }) {
  const { t } = useLang()
  useReading(duty)
  return (
    <article className="space-y-4 px-5 py-4">
      <header>
        <Button look="quiet" className="-ml-3.5 md:hidden" onClick={onBack}>
          ← {t(common.back)}
        </Button>
        <p className="text-sm text-soft">{[t(duty.label), duty.number].filter(Boolean).join(' · ')}</p>
        <h2 className="text-xl font-semibold">{duty.about}</h2>
      </header>
      <div className="flex flex-wrap gap-2">
        {duty.line === 'casework' && (
          <Link to="/cases/$id" params={{ id: duty.ref }} className={buttonClass('plain')}>
            {t(caseWords.openCase)}
          </Link>
        )}
        {duty.line === 'topics' && (
          <Link to="/programmes/$id" params={{ id: duty.ref }} className={buttonClass('plain')}>
            {t(pages.topics)}
          </Link>
        )}
        {duty.line === 'register' && (
          <Link to="/register/$id" params={{ id: duty.ref }} className={buttonClass('plain')}>
            {t(pages.register)}
          </Link>
        )}
        {duty.line === 'org' && (
          <Link to="/units" className={buttonClass('plain')}>
            {t(pages.units)}
          </Link>
        )}
        <Moves duty={duty} />
      </div>
      <Facts duty={duty} />
      {duty.line === 'casework' && (
        <div className="border-t border-line pt-4">
          <CaseBrief id={duty.ref} />
        </div>
      )}
    </article>
  )
}
