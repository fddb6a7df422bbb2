import type { Said } from '#kernel/words'
import { Button } from '../../ui/button.tsx'
import { useLang } from '../../ui/lang.tsx'
import { useToast } from '../../ui/toast.tsx'
import { dateTime } from '../../ui/when.ts'
import { Problem } from '../problem.tsx'
import { useCommand } from '../use-api.ts'
import { words as common } from '../words.ts'
import type { CaseData } from './act.tsx'

type There = NonNullable<CaseData['handedOver']>

const words = {
  waiting: { zh: '等待转交', en: 'Waits to be handed over' },
  noNumber: { zh: '已转交，对方还没有给出编号', en: 'Handed over; they have given no number yet' },
  numbered: (number: string): Said => ({ zh: `已转交，对方编号 ${number}`, en: `Handed over as no. ${number}` }),
  failed: { zh: '没有转交成功', en: 'Could not be handed over' },
  at: { zh: '转交时间', en: 'Handed over' },
  read: { zh: '上次读取', en: 'Last read' },
  notRead: { zh: '还没有读取过', en: 'Not read yet' },
  nextTry: { zh: '下次再试', en: 'Next try' },
  stays: {
    zh: '工单仍由该单位办理，时限照常计算。',
    en: 'The unit holds the case all the same, and the clocks run.',
  },
  behind: (n: number): Said => ({
    zh: `还有 ${n} 条新情况没有送到`,
    en: n === 1 ? 'One piece of news has not reached them yet' : `${n} pieces of news have not reached them yet`,
  }),
  off: { zh: '对接已停用', en: 'The connection is turned off' },
  again: { zh: '现在重试', en: 'Try again now' },
} satisfies Record<string, Said | ((...args: never[]) => Said)>

const standing = ({ state, theirs }: There): Said => {
  if (state === 'failed') return words.failed
  if (theirs) return words.numbered(theirs)
  return state === 'sent' || state === 'acknowledged' ? words.noNumber : words.waiting
}

function Again({ id }: { id: string }) {
  const { t } = useLang()
  const toast = useToast()
  const again = useCommand('casework.tryPosting')
  const send = () => again.mutate({ case: id }, { onSuccess: () => toast.done(t(common.done)) })
  return (
    <>
      <Button busy={again.isPending} onClick={send}>
        {t(words.again)}
      </Button>
      <Problem error={again.error} />
    </>
  )
}

type Line = { text: string; look: 'plain' | 'quiet' | 'warn' | 'danger' }

const looks = { plain: '', quiet: 'text-xs text-soft', warn: 'text-warn', danger: 'text-danger' } as const

/** What went wrong, and what becomes of it. */
const troubles = (
  { failure, nextTry, waiting, on }: There,
  t: (said: Said) => string,
  when: (at: string) => string,
) => [
  !on && { text: t(words.off), look: 'warn' as const },
  waiting > 0 && { text: t(words.behind(waiting)), look: 'warn' as const },
  failure && { text: t(failure), look: 'danger' as const },
  failure && { text: t(words.stays), look: 'quiet' as const },
  nextTry && on && { text: `${t(words.nextTry)} ${when(nextTry)}`, look: 'quiet' as const },
]

const dates = ({ theirs, sentAt, readAt }: There, t: (said: Said) => string, when: (at: string) => string) => [
  sentAt && { text: `${t(words.at)} ${when(sentAt)}`, look: 'quiet' as const },
  theirs && { text: readAt ? `${t(words.read)} ${when(readAt)}` : t(words.notRead), look: 'quiet' as const },
]

/** Where the case stands in the unit's own system: their number, what went wrong, and when it is tried again. */
export function HandedOver({ data, there }: { data: CaseData; there: There }) {
  const { t, lang } = useLang()
  const when = (at: string) => dateTime(at, lang)
  const may = data.abilities.some(({ act, allowed }) => act === 'tryPosting' && allowed)
  const lines: (Line | '' | false | null)[] = [
    there.notice && { text: there.notice, look: 'plain' },
    ...dates(there, t, when),
    ...troubles(there, t, when),
  ]
  return (
    <div className="space-y-1 text-sm">
      <p className={`font-medium ${there.state === 'failed' ? 'text-danger' : ''}`}>{t(standing(there))}</p>
      {lines.map(
        (line) =>
          line && (
            <p key={line.text} className={looks[line.look]}>
              {line.text}
            </p>
          ),
      )}
      {may && there.failure && there.on && <Again id={data.case.id} />}
    </div>
  )
}
