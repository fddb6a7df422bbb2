import { useState } from 'react'
import type { Lang, Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Input, Output } from '../api.ts'
import { mayAny, useMe } from '../me.tsx'
import { PagedTable } from '../paged-table.tsx'
import { saidOf, useCommand } from '../use-api.ts'
import { pages, words as common } from '../words.ts'

type Message = Output<'org.messages'>['messages'][number]
type State = Message['state']

const words = {
  lead: {
    zh: '发给群众和单位的短信、邮件都在这里。发不出去的会自动再试。',
    en: 'Every text and mail to residents and units; what does not get through is tried again by itself.',
  },
  state: { zh: '状态', en: 'State' },
  what: { zh: '内容', en: 'Message' },
  to: { zh: '收件人', en: 'To' },
  when: { zh: '时间', en: 'When' },
  resend: { zh: '重新发送', en: 'Send again' },
  queued: { zh: '已排队重发', en: 'Queued again' },
}
const states: Record<State, Said & { tone: Tone }> = {
  waiting: { zh: '等待发送', en: 'Waiting', tone: 'warn' },
  sending: { zh: '正在发送', en: 'Sending', tone: 'needle' },
  sent: { zh: '已发出', en: 'Sent', tone: 'ok' },
  'given-up': { zh: '发送失败', en: 'Given up', tone: 'danger' },
}
const channels: Record<Message['channel'], Said> = {
  sms: { zh: '短信', en: 'Text' },
  mail: { zh: '邮件', en: 'Mail' },
  webhook: { zh: '接口', en: 'Webhook' },
}

const columnsIn = (t: (said: Said) => string, lang: Lang, resend: ((id: string) => void) | null): Column<Message>[] => [
  {
    key: 'what',
    head: t(words.what),
    width: 'minmax(14rem,3fr)',
    cell: (message) => (
      <>
        <span className="font-medium">{message.title}</span>
        {message.body && <span className="block whitespace-pre-wrap text-soft">{message.body}</span>}
        {message.lastError && <span className="block text-xs text-danger">{message.lastError}</span>}
      </>
    ),
  },
  {
    key: 'to',
    head: t(words.to),
    width: 'minmax(8rem,1fr)',
    cell: (message) => `${t(channels[message.channel])} ${message.recipient}`,
  },
  {
    key: 'state',
    head: t(words.state),
    width: '11rem',
    cell: (message) => (
      <span className="flex flex-wrap items-center gap-2">
        <Tag tone={states[message.state].tone}>{t(states[message.state])}</Tag>
        {resend && message.state === 'given-up' && (
          <Button onClick={() => resend(message.id)}>{t(words.resend)}</Button>
        )}
      </span>
    ),
  },
  {
    key: 'when',
    head: t(words.when),
    width: '11rem',
    cell: (message) => dateTime(message.sentAt ?? message.createdAt, lang),
  },
]

export function Outbox() {
  const { t, lang } = useLang()
  const toast = useToast()
  const may = mayAny(useMe(), ['org.manage'])
  const [state, setState] = useState('')
  const again = useCommand('org.resend')
  const resend = (message: string) =>
    again.mutate(
      { message },
      { onSuccess: () => toast.done(t(words.queued)), onError: (error) => toast.failed(t(saidOf(error))) },
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={t(pages.outbox)} lead={t(words.lead)} />
      <div className="pad max-w-60 pb-4">
        <Field label={t(words.state)} required>
          {(wired) => (
            <Select
              {...wired}
              value={state}
              empty={t(common.all)}
              onChange={(event) => setState(event.target.value)}
              options={Object.entries(states).map(([value, says]) => ({ value, label: t(says) }))}
            />
          )}
        </Field>
      </div>
      <PagedTable
        call="org.messages"
        input={(state ? { state } : {}) as Input<'org.messages'>}
        rowsOf={(page) => page.messages}
        rowKey={(message) => message.id}
        label={t(pages.outbox)}
        columns={columnsIn(t, lang, may ? resend : null)}
      />
    </div>
  )
}
