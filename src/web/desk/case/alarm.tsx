import type { ReactNode } from 'react'
import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { Kbd, Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Input } from '../api.ts'
import { Problem } from '../problem.tsx'
import { useKeys } from '../shell/keyboard.ts'
import { useCommand } from '../use-api.ts'
import type { CaseData } from './act.tsx'
import type { CaseRow } from './status.tsx'

type Alarm = NonNullable<CaseRow['alarm']>

const words = {
  life: { zh: '疑似险情', en: 'Danger?' },
  supply: { zh: '疑似断供', en: 'Outage?' },
  lifeLead: { zh: '群众的话里提到可能危及人身安全的情况：', en: 'The words speak of danger to life:' },
  supplyLead: { zh: '群众的话里提到许多人断水断电断暖：', en: 'The words speak of many people without a supply:' },
  who: {
    zh: '这是按词句看出来的，算不算紧急由您定。',
    en: 'This was read from the words alone; whether it is urgent is for you to say.',
  },
  notMine: { zh: '正等受理中心判断是否紧急。', en: 'The centre will say whether it is urgent.' },
  raise: { zh: '定为紧急', en: 'Make it urgent' },
  dismiss: { zh: '看过了，不紧急', en: 'Seen: not urgent' },
  raised: { zh: '已定为紧急', en: 'Now urgent' },
  dismissed: { zh: '记下了，不再提醒', en: 'Noted; it will not ask again' },
} satisfies Record<string, Said>

const inRow = 2

/** The badge in a list, with the first words that say so. */
export function AlarmTag({ alarm }: { alarm: Alarm }) {
  const { t, lang } = useLang()
  const said = alarm.words.slice(0, inRow).map(({ word }) => word)
  return (
    <Tag tone="danger">
      {t(words[alarm.class])} {said.join(lang === 'zh' ? '、' : ', ')}
    </Tag>
  )
}

/** Above a case: what its words speak of, and the two answers a person may give. `e` raises it. */
export function AlarmBar({ data }: { data: CaseData }) {
  const { t } = useLang()
  const toast = useToast()
  const triage = useCommand('casework.triage')
  const { alarm, id } = data.case
  const mayAnswer = alarm !== null && data.abilities.some((one) => one.act === 'triage' && one.allowed)
  const answer = (with_: Pick<Input<'casework.triage'>, 'urgency' | 'alarm'>, says: Said) =>
    triage.mutate({ case: id, ...with_ }, { onSuccess: () => toast.done(t(says)) })
  const raise = () => answer({ urgency: 'urgent' }, words.raised)
  useKeys(mayAnswer && !triage.isPending ? { e: raise } : {})
  if (!alarm) return null
  return (
    <section
      aria-label={t(words[alarm.class])}
      className="space-y-2 rounded-lg border border-danger/40 bg-danger-tint px-4 py-3"
    >
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="font-medium">{t(alarm.class === 'life' ? words.lifeLead : words.supplyLead)}</span>
        {alarm.words.map(({ word }) => (
          <strong key={word} className="text-danger">
            {word}
          </strong>
        ))}
      </p>
      <p className="text-sm text-soft">{t(mayAnswer ? words.who : words.notMine)}</p>
      {mayAnswer && (
        <p className="flex flex-wrap gap-2">
          <Button look="danger" busy={triage.isPending} onClick={raise}>
            {t(words.raise)}{' '}
            <span className="max-md:hidden">
              <Kbd>e</Kbd>
            </span>
          </Button>
          <Button onClick={() => answer({ alarm: 'dismissed' }, words.dismissed)}>{t(words.dismiss)}</Button>
        </p>
      )}
      <Problem error={triage.error} />
    </section>
  )
}

/** A text with the words that raised the alarm marked where they stand in it. */
export function withMarks(text: string, alarm: Alarm | null): ReactNode {
  const places = (alarm?.words ?? [])
    .flatMap(({ word, at }) => (at !== null && text.slice(at, at + word.length) === word ? [{ word, at }] : []))
    .sort((a, b) => a.at - b.at)
    .filter(({ at }, i, all) => i === 0 || at >= (all[i - 1]?.at ?? 0) + (all[i - 1]?.word.length ?? 0))
  if (places.length === 0) return text
  const pieces = places.map(({ word, at }, i) => {
    const from = i === 0 ? 0 : (places[i - 1]?.at ?? 0) + (places[i - 1]?.word.length ?? 0)
    return (
      <span key={at}>
        {text.slice(from, at)}
        <mark className="rounded-sm bg-danger-tint px-0.5 text-danger">{word}</mark>
      </span>
    )
  })
  const last = places.at(-1)
  return [...pieces, text.slice(last ? last.at + last.word.length : 0)]
}
