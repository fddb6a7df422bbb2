import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { strokesOf } from '../../map/geojson.ts'
import { ok, refuse } from '../../result.ts'
import { iso } from '../../time.ts'
import { fill } from '../../words.ts'
import type { map as calls } from '../contract/map.ts'
import { mapOf } from '../map.ts'
import { planMap, type MapPlan } from '../plan/map.ts'
import { knownAreas } from '../store/known.ts'
import { closeFeatures, knownLines, saveFeatures } from '../store/map.ts'
import { readMap } from '../tables/geojson.ts'
import { sentenceOf } from '../words.ts'
import { askerOf, concernOf, note } from './ground.ts'
import { mostRejects } from './import-table.ts'

export async function map(ctx: Ctx) {
  return ok((await mapOf(ctx.tx, ctx.tenant)).shown)
}

/** A county's outlines to the metre come to far less; more is a map of something else, or needs to be drawn plainer. */
const mostPositions = 100_000

const positionsOf = ({ outlines, lines }: MapPlan): number =>
  [...outlines, ...lines].reduce((sum, { shape }) => sum + strokesOf(shape).flat().length, 0)

async function commit(ctx: Ctx, plan: MapPlan, datum: string): Promise<void> {
  await saveFeatures(ctx.tx, ctx.tenant, [...plan.outlines, ...plan.lines])
  await closeFeatures(ctx.tx, ctx.tenant, plan.dropped, iso(ctx.now))
  const concern = concernOf.county(ctx, 'map')
  const data = { outlines: plan.outlines.length, lines: plan.lines.length, dropped: plan.dropped.length, datum }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.importMap', data } }])
}

export async function importMap(ctx: Ctx, input: z.output<(typeof calls)['importMap']['input']>) {
  const file = readMap(input.text, input.datum)
  if (!file.ok) return file
  const known = { areas: await knownAreas(ctx.tx, ctx.tenant), lines: await knownLines(ctx.tx, ctx.tenant) }
  const plan = planMap(askerOf(ctx), known, file.value)
  const positions = positionsOf(plan)
  if (positions > mostPositions) return refuse('map-too-large', { positions, most: mostPositions })
  const { datum } = file.value
  const saved = !input.preview && plan.rejects.length === 0 && positions > 0
  if (saved) await commit(ctx, plan, datum)
  const rejects = plan.rejects.slice(0, mostRejects).map(({ feature, code }) => ({
    feature,
    code,
    ...fill(sentenceOf(code)),
  }))
  return ok({
    saved,
    outlines: plan.outlines.length,
    lines: plan.lines.length,
    dropped: plan.dropped.length,
    elsewhere: plan.elsewhere,
    datum,
    rejects,
    more: plan.rejects.length - rejects.length,
  })
}
