import type { Ctx } from '#kernel/house'
import type { SubjectKind } from '../rules.ts'
import { subjectsWithin } from '../store/subjects.ts'

/** The ids of subjects of a kind in an area, in the order of area and name, as far as whoever calls may see. */
export const subjectsIn = (ctx: Ctx, asked: { kind: SubjectKind; area: string; most: number }): Promise<string[]> =>
  subjectsWithin(ctx.tx, ctx.tenant, asked)
