import { iso } from '../../time.ts'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { newId } from '../../id.ts'
import { ok, refuse } from '../../result.ts'
import type { structure as calls } from '../contract/structure.ts'
import type { OrgParts } from '../parts.ts'
import { againstPost, planPosts } from '../plan/structure.ts'
import { covers } from '../rules.ts'
import { page } from '../store/cursor.ts'
import { knownPersons } from '../store/known.ts'
import { listPosts } from '../store/lists.ts'
import * as write from '../store/write.ts'
import { commitPosts } from './commit.ts'
import { askerOf, concernOf, keepingAdministrator, note, seeCounty, sightOf } from './ground.ts'
import { postsKnown } from './posts-known.ts'
import { firstReject } from './reject.ts'
import { left, reseated, settled } from './vacancy.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export async function posts(ctx: Ctx, input: Input<'posts'>) {
  const found = page(await listPosts(ctx.tx, sightOf(ctx), input), input.limit, (post) => [post.area, post.id])
  return ok({ posts: found.rows, next: found.next })
}

export async function savePost(ctx: Ctx, parts: OrgParts, { id: given, ...input }: Input<'savePost'>) {
  const id = given ?? newId(ctx.now.epochMilliseconds)
  const known = await postsKnown(ctx)
  const plan = planPosts(askerOf(ctx), known, [{ line: 0, wish: { ...input, id, isNew: !given } }])
  const refused = firstReject<'savePost', typeof calls>(plan)
  if (refused) return refused
  const saved = await keepingAdministrator(ctx, () => commitPosts(ctx, parts, plan))
  if (!saved.ok) return saved
  const sits = known.posts.get(id)?.person
  // the post may have moved to another unit
  if (sits) await left(ctx, parts, sits)
  return ok({ id })
}

const isOnBooks = async (ctx: Ctx, person: string): Promise<boolean> =>
  (await knownPersons(ctx.tx, ctx.tenant)).get(person)?.kept.closed === false

export async function seat(ctx: Ctx, parts: OrgParts, { post: id, person, reason }: Input<'seat'>) {
  const known = await postsKnown(ctx)
  const post = known.posts.get(id)
  if (!post || post.closed) return refuse('post-not-found')
  const objection = againstPost(askerOf(ctx), known, post)
  if (objection) return refuse(objection.code as 'area-out-of-reach' | 'grant-beyond-own', objection.facts)
  if (person && !(await isOnBooks(ctx, person))) return refuse('person-not-found')
  const saved = await keepingAdministrator(ctx, () => write.savePosts(ctx.tx, ctx.tenant, [{ ...post, person }]))
  if (!saved.ok) return saved
  const concern = concernOf.post(post)
  const data = { person, before: post.person }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.seat', data, reason } }])
  await reseated(ctx, parts, post, person)
  return ok({ post: id })
}

export async function closePost(ctx: Ctx, parts: OrgParts, { id, reason }: Input<'closePost'>) {
  const known = await postsKnown(ctx)
  const post = known.posts.get(id)
  if (!post || post.closed) return refuse('post-not-found')
  const unit = known.units.get(post.unit)
  const { reach } = askerOf(ctx)
  if (!unit || !covers(reach, post.area) || !covers(reach, unit.area)) return refuse('area-out-of-reach')
  await seeCounty(ctx)
  const others = [...known.posts.values()].some((one) => one.unit === post.unit && one.id !== id && !one.closed)
  const work = others ? 0 : await parts.openWork(ctx.tx, ctx.tenant, post.unit)
  if (work > 0) return refuse('last-post-of-work', { n: work })
  const closed = await keepingAdministrator(ctx, () => write.closePost(ctx.tx, ctx.tenant, id, iso(ctx.now)))
  if (!closed.ok) return closed
  const concern = concernOf.post(post)
  const data = { person: post.person }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.closePost', data, reason } }])
  await settled(ctx, parts, [id])
  if (post.person) await left(ctx, parts, post.person)
  return ok({ id })
}
