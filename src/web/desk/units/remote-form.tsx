import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { dateTime } from '../../ui/when.ts'
import type { FieldSpec } from '../form/fields.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { saidOf, useAsk, useCommand } from '../use-api.ts'
import { Held } from './remote-held.tsx'
import { Match, unanswered, type Props, type Remote, type Save } from './remote-match.tsx'
import { words } from './remote-words.ts'

const formats = [
  { value: 'json', label: { zh: 'JSON', en: 'JSON' } },
  { value: 'xml', label: { zh: 'XML', en: 'XML' } },
]

/** What is set on the other page stays as it is. */
const matched = ({ codes, answers, fallback }: Remote) => ({ codes, answers, ...(fallback ? { fallback } : {}) })

const yes = (isOn: boolean): string => (isOn ? 'yes' : '')

const media = [
  { value: 'none', label: words.mediaNone },
  { value: 'url', label: words.mediaUrl },
  { value: 'file', label: words.mediaFile },
]

/** What a form for a new one begins with. */
const blank = {
  url: '',
  hasKey: false,
  jurisdiction: '',
  format: 'json',
  media: 'none',
  updates: false,
  contact: false,
  on: true,
}

type Begun = Pick<Remote, 'hasKey' | 'updates' | 'contact' | 'on' | 'url' | 'jurisdiction'> & {
  format: string
  media: string
}

const addressFields = (before: Begun): FieldSpec[] => [
  { kind: 'line', name: 'url', label: words.url, hint: words.urlHint, initial: before.url },
  {
    kind: 'password',
    name: 'key',
    label: words.key,
    hint: before.hasKey ? words.keyKept : words.keyHint,
    optional: true,
  },
  {
    kind: 'line',
    name: 'jurisdiction',
    label: words.jurisdiction,
    hint: words.jurisdictionHint,
    initial: before.jurisdiction ?? '',
    optional: true,
  },
  { kind: 'choice', name: 'format', label: words.format, options: formats, initial: before.format },
  { kind: 'choice', name: 'media', label: words.media, hint: words.mediaHint, options: media, initial: before.media },
  {
    kind: 'check',
    name: 'updates',
    label: words.updates,
    hint: words.updatesHint,
    initial: yes(before.updates),
  },
  { kind: 'check', name: 'contact', label: words.contact, hint: words.contactHint, initial: yes(before.contact) },
  { kind: 'check', name: 'on', label: words.on, initial: yes(before.on) },
]

/** An unticked box and an emptied line are said as well: what is left out of a form would keep its default. */
const shapeAddress = (input: Record<string, unknown>): Save =>
  ({ updates: false, contact: false, on: false, ...input }) as unknown as Save

function Outcome({ testing, checkFailure, checkedAt, services }: Remote) {
  const { t } = useLang()
  if (testing) return <span>{t(words.testing)}</span>
  if (checkFailure) return <span className="text-danger">{t(words.failed(checkFailure))}</span>
  return checkedAt && <span>{t(words.reached(services.length))}</span>
}

function Standing({ unit, remote, onMatch }: { unit: string; remote: Remote; onMatch: () => void }) {
  const { t, lang } = useLang()
  const ours = useAsk('casework.services', {})
  const open = unanswered(remote, ours.data?.services ?? [])
  const { readAt, readFailure, services, on } = remote
  return (
    <output className="flex flex-col gap-1.5 rounded-md bg-sunk px-3 py-2.5 text-sm">
      {!on && <span className="text-warn">{t(words.off)}</span>}
      <Outcome {...remote} />
      {readFailure && <span className="text-danger">{t(words.readFailed(readFailure))}</span>}
      {readAt && (
        <span className="text-soft">
          {t(words.lastRead)} {dateTime(readAt, lang)}
        </span>
      )}
      {open.length > 0 && <span className="text-warn">{t(words.unanswered(open))}</span>}
      <Held unit={unit} remote={remote} />
      {services.length > 0 && (
        <span className="pt-1">
          <Button onClick={onMatch}>{t(words.match)}</Button>
        </span>
      )}
    </output>
  )
}

function Address({ unit, name, remote, onClose, onMatch }: Props & { remote: Remote | null; onMatch: () => void }) {
  const test = useCommand('casework.checkRemote')
  return (
    <FormDialog
      command="casework.saveRemote"
      fixed={{
        unit,
        ...(remote ? matched(remote) : {}),
      }}
      shape={shapeAddress}
      title={words.title(name)}
      lead={words.lead}
      submit={words.save}
      onClose={onClose}
      onDone={(_output, { on }) => (on ? test.mutate({ unit }) : onClose())}
      fields={addressFields(remote ?? blank)}
    >
      {remote && <Standing unit={unit} remote={remote} onMatch={onMatch} />}
    </FormDialog>
  )
}

/** A unit that runs an Open311 server of its own: where it is, whether it is reached, and what of it takes what. */
export function RemoteForm({ unit, name, onClose }: Props) {
  const { t } = useLang()
  const [matching, setMatching] = useState(false)
  const found = useAsk('casework.remote', { unit }, { everyMs: 3000 })
  const remote = found.data?.remote ?? null
  if (matching && remote) return <Match unit={unit} name={name} remote={remote} onClose={() => setMatching(false)} />
  if (found.data)
    return <Address unit={unit} name={name} remote={remote} onClose={onClose} onMatch={() => setMatching(true)} />
  return (
    <Dialog open onClose={onClose} title={t(words.title(name))}>
      {found.isError ? <ErrorState title={t(saidOf(found.error))} /> : <Skeleton rows={5} />}
    </Dialog>
  )
}
