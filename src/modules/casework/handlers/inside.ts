import { iso } from '#kernel/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { rows } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { ok } from '#kernel/result'
import { calendarOf } from '#kernel/worktime/store'
import type { inside as calls } from '../contract/inside.ts'
import { afterPause } from '../rules/clocks.ts'
import { sweep as ripeActs } from '../rules/sweep.ts'
import { acceptance } from './acts.ts'
import { carryOut, standing } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'
import { keptForOthers } from './passing-on.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const ids = async (ctx: Ctx, condition: ReturnType<typeof sql>): Promise<string[]> =>
  (
    await rows(
      sql<{ id: string }>`select id from casework."case" where tenant = ${ctx.tenant} and ${condition} limit 500`,
      ctx.tx,
    )
  ).map((row) => row.id)

export const ripe = async (ctx: Ctx) =>
  ok({ sweep: await ids(ctx, sql`sweep_at < ${iso(ctx.now)}`), passOn: await keptForOthers(ctx) })

/** What the passing of time puts into each act that it does. */
export async function passing(ctx: Ctx, state: OpenCase['state'], act: ReturnType<typeof ripeActs>[number]) {
  if (act === 'accept') return { act, data: await acceptance(ctx, state, true) } as const
  if (act === 'lapse') return { act, data: { calls: state.callTries } } as const
  return { act, data: { moved: afterPause(await calendarOf(ctx.tx, ctx.tenant), state, iso(ctx.now)) } } as const
}

/** Silence accepts; a pause ends; a result that nobody judged lapses. Nothing happens when nothing is due. */
export async function sweep(ctx: Ctx, { case: id }: Input<'sweep'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  let here: OpenCase = open.value
  for (const act of ripeActs(here.state, iso(ctx.now))) {
    const done = await carryOut(ctx, here, await passing(ctx, here.state, act), ['system'])
    if (done.ok) here = done.value
  }
  return ok(standing(here))
}
