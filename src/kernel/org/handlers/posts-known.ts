import type { Ctx } from '../../house.ts'
import type { PostsKnown } from '../plan/structure.ts'
import { knownAreas, knownPosts, knownRoles, knownUnits } from '../store/known.ts'

export const postsKnown = async ({ tx, tenant }: Ctx): Promise<PostsKnown> => ({
  areas: await knownAreas(tx, tenant),
  units: await knownUnits(tx, tenant),
  roles: await knownRoles(tx, tenant),
  posts: await knownPosts(tx, tenant),
})
