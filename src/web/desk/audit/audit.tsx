import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import type { Lang, Said } from '#kernel/words'
import { Field, Input } from '../../ui/field.tsx'
import { useLang } from '../../ui/lang.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { dateTime } from '../../ui/when.ts'
import type { Output } from '../api.ts'
import { PagedTable } from '../paged-table.tsx'
import { useAsk } from '../use-api.ts'
import { pages } from '../words.ts'

type Act = Output<'org.acts'>['acts'][number]

const words = {
  lead: {
    zh: '每一次改动、每一次查看敏感内容，都按时间记在这里，只能添加，不能修改。',
    en: 'Every change and every look at sensitive data stands here in order of time; it can be added to, never altered.',
  },
  sealed: (blocks: number, at: string | null): Said => ({
    zh: at ? `已封存 ${blocks} 段，最近一次 ${dateTime(at, 'zh')}。` : '还没有封存。',
    en: at ? ` ${blocks} blocks sealed, the last on ${dateTime(at, 'en')}.` : ' Nothing sealed yet.',
  }),
  act: { zh: '行为', en: 'Act' },
  actHint: { zh: '行为名或其开头，如 casework. 或 org.', en: 'An act or its beginning, e.g. casework. or org.' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  subject: { zh: '对象', en: 'On what' },
  reason: { zh: '理由', en: 'Reason' },
}

/** What kind of thing it is, where whoever reads may not see more of it, or it has no name. */
const kinds: Record<string, Said> = {
  case: { zh: '工单', en: 'A case' },
  duty: { zh: '待办', en: 'A duty' },
  unit: { zh: '单位', en: 'A unit' },
  post: { zh: '岗位', en: 'A post' },
  role: { zh: '角色', en: 'A role' },
  person: { zh: '人员', en: 'A person' },
  rule: { zh: '时限规则', en: 'A time limit' },
  category: { zh: '事项类别', en: 'A category' },
  template: { zh: '答复模板', en: 'A reply template' },
  calendar: { zh: '工作日历', en: 'The calendar' },
  map: { zh: '县域地图', en: 'The map' },
  message: { zh: '短信或邮件', en: 'A message' },
}

/** What it is called, as a link where it can be opened, and the id under it: whole in one click, to be copied. */
function Subject({ act: { about, subject } }: { act: Act }) {
  const { t } = useLang()
  return (
    <>
      {about?.case ? (
        <Link
          to="/cases/$id"
          params={{ id: about.case }}
          className="touch inline-flex items-center text-needle underline"
        >
          {t(about.name)}
        </Link>
      ) : (
        t(about?.name ?? kinds[subject.split(':')[0] ?? ''] ?? null)
      )}
      <span className="block truncate font-mono text-xs text-soft select-all max-md:hidden" title={subject}>
        {subject}
      </span>
    </>
  )
}

const columnsIn = (t: (said: Said | null) => string, lang: Lang): Column<Act>[] => [
  {
    key: 'act',
    head: t(words.act),
    width: 'minmax(10rem,1.5fr)',
    cell: (act) => (
      <>
        <span className="font-medium">{t(act.label)}</span>
        <span className="block font-mono text-xs text-soft">{act.act}</span>
      </>
    ),
  },
  { key: 'who', head: t(words.who), width: 'minmax(6rem,1fr)', cell: (act) => t(act.who) },
  { key: 'when', head: t(words.when), width: '11rem', cell: (act) => dateTime(act.at, lang) },
  {
    key: 'subject',
    head: t(words.subject),
    width: 'minmax(8rem,1.5fr)',
    cell: (act) => <Subject act={act} />,
  },
  { key: 'reason', head: t(words.reason), width: 'minmax(8rem,2fr)', cell: (act) => act.reason ?? '' },
]

/** The log of acts, newest first, and how far it is sealed. */
export function Audit() {
  const { t, lang } = useLang()
  const [act, setAct] = useState('')
  const late = useDeferredValue(act.trim())
  const input = late ? { act: late } : {}
  const seal = useAsk('org.acts', { ...input, limit: 1 }).data?.seal
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title={t(pages.audit)}
        lead={`${t(words.lead)}${seal ? t(words.sealed(seal.blocks, seal.at)) : ''}`}
      />
      <div className="pad max-w-md pb-4">
        <Field label={t(words.act)} hint={t(words.actHint)} required>
          {(wired) => <Input {...wired} type="search" value={act} onChange={(event) => setAct(event.target.value)} />}
        </Field>
      </div>
      <PagedTable
        call="org.acts"
        input={input}
        rowsOf={(page) => page.acts}
        rowKey={(one) => one.id}
        label={t(pages.audit)}
        columns={columnsIn(t, lang)}
      />
    </div>
  )
}
