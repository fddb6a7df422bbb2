import type { z } from 'zod'
import { narrow } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { centreOf, directoryOf } from '#kernel/org/directory'
import { isWithin } from '#kernel/place'
import { ok, refuse, type Result } from '#kernel/result'
import { scopeOf } from '#kernel/rights'
import { calendarOf } from '#kernel/worktime/store'
import type { Channel, Urgency } from '../rules/acts.ts'
import { startClock, findRule } from '../rules/clocks.ts'
import type { key, saying } from '../shapes.ts'
import { attach } from '../store/attachments.ts'
import { policyOf } from '../store/policy.ts'
import {
  fingerprintOf,
  insertContact,
  insertRequest,
  keepKey,
  newCode,
  nextNumber,
  rememberWords,
  tryKey,
} from '../store/requests.ts'
import { beginCase, carryOut, instant, openCase, redoClocks, standing, type OpenCase } from './carry-out.ts'

export type Saying = z.output<typeof saying> & {
  channel: Channel
  phoneless?: boolean
  urgency?: Urgency | undefined
  source?: string
}

/** 18 digits (or 17 and X) that carry the check digit of GB 11643: an ID number has no place in a request. */
export function holdsIdNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return (text.match(/(?<!\d)\d{17}[\dXx](?!\d)/g) ?? []).some((number) => {
    const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
    return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
  })
}

const titleOf = (said: Saying): string => {
  const first = said.title ?? said.text.split(/[。！？!?\n]/)[0] ?? said.text
  const letters = [...first.trim()]
  return letters.length > 36 ? `${letters.slice(0, 35).join('')}…` : letters.join('')
}

type SayRefusal = {
  code: 'area-not-found' | 'category-not-found' | 'case-not-found' | 'file-not-found' | 'id-number' | 'not-now'
}
type Receipt = { case: string; request: string; number: string; code: string; joined: boolean }

/** Opens what is to be joined: anybody may join what is public; staff what they may see. */
const openToJoin = async (ctx: Ctx, id: string) => {
  const open = await openCase(ctx, id)
  return open.ok && (ctx.actor.kind === 'person' || open.value.row.public_text !== null) ? open.value : null
}

/** One more voice in a case, or the first of a new one. Every channel comes through here. */
export async function say(ctx: Ctx, said: Saying): Promise<Result<Receipt, SayRefusal>> {
  if (said.channel !== 'import' && holdsIdNumber(`${said.text} ${said.place ?? ''}`)) return refuse('id-number')
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const policy = await policyOf(ctx.tx, ctx.tenant)
  const area = said.area ?? String(ctx.tenant)
  const centre = centreOf(directory, area)
  if (!directory.area(area) || !centre) return refuse('area-not-found')
  if (said.category && !policy.categories.some((one) => one.code === said.category)) return refuse('category-not-found')
  const caseId = said.join ?? newId(ctx.now.epochMilliseconds)
  // from here on the view is this one case: whoever says something may write it and see no other
  if (ctx.actor.kind !== 'person' && ctx.actor.kind !== 'system')
    await narrow(ctx.tx, { ...scopeOf(ctx.tenant, ctx.actor, 'anyone'), caseId })
  const joined = said.join ? await openToJoin(ctx, said.join) : undefined
  if (joined === null) return refuse('case-not-found')

  const request = newId(ctx.now.epochMilliseconds)
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  const number = await nextNumber(ctx.tx, ctx.now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString())
  const code = newCode()
  const urgency = said.urgency ?? 'normal'
  const rule = findRule(policy.rules, said.category ?? '*', urgency)
  const at = instant(ctx.now)
  const data = {
    request,
    number,
    channel: said.channel,
    phoneless: said.phoneless ?? false,
    anonymous: said.anonymous,
    onBehalf: said.onBehalf,
    area,
    category: said.category ?? null,
    urgency,
    centre: centre.id,
    ...(rule && !joined ? { clocks: [startClock(calendar, 'triage', centre.id, rule.triage, at)] } : {}),
  }
  const keep = async () => {
    const place = { place: said.place ?? null, lat: said.point?.lat ?? null, long: said.point?.long ?? null }
    const resident = ctx.actor.kind === 'resident' ? ctx.actor.id : null
    await insertRequest(ctx.tx, ctx.tenant, {
      id: request,
      case_id: caseId,
      number,
      channel: said.channel,
      at,
      text: said.text,
      area,
      ...place,
      anonymous: said.anonymous,
      on_behalf: said.onBehalf,
      phoneless: data.phoneless,
      resident,
      source: said.source ?? null,
    })
    if (said.contact && !said.anonymous) await insertContact(ctx.tx, ctx.tenant, request, said.contact)
    await keepKey(ctx.tx, number, fingerprintOf(ctx.tenant, number, code), caseId, request)
    await rememberWords(ctx.tx, caseId, area, `${said.title ?? ''} ${said.text} ${said.place ?? ''}`)
    return attach(ctx.tx, ctx.tenant, said.files, { caseId, request })
  }
  const receipt = { case: caseId, request, number, code, joined: Boolean(joined) }
  if (joined) {
    const attached = await keep()
    const done = await carryOut(ctx, joined, { act: 'say', data })
    return done.ok ? (attached ? ok(receipt) : refuse('file-not-found')) : done
  }
  const face = {
    title: titleOf(said),
    place: said.place ?? null,
    lat: said.point?.lat ?? null,
    long: said.point?.long ?? null,
    steps: [],
  }
  await beginCase(ctx, caseId, face, data)
  return (await keep()) ? ok(receipt) : refuse('file-not-found')
}

type Held = Result<
  { open: OpenCase; request: string },
  { code: 'key-wrong' | 'case-not-found' | 'not-now' | 'changed-meanwhile' }
>

/** Opens the case that a number and its code belong to; the view is narrowed to it. */
export async function openByKey(ctx: Ctx, held: z.output<typeof key>): Promise<Held> {
  const found = await tryKey(ctx.tx, ctx.tenant, held)
  if (!found) return refuse('key-wrong')
  await narrow(ctx.tx, scopeOf(ctx.tenant, { kind: 'case-key', caseId: found.case_id }, 'anyone'))
  const open = await openCase(ctx, found.case_id)
  return open.ok ? ok({ open: open.value, request: found.request }) : open
}

const asResident = ['resident'] as const

type Own = z.output<typeof key>

export async function add(ctx: Ctx, input: Own & { text: string; files: string[] }) {
  if (holdsIdNumber(input.text)) return refuse('id-number')
  const held = await openByKey(ctx, input)
  if (!held.ok) return held
  const { open, request } = held.value
  const done = await carryOut(
    ctx,
    open,
    { act: 'add', data: { request, text: input.text, files: input.files } },
    asResident,
  )
  if (!done.ok) return done
  await rememberWords(ctx.tx, open.id, open.state.area, input.text)
  const attached = await attach(ctx.tx, ctx.tenant, input.files, { caseId: open.id, request })
  return attached ? ok(standing(done.value)) : refuse('file-not-found')
}

export async function judge(ctx: Ctx, { number, code, ...judgement }: Own & import('../rules/acts.ts').Judgement) {
  const held = await openByKey(ctx, { number, code })
  if (!held.ok) return held
  const { open, request } = held.value
  const clocks = await redoClocks(ctx, open.state)
  const done = await carryOut(
    ctx,
    open,
    { act: 'judge', data: { ...judgement, request, how: 'self', clocks } },
    asResident,
  )
  return done.ok ? ok(standing(done.value)) : done
}

export async function withdraw(ctx: Ctx, input: Own & { reason?: string | undefined }) {
  const held = await openByKey(ctx, input)
  if (!held.ok) return held
  const { open, request } = held.value
  const done = await carryOut(ctx, open, { act: 'withdraw', data: { request, reason: input.reason } }, asResident)
  return done.ok ? ok(standing(done.value)) : done
}

export async function objectToHard(ctx: Ctx, input: Own & { reason: string }) {
  const held = await openByKey(ctx, input)
  if (!held.ok) return held
  const { open, request } = held.value
  const done = await carryOut(ctx, open, { act: 'objectToHard', data: { request, reason: input.reason } }, asResident)
  return done.ok ? ok(standing(done.value)) : done
}

export const mayRecordFor = (ctx: Ctx, area: string): boolean =>
  ctx.actor.kind === 'person' &&
  ctx.actor.posts.some((post) => post.capabilities.includes('case.intake') && isWithin(area, post.area))
