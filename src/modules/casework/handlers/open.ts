import { iso } from '#kernel/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse } from '#kernel/result'
import type { open as calls } from '../contract/open.ts'
import { wrongQuestion } from '../rules/answers.ts'
import { pageCases, stepsBetween, where } from '../store/cases.ts'
import { forgetPolicy, formOf, insertForm, knowsCategory, policyOf } from '../store/policy.ts'
import { keepsCounty } from './upkeep.ts'
import { publicOf } from './views.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** Before anybody has changed them the categories are as old as the oldest rule. */
const longAgo = '2026-01-01T00:00:00.000Z'

export async function services(ctx: Ctx) {
  const policy = await policyOf(ctx.tx, ctx.tenant)
  const named = new Map(policy.categories.map((category) => [category.code, category.name]))
  const leaves = policy.categories.filter(({ code }) => !policy.categories.some(({ parent }) => parent === code))
  return ok({
    changedAt: policy.changedAt ?? policy.versions[0]?.since ?? longAgo,
    services: leaves.map(({ code, name, parent }) => {
      const { description, keywords, attributes } = formOf(policy, code)
      return {
        code,
        name,
        group: (parent && named.get(parent)) || null,
        description,
        keywords: [...keywords],
        attributes: attributes.map((one) => ({ ...one, values: [...one.values] })),
      }
    }),
  })
}

export async function saveCategoryForm(ctx: Ctx, { category, ...form }: Input<'saveCategoryForm'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  if (!knowsCategory(await policyOf(ctx.tx, ctx.tenant), category)) return refuse('category-not-found')
  const wrong = wrongQuestion(form)
  if (wrong) return refuse('form-invalid', { code: wrong })
  const id = newId(ctx.now.epochMilliseconds)
  await insertForm(ctx.tx, ctx.tenant, { id, category, form, since: iso(ctx.now) })
  ctx.act({ subject: `category:${category}`, act: 'casework.saveCategoryForm', data: form })
  forgetPolicy()
  return ok({ id })
}

type Filter = Omit<Input<'publicCases'>, 'page' | 'pageSize'>

/** Numbers stand above every other filter. */
const matching = (ctx: Ctx, { numbers, categories, open, from, to }: Filter) => {
  const isPublic = where(ctx.tenant, { published: true }, iso(ctx.now))
  if (numbers) return sql`${isPublic} and c.number = any(${[...new Set(numbers)]}::text[])`
  const parts = [
    where(ctx.tenant, { published: true, from, to }, iso(ctx.now)),
    ...(categories ? [sql`coalesce(c.category, '') = any(${categories}::text[])`] : []),
    ...(open === undefined ? [] : [sql`(c.type = 'open') = ${open}`]),
  ]
  return sql.join(parts, sql` and `)
}

export async function publicCases(ctx: Ctx, { page, pageSize, ...filter }: Input<'publicCases'>) {
  const now = iso(ctx.now)
  const found = await pageCases(ctx.tx, matching(ctx, filter), (page - 1) * pageSize, pageSize)
  return ok({
    cases: found.map((row) => ({
      ...publicOf(row, now),
      category: row.category,
      due: row.solve_due,
      changedAt: row.changed_at,
    })),
  })
}

export async function updates(ctx: Ctx, { from, to, limit }: Input<'updates'>) {
  const found = await stepsBetween(ctx.tx, ctx.tenant, from, to, limit)
  return ok({ updates: found.map((step) => ({ ...step, id: `${step.number}-${step.turn}` })) })
}
