import { narrow } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { systemScope } from '#kernel/rights'
import {
  endMember,
  findSubjects,
  householdsOf,
  insertMembers,
  lockSubjects,
  membersOf,
  type SubjectRow,
} from '../store/subjects.ts'
import { sightOf, subjectOf, type Sight } from './sight.ts'
import type { Input } from './subjects.ts'

type Putting = { household: string; person: SubjectRow; relation: string; since?: string | undefined }
type Refused = Refusal<'household-not-found' | 'head-taken' | 'lives-elsewhere'>

/** Also where the asker does not see it: nobody lives in two households. */
async function livesAnywhere(ctx: Ctx, person: string): Promise<boolean> {
  await narrow(ctx.tx, systemScope(ctx.tenant))
  return (await householdsOf(ctx.tx, ctx.tenant, [person])).some((member) => member.until === null)
}

/** Puts somebody into a household that can be seen; whoever may have lived elsewhere has left there. */
export async function putInto(
  ctx: Ctx,
  sight: Sight,
  { household, person, relation, since }: Putting,
): Promise<Result<string, Refused>> {
  const [home] = await findSubjects(ctx.tx, ctx.tenant, [household])
  if (home?.kind !== 'household' || home.merged_into) return refuse('household-not-found')
  await lockSubjects(ctx.tx, ctx.tenant, [household])
  const members = (await membersOf(ctx.tx, ctx.tenant, household)).filter((member) => member.until === null)
  const isHead = relation === 'head'
  if (isHead && members.some((member) => member.is_head)) return refuse('head-taken')
  const id = newId(ctx.now.epochMilliseconds)
  if (await livesAnywhere(ctx, person.id)) return refuse('lives-elsewhere')
  await insertMembers(ctx.tx, {
    tenant: ctx.tenant,
    id,
    household,
    person: person.id,
    relation,
    is_head: isHead,
    since: since ?? sight.today,
  })
  ctx.act({ subject: subjectOf(household), act: 'register.join', data: { member: id, person: person.id, relation } })
  return ok(id)
}

export async function join(ctx: Ctx, { household, person, relation, since }: Input<'join'>) {
  const [found] = await findSubjects(ctx.tx, ctx.tenant, [person])
  if (found?.kind !== 'person' || found.merged_into) return refuse('person-not-found')
  const seen = (await householdsOf(ctx.tx, ctx.tenant, [person])).find((member) => member.until === null)
  if (seen) return refuse('lives-elsewhere', { household: seen.household_name })
  const joined = await putInto(ctx, await sightOf(ctx), { household, person: found, relation, since })
  return joined.ok ? ok({ household, member: joined.value }) : joined
}

export async function leave(ctx: Ctx, { household, member: id, until, why }: Input<'leave'>) {
  const [home] = await findSubjects(ctx.tx, ctx.tenant, [household])
  if (home?.kind !== 'household') return refuse('household-not-found')
  await lockSubjects(ctx.tx, ctx.tenant, [household])
  const members = await membersOf(ctx.tx, ctx.tenant, household)
  const member = members.find((one) => one.id === id && one.until === null)
  if (!member) return refuse('member-not-found')
  const day = until ?? (await sightOf(ctx)).today
  if (day < member.since) return refuse('before-joining')
  await endMember(ctx.tx, ctx.tenant, id, day, why)
  ctx.act({ subject: subjectOf(household), act: 'register.leave', data: { member: id, person: member.person, why } })
  return ok({ household, member: id })
}
