import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok } from '#kernel/result'
import type { topics as calls } from '../../contract/topics.ts'
import { curveOf, heatOf, type Voice } from '../../rules/topics/heat.ts'
import { countUnread, listThreads, membersOf, voicesOf, type MemberRow, type ThreadRow } from '../../store/threads.ts'
import { titleOf } from '../intake.ts'
import { seeTopic } from './deciding.ts'
import { saysHeat } from './saying.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
const shown = 100

function rowOf(ctx: Ctx, thread: ThreadRow, voices: readonly Voice[], span: number) {
  const now = ctx.now.epochMilliseconds
  const heat = heatOf(voices, now, span)
  return {
    id: thread.id,
    name: thread.name,
    area: thread.area,
    areaName: thread.area_name,
    size: thread.size,
    people: thread.people,
    pinned: thread.pinned,
    rejected: thread.rejected,
    programme: thread.programme,
    heat,
    curve: curveOf(
      voices.map(({ at }) => at),
      now,
      7,
      12,
    ),
    says: saysHeat(heat, span),
  }
}

/** Topics by heat; what a person pinned stands first. */
export async function topics(ctx: Ctx, { span, rejected }: Input<'topics'>) {
  const threads = await listThreads(ctx.tx, ctx.tenant, rejected)
  const voices = Map.groupBy(
    await voicesOf(
      ctx.tx,
      ctx.tenant,
      threads.map(({ id }) => id),
    ),
    ({ thread }) => thread,
  )
  const all = threads.map((thread) => rowOf(ctx, thread, voices.get(thread.id) ?? [], Number(span)))
  const hottest = all.toSorted(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.heat.value - a.heat.value || (a.id < b.id ? -1 : 1),
  )
  return ok({ topics: hottest.slice(0, shown), unread: await countUnread(ctx.tx, ctx.tenant, iso(ctx.now)) })
}

const memberOf = (row: MemberRow) => ({
  request: row.request,
  case: row.case_id,
  number: row.number,
  title: row.title ?? titleOf({ text: row.text }),
  at: row.at,
  areaName: row.area_name,
  status: row.status,
  why: row.why,
  byPerson: row.by_person,
})

export async function topic(ctx: Ctx, { topic: id, span }: Input<'topic'>) {
  const seen = await seeTopic(ctx, id)
  if (!seen.ok) return seen
  const members = await membersOf(ctx.tx, ctx.tenant, id)
  return ok({ ...rowOf(ctx, seen.value, members, Number(span)), members: members.toReversed().map(memberOf) })
}
