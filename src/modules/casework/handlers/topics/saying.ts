import type { Said } from '#kernel/words'
import type { Heat } from '../../rules/topics/heat.ts'
import type { Judged } from '../../rules/topics/programme.ts'

const tenth = (n: number): string => String(Math.round(n * 10) / 10)

/** Why a topic is as hot as it is, in one sentence. */
export function saysHeat({ people, requests, days, areas, growth }: Heat, span: number): Said {
  if (people === 0)
    return { zh: `近${span}天没有新的反映。`, en: `Nobody has brought this up in the last ${span} days.` }
  const where = areas > 1 ? { zh: `，涉及${areas}个地方`, en: ` from ${areas} places` } : { zh: '', en: '' }
  const trend =
    growth >= 1.25
      ? { zh: `，是此前的${tenth(growth)}倍`, en: `, ${tenth(growth)} times as many as before` }
      : growth <= 0.8
        ? { zh: '，比此前少', en: ', fewer than before' }
        : { zh: '，与此前差不多', en: ', about as many as before' }
  return {
    zh: `近${span}天有${people}人反映${requests}次，分布在${days}天${where.zh}${trend.zh}。`,
    en: `In the last ${span} days ${people} people brought this up ${requests} times on ${days} days${where.en}${trend.en}.`,
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
