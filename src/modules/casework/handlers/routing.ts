import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import type { routing as calls } from '../contract/routing.ts'
import { unpack } from '../rules/learner/pack.ts'
import { amongOf, marksOf, type Report } from '../rules/routing.ts'
import { policyOf } from '../store/policy.ts'
import { firstWords } from '../store/requests.ts'
import {
  chosen,
  countChosenSince,
  latelySuggested,
  learnerRows,
  saveModel,
  setThreshold,
  type Kind,
  type LearnerRow,
} from '../store/routing.ts'
import { suggestionFor } from './suggestion.ts'
import { keepsCounty } from './upkeep.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export async function suggestFor(ctx: Ctx, { text, area, category }: Input<'suggest'>) {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  if (area && !directory.area(area)) return refuse('area-not-found')
  const about = { area: area ?? null, category: category ?? null, about: null }
  return ok({ suggestion: await suggestionFor(ctx, { text, ...about }) })
}

/** Names for the codes of a report, as far as they still exist. */
async function namesFor(ctx: Ctx, kind: Kind, report: Report | null): Promise<Record<string, Said>> {
  const [policy, directory] = [await policyOf(ctx.tx, ctx.tenant), await directoryOf(ctx.tx, ctx.tenant)]
  const named = (code: string) =>
    kind === 'unit' ? directory.unit(code)?.name : policy.categories.find((one) => one.code === code)?.name
  return Object.fromEntries(
    (report?.classes ?? []).flatMap(({ label }) => {
      const name = named(label)
      return name ? [[label, name] as const] : []
    }),
  )
}

/** `lately` on the page. */
const latelyDays = 30

/** Before anything was learnt. */
const blank = { learnt_at: null, speaks_since: null, threshold: null, report: null }

export async function quality(ctx: Ctx) {
  const found = await learnerRows(ctx.tx, ctx.tenant)
  const lately = await latelySuggested(ctx.tx, ctx.tenant, iso(ctx.now.subtract({ hours: latelyDays * 24 })))
  const learnerOf = async (kind: Kind) => {
    const { learnt_at, speaks_since, threshold, report } = found.find((one) => one.kind === kind) ?? blank
    const { suggested, taken } = lately.find((one) => one.kind === kind) ?? { suggested: 0, taken: 0 }
    const names = await namesFor(ctx, kind, report)
    return {
      kind,
      learntAt: learnt_at,
      speaksSince: speaks_since,
      threshold,
      report,
      names,
      lately: { suggested, taken },
    }
  }
  return ok({ learners: [await learnerOf('category'), await learnerOf('unit')] })
}

export async function saveThreshold(ctx: Ctx, { kind, threshold }: Input<'saveThreshold'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  await setThreshold(ctx.tx, ctx.tenant, kind, threshold)
  ctx.act({ subject: `learner:${kind}`, act: 'casework.saveThreshold', data: { threshold } })
  return ok({ kind })
}

/** Learnt anew after so many choices, or the twentieth part of what is known; the day after, any new one is enough. */
const enough = { choices: 20, share: 0.05, hours: 24 }

async function isDue(ctx: Ctx, row: LearnerRow | undefined): Promise<boolean> {
  if (!row?.learnt_at) return true
  const fresh = await countChosenSince(ctx.tx, ctx.tenant, row.learnt_at)
  if (fresh >= Math.max(enough.choices, enough.share * (row.report?.n ?? 0))) return true
  const age = ctx.now.since(Temporal.Instant.from(row.learnt_at), { largestUnit: 'hour' }).hours
  return fresh > 0 && age >= enough.hours
}

export async function choices(ctx: Ctx, { kind }: Input<'choices'>) {
  const row = (await learnerRows(ctx.tx, ctx.tenant)).find((one) => one.kind === kind)
  if (!(await isDue(ctx, row))) return ok({ choices: null })
  const found = await chosen(ctx.tx, ctx.tenant, kind)
  const texts = await firstWords(
    ctx.tx,
    ctx.tenant,
    found.map(({ id }) => id),
  )
  return ok({
    choices: found.map(({ id, label, category, area }) => ({
      text: texts.get(id) ?? '',
      marks: kind === 'unit' ? marksOf(category, area) : [],
      label,
      among: kind === 'unit' ? amongOf(category, area) : '',
    })),
  })
}

export async function keepLearnt(ctx: Ctx, { kind, report, model }: Input<'keepLearnt'>) {
  const bytes = model === null ? null : Buffer.from(model, 'base64')
  if (bytes && !unpack(bytes)) return refuse('model-unreadable')
  await saveModel(ctx.tx, ctx.tenant, { kind, at: iso(ctx.now), report, model: bytes })
  const { n, accuracy, usual, silent } = report
  ctx.act({ subject: `learner:${kind}`, act: 'casework.keepLearnt', data: { n, accuracy, usual, silent } })
  return ok({ speaks: bytes !== null })
}
