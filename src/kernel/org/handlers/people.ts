import { iso } from '../../time.ts'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { newId } from '../../id.ts'
import { ok, refuse } from '../../result.ts'
import type { people as calls } from '../contract/people.ts'
import type { OrgParts } from '../parts.ts'
import { isWithinReach, planPersons } from '../plan/people.ts'
import { page } from '../store/cursor.ts'
import { knownPersons, knownPosts } from '../store/known.ts'
import { listPersons } from '../store/lists.ts'
import * as write from '../store/write.ts'
import { commitPersons } from './commit.ts'
import { askerOf, concernOf, keepingAdministrator, note, sightOf } from './ground.ts'
import { firstReject } from './reject.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export async function persons(ctx: Ctx, input: Input<'persons'>) {
  const list = await listPersons(ctx.tx, sightOf(ctx, ['org.manage']), input)
  const found = page(list, input.limit, (person) => [person.name, person.id])
  const known = await knownPersons(ctx.tx, ctx.tenant)
  const asker = askerOf(ctx)
  const isMine = (id: string): boolean => {
    const person = known.get(id)
    return person !== undefined && isWithinReach(asker, person)
  }
  return ok({ persons: found.rows.map((row) => ({ ...row, mine: isMine(row.id) })), next: found.next })
}

export async function savePerson(ctx: Ctx, { id: given, ...input }: Input<'savePerson'>) {
  const id = given ?? newId(ctx.now.epochMilliseconds)
  const known = await knownPersons(ctx.tx, ctx.tenant)
  const plan = planPersons(askerOf(ctx), known, [{ line: 0, wish: { ...input, id, isNew: !given } }])
  const refused = firstReject<'savePerson', typeof calls>(plan)
  if (refused) return refused
  await commitPersons(ctx, plan)
  return ok({ id })
}

export async function closePerson(ctx: Ctx, { id, reason }: Input<'closePerson'>) {
  const person = (await knownPersons(ctx.tx, ctx.tenant)).get(id)
  if (!person || person.kept.closed) return refuse('person-not-found')
  if (!isWithinReach(askerOf(ctx), person)) return refuse('person-out-of-reach')
  const held = [...(await knownPosts(ctx.tx, ctx.tenant)).values()].filter((post) => post.person === id && !post.closed)
  const closed = await keepingAdministrator(ctx, async () => {
    await write.emptyPosts(ctx.tx, ctx.tenant, id)
    await write.closePerson(ctx.tx, ctx.tenant, id, iso(ctx.now))
  })
  if (!closed.ok) return closed
  const emptied = held.map((post) => post.id)
  const own = concernOf.county(ctx, `person:${id}`)
  await note(ctx, [
    { concern: own, act: { subject: own.subject, act: 'org.closePerson', data: { emptied }, reason } },
    ...held.map((post) => {
      const concern = concernOf.post(post)
      return { concern, act: { subject: concern.subject, act: 'org.seat', data: { person: null, before: id }, reason } }
    }),
  ])
  return ok({ id, emptied })
}

export async function invite(ctx: Ctx, parts: OrgParts, { person: id, dropsSecondFactor, reason }: Input<'invite'>) {
  const person = (await knownPersons(ctx.tx, ctx.tenant)).get(id)
  if (!person || person.kept.closed) return refuse('person-not-found')
  if (!isWithinReach(askerOf(ctx), person)) return refuse('person-out-of-reach')
  if (!parts.invite) return refuse('invitations-off')
  if (!person.kept.login) return refuse('login-missing')
  const made = await parts.invite(ctx, { person: id, dropsSecondFactor })
  const concern = concernOf.county(ctx, `person:${id}`)
  const data = { until: made.until, dropsSecondFactor }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.invite', data, reason } }])
  return ok(made)
}
