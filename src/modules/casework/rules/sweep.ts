import type { CaseState } from './acts.ts'
import { mayAct } from './next.ts'

/**
 * What the passing of time does to a case by itself: silence accepts, and a result that nobody judged lapses. It is
 * never confirmed by silence. Empty when nothing is due; run twice, it does nothing the second time.
 */
export function sweep(state: CaseState, now: string): ('accept' | 'lapse')[] {
  const accept = state.clocks.findLast((clock) => clock.kind === 'accept' && clock.met === null)
  if (accept?.due && accept.due < now && !mayAct(state, 'accept', ['system'], now)) return ['accept']
  return mayAct(state, 'lapse', ['system'], now) ? [] : ['lapse']
}

/** The next moment at which the sweep would have something to do, for the index that finds such cases. */
export function nextSweep(state: CaseState): string | null {
  const kind =
    state.status === 'dispatched' && !state.returnPending ? 'accept' : state.status === 'claimed' ? 'judge' : null
  return state.clocks.findLast((clock) => clock.kind === kind && clock.met === null)?.due ?? null
}
