import { lookInto } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { ok, refuse, type Result } from '#kernel/result'
import { unitsOf } from '#kernel/rights'
import type { CaseState } from '../rules/acts.ts'
import { fold } from '../rules/fold.ts'
import { isAbout } from '../rules/next.ts'
import { findCase, loadActs, lockCase, type CaseRow } from '../store/cases.ts'
import type { Face } from '../store/project.ts'

/** A case opened for an act: its row, its state, and the words it shows. */
export type OpenCase = { id: string; state: CaseState; face: Face; row: CaseRow | null }

/**
 * The row of a case that the actor may see: every look into one case comes through here. Who sits in the unit complained
 * of, by whatever post, does not learn that the case is there.
 */
export async function seeCase(ctx: Ctx, id: string): Promise<Result<CaseRow, { code: 'case-not-found' }>> {
  const row = await findCase(ctx.tx, ctx.tenant, id)
  return row && !isAbout(row, unitsOf(ctx.actor)) ? ok(row) : refuse('case-not-found')
}

/** Locks and folds a case that the actor may see. */
export async function openCase(
  ctx: Ctx,
  id: string,
): Promise<Result<OpenCase & { row: CaseRow }, { code: 'case-not-found' }>> {
  await lockCase(ctx.tx, ctx.tenant, id)
  const seen = await seeCase(ctx, id)
  if (!seen.ok) return seen
  const row = seen.value
  // what other units owe on it changes with it, so all of this one case is in view from here on
  await lookInto(ctx.tx, id)
  const state = fold(await loadActs(ctx.tx, ctx.tenant, id))
  const face: Face = { title: row.title, place: row.place, lat: row.lat, long: row.long, steps: row.public_steps }
  return ok({ id, state, face, row })
}
