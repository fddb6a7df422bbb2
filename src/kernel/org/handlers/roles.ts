import { iso } from '../../time.ts'
import type { z } from 'zod'
import { capabilities, type Capability } from '../../capabilities.ts'
import type { Ctx } from '../../house.ts'
import { ok, refuse } from '../../result.ts'
import type { roles as calls } from '../contract/roles.ts'
import { againstRevision } from '../rules.ts'
import { knownPosts, knownRoles } from '../store/known.ts'
import * as write from '../store/write.ts'
import { askerOf, concernOf, coversCounty, keepingAdministrator, note } from './ground.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const postsWith = async (ctx: Ctx, code: string): Promise<number> =>
  [...(await knownPosts(ctx.tx, ctx.tenant)).values()].filter((post) => !post.closed && post.role === code).length

export async function roles(ctx: Ctx, { closed }: Input<'roles'>) {
  const known = [...(await knownRoles(ctx.tx, ctx.tenant)).values()].filter((role) => closed || !role.closed)
  const posts = [...(await knownPosts(ctx.tx, ctx.tenant)).values()].filter((post) => !post.closed)
  return ok({
    roles: known.map((role) => ({ ...role, posts: posts.filter((post) => post.role === role.code).length })),
    capabilities: (Object.keys(capabilities) as Capability[]).map((code) => {
      const { reach, zh, en, means } = capabilities[code]
      return { code, reach, name: { zh, en }, means }
    }),
    mine: coversCounty(askerOf(ctx)),
  })
}

export async function saveRole(ctx: Ctx, { revision: seen, ...input }: Input<'saveRole'>) {
  if (!coversCounty(askerOf(ctx))) return refuse('whole-county-only')
  const before = (await knownRoles(ctx.tx, ctx.tenant)).get(input.code)
  const objection = againstRevision(before, seen)
  if (objection) return refuse(objection)
  const capabilities = [...new Set(input.capabilities)]
  const revision = (before?.revision ?? 0) + 1
  const role = { ...input, capabilities, revision }
  const saved = await keepingAdministrator(ctx, () => write.saveRole(ctx.tx, ctx.tenant, role))
  if (!saved.ok) return saved
  const concern = concernOf.county(ctx, `role:${role.code}`)
  const data = { name: role.name, capabilities, revision, before: before?.capabilities ?? [] }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.saveRole', data } }])
  return ok({ code: role.code, revision })
}

export async function closeRole(ctx: Ctx, { code, reason }: Input<'closeRole'>) {
  if (!coversCounty(askerOf(ctx))) return refuse('whole-county-only')
  const role = (await knownRoles(ctx.tx, ctx.tenant)).get(code)
  if (!role || role.closed) return refuse('role-not-found')
  const n = await postsWith(ctx, code)
  if (n > 0) return refuse('role-in-use', { n })
  await write.closeRole(ctx.tx, ctx.tenant, code, iso(ctx.now))
  const concern = concernOf.county(ctx, `role:${code}`)
  const data = { capabilities: role.capabilities }
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.closeRole', data, reason } }])
  return ok({ code })
}
