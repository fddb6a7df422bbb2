import type { z } from 'zod'
import { concern } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse } from '#kernel/result'
import type { acts as calls } from '../contract/acts.ts'
import {
  contactsOf,
  fingerprintOf,
  keepKey,
  moveRequests,
  newCode,
  nextNumber,
  rememberWords,
  requestsOf,
} from '../store/requests.ts'
import { beginCase, carryOut, openCase, standing } from './carry-out.ts'
import { calendarOf } from '#kernel/worktime/store'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export async function publish(ctx: Ctx, { case: id, title, text }: Input<'publish'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const done = await carryOut(ctx, open.value, { act: 'publish', data: { title, text } })
  return done.ok ? ok(standing(done.value)) : done
}

export async function unpublish(ctx: Ctx, { case: id, reason }: Input<'unpublish'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const done = await carryOut(ctx, open.value, { act: 'unpublish', data: { reason }, reason })
  return done.ok ? ok(standing(done.value)) : done
}

/** Covers the words of a request; they stay, and reading them is an act that the log keeps. */
export async function redact(ctx: Ctx, { case: id, target, text, reason }: Input<'redact'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  if (!open.value.state.requests.some((request) => request.id === target)) return refuse('target-not-found')
  const done = await carryOut(ctx, open.value, { act: 'redact', data: { target, text }, reason })
  return done.ok ? ok(standing(done.value)) : done
}

/** Contact data and the words as they were said, for a purpose that the log keeps. */
export async function readContact(ctx: Ctx, { case: id, purpose }: Input<'readContact'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const done = await carryOut(ctx, open.value, { act: 'readContact', data: { purpose }, reason: purpose })
  if (!done.ok) return done
  const contacts = new Map((await contactsOf(ctx.tx, ctx.tenant, id)).map((contact) => [contact.request, contact]))
  const requests = await requestsOf(ctx.tx, ctx.tenant, id)
  return ok({
    contacts: requests.map((request) => {
      const { name = null, phone = null, email = null } = contacts.get(request.id) ?? {}
      return { request: request.id, name, phone, email, original: request.text }
    }),
  })
}

/** Two cases about one thing become one: the requests, their files and keys move over and everybody is told. */
export async function merge(ctx: Ctx, { case: id, into, reason }: Input<'merge'>) {
  const from = await openCase(ctx, id)
  if (!from.ok) return from
  if (id === into) return refuse('case-not-found')
  const to = await openCase(ctx, into)
  if (!to.ok) return to
  const requests = from.value.state.requests.filter((request) => !request.gone)
  const data = { into, number: to.value.state.number }
  const closed = await carryOut(ctx, from.value, { act: 'merge', data, reason })
  if (!closed.ok) return closed
  await moveRequests(
    ctx.tx,
    ctx.tenant,
    requests.map((request) => request.id),
    into,
  )
  const absorbed = { from: id, number: from.value.state.number, requests }
  const taken = await carryOut(ctx, to.value, { act: 'absorb', data: absorbed, reason }, ['system'])
  if (!taken.ok) return taken
  const words = (await requestsOf(ctx.tx, ctx.tenant, into)).map((request) => request.text).join(' ')
  await rememberWords(ctx.tx, into, to.value.state.area, words)
  return ok(standing(closed.value))
}

/** Requests that turned out to be about something else begin a case of their own, with their own date of birth kept. */
export async function split(ctx: Ctx, { case: id, requests, reason }: Input<'split'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const { state } = open.value
  const leaving = state.requests.filter((request) => requests.includes(request.id) && !request.gone)
  const [first, ...others] = leaving
  if (!first || leaving.length !== requests.length || leaving.length === state.requests.filter((r) => !r.gone).length)
    return refuse('request-not-found')
  const made = newId(ctx.now.epochMilliseconds)
  const gone = await carryOut(ctx, open.value, { act: 'split', data: { requests, made, number: first.number }, reason })
  if (!gone.ok) return gone
  const words = (await requestsOf(ctx.tx, ctx.tenant, id)).filter((request) => requests.includes(request.id))
  const own = words.find((request) => request.id === first.id)
  const title = (own?.text ?? '').slice(0, 36)
  const face = { title, place: own?.place ?? null, lat: own?.lat ?? null, long: own?.long ?? null, steps: [] }
  const { area, category, urgency, centre } = state
  const number = first.number === state.number ? await freshNumber(ctx, made, first.id) : first.number
  const born = await beginCase(ctx, made, face, {
    ...first,
    request: first.id,
    number,
    onBehalf: false,
    area,
    category,
    urgency,
    centre,
  })
  await moveRequests(ctx.tx, ctx.tenant, requests, made)
  if (others.length > 0) {
    const taken = await carryOut(
      ctx,
      born,
      { act: 'absorb', data: { from: id, number: state.number, requests: others }, reason },
      ['system'],
    )
    if (!taken.ok) return taken
  }
  await concern(ctx.tx, ctx.tenant, { subject: `case:${made}`, area, units: [centre, state.lead] })
  await rememberWords(ctx.tx, made, area, words.map((request) => request.text).join(' '))
  return ok({ case: id, made, number })
}

/** The case keeps the number it has always had; the request that leaves with it gets another, beside its old key. */
async function freshNumber(ctx: Ctx, made: string, request: string): Promise<string> {
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  const number = await nextNumber(ctx.tx, ctx.now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString())
  await keepKey(ctx.tx, number, fingerprintOf(ctx.tenant, number, newCode()), made, request)
  return number
}
