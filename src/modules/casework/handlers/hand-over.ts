import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Said } from '#kernel/words'
import type { ActData, ActName, CaseAct, CaseState } from '../rules/acts.ts'
import { isContent } from '../rules/fold.ts'
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
export function wordsTo(act: CaseAct): { status: 'OPEN' | 'REOPEN'; text: string } | null {
  const say = sayings[act.act] as ((data: unknown) => string | null) | undefined
  const text = say?.(act.data) ?? null
  return text === null ? null : { status: act.act === 'add' || act.act === 'remind' ? 'OPEN' : 'REOPEN', text }
}

const waiting: Said = { zh: '等待转交单位自有系统', en: 'Waits to be handed over to the unit’s own system' }

type Here = { ctx: Ctx; open: OpenCase; unit: string; remote: Remote }

const queue = ({ ctx, open, unit }: Here, kind: 'case' | 'update') =>
  insertPosting(
    ctx.tx,
    ctx.tenant,
    { id: newId(ctx.now.epochMilliseconds), case_id: open.id, unit, n: open.state.n, kind },
    iso(ctx.now),
  )

/** Words about a case for which their number is known or awaited; a server that gave neither takes none. */
const takesWords = ({ remote }: Here, last: PostingRow): boolean =>
  remote.has_updates && (last.state !== 'sent' || (last.theirs ?? last.token) !== null)

/** Puts into the queue what this act has to tell; true where the case itself is on its way. */
async function tellThem(here: Here, isNew: boolean, isRedo: boolean): Promise<boolean> {
  const { ctx, open, unit } = here
  const before = await postingsOf(ctx.tx, ctx.tenant, open.id, unit)
  const last = before.findLast((posting) => posting.kind === 'case')
  if (!last) {
    if (isNew) await queue(here, 'case')
    return isNew
  }
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
  const isRound = (isNew || isRedo) && !isStuck
  if (isRound) await queue(here, 'case')
  return isRound
}

/**
 * After every act: whether the unit that now leads the case has a system of its own that must learn of it. What has to be
 * posted is written in the same transaction; the answer is what the log says of it.
 */
export async function handOver(
  ctx: Ctx,
  before: CaseState,
  open: OpenCase,
  act: CaseAct,
): Promise<ActData['posting'] | null> {
  const { lead, redos } = open.state
  const isNew = before.lead !== lead
  if (!isNew && wordsTo(act) === null) return null
  const remote = await findRemote(ctx.tx, ctx.tenant, lead)
  if (!remote?.is_on) return null
  const isOnItsWay = await tellThem({ ctx, open, unit: lead, remote }, isNew, redos > before.redos)
  return isOnItsWay ? { unit: lead, step: 'waiting', says: waiting } : null
}
