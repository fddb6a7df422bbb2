import { iso } from '../../time.ts'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { newId } from '../../id.ts'
import { ok, refuse } from '../../result.ts'
import type { people as calls } from '../contract/people.ts'
import type { OrgParts } from '../parts.ts'
import { withdrawInvitations } from '../../auth/invitations.ts'
import { isWithinReach, planPersons } from '../plan/people.ts'
import { page } from '../store/cursor.ts'
import { coveredBy, knownPersons, knownPosts } from '../store/known.ts'
import { listPersons } from '../store/lists.ts'
import * as write from '../store/write.ts'
import { commitPersons } from './commit.ts'
import { askerOf, concernOf, keepingAdministrator, note, seeCounty, sightOf } from './ground.ts'
import { firstReject } from './reject.ts'
import { left } from './vacancy.ts'

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

export async function closePerson(ctx: Ctx, parts: OrgParts, { id, reason }: Input<'closePerson'>) {
  const person = (await knownPersons(ctx.tx, ctx.tenant)).get(id)
  if (!person || person.kept.closed) return refuse('person-not-found')
  if (!isWithinReach(askerOf(ctx), person)) return refuse('person-out-of-reach')
  const held = [...(await knownPosts(ctx.tx, ctx.tenant)).values()].filter((post) => post.person === id && !post.closed)
  // somebody may also stand in for posts that the asker does not keep
  await seeCounty(ctx)
  const covered = await coveredBy(ctx.tx, ctx.tenant, id)
  const closed = await keepingAdministrator(ctx, async () => {
    await write.emptyPosts(ctx.tx, ctx.tenant, id)
    await write.closePerson(ctx.tx, ctx.tenant, id, iso(ctx.now))
  })
  if (!closed.ok) return closed
  await withdrawInvitations(ctx.tx, ctx.tenant, id, iso(ctx.now))
  const { sessions } = await write.endSignIns(ctx.tx, id, false)
  const emptied = held.map((post) => post.id)
  const own = concernOf.county(ctx, `person:${id}`)
  await note(ctx, [
    { concern: own, act: { subject: own.subject, act: 'org.closePerson', data: { emptied, sessions }, reason } },
    ...held.map((post) => {
      const concern = concernOf.post(post)
      return { concern, act: { subject: concern.subject, act: 'org.seat', data: { person: null, before: id }, reason } }
    }),
  ])
  await left(ctx, parts, id, [...emptied, ...covered])
  return ok({ id, emptied })
}

const isSelf = (ctx: Ctx, id: string): boolean => ctx.actor.kind === 'person' && ctx.actor.id === id

/** Somebody on the books whose way in the asker may change; a refusal otherwise. */
async function within(ctx: Ctx, id: string) {
  const person = (await knownPersons(ctx.tx, ctx.tenant)).get(id)
  if (!person || person.kept.closed) return refuse('person-not-found')
  return isWithinReach(askerOf(ctx), person) ? ok(person.kept) : refuse('person-out-of-reach')
}

async function noteSignIn(ctx: Ctx, id: string, act: string, data: Record<string, unknown>, reason: string) {
  const concern = concernOf.county(ctx, `person:${id}`)
  await note(ctx, [{ concern, act: { subject: concern.subject, act, data, reason } }])
}

export async function endSessions(ctx: Ctx, { person: id, reason }: Input<'endSessions'>) {
  const person = await within(ctx, id)
  if (!person.ok) return person
  const { sessions } = await write.endSignIns(ctx.tx, id, false)
  await noteSignIn(ctx, id, 'org.endSessions', { ended: sessions }, reason)
  return ok({ ended: sessions })
}

export async function resetSecondFactor(ctx: Ctx, { person: id, reason }: Input<'resetSecondFactor'>) {
  const person = await within(ctx, id)
  if (!person.ok) return person
  // whoever finds somebody's desk open must not take the lock off it
  if (isSelf(ctx, id)) return refuse('own-sign-in')
  const { sessions, secondFactors } = await write.endSignIns(ctx.tx, id, true)
  if (secondFactors === 0) return refuse('second-factor-off')
  await noteSignIn(ctx, id, 'org.resetSecondFactor', { ended: sessions }, reason)
  return ok({ ended: sessions })
}

export async function invite(ctx: Ctx, parts: OrgParts, { person: id, dropsSecondFactor, reason }: Input<'invite'>) {
  const person = await within(ctx, id)
  if (!person.ok) return person
  if (isSelf(ctx, id)) return refuse('own-sign-in')
  if (!parts.invite) return refuse('invitations-off')
  if (!person.value.login) return refuse('login-missing')
  const made = await parts.invite(ctx, { person: id, dropsSecondFactor })
  await noteSignIn(ctx, id, 'org.invite', { until: made.until, dropsSecondFactor }, reason)
  return ok(made)
}
