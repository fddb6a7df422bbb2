import type { CaseState, Status, StatusType } from './acts.ts'

const typeByStatus: Record<Status, StatusType> = {
  received: 'open',
  dispatched: 'open',
  handling: 'open',
  claimed: 'open',
  confirmed: 'done',
  lapsed: 'closed-not-done',
  referred: 'closed-not-done',
  withdrawn: 'closed-not-done',
  merged: 'closed-not-done',
  final: 'closed-not-done',
  elsewhere: 'closed-not-done',
}

/** Three types of status: only what somebody confirmed is done; what a unit claims is still open. */
export const typeOf = (status: Status): StatusType => typeByStatus[status]
export const isOpen = (state: CaseState): boolean => typeOf(state.status) === 'open'

/** Redone three times, or sent to three units: a case that somebody higher should look at (问题工单). */
export const isProblem = (state: CaseState): boolean => state.redos >= 3 || state.holders.length > 3
