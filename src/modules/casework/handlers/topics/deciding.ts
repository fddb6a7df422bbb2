import type { z } from 'zod'
import { actsOf, concern } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { topics as calls } from '../../contract/topics.ts'
import type { Member } from '../../rules/topics/threads.ts'
import {
  decideThread,
  endThread,
  findThread,
  carryApart,
  keepApart,
  membersOf,
  moveMembers,
  type MemberRow,
  type ThreadRow,
} from '../../store/threads.ts'
import { backgroundFor, toldOf } from './engine.ts'
import { keepThreads } from './keeping.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type Decision =
  | 'mergeTopics'
  | 'splitTopic'
  | 'rejectMember'
  | 'pinTopic'
  | 'unpinTopic'
  | 'rejectTopic'
  | 'renameTopic'

export async function seeTopic(ctx: Ctx, id: string): Promise<Result<ThreadRow, Refusal<'topic-not-found'>>> {
  const thread = await findThread(ctx.tx, ctx.tenant, id)
  return thread ? ok(thread) : refuse('topic-not-found')
}

/** What a person decided about a topic, in the log: it is remembered there and holds in the tables. */
async function note(ctx: Ctx, { id, area }: ThreadRow, act: Decision, data: object, reason?: string): Promise<void> {
  const subject = `topic:${id}`
  const isNew = (await actsOf(ctx.tx, ctx.tenant, subject)).length === 0
  await concern(ctx.tx, ctx.tenant, { subject, area, units: [] }, isNew)
  ctx.act({ subject, act: `casework.${act}`, data: { ...data }, ...(reason ? { reason } : {}) })
}

const asMember = (row: MemberRow): Member => ({ told: toldOf({ ...row, id: row.request, place: null }), why: row.why })

/** Writes a thread anew after its members changed by hand. */
async function rewrite(ctx: Ctx, id: string): Promise<void> {
  const members = await membersOf(ctx.tx, ctx.tenant, id)
  await keepThreads(ctx, await backgroundFor(ctx), [{ id, members: members.map(asMember) }])
}

export async function mergeTopics(ctx: Ctx, { topic, into, reason }: Input<'mergeTopics'>) {
  const [from, to] = [await seeTopic(ctx, topic), await seeTopic(ctx, into)]
  if (!from.ok) return from
  if (!to.ok || topic === into) return refuse('topic-not-found')
  if (from.value.programme) return refuse('topic-has-programme')
  const members = await membersOf(ctx.tx, ctx.tenant, topic)
  await moveMembers(
    ctx.tx,
    ctx.tenant,
    members.map(({ request }) => request),
    into,
  )
  await carryApart(ctx.tx, ctx.tenant, topic, into)
  await endThread(ctx.tx, ctx.tenant, topic, into)
  await rewrite(ctx, into)
  await note(ctx, to.value, 'mergeTopics', { from: topic, into, requests: members.length }, reason)
  return ok({ topic: into })
}

/** Takes requests out into a thread of their own, for good: neither they nor the others come back by themselves. */
async function takeOut(ctx: Ctx, topic: string, requests: readonly string[]): Promise<string | undefined> {
  const members = await membersOf(ctx.tx, ctx.tenant, topic)
  const here = new Set(members.map(({ request }) => request))
  const leaving = [...new Set(requests)]
  if (!leaving.every((request) => here.has(request)) || leaving.length >= here.size) return undefined
  const made = newId(ctx.now.epochMilliseconds)
  await moveMembers(ctx.tx, ctx.tenant, leaving, made)
  await keepApart(ctx.tx, ctx.tenant, leaving, topic)
  await rewrite(ctx, made)
  await rewrite(ctx, topic)
  return made
}

export async function splitTopic(ctx: Ctx, { topic, requests, reason }: Input<'splitTopic'>) {
  const seen = await seeTopic(ctx, topic)
  if (!seen.ok) return seen
  const made = await takeOut(ctx, topic, requests)
  if (!made) return refuse('member-not-found')
  await note(ctx, seen.value, 'splitTopic', { requests, made }, reason)
  return ok({ topic, made })
}

export async function rejectMember(ctx: Ctx, { topic, request, reason }: Input<'rejectMember'>) {
  const seen = await seeTopic(ctx, topic)
  if (!seen.ok) return seen
  if (!(await takeOut(ctx, topic, [request]))) return refuse('member-not-found')
  await note(ctx, seen.value, 'rejectMember', { request }, reason)
  return ok({ topic })
}

const pin =
  (pinned: boolean) =>
  async (ctx: Ctx, { topic }: Input<'pinTopic'>) => {
    const seen = await seeTopic(ctx, topic)
    if (!seen.ok) return seen
    await decideThread(ctx.tx, ctx.tenant, topic, { pinned })
    await note(ctx, seen.value, pinned ? 'pinTopic' : 'unpinTopic', {})
    return ok({ topic })
  }
export const pinTopic = pin(true)
export const unpinTopic = pin(false)

export async function rejectTopic(ctx: Ctx, { topic, rejected, reason }: Input<'rejectTopic'>) {
  const seen = await seeTopic(ctx, topic)
  if (!seen.ok) return seen
  if (seen.value.programme) return refuse('topic-has-programme')
  await decideThread(ctx.tx, ctx.tenant, topic, { rejected })
  await note(ctx, seen.value, 'rejectTopic', { rejected }, reason)
  return ok({ topic })
}

export async function renameTopic(ctx: Ctx, { topic, name }: Input<'renameTopic'>) {
  const seen = await seeTopic(ctx, topic)
  if (!seen.ok) return seen
  await decideThread(ctx.tx, ctx.tenant, topic, { name })
  await note(ctx, seen.value, 'renameTopic', { name })
  return ok({ topic })
}
