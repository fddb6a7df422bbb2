import type { CaseState, Urgency } from './acts.ts'
import type { Alarm } from './urgency.ts'

/** An alarm of a case: `open` until a person raises the urgency or says that there is no danger. */
export type CaseAlarm = Alarm & { answer: 'open' | 'raised' | 'dismissed' }

const most = 6
const isGraver = (one: Alarm, other: Alarm): boolean => one.class === 'life' && other.class !== 'life'

const together = (before: Alarm, more: Alarm): Alarm => ({
  class: isGraver(more, before) ? more.class : before.class,
  words: [...before.words, ...more.words.filter(({ word }) => !before.words.some((one) => one.word === word))].slice(
    0,
    most,
  ),
})

/** A dismissal holds for what was heard up to then and is no less grave. */
const answerTo = (before: CaseAlarm | null, alarm: Alarm, urgency: Urgency): CaseAlarm['answer'] => {
  if (urgency === 'urgent') return 'raised'
  return before?.answer === 'dismissed' && !isGraver(alarm, before) ? 'dismissed' : 'open'
}

type Part = Pick<CaseState, 'alarm' | 'urgency'>

/** The case after somebody has said something that may speak of danger. Its urgency is a person's to set. */
export const heard = ({ alarm: before, urgency }: Part, alarm: Alarm | null | undefined): CaseAlarm | null =>
  alarm ? { ...(before ? together(before, alarm) : alarm), answer: answerTo(before, alarm, urgency) } : before

/** The case after a person has looked at it: raising the urgency is an answer, and so is saying that there is no danger. */
export const answered = ({ alarm }: Part, urgency: Urgency | undefined, isDismissed = false): CaseAlarm | null => {
  if (alarm && urgency === 'urgent') return { ...alarm, answer: 'raised' }
  return alarm && isDismissed ? { ...alarm, answer: 'dismissed' } : alarm
}
