import { iso } from '#kernel/time'
import { concern, whoOf } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { isWithin } from '#kernel/place'
import { ok, refuse, type Result } from '#kernel/result'
import { unitsOf, type Actor, type Post } from '#kernel/rights'
import { calendarOf } from '#kernel/worktime/store'
import type { Calendar } from '#kernel/worktime/calendar'
import { noteWork, owe } from '#inbox'
import { publicStep } from '../public-steps.ts'
import type { ActData, ActName, CaseAct, CaseState } from '../rules/acts.ts'
import { ruleFor, startClock, type DeadlineRule } from '../rules/clocks.ts'
import { dutiesOf } from '../rules/duties.ts'
import { fold, step } from '../rules/fold.ts'
import { nextLookBack } from '../rules/look-back.ts'
import { mayAct, type Part } from '../rules/next.ts'
import type { WhyNot } from '../rules/why-not.ts'
import { actName } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { handsOf, saveCase, type Face } from '../store/project.ts'
import type { ContactRow } from '../store/requests.ts'
import { handOver } from './hand-over.ts'
import { type OpenCase } from './open-case.ts'
import { tell } from './tell.ts'

const partsOfPost = (post: Post, state: CaseState): Part[] => {
  const over = isWithin(state.area, post.area)
  const can = (capability: Post['capabilities'][number]) => post.capabilities.includes(capability)
  const parts: [boolean, Part][] = [
    [over && can('case.dispatch'), 'centre'],
    [can('case.handle') && post.unit === state.lead, 'lead'],
    [can('case.handle') && state.co.some((co) => co.unit === post.unit), 'co'],
    [over && can('case.approve'), 'approver'],
    [over && can('case.adjudicate'), 'adjudicator'],
    [over && can('case.callback'), 'caller'],
    [over && can('case.moderate'), 'moderator'],
    [over && can('case.contact'), 'contact-reader'],
  ]
  return parts.filter(([plays]) => plays).map(([, part]) => part)
}

/** The parts an actor plays in a case, by the posts it holds. */
export function partsOf(actor: Actor, state: CaseState): Part[] {
  if (actor.kind === 'system') return ['system']
  if (actor.kind === 'case-key') return ['resident']
  if (actor.kind !== 'person') return []
  return [...new Set(actor.posts.flatMap((post) => partsOfPost(post, state)))]
}

export const refuseWhy = (why: WhyNot) => refuse('not-now' as const, { why })

type Doing<A extends ActName> = { act: A; data: ActData[A]; reason?: string | undefined }

/** The next act in the log's form, without asking whether it may be. */
function makeAct(ctx: Ctx, state: CaseState | null, doing: Doing<ActName>): CaseAct {
  const at = iso(ctx.now)
  const reason = doing.reason === undefined ? {} : { reason: doing.reason }
  return {
    id: newId(ctx.now.epochMilliseconds),
    n: (state?.n ?? 0) + 1,
    at,
    who: whoOf(ctx.actor),
    act: doing.act,
    data: doing.data,
    ...reason,
  } as CaseAct
}

async function write(
  ctx: Ctx,
  before: CaseState | null,
  open: OpenCase,
  act: CaseAct,
  directory: Directory,
): Promise<OpenCase> {
  const { id, state } = open
  const keptFrom = state.about
  ctx.act({ ...act, act: actName(act.act), subject: `case:${id}`, data: act.data, keptFrom })
  const spread = !before || before.area !== state.area || handsOf(before).length !== handsOf(state).length
  const concerned = { subject: `case:${id}`, area: state.area, units: handsOf(state), keptFrom }
  if (spread) await concern(ctx.tx, ctx.tenant, concerned, before === null)
  const shown = publicStep(before, act, directory)
  const face = shown ? { ...open.face, steps: [...open.face.steps, shown] } : open.face
  await saveCase(ctx.tx, ctx.tenant, id, state, face, before === null)
  // what comes of this act is new; what was owed before it has been seen to
  if (before && ctx.actor.kind === 'person')
    await noteWork(ctx.tx, ctx.tenant, id, unitsOf(ctx.actor), iso(ctx.now), act.act !== 'read')
  const about = { line: 'casework', ref: id, number: state.number, about: face.title, area: state.area, keptFrom }
  await owe(ctx.tx, ctx.tenant, about, dutiesOf(state, nextLookBack(id, state)), iso(ctx.now), before === null)
  return { ...open, face }
}

/** The first act of a case: somebody's word. `keep` stores the words before anybody is told of them, and says whom to tell. */
export async function beginCase(
  ctx: Ctx,
  id: string,
  face: Face,
  data: ActData['say'],
  keep: () => Promise<readonly ContactRow[] | undefined>,
): Promise<Result<OpenCase, { code: 'file-not-found' }>> {
  const act = makeAct(ctx, null, { act: 'say', data }) as CaseAct<'say'>
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const open = await write(ctx, null, { id, state: fold([act]), face, row: null }, act, directory)
  const contacts = await keep()
  if (!contacts) return refuse('file-not-found')
  await tell(ctx, open, act, directory, contacts)
  return ok(open)
}

/** Does one act on an open case if its rules allow it: log, row, duties and messages in one transaction. */
export async function carryOut<A extends ActName>(
  ctx: Ctx,
  open: OpenCase,
  doing: Doing<A>,
  parts: readonly Part[] = partsOf(ctx.actor, open.state),
): Promise<Result<OpenCase, { code: 'not-now' }>> {
  const why = mayAct(open.state, doing.act, parts, iso(ctx.now), doing.data)
  if (why) return refuseWhy(why)
  const act = makeAct(ctx, open.state, doing)
  const state = step(open.state, act)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const done = await write(ctx, open.state, { ...open, state }, act, directory)
  await tell(ctx, done, act, directory)
  return sayPosted(ctx, done, await handOver(ctx, open.state, done, act))
}

/** What is on its way to units’ own systems, or could not be told there, stands in the log too. */
async function sayPosted(
  ctx: Ctx,
  open: OpenCase,
  postings: readonly ActData['posting'][],
): Promise<Result<OpenCase, { code: 'not-now' }>> {
  const [first, ...rest] = postings
  if (!first) return ok(open)
  const done = await carryOut(ctx, open, { act: 'posting', data: first }, ['system'])
  return done.ok ? sayPosted(ctx, done.value, rest) : done
}

export const standing = ({ id, state }: OpenCase) => ({ case: id, status: state.status, n: state.n })

export type Means = { calendar: Calendar; rule: DeadlineRule; directory: Directory }

/** Calendar and rule for a case, as it was when the case was opened; `rule-missing` when nobody has written one that fits. */
export async function meansFor(
  ctx: Ctx,
  about: Pick<CaseState, 'category' | 'urgency' | 'openedAt'>,
): Promise<Result<Means, { code: 'rule-missing' }>> {
  const policy = await policyOf(ctx.tx, ctx.tenant)
  const rule = ruleFor(policy.versions, about.category ?? '*', about.urgency, about.openedAt)
  if (!rule) return refuse('rule-missing')
  return ok({ rule, calendar: await calendarOf(ctx.tx, ctx.tenant), directory: await directoryOf(ctx.tx, ctx.tenant) })
}

/** The clocks of a fresh round at the same unit, after what it reported did not hold. */
export async function redoClocks(ctx: Ctx, state: CaseState) {
  const means = await meansFor(ctx, state)
  if (!means.ok) return []
  const { calendar, rule } = means.value
  const at = iso(ctx.now)
  return [
    startClock(calendar, 'resolve', state.lead, rule.resolve, at),
    startClock(calendar, 'contact', state.lead, rule.contact, at),
  ]
}
