import { iso } from '#kernel/time'
import type { z } from 'zod'
import { owe, type OwedDuty } from '#inbox'
import { actsOf, concern } from '#kernel/audit'
import { lookInto } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { centreOf, directoryOf } from '#kernel/org/directory'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { calendarOf } from '#kernel/worktime/store'
import type { topics as calls } from '../../contract/topics.ts'
import { holdsIdNumber } from '../../rules/id-number.ts'
import { judgeCurve } from '../../rules/topics/programme.ts'
import {
  addUnit,
  endProgramme,
  endTask,
  findProgramme,
  findTask,
  insertProgramme,
  insertTask,
  tasksOf,
  type ProgrammeRow,
} from '../../store/programmes.ts'
import { seeTopic } from './deciding.ts'
import { saysJudged } from './saying.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type Written = Pick<ProgrammeRow, 'id' | 'title' | 'area' | 'ends' | 'units'>

const zoneOf = async (ctx: Ctx): Promise<string> => (await calendarOf(ctx.tx, ctx.tenant)).zone
export const todayOf = async (ctx: Ctx): Promise<string> =>
  ctx.now
    .toZonedDateTimeISO(await zoneOf(ctx))
    .toPlainDate()
    .toString()

/** A task is due at the end of its day. */
const endOf = (day: string, zone: string): string =>
  iso(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant().subtract({ seconds: 1 }))

/** What units still owe in a programme, and what the centre owes on its last day: to look at the curve and decide. */
async function dutiesOf(ctx: Ctx, programme: Written, isOpen: boolean): Promise<OwedDuty[]> {
  if (!isOpen) return []
  const centre = centreOf(await directoryOf(ctx.tx, ctx.tenant), programme.area)?.id ?? null
  const zone = await zoneOf(ctx)
  const tasks = (await tasksOf(ctx.tx, ctx.tenant, [programme.id])).filter((task) => task.done_at === null)
  const owed = tasks.map(({ id, unit, due, minutes }) => ({
    key: `task:${id}`,
    kind: 'task',
    unit,
    needs: 'case.handle',
    due: endOf(due, zone),
    minutes,
    askedBy: centre,
  }))
  const close = { key: 'close', kind: 'close', needs: 'case.dispatch', due: endOf(programme.ends, zone), minutes: 30 }
  return centre ? [...owed, { ...close, unit: centre, askedBy: null }] : owed
}

/** The log, whom it concerns, and the inbox, after anything was done in a programme. */
async function settle(
  ctx: Ctx,
  programme: Written,
  act: { name: string; data: object; reason?: string; isOpen?: boolean },
): Promise<void> {
  const { id, title, area, units } = programme
  const subject = `programme:${id}`
  const isNew = act.name === 'openProgramme'
  // duties of all its units change with it
  await lookInto(ctx.tx, id)
  if (isNew || (await actsOf(ctx.tx, ctx.tenant, subject)).length > 0)
    await concern(ctx.tx, ctx.tenant, { subject, area, units: [...new Set(units)] }, isNew)
  const reason = act.reason ? { reason: act.reason } : {}
  ctx.act({ subject, act: `casework.${act.name}`, data: { ...act.data }, ...reason })
  const about = { line: 'topics', ref: id, number: '', about: title, area }
  await owe(ctx.tx, ctx.tenant, about, await dutiesOf(ctx, programme, act.isOpen ?? true), iso(ctx.now), isNew)
}

const isInOrder = ({ starts, ends, tasks }: Pick<Input<'openProgramme'>, 'starts' | 'ends' | 'tasks'>): boolean =>
  starts < ends && tasks.every(({ due }) => due >= starts && due <= ends)

/** A topic becomes a programme: what is to be reached, who leads, who does what by when. */
export async function openProgramme(ctx: Ctx, input: Input<'openProgramme'>) {
  const { topic, tasks, title, aim, lead, starts, ends } = input
  const seen = await seeTopic(ctx, topic)
  if (!seen.ok) return seen
  if (seen.value.programme) return refuse('topic-has-programme')
  if ([title, aim, ...tasks.map(({ what }) => what)].some(holdsIdNumber)) return refuse('id-number')
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  if (![lead, ...tasks.map(({ unit }) => unit)].every((unit) => directory.unit(unit))) return refuse('unit-not-found')
  if (!isInOrder(input)) return refuse('dates-wrong')
  const id = newId(ctx.now.epochMilliseconds)
  const units = [...new Set([lead, ...tasks.map(({ unit }) => unit)])]
  const { area, days } = seen.value
  const made = { id, thread: topic, area, title, aim, lead, units, starts, ends, days }
  await insertProgramme(ctx.tx, ctx.tenant, made, iso(ctx.now))
  for (const task of tasks)
    await insertTask(ctx.tx, ctx.tenant, { ...task, id: newId(ctx.now.epochMilliseconds), programme: id })
  await settle(ctx, made, { name: 'openProgramme', data: { topic, title, lead, starts, ends, tasks: tasks.length } })
  return ok({ programme: id })
}

async function openOne(
  ctx: Ctx,
  id: string,
): Promise<Result<ProgrammeRow, Refusal<'programme-not-found' | 'programme-closed'>>> {
  const found = await findProgramme(ctx.tx, ctx.tenant, id)
  if (!found) return refuse('programme-not-found')
  return found.closed_at ? refuse('programme-closed') : ok(found)
}

export async function addTask(ctx: Ctx, { programme, ...task }: Input<'addTask'>) {
  const open = await openOne(ctx, programme)
  if (!open.ok) return open
  if (holdsIdNumber(task.what)) return refuse('id-number')
  if (!(await directoryOf(ctx.tx, ctx.tenant)).unit(task.unit)) return refuse('unit-not-found')
  const id = newId(ctx.now.epochMilliseconds)
  await insertTask(ctx.tx, ctx.tenant, { ...task, id, programme })
  await addUnit(ctx.tx, ctx.tenant, programme, task.unit)
  const units = [...open.value.units, task.unit]
  await settle(ctx, { ...open.value, units }, { name: 'addTask', data: { task: id, unit: task.unit, what: task.what } })
  return ok({ task: id })
}

export const mayFinish = (ctx: Ctx, unit: string): boolean =>
  ctx.actor.kind === 'person' &&
  ctx.actor.posts.some((post) =>
    post.unit === unit ? post.capabilities.includes('case.handle') : post.capabilities.includes('case.dispatch'),
  )

/** Whoever has the task says that it is done, and what was done; whether it helped the curve shows. */
export async function finishTask(ctx: Ctx, { task, note }: Input<'finishTask'>) {
  const found = await findTask(ctx.tx, ctx.tenant, task)
  if (!found || !mayFinish(ctx, found.unit)) return refuse('task-not-found')
  const open = await openOne(ctx, found.programme)
  if (!open.ok) return open.refusal.code === 'programme-closed' ? refuse('programme-closed') : refuse('task-not-found')
  if (found.done_at) return refuse('task-done')
  if (holdsIdNumber(note)) return refuse('id-number')
  await endTask(ctx.tx, ctx.tenant, task, note, iso(ctx.now))
  await settle(ctx, open.value, { name: 'finishTask', data: { task, note } })
  return ok({ task })
}

/** Before so many days have passed its curve says nothing. */
const leastDays = 14

/** A person closes a programme before its curve; the numbers of that day stay with the decision. */
export async function closeProgramme(ctx: Ctx, { programme: id, reason }: Input<'closeProgramme'>) {
  const open = await openOne(ctx, id)
  if (!open.ok) return open
  const { days, starts, tasks, tasks_done: done } = open.value
  const until = await todayOf(ctx)
  const { length, before, after, verdict } = judgeCurve(days, starts, until)
  if (tasks > done) return refuse('tasks-open')
  if (length < leastDays) return refuse('programme-young', { days: leastDays })
  if (holdsIdNumber(reason)) return refuse('id-number')
  const outcome = { words: reason, length, before, after, verdict, until }
  await endProgramme(ctx.tx, ctx.tenant, id, outcome, iso(ctx.now))
  await settle(ctx, open.value, {
    name: 'closeProgramme',
    data: { length, before, after, verdict },
    reason,
    isOpen: false,
  })
  const judged = { length, before, after, verdict }
  return ok({ programme: id, judged: { ...judged, says: saysJudged(judged) } })
}
