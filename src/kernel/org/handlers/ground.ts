import type { Concern } from '../../audit.ts'
import type { Capability } from '../../capabilities.ts'
import { narrow } from '../../db.ts'
import type { Ctx, NotedAct } from '../../house.ts'
import { refuse } from '../../result.ts'
import { systemScope } from '../../rights.ts'
import { forgetDirectory } from '../directory.ts'
import { forgetMap } from '../map.ts'
import type { Asker } from '../plan/plan.ts'
import { covers, reachOf } from '../rules.ts'
import { countAdministrators, lockCounty } from '../store/known.ts'
import { concernAll } from '../store/write.ts'

export const askerOf = (ctx: Ctx, needs: readonly Capability[] = ['org.manage']): Asker => ({
  actor: ctx.actor,
  tenant: ctx.tenant,
  reach: reachOf(ctx.actor, ctx.tenant, needs),
})

/** What the asker may look at in lists. */
export const sightOf = (ctx: Ctx, needs: readonly Capability[] = ['org.read', 'org.manage']) => ({
  tenant: ctx.tenant,
  reach: reachOf(ctx.actor, ctx.tenant, needs),
})

export const coversCounty = (asker: Asker): boolean => covers(asker.reach, String(asker.tenant))

/**
 * Widens the view to the county, once the asker's right to the change is settled: whether work is left with a unit, and
 * which number an act has in its subject's log, does not depend on what the asker may read.
 */
export const seeCounty = (ctx: Ctx): Promise<void> => narrow(ctx.tx, systemScope(ctx.tenant))

export type Noted = { concern: Concern; act: NotedAct }

/** Puts acts into the log and lets everybody see the change: the last thing a handler here does. */
export async function note(ctx: Ctx, noted: readonly Noted[]): Promise<void> {
  forgetDirectory()
  forgetMap()
  if (noted.length === 0) return
  await seeCounty(ctx)
  await concernAll(
    ctx.tx,
    ctx.tenant,
    noted.map(({ concern }) => concern),
  )
  ctx.act(...noted.map(({ act }) => act))
}

export const concernOf = {
  area: (path: string): Concern => ({ subject: `area:${path}`, area: path, units: [] }),
  unit: (unit: { id: string; area: string }): Concern => ({
    subject: `unit:${unit.id}`,
    area: unit.area,
    units: [unit.id],
  }),
  post: (post: { id: string; area: string; unit: string }): Concern => ({
    subject: `post:${post.id}`,
    area: post.area,
    units: [post.unit],
  }),
  /** People, roles and the calendar belong to no part of the county. */
  county: (ctx: Ctx, subject: string): Concern => ({ subject, area: String(ctx.tenant), units: [] }),
}

/** Carries out what could take the last administrator's post away; refuses when it did. */
export async function keepingAdministrator<T>(ctx: Ctx, work: () => Promise<T>) {
  await lockCounty(ctx.tx, ctx.tenant)
  const before = await countAdministrators(ctx.tx, ctx.tenant)
  const value = await work()
  const lost = before > 0 && (await countAdministrators(ctx.tx, ctx.tenant)) === 0
  return lost ? refuse('last-administrator') : { ok: true as const, value }
}
