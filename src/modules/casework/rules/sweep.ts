import type { CaseState } from './acts.ts'
import { callsOwed, mayAct } from './next.ts'

type Passing = 'accept' | 'resume' | 'lapse'

const dueOf = (state: CaseState, kind: 'accept' | 'judge'): string | null =>
  state.clocks.findLast((clock) => clock.kind === kind && clock.met === null)?.due ?? null

/** What time alone will do next, and when. People who are owed a call are not passed over by time. */
function coming(state: CaseState): { act: Passing; at: string | null } | undefined {
  if (state.pausedSince) return { act: 'resume', at: state.pausedUntil }
  if (state.status === 'dispatched' && !state.returnPending) return { act: 'accept', at: dueOf(state, 'accept') }
  if (state.status === 'claimed' && !callsOwed(state)) return { act: 'lapse', at: dueOf(state, 'judge') }
  return undefined
}

/**
 * What the passing of time does to a case by itself: silence accepts, a pause ends, and a result that nobody judged
 * lapses. It is never confirmed by silence. Empty when nothing is due; run twice, it does nothing the second time.
 */
export function sweep(state: CaseState, now: string): Passing[] {
  const next = coming(state)
  return next?.at && next.at < now && !mayAct(state, next.act, ['system'], now) ? [next.act] : []
}

/** The next moment at which the sweep would have something to do, for the index that finds such cases. */
export const nextSweep = (state: CaseState): string | null => coming(state)?.at ?? null
