import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok, refuse } from '#kernel/result'
import type { acts as calls } from '../contract/acts.ts'
import type { CaseState, PublicAnswer, PublicFile, Request } from '../rules/acts.ts'
import { placesIn } from '../rules/alike/matter.ts'
import { rememberPlaces } from '../store/alike.ts'
import { filesOf, isPicture } from '../store/attachments.ts'
import { alarmOf } from '../rules/urgency.ts'
import { findByNumber } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import type { Face } from '../store/project.ts'
import {
  contactsOf,
  moveRequests,
  nextOfDay,
  numberOf,
  rememberWords,
  requestsOf,
  type RequestRow,
} from '../store/requests.ts'
import { act } from './acts.ts'
import { beginCase, carryOut, refuseWhy, standing } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'
import { titleOf } from './intake.ts'
import { calendarOf } from '#kernel/worktime/store'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** The pictures that are let out, each with the request it came with; undefined where one is no picture of the case. */
async function releasedFiles(ctx: Ctx, id: string, files: readonly string[]): Promise<PublicFile[] | undefined> {
  if (files.length === 0) return []
  const pictures = (await filesOf(ctx.tx, ctx.tenant, id)).filter(isPicture)
  const found = pictures.filter((one) => files.includes(one.id)).map(({ id: file, request }) => ({ file, request }))
  return found.length === new Set(files).size ? found : undefined
}

/** What may be told of an answer: in the moderator's words, or as it was picked where its question allows that. */
const releasedAnswer = (answer: PublicAnswer, text: string | undefined): PublicAnswer | undefined =>
  text === undefined ? answer.public && answer : { ...answer, values: [text], names: null }

async function releasedAnswers(
  ctx: Ctx,
  { id, state }: OpenCase,
  chosen: Input<'publish'>['answers'],
): Promise<PublicAnswer[] | undefined> {
  const requests = await requestsOf(ctx.tx, ctx.tenant, id)
  const open = requests.filter(
    (one) => !(one.id in state.redacted) && state.requests.some((r) => r.id === one.id && !r.gone),
  )
  const answers = open.flatMap((one) => (one.answers ?? []).map((answer) => ({ ...answer, request: one.id })))
  if (!chosen) return answers.filter((answer) => answer.public)
  const found = chosen.map(({ request, code, text }) => {
    const answer = answers.find((one) => one.request === request && one.code === code)
    return answer && releasedAnswer(answer, text)
  })
  return found.every((one) => one !== undefined) ? found : undefined
}

/**
 * What is said in public is the moderator's words, with the pictures and answers that go with them; whatever was public
 * before gives way. Without a title of theirs the first moderated sentence is one: the resident's own may name somebody.
 */
export const publish = (ctx: Ctx, { case: id, title, text, files: chosen, answers: picked }: Input<'publish'>) =>
  act<'publish', 'file-not-found' | 'answer-held'>(ctx, id, 'publish', async (open) => {
    const files = await releasedFiles(ctx, id, chosen)
    if (!files) return refuse('file-not-found' as const)
    const answers = await releasedAnswers(ctx, open, picked)
    return answers ? ok({ title: titleOf({ title, text }), text, files, answers }) : refuse('answer-held' as const)
  })

export const unpublish = (ctx: Ctx, { case: id, reason }: Input<'unpublish'>) =>
  act(ctx, id, 'unpublish', () => ok({ reason }), reason)

/** Covers the words of a request; they stay, and reading them is an act that the log keeps. */
export const redact = (ctx: Ctx, { case: id, target, text, reason }: Input<'redact'>) =>
  act(
    ctx,
    id,
    'redact',
    ({ state }) =>
      state.requests.some((request) => request.id === target)
        ? ok({ target, text })
        : refuse('target-not-found' as const),
    reason,
  )

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

/** By what a case is found that has taken over requests: their words, and the places that they name. */
async function rememberAll(ctx: Ctx, id: string, area: string, requests: readonly RequestRow[]): Promise<void> {
  await rememberWords(ctx.tx, id, area, requests.map((request) => request.text).join(' '))
  for (const request of requests) await rememberPlaces(ctx.tx, id, request.at, placesIn(request))
}

/** Two cases about one thing become one: the requests, their files and keys move over and everybody is told. */
export async function merge(ctx: Ctx, { case: id, into, reason }: Input<'merge'>) {
  const from = await openCase(ctx, id)
  if (!from.ok) return from
  if (id === into) return refuse('case-not-found')
  const to = await openCase(ctx, into)
  if (!to.ok) return to
  if (to.value.state.about) return refuseWhy('complaint-apart')
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
  const { number, alarm } = from.value.state
  const absorbed = { from: id, number, requests, alarm: alarm?.answer === 'dismissed' ? null : alarm }
  const taken = await carryOut(ctx, to.value, { act: 'absorb', data: absorbed, reason }, ['system'])
  if (!taken.ok) return taken
  await rememberAll(ctx, into, to.value.state.area, await requestsOf(ctx.tx, ctx.tenant, into))
  return ok(standing(closed.value))
}

type Leaving = { first: Request; others: Request[] }

/** The requests that leave, if they are here and do not leave the case empty. */
const leavingOf = (state: CaseState, ids: readonly string[]): Leaving | undefined => {
  const here = state.requests.filter((request) => !request.gone)
  const [first, ...others] = here.filter((request) => ids.includes(request.id))
  const all = first && others.length + 1 === ids.length && ids.length < here.length
  return all ? { first, others } : undefined
}

/** A number for the new case: that of the request, unless a case goes by it, this one or one merged into it. */
async function numberFor(ctx: Ctx, state: CaseState, first: Request): Promise<string> {
  const taken = first.number === state.number || (await findByNumber(ctx.tx, ctx.tenant, first.number))
  if (!taken) return first.number
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  return numberOf(ctx.now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString(), await nextOfDay(ctx.tx))
}

/** What the new case shows: the words and the place of the first request that leaves. */
const faceOf = (first: RequestRow | undefined, number: string): Face => {
  const { text, place, lat, long } = first ?? { text: number, place: null, lat: null, long: null }
  return { title: titleOf({ text }), place, lat, long, steps: [] }
}

/** Requests that turned out to be about something else begin a case of their own; their keys go with them. */
export async function split(ctx: Ctx, { case: id, requests, reason }: Input<'split'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const { state } = open.value
  const leaving = leavingOf(state, requests)
  if (!leaving) return refuse('request-not-found')
  const { first, others } = leaving
  const made = newId(ctx.now.epochMilliseconds)
  const number = await numberFor(ctx, state, first)
  const gone = await carryOut(ctx, open.value, { act: 'split', data: { requests, made, number }, reason })
  if (!gone.ok) return gone
  const words = (await requestsOf(ctx.tx, ctx.tenant, id)).filter((request) => requests.includes(request.id))
  const { area, category, urgency, centre, about } = state
  const face = faceOf(words[0], number)
  const { words: policy } = await policyOf(ctx.tx, ctx.tenant)
  const data = {
    ...first,
    request: first.id,
    number,
    onBehalf: false,
    area,
    category,
    urgency,
    centre,
    splitFrom: state.number,
    about,
    alarm: alarmOf(words.map((request) => request.text).join('。'), policy.alarm),
  }
  const born = await beginCase(ctx, made, face, data, async () => {
    await moveRequests(ctx.tx, ctx.tenant, requests, made)
    await rememberAll(ctx, made, area, words)
    return contactsOf(ctx.tx, ctx.tenant, made)
  })
  if (born.ok && others.length > 0)
    await carryOut(
      ctx,
      born.value,
      { act: 'absorb', data: { from: id, number: state.number, requests: others }, reason },
      ['system'],
    )
  return ok({ case: id, made, number })
}
