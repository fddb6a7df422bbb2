import { setImmediate as othersFirst } from 'node:timers/promises'
import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok } from '#kernel/result'
import type { topics as calls } from '../../contract/topics.ts'
import { learning } from '../../rules/topics/background.ts'
import { reader } from '../../rules/topics/group.ts'
import type { Moved } from '../../rules/topics/threads.ts'
import {
  countTexts,
  endThread,
  findLearnt,
  noteReading,
  saveBackground,
  saveMembers,
  textsAfter,
  unreadRequests,
  type NewMember,
  type ToldRow,
} from '../../store/threads.ts'
import { toldOf, withThreads } from './engine.ts'
import { keepThreads } from './keeping.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** Learnt anew when there is a fifth more to learn from, and at least so often in days while anything comes in. */
const anew = { share: 1.2, days: 7 }
const page = 500

const isDue = (learnt: { texts: number; at: string } | undefined, texts: number, now: Temporal.Instant): boolean => {
  if (!learnt) return texts > 0
  const old = now.since(Temporal.Instant.from(learnt.at)).total('hours') > anew.days * 24
  return texts > learnt.texts * anew.share || (old && texts !== learnt.texts)
}

export async function learnTopics(ctx: Ctx) {
  const now = iso(ctx.now)
  const texts = await countTexts(ctx.tx, ctx.tenant, now)
  if (!isDue(await findLearnt(ctx.tx, ctx.tenant), texts, ctx.now)) return ok({ texts, learnt: false })
  const learns = learning(reader)
  let after: string | null = null
  do {
    const some: ToldRow[] = await textsAfter(ctx.tx, ctx.tenant, now, after, page)
    for (const row of some) learns.learn(toldOf(row))
    after = some.at(-1)?.id ?? null
  } while (after)
  await saveBackground(ctx.tx, ctx.tenant, learns.done(), now)
  return ok({ texts, learnt: true })
}

const rowOf = ({ thread, told, why }: Moved): NewMember => ({ request: told.id, thread, writer: told.writer, why })

/** Reads the next requests. What is cut off here goes on here: a request is read when it is in a thread. */
export async function groupRequests(ctx: Ctx, { most }: Input<'groupRequests'>) {
  const unread = await unreadRequests(ctx.tx, ctx.tenant, iso(ctx.now), most)
  if (unread.length === 0) return ok({ read: 0 })
  await withThreads(ctx, async ({ threads, background }) => {
    for (const row of unread) {
      threads.put(toldOf(row))
      // whoever asks something meanwhile is served first
      await othersFirst()
    }
    const { changed, moved, gone } = threads.news()
    await saveMembers(ctx.tx, ctx.tenant, moved.map(rowOf))
    await keepThreads(
      ctx,
      background,
      changed.filter(({ members }) => members.length > 1),
    )
    for (const { id, into } of gone) await endThread(ctx.tx, ctx.tenant, id, into)
    await noteReading(ctx.tx, ctx.tenant)
  })
  return ok({ read: unread.length })
}
