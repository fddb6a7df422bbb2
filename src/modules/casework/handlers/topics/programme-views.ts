import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { isWithin } from '#kernel/place'
import { ok, refuse } from '#kernel/result'
import type { topics as calls } from '../../contract/topics.ts'
import { judgeCurve, weeksAround } from '../../rules/topics/programme.ts'
import { findProgramme, listProgrammes, tasksOf, type ProgrammeRow, type TaskRow } from '../../store/programmes.ts'
import { mayFinish, todayOf } from './programmes.ts'
import { saysJudged } from './saying.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** Weeks shown before the start. */
const back = 12

/** A closed programme is judged as it was on the day when it was closed. */
function rowOf(p: ProgrammeRow, today: string) {
  const judged = judgeCurve(p.days, p.starts, p.outcome?.until ?? today)
  return {
    id: p.id,
    topic: p.thread,
    title: p.title,
    aim: p.aim,
    area: p.area,
    lead: p.lead,
    leadName: p.lead_name,
    starts: p.starts,
    ends: p.ends,
    closedAt: p.closed_at,
    tasks: p.tasks,
    tasksDone: p.tasks_done,
    judged: { ...judged, says: saysJudged(judged) },
  }
}

const taskOf = ({ id, unit, unit_name, what, due, done_at, note }: TaskRow) => ({
  id,
  unit,
  unitName: unit_name,
  what,
  due,
  doneAt: done_at,
  note,
})

export async function programmes(ctx: Ctx) {
  const today = await todayOf(ctx)
  return ok({ programmes: (await listProgrammes(ctx.tx, ctx.tenant)).map((row) => rowOf(row, today)) })
}

const mayWork = (ctx: Ctx, area: string): boolean =>
  ctx.actor.kind === 'person' &&
  ctx.actor.posts.some((post) => post.capabilities.includes('case.dispatch') && isWithin(area, post.area))

export async function programme(ctx: Ctx, { programme: id }: Input<'programme'>) {
  const found = await findProgramme(ctx.tx, ctx.tenant, id)
  if (!found) return refuse('programme-not-found')
  const today = await todayOf(ctx)
  const isOpen = found.closed_at === null
  const { outcome } = found
  const items = await tasksOf(ctx.tx, ctx.tenant, [id])
  return ok({
    ...rowOf(found, today),
    weeks: weeksAround(found.days, found.starts, outcome?.until ?? today, back),
    items: items.map((row) => ({ ...taskOf(row), mayFinish: isOpen && !row.done_at && mayFinish(ctx, row.unit) })),
    outcome: outcome && { words: outcome.words, before: outcome.before, after: outcome.after, length: outcome.length },
    mayWork: isOpen && mayWork(ctx, found.area),
  })
}

/** What the county works on, for everybody: no person, no request, no words of a unit about its task. */
export async function publicProgrammes(ctx: Ctx) {
  const today = await todayOf(ctx)
  const found = await listProgrammes(ctx.tx, ctx.tenant)
  const tasks = Map.groupBy(
    await tasksOf(
      ctx.tx,
      ctx.tenant,
      found.map(({ id }) => id),
    ),
    ({ programme: of }) => of,
  )
  return ok({
    programmes: found.map((row) => ({
      ...rowOf(row, today),
      weeks: weeksAround(row.days, row.starts, row.outcome?.until ?? today, back),
      items: (tasks.get(row.id) ?? []).map(taskOf),
      outcome: row.outcome?.words ?? null,
    })),
  })
}
