import { iso } from '#kernel/time'
import { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { amount, explain } from '#kernel/worktime/explain'
import { calendarOf } from '#kernel/worktime/store'
import { due } from '#kernel/worktime/terms'
import type { Said } from '#kernel/words'
import type { upkeep as calls } from '../contract/upkeep.ts'
import type { views } from '../contract/views.ts'
import { timed, urgencyLabels } from '../labels.ts'
import { clockDeeds, inForce, type DeadlineRule } from '../rules/clocks.ts'
import {
  insertRule,
  knowsCategory,
  listTemplates,
  policyOf,
  upsertCategory,
  upsertTemplate,
  forgetPolicy,
  type Rule,
} from '../store/policy.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type Query<Name extends keyof typeof views> = z.output<(typeof views)[Name]['input']>

const term = z.object({
  n: z.int().min(0).max(525_600),
  unit: z.enum(['wall-minutes', 'business-minutes', 'working-days', 'natural-days']),
  convention: z.enum(['A', 'B']).optional(),
  endsAt: z.enum(['close-of-business', 'midnight']).optional(),
})
const deadlineRule = z.object({
  triage: term,
  contact: term,
  keep: term,
  accept: term,
  ruling: term,
  resolve: term,
  judge: term,
  extension: z.object({ times: z.int().min(0).max(10), days: z.int().min(1).max(180) }),
  ceiling: term,
  pauseDays: z.int().min(0).max(365),
  basis: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
})

/** A rule as somebody has written it, or where it is wrong; what may never be reached is wrong too. */
async function readRule(ctx: Ctx, written: unknown): Promise<Result<DeadlineRule, Refusal<'rule-invalid'>>> {
  const parsed = deadlineRule.safeParse(written)
  if (!parsed.success) return refuse('rule-invalid', { where: parsed.error.issues[0]?.path.join('.') ?? '' })
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  const [solve, last] = [due(calendar, parsed.data.resolve, ctx.now), due(calendar, parsed.data.ceiling, ctx.now)]
  if (solve.ok && last.ok && Temporal.Instant.compare(last.value, solve.value) < 0)
    return refuse('rule-invalid', { where: 'ceiling' })
  return ok(parsed.data)
}

const says = ({ rule, urgency }: Pick<Rule, 'rule' | 'urgency'>): Said => {
  const [contact, accept, resolve] = [amount(rule.contact), amount(rule.accept), amount(rule.resolve)]
  return {
    zh: `${urgencyLabels[urgency].zh}：${contact.zh}内联系，${accept.zh}内签收或退回，${resolve.zh}内办结。依据：${rule.basis.zh}`,
    en: `${urgencyLabels[urgency].en}: first word within ${contact.en}, accept or return within ${accept.en}, solve within ${resolve.en}. Basis: ${rule.basis.en}`,
  }
}

const known = async (ctx: Ctx, code: string): Promise<boolean> =>
  knowsCategory(await policyOf(ctx.tx, ctx.tenant), code)

/** Rules, templates and categories are the whole county's: whoever keeps them for a part of it may not change them. */
export const keepsCounty = ({ actor, tenant }: Ctx): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.posts.some((post) => post.area === String(tenant) && post.capabilities.includes('rules.manage')))

export async function rules(ctx: Ctx) {
  const policy = await policyOf(ctx.tx, ctx.tenant)
  return ok({
    rules: inForce(policy.versions, iso(ctx.now)).map((row) => ({
      id: row.id,
      category: row.category,
      urgency: row.urgency,
      rule: { ...row.rule },
      says: says(row),
      from: row.since,
    })),
  })
}

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a rule would say and which dates it would give to a case of this moment; nothing is kept. */
export async function tryRule(ctx: Ctx, { urgency, rule: text }: Query<'tryRule'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const read = await readRule(ctx, parsedJson(text))
  if (!read.ok) return read
  const rule = read.value
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  return ok({
    says: says({ rule, urgency }),
    dates: timed.map((kind) => ({ kind, why: explain(calendar, rule[kind], ctx.now, clockDeeds[kind]) })),
  })
}

export async function saveRule(ctx: Ctx, input: Input<'saveRule'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const read = await readRule(ctx, input.rule)
  if (!read.ok) return read
  const rule = read.value
  if (input.category !== '*' && !(await known(ctx, input.category))) return refuse('category-not-found')
  const id = newId(ctx.now.epochMilliseconds)
  await insertRule(ctx.tx, ctx.tenant, id, { ...input, rule }, iso(ctx.now))
  ctx.act({ subject: `rule:${input.category}:${input.urgency}`, act: 'casework.saveRule', data: { rule } })
  forgetPolicy()
  return ok({ id })
}

export const templates = async (ctx: Ctx) => ok({ templates: await listTemplates(ctx.tx, ctx.tenant) })

export async function saveTemplate(ctx: Ctx, { gone, ...input }: Input<'saveTemplate'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  if (input.category && !(await known(ctx, input.category))) return refuse('category-not-found')
  const before = await listTemplates(ctx.tx, ctx.tenant)
  if (input.id && !before.some((template) => template.id === input.id)) return refuse('template-not-found')
  const id = input.id ?? newId(ctx.now.epochMilliseconds)
  await upsertTemplate(ctx.tx, ctx.tenant, { ...input, id }, gone ? iso(ctx.now) : null)
  ctx.act({ subject: `template:${id}`, act: 'casework.saveTemplate', data: { title: input.title, gone } })
  return ok({ id })
}

export async function saveCategory(ctx: Ctx, { gone, ...category }: Input<'saveCategory'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const { categories } = await policyOf(ctx.tx, ctx.tenant)
  const stands = (code: string) => code !== category.code && categories.some((one) => one.code === code)
  if (category.parent && !stands(category.parent)) return refuse('category-not-found')
  if (gone && categories.some((one) => one.parent === category.code)) return refuse('category-has-children')
  await upsertCategory(ctx.tx, ctx.tenant, category, iso(ctx.now), gone)
  ctx.act({ subject: `category:${category.code}`, act: 'casework.saveCategory', data: { ...category, gone } })
  forgetPolicy()
  return ok({ code: category.code })
}
