import { lookInto } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { ok, refuse, type Result } from '#kernel/result'
import type { CaseState } from '../rules/acts.ts'
import { fold } from '../rules/fold.ts'
import { findCase, loadActs, lockCase, type CaseRow } from '../store/cases.ts'
import type { Face } from '../store/project.ts'

/** A case opened for an act: its row, its state, and the words it shows. */
export type OpenCase = { id: string; state: CaseState; face: Face; row: CaseRow | null }

/** Locks and folds a case that the actor may see. */
export async function openCase(
  ctx: Ctx,
  id: string,
): Promise<Result<OpenCase & { row: CaseRow }, { code: 'case-not-found' }>> {
  await lockCase(ctx.tx, ctx.tenant, id)
  const row = await findCase(ctx.tx, ctx.tenant, id)
  if (!row) return refuse('case-not-found')
  // what other units owe on it changes with it, so all of this one case is in view from here on
  await lookInto(ctx.tx, id)
  const state = fold(await loadActs(ctx.tx, ctx.tenant, id))
  const face: Face = { title: row.title, place: row.place, lat: row.lat, long: row.long, steps: row.public_steps }
  return ok({ id, state, face, row })
}
