import { iso } from '../../time.ts'
import type { Ctx } from '../../house.ts'
import type { OrgParts } from '../parts.ts'
import type { PersonKept } from '../plan/people.ts'
import type { Plan } from '../plan/plan.ts'
import type { AreaKept, PostKept, UnitKept } from '../plan/structure.ts'
import { saveAreas, savePersons, savePosts, saveUnits } from '../store/write.ts'
import { concernOf, note, type Noted } from './ground.ts'
import { settled } from './vacancy.ts'

/** Writes what a plan comes to and notes an act for each thing, whether it was saved alone or came in a table. */

const noteEach = <T>(ctx: Ctx, plan: Plan<T>, noted: (thing: T) => Noted): Promise<void> =>
  note(ctx, [
    // a new thing has no log yet
    ...plan.added.map(noted).map(({ concern, act }) => ({ concern, act: { ...act, n: 1 } })),
    ...plan.changed.map(noted),
  ])

export async function commitAreas(ctx: Ctx, plan: Plan<AreaKept>): Promise<void> {
  await saveAreas(ctx.tx, ctx.tenant, [...plan.added, ...plan.changed])
  await noteEach(ctx, plan, ({ path, name }) => {
    const concern = concernOf.area(path)
    return { concern, act: { subject: concern.subject, act: 'org.saveArea', data: { name } } }
  })
}

export async function commitUnits(ctx: Ctx, plan: Plan<UnitKept>): Promise<void> {
  await saveUnits(ctx.tx, ctx.tenant, [...plan.added, ...plan.changed])
  await noteEach(ctx, plan, (unit) => {
    const concern = concernOf.unit(unit)
    const { id: _, closed: __, ...data } = unit
    return { concern, act: { subject: concern.subject, act: 'org.saveUnit', data } }
  })
}

export async function commitPosts(ctx: Ctx, parts: OrgParts, plan: Plan<PostKept>): Promise<void> {
  await savePosts(ctx.tx, ctx.tenant, [...plan.added, ...plan.changed])
  await noteEach(ctx, plan, (post) => {
    const concern = concernOf.post(post)
    const { id: _, closed: __, ...data } = post
    return { concern, act: { subject: concern.subject, act: 'org.savePost', data } }
  })
  const filled = plan.changed.filter((post) => post.person)
  await settled(
    ctx,
    parts,
    filled.map((post) => post.id),
  )
}

/** The log holds no name, number or address of a person: only that they were set. */
export async function commitPersons(ctx: Ctx, plan: Plan<PersonKept>): Promise<void> {
  await savePersons(ctx.tx, ctx.tenant, [...plan.added, ...plan.changed], iso(ctx.now))
  await noteEach(ctx, plan, ({ id, login, phone, email }) => {
    const concern = concernOf.county(ctx, `person:${id}`)
    const data = { login: login !== null, phone: phone !== null, email: email !== null }
    return { concern, act: { subject: concern.subject, act: 'org.savePerson', data } }
  })
}
