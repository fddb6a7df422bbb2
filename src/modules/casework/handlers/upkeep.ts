import { iso } from '#kernel/time'
import { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse } from '#kernel/result'
import { amount } from '#kernel/worktime/explain'
import type { Said } from '#kernel/words'
import type { upkeep as calls } from '../contract/upkeep.ts'
import { urgencyLabels } from '../labels.ts'
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

const says = ({ rule, urgency }: Rule): Said => {
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
    rules: policy.rules.map((row) => ({
      id: row.id,
      category: row.category,
      urgency: row.urgency,
      rule: { ...row.rule },
      says: says(row),
      from: row.since,
    })),
  })
}

export async function saveRule(ctx: Ctx, input: Input<'saveRule'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const parsed = deadlineRule.safeParse(input.rule)
  if (!parsed.success) return refuse('rule-invalid', { where: parsed.error.issues[0]?.path.join('.') ?? '' })
  if (input.category !== '*' && !(await known(ctx, input.category))) return refuse('category-not-found')
  const id = newId(ctx.now.epochMilliseconds)
  await insertRule(ctx.tx, ctx.tenant, id, { ...input, rule: parsed.data }, iso(ctx.now))
  ctx.act({ subject: `rule:${input.category}:${input.urgency}`, act: 'casework.saveRule', data: { rule: parsed.data } })
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
  if (category.parent && !(await known(ctx, category.parent))) return refuse('category-not-found')
  await upsertCategory(ctx.tx, ctx.tenant, category, gone ? iso(ctx.now) : null)
  ctx.act({ subject: `category:${category.code}`, act: 'casework.saveCategory', data: { ...category, gone } })
  forgetPolicy()
  return ok({ code: category.code })
}
