import { iso } from '../../time.ts'
import type { z } from 'zod'
import { newKey, printOf } from '../../auth/api-keys.ts'
import type { Ctx } from '../../house.ts'
import { newId } from '../../id.ts'
import { ok, refuse } from '../../result.ts'
import type { keys as calls } from '../contract/keys.ts'
import { directoryOf } from '../directory.ts'
import { closeKey, insertKey, listKeys } from '../store/keys.ts'
import { askerOf, concernOf, coversCounty, note } from './ground.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export const apiKeys = async (ctx: Ctx) =>
  ok({ keys: await listKeys(ctx.tx, ctx.tenant), mine: coversCounty(askerOf(ctx)) })

export async function issueKey(ctx: Ctx, { name, contact, unit }: Input<'issueKey'>) {
  if (!coversCounty(askerOf(ctx))) return refuse('whole-county-only')
  if (unit && !(await directoryOf(ctx.tx, ctx.tenant)).unit(unit)) return refuse('unit-not-found')
  const id = newId(ctx.now.epochMilliseconds)
  const key = newKey()
  await insertKey(ctx.tx, ctx.tenant, { id, name, contact, unit: unit ?? null, print: printOf(key), at: iso(ctx.now) })
  const concern = concernOf.county(ctx, `api-key:${id}`)
  await note(ctx, [
    { concern, act: { subject: concern.subject, act: 'org.issueKey', data: { name, unit: unit ?? null }, n: 1 } },
  ])
  return ok({ id, key })
}

export async function revokeKey(ctx: Ctx, { id, reason }: Input<'revokeKey'>) {
  if (!coversCounty(askerOf(ctx))) return refuse('whole-county-only')
  const closed = await closeKey(ctx.tx, ctx.tenant, id, iso(ctx.now))
  if (!closed) return refuse('key-not-found')
  const concern = concernOf.county(ctx, `api-key:${id}`)
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.revokeKey', data: closed, reason } }])
  return ok({ id })
}
