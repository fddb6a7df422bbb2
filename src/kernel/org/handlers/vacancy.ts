import { iso } from '../../time.ts'
import type { Ctx } from '../../house.ts'
import { ok } from '../../result.ts'
import { directoryOf, isStaffed } from '../directory.ts'
import type { OrgParts, Unstaffed, Vacancy } from '../parts.ts'
import type { PostKept } from '../plan/structure.ts'
import { keeperOf } from '../rules.ts'
import { seeCounty } from './ground.ts'
import { postsKnown } from './posts-known.ts'

const keeping = ({ posts, roles }: Awaited<ReturnType<typeof postsKnown>>) =>
  [...posts.values()].map((post) => ({ ...post, capabilities: roles.get(post.role)?.capabilities ?? [] }))

/** What there is to say of empty posts, each with the unit of whoever keeps it; one that nobody keeps is left out. */
export async function vacanciesOf(ctx: Ctx, emptied: readonly string[]): Promise<Vacancy[]> {
  if (emptied.length === 0) return []
  const known = await postsKnown(ctx)
  const { posts, units } = known
  const keepers = keeping(known)
  return emptied.flatMap((id) => {
    const post = posts.get(id)
    const unit = post && keeperOf(keepers, post.area)
    if (!post || !unit) return []
    const about = `${units.get(post.unit)?.name.zh ?? ''} ${post.title.zh}`.trim()
    return [{ post: id, about, area: post.area, unit }]
  })
}

/** Units that take complaints in while nobody sits there who could send them on are owed by whoever keeps their posts. */
export async function unstaffed(ctx: Ctx, parts: OrgParts) {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const empty = directory.units.filter(
    ({ id, kind, area }) => directory.complaintKinds.includes(kind) && !isStaffed(directory, id, area),
  )
  const posts = keeping(await postsKnown(ctx))
  const found = empty.flatMap(({ id, name, area }): Unstaffed[] => {
    const keeper = keeperOf(posts, area)
    return keeper ? [{ unit: id, about: name.zh, area, keeper }] : []
  })
  await parts.unstaffed(ctx.tx, ctx.tenant, found, iso(ctx.now))
  return ok({ units: found.map(({ unit }) => unit) })
}

/**
 * After somebody has left posts: what they had taken on goes back to the units that they no longer sit in, and whoever
 * keeps the posts owes to fill them. The last thing of all: it sees the whole county.
 */
export async function left(ctx: Ctx, parts: OrgParts, person: string, emptied: readonly string[] = []): Promise<void> {
  await seeCounty(ctx)
  await parts.handBack(ctx.tx, ctx.tenant, person)
  for (const vacancy of await vacanciesOf(ctx, emptied)) await parts.vacant(ctx.tx, ctx.tenant, vacancy, iso(ctx.now))
}

/** Posts that are filled, covered or closed are nobody's duty any more. */
export async function settled(ctx: Ctx, parts: OrgParts, posts: readonly string[]): Promise<void> {
  if (posts.length === 0) return
  await seeCounty(ctx)
  await parts.settled(ctx.tx, ctx.tenant, posts, iso(ctx.now))
}

/** A post was filled, given to another, or left empty. */
export async function reseated(ctx: Ctx, parts: OrgParts, post: PostKept, person: string | null): Promise<void> {
  if (person) await settled(ctx, parts, [post.id])
  if (post.person && post.person !== person) await left(ctx, parts, post.person, person ? [] : [post.id])
}
