import { useState } from 'react'
import { channelLabels, urgencyLabels } from '#casework/labels'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { DataList } from '../../ui/timeline.tsx'
import type { Input, Output } from '../api.ts'
import { choices } from '../case/act.tsx'
import { suggestionWords as guess, surenessSaid } from '../case/suggestion-words.ts'
import type { FieldSpec } from '../form/fields.ts'
import type { Below } from '../form/form-body.tsx'
import { FormDialog } from '../form/form-dialog.tsx'
import { useAsk } from '../use-api.ts'
import { useSettled } from '../use-settled.ts'
import { questionsOf, withAnswers } from './category-questions.ts'
import { JoinOffers, type Join } from './join-offers.tsx'
import { intake } from './intake-words.ts'

const before: readonly FieldSpec[] = [
  {
    kind: 'choice',
    name: 'channel',
    label: intake.channel,
    options: choices(channelLabels, ['phone', 'window', 'walk-in', 'paper', 'visit']),
    initial: 'phone',
  },
  { kind: 'long', name: 'text', label: intake.text, hint: intake.textHint },
  { kind: 'line', name: 'place', label: intake.place, optional: true },
  { kind: 'point', name: 'point', label: intake.point, hint: intake.pointHint, optional: true },
  { kind: 'area', name: 'area', label: intake.area, optional: true },
  { kind: 'category', name: 'category', label: intake.category, optional: true },
]

const after: readonly FieldSpec[] = [
  { kind: 'choice', name: 'urgency', label: intake.urgency, options: choices(urgencyLabels), optional: true },
  { kind: 'case', name: 'join', label: intake.join, hint: intake.joinHint, optional: true },
  { kind: 'unit', name: 'about', label: intake.about, hint: intake.aboutHint, optional: true },
  { kind: 'line', name: 'name', label: intake.name, optional: true },
  { kind: 'line', name: 'phone', label: intake.phone, optional: true },
  { kind: 'check', name: 'consent', label: intake.consent },
  { kind: 'check', name: 'anonymous', label: intake.anonymous },
  { kind: 'check', name: 'onBehalf', label: intake.onBehalf },
  { kind: 'check', name: 'phoneless', label: intake.phoneless },
  { kind: 'files', name: 'files', label: intake.files, optional: true },
]

/** What the words that are being written down seem to be about; one touch fills it in. */
function Guess({ input, fill }: { input: Parameters<Below>[0]; fill: Parameters<Below>[1] }) {
  const { t } = useLang()
  const text = useSettled(typeof input['text'] === 'string' ? input['text'].trim().slice(0, 1000) : '', 500)
  const area = typeof input['area'] === 'string' ? { area: input['area'] } : {}
  const found = useAsk('casework.suggest', { text, ...area }, { enabled: text.length >= 4 })
  const category = text.length >= 4 ? found.data?.suggestion?.category : null
  if (!category || input['category'] === category.code) return null
  return (
    <output className="flex flex-wrap items-center gap-2 rounded-md bg-needle-tint/60 px-3 py-2 text-sm">
      {t(guess.title)} <strong>{t(category.name)}</strong>
      <span className="text-soft">{t(surenessSaid(category.sure))}</span>
      <Button onClick={() => fill('category', category.code)}>{t(guess.fill)}</Button>
    </output>
  )
}

/** Name and phone are kept apart from the words, as the contract wants them. */
const withContact = ({ name, phone, consent, ...rest }: Record<string, unknown>): Input<'casework.record'> =>
  ({
    ...rest,
    ...(name || phone ? { contact: { name, phone, consent: consent === true } } : {}),
  }) as Input<'casework.record'>

const helpBelow =
  (joined: Join | null, onJoin: (one: Join | null) => void): Below =>
  (typed, fill) => (
    <>
      <Guess input={typed} fill={fill} />
      <JoinOffers typed={typed} joined={joined} onJoin={onJoin} />
    </>
  )

/** What somebody said on the phone, at the window, at the door or on paper becomes the same request as one from the web. */
export function RecordRequest({ onClose }: { onClose: () => void }) {
  const { t } = useLang()
  const [receipt, setReceipt] = useState<Output<'casework.record'> | null>(null)
  const [join, setJoin] = useState<Join | null>(null)
  const services = useAsk('casework.services', {})
  if (receipt)
    return (
      <Dialog open onClose={onClose} title={t(intake.done)} lead={t(intake.tell)}>
        <DataList
          items={[
            [t(intake.number), <strong key="number">{receipt.number}</strong>],
            [t(intake.code), <strong key="code">{receipt.code}</strong>],
          ]}
        />
        {receipt.joined && <p className="mt-3">{t(intake.joined)}</p>}
      </Dialog>
    )
  return (
    <FormDialog
      command="casework.record"
      fixed={{}}
      fields={(values) => [...before, ...questionsOf(services.data?.services ?? [], values, join !== null), ...after]}
      shape={(typed) => withContact(withAnswers({ ...(join ? { join: join.id } : {}), ...typed }))}
      below={helpBelow(join, setJoin)}
      title={intake.title}
      submit={intake.submit}
      onDone={setReceipt}
      onClose={onClose}
    />
  )
}
