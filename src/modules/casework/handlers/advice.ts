import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok } from '#kernel/result'
import { unitsOf } from '#kernel/rights'
import { iso } from '#kernel/time'
import type { advice as calls } from '../contract/advice.ts'
import type { CaseState } from '../rules/acts.ts'
import { fold } from '../rules/fold.ts'
import { adviceSays, checkReply as check, type Advice } from '../rules/reply-check.ts'
import { countAlarms, countReplies, recentReplies, type Replies } from '../store/advice.ts'
import { loadActs, type CaseRow } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { requestsOf } from '../store/requests.ts'
import { seeCase } from './open-case.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type About = { row: Pick<CaseRow, 'id' | 'title' | 'place' | 'lead'>; state: CaseState }

/** What might be missing from a reply to this case, read beside what its residents wrote and the unit's last replies. */
export async function adviceOn(ctx: Ctx, { row, state }: About, reply: string): Promise<Advice[]> {
  const { tx, tenant } = ctx
  const requests = await requestsOf(tx, tenant, row.id)
  const recent = await recentReplies(tx, tenant, row.lead, row.id)
  const { words } = await policyOf(tx, tenant)
  const said = requests.map((request) => state.redacted[request.id] ?? request.text)
  const text = [row.title, row.place ?? '', ...said].join('。')
  return check(reply, { text, urgency: state.urgency, recent }, words.reply)
}

export async function checkReply(ctx: Ctx, { case: id, reply }: Input<'checkReply'>) {
  const seen = await seeCase(ctx, id)
  if (!seen.ok) return seen
  const state = fold(await loadActs(ctx.tx, ctx.tenant, id))
  const found = await adviceOn(ctx, { row: seen.value, state }, reply)
  return ok({ advice: found.map(({ code, words }) => ({ code, said: adviceSays[code], words })) })
}

/** Fewer than these say nothing. */
const enough = 5
const days = 90

const judgedOf = (found: readonly Replies[], isAdvised: boolean) => {
  const { claims = 0, judged = 0, content = 0 } = found.find(({ advised }) => advised === isAdvised) ?? {}
  return { claims, judged, content: judged >= enough ? content : null }
}

export async function adviceResults(ctx: Ctx) {
  const from = iso(ctx.now.subtract({ hours: 24 * days }))
  const { seen, missed, ...answers } = await countAlarms(ctx.tx, ctx.tenant, unitsOf(ctx.actor), from)
  const replies = await countReplies(ctx.tx, ctx.tenant, from)
  const none = { raised: null, dismissed: null, waiting: null }
  return ok({
    from,
    alarms: { seen, missed, ...(seen >= enough ? answers : none) },
    replies: { advised: judgedOf(replies, true), clear: judgedOf(replies, false) },
  })
}
