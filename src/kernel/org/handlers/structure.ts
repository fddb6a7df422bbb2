import { iso } from '../../time.ts'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { newId } from '../../id.ts'
import { isWithin } from '../../place.ts'
import { ok, refuse } from '../../result.ts'
import type { structure as calls } from '../contract/structure.ts'
import { directoryOf, complaintKeeperOf, complaintTakerOf } from '../directory.ts'
import type { OrgParts } from '../parts.ts'
import { planAreas, planUnits } from '../plan/structure.ts'
import { codeOf, covers, levelOf } from '../rules.ts'
import { page } from '../store/cursor.ts'
import { knownAreas, knownPosts, knownUnits } from '../store/known.ts'
import { listAreas, listUnits } from '../store/lists.ts'
import * as write from '../store/write.ts'
import { commitAreas, commitUnits } from './commit.ts'
import { askerOf, concernOf, note, seeCounty, sightOf } from './ground.ts'
import { firstReject } from './reject.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export async function directory(ctx: Ctx) {
  const { areas, units } = await directoryOf(ctx.tx, ctx.tenant)
  return ok({
    areas: areas.map(({ path, level, name }) => ({ path, level, name })),
    units: units.map(({ id, kind, name, area, public_phone: publicPhone }) => ({ id, kind, name, area, publicPhone })),
  })
}

export async function areas(ctx: Ctx, input: Input<'areas'>) {
  const found = page(await listAreas(ctx.tx, sightOf(ctx), input), input.limit, (area) => [area.path])
  return ok({
    areas: found.rows.map((area) => ({ ...area, code: codeOf(area.path), level: levelOf(area.path) })),
    next: found.next,
  })
}

export async function complaintGaps(ctx: Ctx) {
  const known = await directoryOf(ctx.tx, ctx.tenant)
  const { reach } = askerOf(ctx)
  const gaps = known.units.filter(({ id, area }) => covers(reach, area) && !complaintTakerOf(known, area, id))
  return ok({
    gaps: gaps.map(({ id, name }) => ({ unit: id, name, keeper: complaintKeeperOf(known, id)?.name ?? null })),
  })
}

export async function saveArea(ctx: Ctx, input: Input<'saveArea'>) {
  const plan = planAreas(askerOf(ctx), await knownAreas(ctx.tx, ctx.tenant), [{ line: 0, wish: input }])
  const refused = firstReject<'saveArea', typeof calls>(plan)
  if (refused) return refused
  await commitAreas(ctx, plan)
  return ok({ path: input.path, code: codeOf(input.path) })
}

export async function closeArea(ctx: Ctx, parts: OrgParts, { path, reason }: Input<'closeArea'>) {
  const known = await knownAreas(ctx.tx, ctx.tenant)
  const area = known.get(path)
  if (!area || area.closed) return refuse('area-not-found')
  if (!covers(askerOf(ctx).reach, path)) return refuse('area-out-of-reach')
  const inside = (list: Iterable<{ area: string; closed: boolean }>) =>
    [...list].filter((one) => !one.closed && isWithin(one.area, path)).length
  const facts = {
    areas: inside([...known.values()].map((one) => ({ area: one.path, closed: one.closed }))) - 1,
    units: inside((await knownUnits(ctx.tx, ctx.tenant)).values()),
    posts: inside((await knownPosts(ctx.tx, ctx.tenant)).values()),
  }
  if (facts.areas + facts.units + facts.posts > 0) return refuse('area-in-use', facts)
  await seeCounty(ctx)
  const cases = await parts.openCases(ctx.tx, ctx.tenant, { area: path })
  if (cases > 0) return refuse('area-has-cases', { n: cases })
  await write.closeArea(ctx.tx, ctx.tenant, path, iso(ctx.now))
  const concern = concernOf.area(path)
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.closeArea', data: {}, reason } }])
  return ok({ path })
}

export async function units(ctx: Ctx, input: Input<'units'>) {
  const found = page(await listUnits(ctx.tx, sightOf(ctx), input), input.limit, (unit) => [unit.area, unit.id])
  return ok({ units: found.rows, next: found.next })
}

export async function saveUnit(ctx: Ctx, { id: given, ...input }: Input<'saveUnit'>) {
  const known = { areas: await knownAreas(ctx.tx, ctx.tenant), units: await knownUnits(ctx.tx, ctx.tenant) }
  const id = given ?? newId(ctx.now.epochMilliseconds)
  const plan = planUnits(askerOf(ctx), known, [{ line: 0, wish: { ...input, id, isNew: !given } }])
  const refused = firstReject<'saveUnit', typeof calls>(plan)
  if (refused) return refused
  await commitUnits(ctx, plan)
  return ok({ id })
}

export async function closeUnit(ctx: Ctx, parts: OrgParts, { id, reason }: Input<'closeUnit'>) {
  const known = await knownUnits(ctx.tx, ctx.tenant)
  const unit = known.get(id)
  if (!unit || unit.closed) return refuse('unit-not-found')
  if (!covers(askerOf(ctx).reach, unit.area)) return refuse('area-out-of-reach')
  const below = [...known.values()].filter((one) => one.parent === id && !one.closed).length
  if (below > 0) return refuse('unit-has-units', { n: below })
  const posts = [...(await knownPosts(ctx.tx, ctx.tenant)).values()].filter((post) => post.unit === id && !post.closed)
  if (posts.length > 0) return refuse('unit-has-posts', { n: posts.length })
  await seeCounty(ctx)
  const work = await parts.openWork(ctx.tx, ctx.tenant, id)
  if (work > 0) return refuse('unit-holds-work', { n: work })
  const cases = await parts.openCases(ctx.tx, ctx.tenant, { unit: id })
  if (cases > 0) return refuse('unit-leads-cases', { n: cases })
  await write.closeUnit(ctx.tx, ctx.tenant, id, iso(ctx.now))
  const concern = concernOf.unit(unit)
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.closeUnit', data: {}, reason } }])
  return ok({ id })
}
