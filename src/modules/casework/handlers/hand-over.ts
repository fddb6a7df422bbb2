import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Said } from '#kernel/words'
import type { ActData, ActName, CaseAct, CaseState } from '../rules/acts.ts'
import { isContent } from '../rules/fold.ts'
import { isOpen } from '../rules/status.ts'
import { findRemote, insertPosting, postingsOf, tryAgain, type PostingRow, type Remote } from '../store/remote.ts'
import type { OpenCase } from './open-case.ts'

/** In the language of the house: it is staff that read it there. */
const sayings: { [A in ActName]?: (data: ActData[A]) => string | null } = {
  add: ({ text }) => text,
  remind: ({ note }) => `催办：${note}`,
  reopen: ({ reason }) => `重新办理：${reason}`,
  ruleReturn: ({ note }) => `裁定由贵单位办理：${note}`,
  dispatch: ({ note }) => note ?? '再次派给贵单位办理。',
  judge: (data) => (isContent(data) ? null : `反映人不满意，重新办理。${data.words ?? ''}`),
  lookBack: ({ holds, note }) => (holds ? null : `回头看发现问题反复，重新办理。${note}`),
}

/** What an act says to the unit's own system; null where it says nothing. */
export function wordsTo(act: CaseAct): { status: 'OPEN' | 'REOPEN' | 'CLOSED'; text: string } | null {
  const say = sayings[act.act] as ((data: unknown) => string | null) | undefined
  const text = say?.(act.data) ?? null
  return text === null ? null : { status: act.act === 'add' || act.act === 'remind' ? 'OPEN' : 'REOPEN', text }
}

/** The unit’s own system is to learn of it. */
export const waitingFor = (unit: string): ActData['posting'] => ({ unit, step: 'waiting', says: waiting })

const waiting: Said = { zh: '等待转交单位自有系统', en: 'Waits to be handed over to the unit’s own system' }

type Here = { ctx: Ctx; open: OpenCase; unit: string; remote: Remote }

const queue = ({ ctx, open, unit }: Here, kind: PostingRow['kind']) =>
  insertPosting(
    ctx.tx,
    ctx.tenant,
    { id: newId(ctx.now.epochMilliseconds), case_id: open.id, unit, n: open.state.n, kind },
    iso(ctx.now),
  )

/** Words about a case for which their number is known or awaited; a server that gave neither takes none. */
const takesWords = ({ remote }: Here, last: PostingRow): boolean =>
  remote.has_updates && (last.state !== 'sent' || (last.theirs ?? last.token) !== null)

const goRound = async (here: Here, isRound: boolean): Promise<boolean> => {
  if (isRound) await queue(here, 'case')
  return isRound
}

/** Puts into the queue what this act has to tell; true where the case itself is on its way. */
async function tellThem(here: Here, isNew: boolean, isRedo: boolean): Promise<boolean> {
  const { ctx, open, unit } = here
  const before = await postingsOf(ctx.tx, ctx.tenant, open.id, unit)
  const last = before.findLast((posting) => posting.kind === 'case')
  const isRound = isNew || isRedo
  // one that was theirs before they were connected comes to them with its next round
  if (!last) return goRound(here, isRound)
  const isStuck = last.state === 'waiting' || last.state === 'failed'
  if (isNew && isStuck) {
    await tryAgain(ctx.tx, ctx.tenant, open.id, unit, iso(ctx.now))
    return true
  }
  if (takesWords(here, last)) {
    await queue(here, 'update')
    return isNew
  }
  // a server that takes no words about a case learns of a new round by a new request
  return goRound(here, isRound && !isStuck)
}

/** What an act says to the system of a unit that had it until then; null where it takes nothing away. */
const partings: { [A in ActName]?: (data: ActData[A]) => string } = {
  ruleReturn: ({ note }) => `经裁定，这件工单改由别的单位办理，贵单位不用再办。${note}`,
  refer: () => '已告知反映人另外的办理途径，这件工单不用再办。',
  withdraw: () => '反映人已经撤回，这件工单不用再办。',
  merge: ({ number }) => `已并入工单 ${number}，这一件不用再单独办理。`,
}

export const partingIn = (act: CaseAct): string | null =>
  (partings[act.act] as ((data: unknown) => string) | undefined)?.(act.data) ?? null

const untold: Said = {
  zh: '原办理单位的自有系统收不到这条消息：它还不知道这件工单已不用它办。请用其他方式告知。',
  en: 'The own system of the unit that had it takes no such word: it does not know that the case is no longer theirs. Please tell them by other means.',
}

/** Whether they know of it, or may: a try without an answer may have arrived. */
const mayKnow = ({ state, unclear }: PostingRow): boolean => unclear || (state !== 'waiting' && state !== 'failed')

/** The unit that had the case until this act; undefined where it has it still, or the act says nothing of it. */
const leftBy = (before: CaseState, { state }: OpenCase, act: CaseAct): string | undefined => {
  const isGone = isOpen(before) && (before.lead !== state.lead || !isOpen(state))
  return isGone && partingIn(act) !== null ? before.lead : undefined
}

/**
 * Tells the system of the unit that had the case that it is theirs no more, as far as it takes words; the answer is what
 * the log says where it does not.
 */
async function takeLeave(ctx: Ctx, open: OpenCase, unit: string): Promise<ActData['posting'] | null> {
  const remote = await findRemote(ctx.tx, ctx.tenant, unit)
  if (!remote) return null
  const all = await postingsOf(ctx.tx, ctx.tenant, open.id, unit)
  const last = all.findLast((posting) => posting.kind === 'case')
  if (!last || !mayKnow(last)) return null
  const here = { ctx, open, unit, remote }
  if (!remote.is_on || !takesWords(here, last)) return { unit, step: 'untold', says: untold }
  await queue(here, 'away')
  return null
}

/** Puts into the queue what the unit that leads the case now has to learn; the answer is what the log says of it. */
async function hail(ctx: Ctx, before: CaseState, open: OpenCase, act: CaseAct): Promise<ActData['posting'] | null> {
  const { lead, redos } = open.state
  const isNew = before.lead !== lead
  if (!isNew && wordsTo(act) === null) return null
  const remote = await findRemote(ctx.tx, ctx.tenant, lead)
  if (!remote?.is_on) return null
  const isOnItsWay = await tellThem({ ctx, open, unit: lead, remote }, isNew, redos > before.redos)
  return isOnItsWay ? waitingFor(lead) : null
}

/**
 * After every act: whether the unit that leads the case, or the one that led it until now, has a system of its own that
 * must learn of it. What has to be posted is written in the same transaction; the answers are what the log says of it.
 */
export async function handOver(
  ctx: Ctx,
  before: CaseState,
  open: OpenCase,
  act: CaseAct,
): Promise<ActData['posting'][]> {
  const left = leftBy(before, open, act)
  const said = [left ? await takeLeave(ctx, open, left) : null, await hail(ctx, before, open, act)]
  return said.filter((one) => one !== null)
}
