import { askLabels, hardLabels, pauseLabels, referLabels, returnLabels, verdictLabels } from '#casework/labels'
import type { Said } from '#kernel/words'
import { useLang } from '../../ui/lang.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useAsk } from '../use-api.ts'
import type { CaseData } from './act.tsx'

type Entry = CaseData['timeline'][number]

/** What an act carries that a person wants to read, in the order of reading. Ids and clocks have places of their own. */
const spoken = ['reason', 'why', 'kind', 'basis', 'text', 'reply', 'task', 'note', 'exitTest', 'words'] as const
const named: Record<string, Said> = {
  ...returnLabels,
  ...referLabels,
  ...pauseLabels,
  ...hardLabels,
  ...askLabels,
}
const judged = {
  speed: { zh: '速度', en: 'speed' },
  result: { zh: '结果', en: 'result' },
  attitude: { zh: '态度', en: 'attitude' },
  reply: { zh: '答复', en: 'answer' },
}
const solved = { yes: { zh: '已解决', en: 'solved' }, no: { zh: '未解决', en: 'not solved' } }
const decided = { yes: { zh: '同意', en: 'approved' }, no: { zh: '不同意', en: 'not approved' } }
const ruled = {
  yes: { zh: '退回成立', en: 'the return is right' },
  no: { zh: '退回不成立', en: 'the return is not right' },
}
const truths = { solved, approved: decided, upheld: ruled }
const to: Said = { zh: '→ ', en: '→ ' }

const milestones = new Set([
  'say',
  'dispatch',
  'accept',
  'return',
  'ruleReturn',
  'claim',
  'judge',
  'reopen',
  'lookBack',
  'lapse',
])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function lines(entry: Entry, t: (said: Said | null | undefined) => string, unitName: (id: string) => string): string[] {
  const { data } = entry
  const unit = /(read|posting)$/i.test(entry.act) ? '' : unitName(text(data['unit']))
  const yesNo = Object.entries(truths).flatMap(([key, says]) =>
    typeof data[key] === 'boolean' ? [t(data[key] ? says.yes : says.no)] : [],
  )
  const verdicts = entry.act.endsWith('judge')
    ? Object.entries(judged).map(
        ([key, says]) => `${t(says)} ${t((verdictLabels as Record<string, Said>)[text(data[key])])}`,
      )
    : []
  const rest = spoken
    .filter((key) => !(key === 'reply' && verdicts.length > 0))
    .map((key) => (named[text(data[key])] ? t(named[text(data[key])]) : text(data[key])))
  const says = t(data['says'] as Said | null | undefined)
  const all = [says, unit && `${t(to)}${unit}`, yesNo.join(' · '), verdicts.join(' · '), ...rest, entry.reason ?? '']
  return [...new Set(all.filter(Boolean))]
}

/** The log of the case as a thread; the newest stitch comes first. */
export function History({ timeline }: { timeline: readonly Entry[] }) {
  const { t } = useLang()
  const directory = useAsk('org.directory', {})
  const unitName = (id: string) => t(directory.data?.units.find((unit) => unit.id === id)?.name)
  return (
    <Timeline
      entries={timeline
        .toSorted((a, b) => b.n - a.n)
        .map((entry) => ({
          id: entry.id,
          at: entry.at,
          title: t(entry.label),
          who: t(entry.who),
          body: lines(entry, t, unitName).join('\n'),
          loud: milestones.has(entry.act.replace('casework.', '')),
        }))}
    />
  )
}
