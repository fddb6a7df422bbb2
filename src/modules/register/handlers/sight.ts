import { calendarOf } from '#kernel/worktime/store'
import type { Ctx } from '#kernel/house'
import { refuse, type Result } from '#kernel/result'
import { may, type Holder, type InForce } from '../rules.ts'
import { dictionaryOf, type Dictionary } from '../store/dictionary.ts'
import { findSubject, type SubjectRow } from '../store/subjects.ts'

/** What every answer about a subject depends on: who asks, on which day, by which dictionary. */
export type Sight = { posts: readonly Holder[]; today: string; dictionary: Dictionary }

/** The house's own work may see and do all. */
const housePost = (tenant: number): Holder => ({
  area: String(tenant),
  unit: '',
  capabilities: ['register.read', 'register.write', 'register.sensitive-2', 'register.sensitive-3', 'register.settle'],
})

const postsOf = ({ actor, tenant }: Ctx): readonly Holder[] => {
  if (actor.kind === 'system') return [housePost(tenant)]
  return actor.kind === 'person' ? actor.posts : []
}

export async function sightOf(ctx: Ctx): Promise<Sight> {
  const { zone } = await calendarOf(ctx.tx, ctx.tenant)
  return {
    posts: postsOf(ctx),
    today: ctx.now.toZonedDateTimeISO(zone).toPlainDate().toString(),
    dictionary: await dictionaryOf(ctx.tx, ctx.tenant),
  }
}

/** A subject as far as the transaction sees; one that was merged into another is found by its own id, too. */
export async function openSubject(ctx: Ctx, id: string): Promise<Result<SubjectRow, { code: 'subject-not-found' }>> {
  const found = await findSubject(ctx.tx, ctx.tenant, id)
  return found ? { ok: true, value: found } : refuse('subject-not-found')
}

export const elementOf = ({ dictionary }: Sight, code: string): InForce | undefined => dictionary.byCode.get(code)

export const maySettle = (sight: Sight, area: string): boolean => may(sight.posts, 'register.settle', area)
export const mayWrite = (sight: Sight, area: string): boolean => may(sight.posts, 'register.write', area)

/** The log's name for a subject. */
export const subjectOf = (id: string): string => `subject:${id}`
