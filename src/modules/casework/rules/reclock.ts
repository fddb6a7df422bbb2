import type { Calendar } from '#kernel/worktime/calendar'
import { daySaid, momentSaid } from '#kernel/worktime/explain'
import type { Said } from '#kernel/words'
import type { ActData, CaseState, Clock, MovedDate } from './acts.ts'
import { anew } from './clocks.ts'

type Running = CaseState['clocks'][number]

/** Over at that moment: met, or missed. What a pause holds still is not missed. */
const isFrozen = (state: CaseState, clock: Running, at: string): boolean => {
  if (clock.met !== null) return true
  const held = clock.kind === 'resolve' && state.pausedSince !== null && (clock.due ?? '') >= state.pausedSince
  return clock.due !== null && clock.due < at && !held
}

/** Nobody is made late by an announcement: a date that would come to lie in the past stays where it was. */
const isLate = (before: Running, after: Clock, at: string): boolean =>
  after.due !== null && after.due < at && before.due !== null

/**
 * The running clocks of a case whose dates lie elsewhere with this calendar. `at`: when the calendar changed; what was
 * met or missed by then stays as it was. Extensions and pauses keep their length. With the calendar that the dates were
 * computed with: none.
 */
export const reclocked = (calendar: Calendar, state: CaseState, at: string): Clock[] =>
  state.clocks.flatMap((before) => {
    if (isFrozen(state, before, at)) return []
    const after = anew(calendar, before)
    return after.due === before.due || isLate(before, after, at) ? [] : [after]
  })

const findSame = ({ clocks }: CaseState, { kind, start, unit }: Clock) =>
  clocks.find((one) => one.kind === kind && one.start === start && one.unit === unit && one.met === null)

/** What the resident and the unit are told when the day of the answer moved. */
function movedSaid(calendar: Calendar, { was, due }: Pick<MovedDate, 'was' | 'due'>): Said {
  const [before, after] = [was, due].map((date) => (date === null ? null : Temporal.Instant.from(date)))
  const day = after && daySaid(calendar, after)
  if (!before)
    return {
      zh: `放假安排已经公布，答复时间为${day?.zh ?? ''}。`,
      en: `The holiday notice is out: the answer is due by ${day?.en ?? ''}.`,
    }
  const old = daySaid(calendar, before)
  if (!after)
    return {
      zh: `因调整放假安排，原定${old.zh}的答复时间要顺延，来年放假安排公布后再告知新的日期。`,
      en: `The holiday arrangement has changed: the answer due on ${old.en} moves on; the new date follows with next year’s notice.`,
    }
  const says = old.zh === day?.zh ? momentSaid : daySaid
  const [from, to] = [says(calendar, before), says(calendar, after)]
  return {
    zh: `因调整放假安排，答复时间由${from.zh}改为${to.zh}。`,
    en: `The holiday arrangement has changed: the answer is due by ${to.en} instead of ${from.en}.`,
  }
}

/** The act that carries a changed calendar into a case, or null where it changes nothing. */
export function reclocking(calendar: Calendar, state: CaseState, at: string): ActData['reclock'] | null {
  const clocks = reclocked(calendar, state, at)
  if (clocks.length === 0) return null
  const moved = clocks.map((clock): MovedDate => ({
    kind: clock.kind,
    was: findSame(state, clock)?.due ?? null,
    due: clock.due,
  }))
  const answer = moved.find(({ kind }) => kind === 'resolve')
  return { clocks, revision: calendar.revision, moved, says: answer ? movedSaid(calendar, answer) : null }
}
