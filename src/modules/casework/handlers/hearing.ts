import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok, refuse } from '#kernel/result'
import type { remote as calls } from '../contract/remote.ts'
import type { CaseState } from '../rules/acts.ts'
import { isOpen } from '../rules/status.ts'
import { coverIdNumbers } from '../rules/id-number.ts'
import { comesOf, failureSaid, type Doing } from '../rules/remote-words.ts'
import {
  checksAsked,
  findRemote,
  knownThere,
  noteFound,
  noteHeard,
  noteReading,
  postingsOf,
  readingsDue,
  type Remote,
} from '../store/remote.ts'
import { acceptance, judging, ruling } from './acts.ts'
import { carryOut } from './carry-out.ts'
import { passing } from './inside.ts'
import { type OpenCase } from './open-case.ts'
import { openPosting } from './posted.ts'
import { reachOf } from './posting.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** Their services that take anything of ours. */
const usesOf = ({ codes, fallback }: Remote): string[] => [
  ...new Set([...Object.values(codes), ...(fallback ? [fallback] : [])]),
]

export async function readNext(ctx: Ctx) {
  const checks = await checksAsked(ctx.tx, ctx.tenant)
  const reads = []
  for (const remote of await readingsDue(ctx.tx, ctx.tenant, iso(ctx.now)))
    reads.push({
      ...reachOf(remote),
      unit: remote.unit,
      updates: remote.has_updates,
      since: remote.heard_until,
      postings: await knownThere(ctx.tx, ctx.tenant, remote.unit),
    })
  return ok({
    checks: checks.map((remote) => ({ ...reachOf(remote), unit: remote.unit, uses: usesOf(remote) })),
    reads,
  })
}

/** What an act in the unit's name carries: the unit's own words, with the clocks that any such act starts. */
async function dataOf(ctx: Ctx, state: CaseState, doing: Doing, via: string) {
  if (doing.act === 'accept')
    return { act: doing.act, data: { ...(await acceptance(ctx, state, false)), via } } as const
  if (doing.act === 'resume') return passing(ctx, state, 'resume')
  if (doing.act === 'return') {
    const clocks = await ruling(ctx, state)
    return {
      act: doing.act,
      data: { reason: 'not-our-duty', basis: coverIdNumbers(doing.basis), clocks, via },
    } as const
  }
  if (doing.act === 'claim') {
    const clocks = await judging(ctx, state)
    return { act: doing.act, data: { reply: coverIdNumbers(doing.reply), files: [], clocks, via } } as const
  }
  return { act: doing.act, data: { text: coverIdNumbers(doing.text), public: doing.public, files: [], via } } as const
}

/** Carries out what one word of theirs comes to, as the unit that leads: never more than the unit itself may do. */
async function takeIn(ctx: Ctx, open: OpenCase, doings: readonly Doing[]): Promise<OpenCase> {
  const via = open.state.lead
  let here = open
  for (const doing of doings) {
    const done = await carryOut(ctx, here, await dataOf(ctx, here.state, doing, via), ['lead', 'system'])
    if (done.ok) here = done.value
  }
  return here
}

/** Whether the unit still leads it and this is the posting by which its server knows it now. */
async function isCurrent(ctx: Ctx, { id, state }: OpenCase, posting: { id: string; unit: string }): Promise<boolean> {
  if (!isOpen(state) || state.lead !== posting.unit) return false
  const all = await postingsOf(ctx.tx, ctx.tenant, id, posting.unit)
  return all.findLast((one) => one.kind === 'case')?.id === posting.id
}

export async function heard(ctx: Ctx, { posting: id, words }: Input<'heard'>) {
  const found = await openPosting(ctx, id)
  if (found?.posting.kind !== 'case') return refuse('posting-not-found')
  const { open, posting } = found
  const fresh = words.filter(
    ({ mark }, i) => !posting.heard.includes(mark) && words.findIndex((one) => one.mark === mark) === i,
  )
  let here = open
  if (await isCurrent(ctx, here, posting))
    for (const word of fresh) here = await takeIn(ctx, here, comesOf(here.state, word, iso(ctx.now)))
  if (fresh.length > 0)
    await noteHeard(
      ctx.tx,
      ctx.tenant,
      id,
      fresh.map(({ mark }) => mark),
    )
  return ok({ case: here.id, taken: fresh.length })
}

export async function readDone(ctx: Ctx, { unit, until, found, failure }: Input<'readDone'>) {
  if (!(await findRemote(ctx.tx, ctx.tenant, unit))) return refuse('remote-not-found')
  if (found.length > 0) await noteFound(ctx.tx, ctx.tenant, found, iso(ctx.now))
  await noteReading(ctx.tx, ctx.tenant, unit, iso(ctx.now), { until, failure })
  return ok({ unit })
}

/** Where the case stands in the lead unit's own system, for its page; null where it has none that knows of it. */
export async function handedOverOf(ctx: Ctx, id: string, lead: string) {
  const all = await postingsOf(ctx.tx, ctx.tenant, id, lead)
  const postings = all.filter(({ kind }) => kind !== 'away')
  const last = postings.findLast((posting) => posting.kind === 'case')
  const remote: Remote | undefined = last && (await findRemote(ctx.tx, ctx.tenant, lead))
  if (!last || !remote) return null
  const undone = postings.filter(({ state }) => ['waiting', 'sending', 'failed'].includes(state))
  const stuck = [...undone, last].find(({ failure }) => failure !== null)
  return {
    state: last.state,
    theirs: last.theirs,
    notice: last.notice,
    sentAt: last.sent_at,
    readAt: last.read_at,
    failure: stuck?.failure ? failureSaid(stuck.failure) : null,
    nextTry: stuck && stuck.state !== 'failed' ? stuck.next_try : null,
    waiting: undone.filter(({ kind }) => kind === 'update').length,
    on: remote.is_on,
  }
}
