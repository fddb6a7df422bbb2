import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok, refuse } from '#kernel/result'
import type { Said } from '#kernel/words'
import type { remote as calls } from '../contract/remote.ts'
import type { ActData } from '../rules/acts.ts'
import { isOpen } from '../rules/status.ts'
import { failureSaid, nextTry, type Failure } from '../rules/remote-words.ts'
import { findPosting, settlePosting, tryAgain, type PostingRow } from '../store/remote.ts'
import { carryOut, standing } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** A posting and its case, opened for an act. Read again under the case's lock: another process may have settled it. */
export async function openPosting(ctx: Ctx, id: string): Promise<{ open: OpenCase; posting: PostingRow } | undefined> {
  const known = await findPosting(ctx.tx, ctx.tenant, id)
  const open = known && (await openCase(ctx, known.case_id))
  const posting = open?.ok ? await findPosting(ctx.tx, ctx.tenant, id) : undefined
  return open?.ok && posting ? { open: open.value, posting } : undefined
}

type Outcome = Input<'posted'>['outcome']
type Settled = Parameters<typeof settlePosting>[3]
type Told = Omit<ActData['posting'], 'unit'>

const sentSays = (theirs: string | null): Said =>
  theirs
    ? { zh: `已转交单位自有系统，对方编号 ${theirs}`, en: `Handed over to the unit’s own system as no. ${theirs}` }
    : { zh: '已转交单位自有系统，对方还没有给出编号', en: 'Handed over to the unit’s own system; no number yet' }

function whenSent(posting: PostingRow, outcome: Outcome & { kind: 'sent' }, now: string): [Settled, Told | null] {
  const { theirs, token, notice, contact } = outcome
  const settled = { state: 'sent' as const, unclear: false, failure: null, theirs, token, notice, sentAt: now }
  // their number may come minutes after they took it
  const nextTryAt = theirs === null && token !== null ? nextTry({ code: 'no-number' }, 1, posting.since, now) : null
  return [
    { ...settled, notice: notice ?? posting.notice, nextTry: nextTryAt },
    { step: 'sent', theirs, contact, says: sentSays(theirs) },
  ]
}

const untoldFor = ({ zh, en }: Said): Said => ({
  zh: `没能告知原办理单位的自有系统：${zh}。它还不知道这件工单不用它办了，请用其他方式告知。`,
  en: `The own system of the unit that had it could not be told: ${en}. It does not know that the case is theirs no more; please tell them by other means.`,
})

function whenFailed(posting: PostingRow, failure: Failure, isUnclear: boolean, now: string): [Settled, Told | null] {
  const again = nextTry(failure, posting.tries, posting.since, now)
  const { theirs, token, notice } = posting
  const kept = { theirs, token, notice, failure, sentAt: null, unclear: posting.unclear || isUnclear, nextTry: again }
  if (again) return [{ ...kept, state: posting.state === 'sent' ? 'sent' : 'waiting' }, null]
  const why = failureSaid(failure)
  if (posting.kind === 'away')
    return [
      { ...kept, state: 'failed' },
      { step: 'untold', says: untoldFor(why) },
    ]
  const says = {
    zh: `未能转交单位自有系统：${why.zh}。工单仍由该单位办理，请用其他方式告知。`,
    en: `Could not be handed over to the unit’s own system: ${why.en}. The unit holds the case all the same; please tell it by other means.`,
  }
  return [
    { ...kept, state: 'failed' },
    { step: 'given-up', says },
  ]
}

const parted: Told = {
  step: 'pushed',
  says: {
    zh: '已告知原办理单位的自有系统：这件工单不用它办了',
    en: 'The own system of the unit that had it was told that it is theirs no more',
  },
}

const pushed: Told = {
  step: 'pushed',
  says: { zh: '已把新的情况告知单位自有系统', en: 'The unit’s own system was told what is new' },
}

function settle(posting: PostingRow, outcome: Outcome, now: string): [Settled, Told | null] {
  if (outcome.kind === 'sent') return whenSent(posting, outcome, now)
  if (outcome.kind === 'failed') return whenFailed(posting, outcome.failure, outcome.unclear, now)
  const { theirs, token, notice } = posting
  const gone = { theirs, token, notice, failure: null, unclear: false, sentAt: now, nextTry: null }
  return [{ ...gone, state: 'acknowledged' }, posting.kind === 'away' ? parted : pushed]
}

/**
 * The log learns of it while the unit still leads an open case; of one that went elsewhere meanwhile it learns whether they
 * were told that.
 */
async function tell(ctx: Ctx, open: OpenCase, { unit, kind }: PostingRow, told: Told | null) {
  const isTheirs = isOpen(open.state) && open.state.lead === unit
  if (told && (isTheirs || kind === 'away'))
    await carryOut(ctx, open, { act: 'posting', data: { unit, ...told } }, ['system'])
}

const isTaken = ({ state, theirs }: PostingRow): boolean => state === 'sending' || (state === 'sent' && theirs === null)

export async function posted(ctx: Ctx, { posting: id, outcome }: Input<'posted'>) {
  const found = await openPosting(ctx, id)
  if (!found || !isTaken(found.posting)) return refuse('posting-not-found')
  const { open, posting } = found
  const [settled, told] = settle(posting, outcome, iso(ctx.now))
  await settlePosting(ctx.tx, ctx.tenant, id, settled)
  await tell(ctx, open, posting, told)
  return ok({ state: settled.state })
}

/** What waits or was given up is tried now; who leads the case stays as it is. */
export async function tryPosting(ctx: Ctx, { case: id }: Input<'tryPosting'>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const { lead } = open.value.state
  const done = await carryOut(ctx, open.value, { act: 'tryPosting', data: { unit: lead } })
  if (!done.ok) return done
  await tryAgain(ctx.tx, ctx.tenant, id, lead, iso(ctx.now))
  return ok(standing(done.value))
}
