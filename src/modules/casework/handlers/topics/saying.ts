import type { Said } from '#kernel/words'
import type { Heat } from '../../rules/topics/heat.ts'
import type { Judged } from '../../rules/topics/programme.ts'

const tenth = (n: number): string => String(Math.round(n * 10) / 10)

const before = (earlier: number): Said =>
  earlier === 0
    ? { zh: '，此前没有人反映', en: '; nobody did before' }
    : { zh: `，此前同样长的时间平均${tenth(earlier)}人`, en: `; before, ${tenth(earlier)} in as many days on average` }

/** Why a topic is as hot as it is, in one sentence. */
export function saysHeat({ people, requests, days, areas, earlier }: Heat, span: number): Said {
  if (people === 0)
    return { zh: `近${span}天没有新的反映。`, en: `Nobody has brought this up in the last ${span} days.` }
  const where = areas > 1 ? { zh: `、${areas}个地方`, en: ` in ${areas} places` } : { zh: '', en: '' }
  const then = before(earlier)
  return {
    zh: `近${span}天有${people}人反映${requests}次，分布在${days}天${where.zh}${then.zh}。`,
    en: `In the last ${span} days ${people} people brought this up ${requests} times, on ${days} days${where.en}${then.en}.`,
  }
}

const verdicts: Record<Judged['verdict'], Said> = {
  'too-few': {
    zh: '件数太少，增减可能只是碰巧，还不能下结论。',
    en: 'There are too few to tell; the difference may be chance.',
  },
  fell: { zh: '明显下降。', en: 'This is a clear fall.' },
  'no-clear-change': {
    zh: '变化不明显，可能只是正常起伏。',
    en: 'This is no clear change; it may be the ordinary ups and downs.',
  },
  rose: { zh: '明显上升。', en: 'This is a clear rise.' },
}

/** Whether requests fell since the start, plainly and with what the numbers do not bear. */
export function saysJudged({ length, before, after, verdict }: Judged): Said {
  if (length === 0) return { zh: '还没有开始。', en: 'It has not begun yet.' }
  const { zh, en } = verdicts[verdict]
  return {
    zh: `开始以来的${length}天收到${after}件，之前同样长的时间收到${before}件。${zh}`,
    en: `${after} requests came in the ${length} days since the start, ${before} in as many days before it. ${en}`,
  }
}
