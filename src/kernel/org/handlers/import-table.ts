import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { ok } from '../../result.ts'
import { fill } from '../../words.ts'
import type { people as calls } from '../contract/people.ts'
import type { OrgParts } from '../parts.ts'
import { planPersons } from '../plan/people.ts'
import type { Plan } from '../plan/plan.ts'
import { planAreas, planPosts, planUnits } from '../plan/structure.ts'
import { knownAreas, knownPersons, knownUnits } from '../store/known.ts'
import { readTable, type Row } from '../tables/columns.ts'
import { resolvePersons, resolvePosts, resolveUnits } from '../tables/resolve.ts'
import { needed, readRows, type Reject, type TableKind } from '../tables/rows.ts'
import { sentenceOf } from '../words.ts'
import { commitAreas, commitPersons, commitPosts, commitUnits } from './commit.ts'
import { askerOf, keepingAdministrator } from './ground.ts'
import { postsKnown } from './posts-known.ts'

type Input = z.output<(typeof calls)['importTable']['input']>

/** What a table comes to: the plan's counts, the rows that cannot be, and how to carry the rest out. */
type Draft = Pick<Plan<unknown>, 'same' | 'rejects'> & {
  added: number
  changed: number
  elsewhere: number
  commit: () => Promise<void>
}

const draftOf = <T>(plan: Plan<T>, rejects: readonly Reject[], commit: (plan: Plan<T>) => Promise<void>): Draft => ({
  added: plan.added.length,
  changed: plan.changed.length,
  same: plan.same,
  elsewhere: 0,
  rejects: [...rejects, ...plan.rejects].sort((a, b) => a.line - b.line),
  commit: () => commit(plan),
})

const drafts: Record<TableKind, (ctx: Ctx, table: readonly Row[], parts: OrgParts) => Promise<Draft>> = {
  async areas(ctx, table) {
    const { wishes, rejects } = readRows('areas', table)
    const here = wishes.filter(({ wish }) => wish.path.startsWith(String(ctx.tenant)))
    const plan = planAreas(askerOf(ctx), await knownAreas(ctx.tx, ctx.tenant), here)
    const draft = draftOf(plan, rejects, (plan) => commitAreas(ctx, plan))
    return { ...draft, elsewhere: wishes.length - here.length }
  },
  async units(ctx, table) {
    const known = { areas: await knownAreas(ctx.tx, ctx.tenant), units: await knownUnits(ctx.tx, ctx.tenant) }
    const { wishes, rejects } = resolveUnits(readRows('units', table), known.units, ctx.now.epochMilliseconds)
    return draftOf(planUnits(askerOf(ctx), known, wishes), rejects, (plan) => commitUnits(ctx, plan))
  },
  async persons(ctx, table) {
    const known = await knownPersons(ctx.tx, ctx.tenant)
    const { wishes, rejects } = resolvePersons(readRows('persons', table), known, ctx.now.epochMilliseconds)
    return draftOf(planPersons(askerOf(ctx), known, wishes), rejects, (plan) => commitPersons(ctx, plan))
  },
  async posts(ctx, table, parts) {
    const known = { ...(await postsKnown(ctx)), persons: await knownPersons(ctx.tx, ctx.tenant) }
    const { wishes, rejects } = resolvePosts(readRows('posts', table), known, ctx.now.epochMilliseconds)
    return draftOf(planPosts(askerOf(ctx), known, wishes), rejects, (plan) => commitPosts(ctx, parts, plan))
  },
}

/** As many as a person reads before mending the table and trying again. */
export const mostRejects = 100

export async function importTable(ctx: Ctx, parts: OrgParts, { kind, text, preview }: Input) {
  const table = readTable(text, needed[kind])
  if (!table.ok) return table
  const draft = await drafts[kind](ctx, table.value, parts)
  const saved = !preview && draft.rejects.length === 0
  if (saved) {
    const done = await keepingAdministrator(ctx, draft.commit)
    if (!done.ok) return done
  }
  const rejects = draft.rejects.slice(0, mostRejects).map(({ line, code, facts }) => ({
    line,
    code,
    ...fill(sentenceOf(code), facts),
  }))
  const { added, changed, same, elsewhere } = draft
  return ok({ saved, added, changed, same, elsewhere, rejects, more: draft.rejects.length - rejects.length })
}
