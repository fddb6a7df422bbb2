import type { z } from 'zod'
import type { Tx } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { post, wayTo, type Message } from '#kernel/outbox'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import type { Calendar } from '#kernel/worktime/calendar'
import { calendarChanges, calendarOf, calendarSettledMs, type CalendarChange } from '#kernel/worktime/store'
import type { inside as calls } from '../contract/inside.ts'
import { fold } from '../rules/fold.ts'
import { reclocking } from '../rules/reclock.ts'
import { loadActsOf } from '../store/cases.ts'
import {
  allProgress,
  concernedCases,
  countConcerned,
  handlersOf,
  lockProgress,
  oldestUnfinished,
  progressOf,
  saveProgress,
  type Handler,
  type Progress,
} from '../store/reclocking.ts'
import { carryOut } from './carry-out.ts'
import { openCase } from './open-case.ts'
import { keepsCounty } from './upkeep.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const batch = 100

const untouched = { seen: 0, moved: 0, behind: null, failed: [], units: {}, finishedAt: null }

/** The next cases to compute anew, of the oldest change that has not been carried through; without any, it is done. */
export async function reclockNext(ctx: Ctx) {
  // not before every process computes with it: else one could make an old date behind the job's back
  const until = iso(ctx.now.subtract({ milliseconds: calendarSettledMs }))
  const change = await oldestUnfinished(ctx.tx, ctx.tenant, until)
  if (!change) return ok(null)
  const before = await progressOf(ctx.tx, ctx.tenant, change.revision)
  const { seen, behind, failed } = before ?? untouched
  const cases = await concernedCases(ctx.tx, ctx.tenant, change, behind, batch)
  const total = before?.total ?? (await countConcerned(ctx.tx, ctx.tenant, change))
  const { revision, at: since } = change
  return ok({ revision, since, cases: cases.length > 0 ? cases : failed.slice(0, batch), total, seen })
}

/** Computes the dates of one case with the calendar as it is now. Twice changes nothing the second time. */
export async function reclock(ctx: Ctx, { case: id, since }: Input<'reclock'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const { state } = open.value
  const data = reclocking(await calendarOf(ctx.tx, ctx.tenant), state, since)
  const done = data && (await carryOut(ctx, open.value, { act: 'reclock', data }, ['system']))
  const isMoved = Boolean(done?.ok)
  return ok({
    case: id,
    n: done?.ok ? done.value.state.n : state.n,
    moved: isMoved,
    unit: isMoved && data?.says ? state.lead : null,
  })
}

const added = (units: Progress['units'], moved: readonly string[]): Progress['units'] =>
  moved.reduce((sum, unit) => ({ ...sum, [unit]: (sum[unit] ?? 0) + 1 }), units)

const letterTo = (person: Handler, n: number, revision: number): Message | null => {
  const way = wayTo(person)
  return (
    way && {
      ...way,
      kind: 'casework.reclock',
      title: '答复时间有变化 · Dates have moved',
      body: `因调整放假安排，贵单位有${n}件工单的答复时间变了，新的日期请看待办。The holiday arrangement has changed and the dates of ${n} of your unit’s cases with it; the inbox shows the new ones.`,
      subject: `calendar:${revision}`,
    }
  )
}

/** One letter a unit, however many of its cases are concerned: the inbox shows each with its new date. */
async function tellUnits(ctx: Ctx, revision: number, units: Progress['units']): Promise<void> {
  const people = await handlersOf(ctx.tx, ctx.tenant, Object.keys(units))
  const letters = people.map((person) => letterTo(person, units[person.unit] ?? 0, revision))
  await post(
    ctx.tx,
    ctx.tenant,
    letters.filter((letter) => letter !== null),
    iso(ctx.now),
  )
}

/** Another runner was there first, e.g. the server beside the command line. */
const isNoted = ({ behind, failed }: Progress, cases: readonly string[]): boolean =>
  cases.length > 0 && cases.every((id) => behind !== null && id <= behind && !failed.includes(id))

/** Notes that a batch was seen. An empty one ends the change and tells the units. */
export async function reclockDone(ctx: Ctx, { revision, total, cases, moved, units, failed }: Input<'reclockDone'>) {
  const [newest] = await calendarChanges(ctx.tx, ctx.tenant, 1)
  if (!newest || revision > newest.revision) return refuse('change-not-found')
  const now = iso(ctx.now)
  await lockProgress(ctx.tx, ctx.tenant, revision)
  const known = await progressOf(ctx.tx, ctx.tenant, revision)
  const before: Progress = known ?? { ...untouched, total, startedAt: now }
  if (before.finishedAt || isNoted(before, cases))
    return ok({ revision, seen: before.seen, moved: before.moved, finished: before.finishedAt !== null })
  const fresh = cases.filter((id) => !before.failed.includes(id))
  const after: Progress = {
    ...before,
    seen: before.seen + fresh.length,
    moved: before.moved + moved,
    behind: fresh.at(-1) ?? before.behind,
    failed: [...before.failed.filter((id) => !cases.includes(id)), ...failed],
    units: added(before.units, units),
    finishedAt: cases.length === 0 ? now : null,
  }
  await saveProgress(ctx.tx, ctx.tenant, revision, after)
  if (after.finishedAt) await tellUnits(ctx, revision, after.units)
  return ok({ revision, seen: after.seen, moved: after.moved, finished: after.finishedAt !== null })
}

/** The last changes of the calendar and how far each has been carried into open cases. */
export async function reclockings(ctx: Ctx) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const changes = await calendarChanges(ctx.tx, ctx.tenant, 5)
  const known = await allProgress(
    ctx.tx,
    ctx.tenant,
    changes.map(({ revision }) => revision),
  )
  return ok({
    changes: changes.map((change) => {
      const { total, seen, moved, failed, finishedAt } = known.find((one) => one.revision === change.revision) ?? {
        ...untouched,
        total: null,
      }
      return { ...change, total, seen, moved, failed: failed.length, finishedAt }
    }),
  })
}

/** So many cases are looked at before somebody changes the calendar; beyond them the answer is “at least”. */
const mostLookedAt = 5000

/** How many open cases' dates another calendar would move. Asked with a view of the whole county. */
export async function countMoving(
  tx: Tx,
  tenant: number,
  calendar: Calendar,
  change: Pick<CalendarChange, 'at' | 'first' | 'last'>,
): Promise<{ cases: number; more: boolean }> {
  let [cases, seen, behind] = [0, 0, null as string | null]
  while (seen < mostLookedAt) {
    const ids: string[] = await concernedCases(tx, tenant, change, behind, 500)
    if (ids.length === 0) return { cases, more: false }
    for (const acts of (await loadActsOf(tx, tenant, ids)).values())
      if (reclocking(calendar, fold(acts), change.at)) cases += 1
    seen += ids.length
    behind = ids.at(-1) ?? null
  }
  return { cases, more: true }
}
