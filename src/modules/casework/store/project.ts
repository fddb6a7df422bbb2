import { inserting, later, type Tx, type Writing } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { CaseState } from '../rules/acts.ts'
import { cellOf } from '../rules/alike/cells.ts'
import { isOpen, isProblem, typeOf } from '../rules/status.ts'
import { nextLookBack } from '../rules/look-back.ts'
import { nextSweep } from '../rules/sweep.ts'
import { nextReview, resolveClock, solveBy } from '../rules/clocks.ts'

export type PublicStep = { at: string; act: string; text: Said; detail: string | null }

/** What the row keeps beside the state: words and place of the first request, and the steps that anybody may read. */
export type Face = { title: string; place: string | null; lat: number | null; long: number | null; steps: PublicStep[] }

/** Every unit through whose hands the case has gone; each may still read it. */
export const handsOf = (state: CaseState): string[] => [
  ...new Set([...state.holders.map((holder) => holder.unit), ...state.co.map((co) => co.unit)]),
]

const worst = (state: CaseState): string | null => {
  const last = state.judgements.at(-1)
  if (!last) return null
  const verdicts = [last.speed, last.result, last.attitude, last.reply]
  return verdicts.includes('unsatisfied') || !last.solved
    ? 'unsatisfied'
    : verdicts.includes('mostly')
      ? 'mostly'
      : 'satisfied'
}

/** Until when a change of the calendar can still move a date of the case; null where no clock runs or one has no date. */
const clocksUntil = (state: CaseState): string | null => {
  const dates = state.clocks.filter((clock) => clock.met === null).map((clock) => clock.due)
  return dates.reduce((last, date) => (last && date && (date > last ? date : last)) || null, dates[0] ?? null)
}

/** What the case waits for next: the solving date, or for a hard case the next promised word. */
const dueOf = (state: CaseState): string | null => {
  const date = state.hard ? nextReview(state.hard) : resolveClock(state)?.due
  return isOpen(state) && date ? date : null
}

const dates = (id: string, state: CaseState) => {
  const clock = resolveClock(state)
  return {
    due: dueOf(state),
    sweep_at: nextSweep(state),
    look_back_at: nextLookBack(id, state),
    clocks_until: clocksUntil(state),
    opened_at: state.openedAt,
    claimed_at: state.claimedAt,
    confirmed_at: state.confirmedAt,
    closed_at: state.closedAt,
    solve_due: solveBy(state),
    solved_at: clock?.met ?? null,
    promise: clock?.why ?? null,
  }
}

const counts = (state: CaseState) => {
  const requests = state.requests.filter((request) => !request.gone)
  return {
    supporters: requests.length,
    keys: [...new Set(requests.flatMap((request) => request.key ?? []))],
    phoneless: requests.some((request) => request.phoneless),
    redos: state.redos,
    call_tries: state.callTries,
  }
}

/** What anybody may read and see of it, beside its steps. */
const shown = ({ published }: CaseState) => ({
  public_title: published?.title ?? null,
  public_text: published?.text ?? null,
  public_files: (published?.files ?? []).map(({ file }) => file),
  public_answers: (published?.answers ?? []).map(({ request: _request, ...answer }) => answer),
})

const columnsOf = (id: string, state: CaseState, face: Face) => ({
  number: state.number,
  area: state.area,
  category: state.category,
  urgency: state.urgency,
  status: state.status,
  type: typeOf(state.status),
  lead: state.lead,
  centre: state.centre,
  about: state.about,
  units: handsOf(state),
  title: face.title,
  place: face.place,
  lat: face.lat,
  long: face.long,
  cell: face.lat === null || face.long === null ? null : cellOf({ lat: face.lat, long: face.long }),
  return_pending: state.returnPending,
  paused: state.pausedSince !== null,
  hard: state.hard !== null,
  problem: isProblem(state),
  alarm: state.alarm,
  reply: state.reply,
  verdict: worst(state),
  public_steps: face.steps,
  changed_at: face.steps.at(-1)?.at ?? state.openedAt,
  ...shown(state),
  ...counts(state),
  ...dates(id, state),
})

const newCases: Writing<{ tenant: number; id: string } & ReturnType<typeof columnsOf>> = inserting('casework."case"')

/** Writes where the case stands. The row can be made again from the acts at any time: it holds nothing of its own. */
export async function saveCase(tx: Tx, tenant: number, id: string, state: CaseState, face: Face, isNew: boolean) {
  const row = columnsOf(id, state, face)
  if (isNew) return newCases(tx, { tenant, id, ...row })
  const text = (value: object | null) => value && JSON.stringify(value)
  const json = {
    promise: text(row.promise),
    public_steps: text(row.public_steps),
    public_answers: text(row.public_answers),
    alarm: text(row.alarm),
  }
  const query = tx.updateTable('casework.case').set({ ...row, ...json })
  await later(tx, query.where('tenant', '=', tenant).where('id', '=', id))
}
