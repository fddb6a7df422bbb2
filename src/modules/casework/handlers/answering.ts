import type { Ctx } from '#kernel/house'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { readAnswers, type Answer } from '../rules/answers.ts'
import { holdsIdNumber } from '../rules/id-number.ts'
import { formOf, knowsCategory, policyOf } from '../store/policy.ts'

type Given = {
  category?: string | undefined
  join?: string | undefined
  about?: string | undefined
  answers: Readonly<Record<string, readonly string[]>>
}
type Wrong = Refusal<'category-not-found' | 'id-number' | 'answer-missing' | 'answer-wrong'>

/**
 * What was said, with its answers held against the questions of its category: one rule for every channel. Whoever joins a
 * case that stands already may answer and need not.
 */
export async function answered<Said extends Given>(
  ctx: Ctx,
  said: Said,
): Promise<Result<Omit<Said, 'answers'> & { answers: Answer[] }, Wrong>> {
  const { category, answers: given } = said
  const policy = await policyOf(ctx.tx, ctx.tenant)
  if (category && !knowsCategory(policy, category)) return refuse('category-not-found')
  if (holdsIdNumber(Object.values(given).flat().join(' '))) return refuse('id-number')
  const form = formOf(policy, category)
  const joins = said.join !== undefined && said.about === undefined
  const asked = joins ? form.attributes.map((one) => ({ ...one, required: false })) : form.attributes
  const answers = readAnswers({ ...form, attributes: asked }, given)
  return answers.ok ? ok({ ...said, answers: answers.value }) : answers
}
