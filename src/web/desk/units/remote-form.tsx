import { useState } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLang } from '../../ui/lang.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Input, Output } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import { saidOf, useAsk, useCommand } from '../use-api.ts'
import { words } from './remote-words.ts'

type Remote = NonNullable<Output<'casework.remote'>['remote']>
type Save = Input<'casework.saveRemote'>
type Props = { unit: string; name: Said; onClose: () => void }

const formats = [
  { value: 'json', label: { zh: 'JSON', en: 'JSON' } },
  { value: 'xml', label: { zh: 'XML', en: 'XML' } },
]

/** What was set before, as the command takes it; the key stays where it is. */
const asSet = ({ url, jurisdiction, format, updates, contact, on, codes, fallback }: Remote): Omit<Save, 'unit'> => ({
  url,
  format,
  updates,
  contact,
  on,
  codes,
  ...(jurisdiction ? { jurisdiction } : {}),
  ...(fallback ? { fallback } : {}),
})

const yes = (isOn: boolean): string => (isOn ? 'yes' : '')

/** What a form for a new one begins with. */
const blank = { url: '', hasKey: false, jurisdiction: '', format: 'json', updates: false, contact: false, on: true }

type Begun = Pick<Remote, 'hasKey' | 'updates' | 'contact' | 'on' | 'url' | 'jurisdiction'> & { format: string }

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

function Standing({ remote, onMatch }: { remote: Remote; onMatch: () => void }) {
  const { t, lang } = useLang()
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
      {services.length > 0 && (
        <span className="pt-1">
          <Button onClick={onMatch}>{t(words.match)}</Button>
        </span>
      )}
    </output>
  )
}

type WithRemote = Props & { remote: Remote }

/** Which of their services takes which of our categories. */
function Match({ unit, name, remote, onClose }: WithRemote) {
  const catalogue = useAsk('casework.catalogue', {})
  const options = remote.services.map((one) => {
    const label = one.name ? `${one.name} (${one.code})` : one.code
    return { value: one.code, label: { zh: label, en: label } }
  })
  const choice = (field: string, label: Said, initial: string, hint?: Said): FieldSpec => ({
    kind: 'choice',
    name: field,
    label,
    options,
    initial,
    optional: true,
    ...(hint ? { hint } : {}),
  })
  if (!catalogue.data) return null
  const { categories } = catalogue.data
  const shape = ({ fallback, ...chosen }: Record<string, unknown>): Save => ({
    ...asSet(remote),
    unit,
    codes: Object.fromEntries(
      categories.flatMap(({ code }) =>
        typeof chosen[`of:${code}`] === 'string' ? [[code, String(chosen[`of:${code}`])]] : [],
      ),
    ),
    fallback: typeof fallback === 'string' ? fallback : undefined,
  })
  return (
    <FormDialog
      command="casework.saveRemote"
      fixed={{}}
      shape={shape}
      title={words.matchTitle(name)}
      lead={words.matchLead}
      submit={{ zh: '保存', en: 'Save' }}
      onClose={onClose}
      fields={[
        choice('fallback', words.fallback, remote.fallback ?? '', words.fallbackHint),
        ...categories.map(({ code, name: says }) => choice(`of:${code}`, says, remote.codes[code] ?? '')),
      ]}
    />
  )
}

function Address({ unit, name, remote, onClose, onMatch }: Props & { remote: Remote | null; onMatch: () => void }) {
  const test = useCommand('casework.checkRemote')
  return (
    <FormDialog
      command="casework.saveRemote"
      fixed={{
        unit,
        ...(remote ? { codes: remote.codes, ...(remote.fallback ? { fallback: remote.fallback } : {}) } : {}),
      }}
      shape={shapeAddress}
      title={words.title(name)}
      lead={words.lead}
      submit={words.save}
      onClose={onClose}
      onDone={(_output, { on }) => (on ? test.mutate({ unit }) : onClose())}
      fields={addressFields(remote ?? blank)}
    >
      {remote && <Standing remote={remote} onMatch={onMatch} />}
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
