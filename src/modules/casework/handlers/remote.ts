import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import type { remote as calls } from '../contract/remote.ts'
import { failureSaid } from '../rules/remote-words.ts'
import { knowsCategory, policyOf } from '../store/policy.ts'
import { countHeld, noteCatchUp } from '../store/remote-held.ts'
import { askCheck, findRemote, noteCheck, upsertRemote, type Remote } from '../store/remote.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** To what a key is bound that is locked away: it opens for this unit's address and no other. */
export const aboutKey = ({ unit, url }: Pick<Remote, 'unit' | 'url'>): string =>
  `open311:${unit}:${new URL(url).origin}`

/** Where one unit's cases are sent concerns all of its areas: only who keeps the whole county sets it. */
const keepsCounty = ({ actor, tenant }: Ctx): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.posts.some((post) => post.area === String(tenant) && post.capabilities.includes('org.manage')))

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The address without its last slash; undefined for one that is not to be called. Plain http only within this machine. */
function urlFrom(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
  const isBare = [url.username, url.password, url.search, url.hash].every((part) => part === '')
  return isSafe && isBare ? url.href.replace(/\/+$/, '') : undefined
}

const shown = (r: Remote) => ({
  url: r.url,
  jurisdiction: r.jurisdiction,
  hasKey: r.key_locked !== null,
  format: r.format,
  updates: r.has_updates,
  contact: r.tells_contact,
  on: r.is_on,
  codes: r.codes,
  fallback: r.fallback,
  services: r.services,
  media: r.media,
  answers: r.answers,
  catchingUp: r.catch_up !== null,
  testing: r.check_asked !== null,
  checkedAt: r.checked_at,
  checkFailure: r.check_failure && failureSaid(r.check_failure),
  readAt: r.read_at,
  readFailure: r.read_failure && failureSaid(r.read_failure),
})

export async function remote(ctx: Ctx, { unit }: Input<'remote'>) {
  if (!keepsCounty(ctx)) return refuse('county-only')
  if (!(await directoryOf(ctx.tx, ctx.tenant)).unit(unit)) return refuse('unit-not-found')
  const found = await findRemote(ctx.tx, ctx.tenant, unit)
  return ok({ remote: found ? { ...shown(found), held: await countHeld(ctx.tx, ctx.tenant, unit) } : null })
}

/** The key that is kept goes on being used at the same place only: it is not sent wherever somebody points the address. */
const keptKey = (before: Remote | undefined, url: string): string | null | undefined => {
  if (!before?.key_locked) return null
  return new URL(before.url).origin === new URL(url).origin ? before.key_locked : undefined
}

export async function saveRemote(ctx: Ctx, input: Input<'saveRemote'>) {
  const { unit, key, jurisdiction, fallback } = input
  if (!keepsCounty(ctx)) return refuse('county-only')
  if (!(await directoryOf(ctx.tx, ctx.tenant)).unit(unit)) return refuse('unit-not-found')
  const url = urlFrom(input.url)
  if (!url) return refuse('url-refused')
  const policy = await policyOf(ctx.tx, ctx.tenant)
  if (!Object.keys(input.codes).every((code) => knowsCategory(policy, code))) return refuse('category-not-found')
  const locked = key
    ? ctx.vault.close(key, aboutKey({ unit, url }))
    : keptKey(await findRemote(ctx.tx, ctx.tenant, unit), url)
  if (locked === undefined) return refuse('key-again')
  const { format, codes, answers } = input
  const setting = { unit, url, format, codes, answers, jurisdiction: jurisdiction || null }
  const ways = { has_updates: input.updates, tells_contact: input.contact, is_on: input.on, media: input.media }
  const all = { ...setting, ...ways, fallback: fallback ?? null, key_locked: locked }
  await upsertRemote(ctx.tx, ctx.tenant, all, iso(ctx.now))
  ctx.act({ subject: `unit:${unit}`, act: 'casework.saveRemote', data: { ...setting, ...ways, newKey: Boolean(key) } })
  return ok({ unit })
}

/** The unit’s other cases follow: which they are is read from where they stand, so that it goes on wherever it stopped. */
export async function handOverHeld(ctx: Ctx, { unit }: Input<'handOverHeld'>) {
  if (!keepsCounty(ctx)) return refuse('county-only')
  const found = await findRemote(ctx.tx, ctx.tenant, unit)
  if (!found) return refuse('remote-not-found')
  if (!found.is_on) return refuse('remote-off')
  await noteCatchUp(ctx.tx, ctx.tenant, unit, iso(ctx.now))
  const held = await countHeld(ctx.tx, ctx.tenant, unit)
  ctx.act({ subject: `unit:${unit}`, act: 'casework.handOverHeld', data: { held } })
  return ok({ unit, held })
}

export async function checkRemote(ctx: Ctx, { unit }: Input<'checkRemote'>) {
  if (!keepsCounty(ctx)) return refuse('county-only')
  if (!(await findRemote(ctx.tx, ctx.tenant, unit))) return refuse('remote-not-found')
  await askCheck(ctx.tx, ctx.tenant, unit, iso(ctx.now))
  ctx.act({ subject: `unit:${unit}`, act: 'casework.checkRemote', data: {} })
  return ok({ unit })
}

export async function checked(ctx: Ctx, { unit, services, failure }: Input<'checked'>) {
  if (!(await findRemote(ctx.tx, ctx.tenant, unit))) return refuse('remote-not-found')
  await noteCheck(ctx.tx, ctx.tenant, unit, iso(ctx.now), { services, failure })
  return ok({ unit })
}
