import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { unitsOf } from '#kernel/rights'
import type { ActData, ActName } from '../rules/acts.ts'
import { acceptClocks, afterPause, dispatchClocks, extend, pauseFits, startClock } from '../rules/clocks.ts'
import type { acts as calls } from '../contract/acts.ts'
import { attach } from '../store/attachments.ts'
import { knowsCategory, policyOf } from '../store/policy.ts'
import { adviceOn } from './advice.ts'
import { carryOut, meansFor, redoClocks, standing } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'
import { besideChoice } from './suggestion.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>
type Stand = { case: string; status: OpenCase['state']['status']; n: number }
type Opened = OpenCase & { row: NonNullable<OpenCase['row']> }

/** Opens the case, lets `make` say what the act carries, does it, and answers where the case stands. */
export async function act<A extends ActName, Code extends string = never>(
  ctx: Ctx,
  id: string,
  name: A,
  make: (open: Opened) => Promise<Result<ActData[A], Refusal<Code>>> | Result<ActData[A], Refusal<Code>>,
  reason?: string,
) {
  const opened = await openCase(ctx, id)
  if (!opened.ok) return opened
  const data = await make(opened.value)
  if (!data.ok) return data
  const done = await carryOut(ctx, opened.value, { act: name, data: data.value, reason })
  return done.ok ? ok<Stand>(standing(done.value)) : done
}

const at = (ctx: Ctx): string => iso(ctx.now)
const isPast = (ctx: Ctx, moment: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(moment), ctx.now) <= 0

/** The unit in whose name the actor does it: its own where it handles the case, as lead or beside it. */
const ownUnit = (ctx: Ctx, open: OpenCase): string => {
  const units = unitsOf(ctx.actor)
  return (
    units.find((unit) => unit === open.state.lead) ??
    units.find((unit) => open.state.co.some((co) => co.unit === unit && !co.answered)) ??
    units[0] ??
    open.state.lead
  )
}

export const triage = (ctx: Ctx, { case: id, ...data }: Input<'triage'>) =>
  act(ctx, id, 'triage', async (open) => {
    const means = await meansFor(ctx, open.state)
    if (means.ok && data.area && !means.value.directory.area(data.area)) return refuse('area-not-found' as const)
    if (!(await knownCategory(ctx, data.category))) return refuse('category-not-found' as const)
    return ok({ ...data, ...(await besideChoice(ctx, id, open.state, data)) })
  })

async function knownCategory(ctx: Ctx, code: string | undefined): Promise<boolean> {
  if (!code) return true
  return knowsCategory(await policyOf(ctx.tx, ctx.tenant), code)
}

export const dispatch = (ctx: Ctx, { case: id, unit, co, note, ...chosen }: Input<'dispatch'>) =>
  act<'dispatch', 'category-not-found' | 'unit-not-found' | 'rule-missing'>(ctx, id, 'dispatch', async ({ state }) => {
    const category = chosen.category ?? state.category
    const urgency = chosen.urgency ?? state.urgency
    if (!category || !(await knownCategory(ctx, category))) return refuse('category-not-found' as const)
    const means = await meansFor(ctx, { category, urgency, openedAt: state.openedAt })
    if (!means.ok) return means
    const { directory, calendar, rule } = means.value
    if ([unit, ...co].some((one) => !directory.unit(one))) return refuse('unit-not-found' as const)
    const clocks = dispatchClocks(calendar, rule, unit, at(ctx))
    const due = clocks.find((clock) => clock.kind === 'resolve')?.due ?? null
    const helpers = [...new Set(co)].filter((one) => one !== unit).map((one) => ({ unit: one, task: note ?? '', due }))
    const beside = await besideChoice(ctx, id, state, { unit, category })
    return ok({ unit, co: helpers, category, urgency, note, clocks, ...beside })
  })

export const refer = (ctx: Ctx, { case: id, ...data }: Input<'refer'>) => act(ctx, id, 'refer', () => ok(data))
export const remind = (ctx: Ctx, { case: id, note }: Input<'remind'>) => act(ctx, id, 'remind', () => ok({ note }))

export const ruleReturn = (ctx: Ctx, { case: id, ...ruling }: Input<'ruleReturn'>) =>
  act(ctx, id, 'ruleReturn', async ({ state }) => {
    const directory = await directoryOf(ctx.tx, ctx.tenant)
    if (ruling.upheld && !directory.unit(ruling.unit ?? '')) return refuse('unit-not-found' as const)
    const means = await meansFor(ctx, state)
    if (!means.ok) return ok(ruling)
    const { calendar, rule } = means.value
    // the solving date does not move: whoever holds it next has what is left
    const clocks =
      ruling.upheld && ruling.unit ? [startClock(calendar, 'accept', ruling.unit, rule.accept, at(ctx))] : []
    return ok({ ...ruling, clocks })
  })

export const read = (ctx: Ctx, { case: id }: Input<'read'>) =>
  act(ctx, id, 'read', (open) => ok({ unit: ownUnit(ctx, open) }))

/** Accepted, by a word or by silence; either way the next word with the resident is promised. */
export async function acceptance(ctx: Ctx, state: OpenCase['state'], silent: boolean): Promise<ActData['accept']> {
  const means = await meansFor(ctx, state)
  return { silent, clocks: means.ok ? acceptClocks(means.value.calendar, means.value.rule, state, at(ctx)) : [] }
}

export const accept = (ctx: Ctx, { case: id }: Input<'accept'>) =>
  act(ctx, id, 'accept', async ({ state }) => ok(await acceptance(ctx, state, false)))

/** The clock of whoever rules on a return. */
export async function ruling(ctx: Ctx, state: OpenCase['state']) {
  const means = await meansFor(ctx, state)
  return means.ok ? [startClock(means.value.calendar, 'ruling', state.centre, means.value.rule.ruling, at(ctx))] : []
}

export const returnCase = (ctx: Ctx, { case: id, ...data }: Input<'return'>) =>
  act(ctx, id, 'return', async ({ state }) => {
    const directory = await directoryOf(ctx.tx, ctx.tenant)
    if (data.unit && !directory.unit(data.unit)) return refuse('unit-not-found' as const)
    return ok({ ...data, clocks: await ruling(ctx, state) })
  })

/** After a word with the resident the next one is promised, until there is a result. */
export const contact = (ctx: Ctx, { case: id, ...data }: Input<'contact'>) =>
  act(ctx, id, 'contact', async ({ state }) => {
    const means = await meansFor(ctx, state)
    const goesOn = data.reached && means.ok && state.status === 'handling' && !state.hard
    return ok(
      goesOn
        ? { ...data, clocks: [startClock(means.value.calendar, 'keep', state.lead, means.value.rule.keep, at(ctx))] }
        : data,
    )
  })

export const note = (ctx: Ctx, { case: id, ...data }: Input<'note'>) =>
  act(ctx, id, 'note', async (open) =>
    (await attach(ctx.tx, ctx.tenant, data.files, { caseId: open.id })) ? ok(data) : refuse('not-found' as const),
  )

export const addCo = (ctx: Ctx, { case: id, unit, task, due }: Input<'addCo'>) =>
  act(ctx, id, 'addCo', async ({ state }) => {
    const means = await meansFor(ctx, state)
    if (means.ok && !means.value.directory.unit(unit)) return refuse('unit-not-found' as const)
    if (due && isPast(ctx, due)) return refuse('date-past' as const)
    const lead = state.clocks.findLast((clock) => clock.kind === 'resolve')
    return ok({ unit, task, due: due ?? lead?.due ?? null })
  })

export const answerCo = (ctx: Ctx, { case: id, text }: Input<'answerCo'>) =>
  act(ctx, id, 'answerCo', (open) => {
    const owes = (unit: string) => open.state.co.some((co) => co.unit === unit && !co.answered)
    const units = unitsOf(ctx.actor)
    return ok({ unit: units.find(owes) ?? ownUnit(ctx, open), text })
  })

const laterOf = (input: Input<'ask'>): string | undefined =>
  input.kind === 'pause' ? input.until : input.kind === 'hard' ? input.nextContact : undefined

/** A pause has an end that the rule allows; what needs longer is a hard case or a final answer. */
async function isTooLong(ctx: Ctx, { state }: OpenCase, until: string): Promise<boolean> {
  const means = await meansFor(ctx, state)
  return means.ok && !pauseFits(means.value.rule, state, until, at(ctx))
}

export const ask = (ctx: Ctx, { case: id, ...asked }: Input<'ask'>) =>
  act(ctx, id, 'ask', async (open) => {
    const later = laterOf({ case: id, ...asked })
    if (later && isPast(ctx, later)) return refuse('date-past' as const)
    if (asked.kind === 'pause' && (await isTooLong(ctx, open, asked.until))) return refuse('pause-too-long' as const)
    return ok({ ...asked, ask: newId(ctx.now.epochMilliseconds), unit: ownUnit(ctx, open) })
  })

export const decide = (ctx: Ctx, { case: id, ...decision }: Input<'decide'>) =>
  act<
    'decide',
    'ask-not-found' | 'pause-too-long' | 'extension-too-late' | 'extension-too-often' | 'extension-too-long'
  >(ctx, id, 'decide', async ({ state }) => {
    const asked = state.asks.find((one) => one.id === decision.ask && one.decided === null)
    if (!asked) return refuse('ask-not-found' as const)
    const means = await meansFor(ctx, state)
    if (!decision.approved || !means.ok) return ok(decision)
    if (asked.kind === 'pause' && !pauseFits(means.value.rule, state, asked.until, at(ctx)))
      return refuse('pause-too-long' as const)
    if (asked.kind !== 'extension') return ok(decision)
    const moved = extend(means.value.calendar, means.value.rule, state, asked.days, at(ctx))
    return moved.ok ? ok({ ...decision, moved: moved.value }) : moved
  })

export const resume = (ctx: Ctx, { case: id, note: text }: Input<'resume'>) =>
  act(ctx, id, 'resume', async ({ state }) => {
    const means = await meansFor(ctx, state)
    return ok({ note: text, moved: means.ok ? afterPause(means.value.calendar, state, at(ctx)) : undefined })
  })

export const reviewHard = (ctx: Ctx, { case: id, ...data }: Input<'reviewHard'>) =>
  act(ctx, id, 'reviewHard', async ({ state }) => {
    if (isPast(ctx, data.nextContact)) return refuse('date-past' as const)
    return ok({ ...data, clocks: data.solvable ? await redoClocks(ctx, state) : [] })
  })

/** How long the residents have to judge what a unit says is done. */
export async function judging(ctx: Ctx, state: OpenCase['state']) {
  const means = await meansFor(ctx, state)
  return means.ok ? [startClock(means.value.calendar, 'judge', state.centre, means.value.rule.judge, at(ctx))] : []
}

export const claim = (ctx: Ctx, { case: id, ...data }: Input<'claim'>) =>
  act(ctx, id, 'claim', async (open) => {
    if (!(await attach(ctx.tx, ctx.tenant, data.files, { caseId: open.id, public: true })))
      return refuse('not-found' as const)
    const advice = (await adviceOn(ctx, open, data.reply)).map(({ code }) => code)
    return ok({ ...data, advice, clocks: await judging(ctx, open.state) })
  })

export const recordJudgement = (ctx: Ctx, { case: id, request, ...judgement }: Input<'recordJudgement'>) =>
  act(ctx, id, 'judge', async ({ state }) =>
    request && !state.requests.some((one) => one.id === request)
      ? refuse('request-not-found' as const)
      : ok({ ...judgement, request: request ?? null, clocks: await redoClocks(ctx, state) }),
  )

export const tryCall = (ctx: Ctx, { case: id, note: text }: Input<'tryCall'>) =>
  act(ctx, id, 'tryCall', () => ok({ note: text }))

export const reopen = (ctx: Ctx, { case: id, reason }: Input<'reopen'>) =>
  act(ctx, id, 'reopen', async ({ state }) => ok({ reason, clocks: await redoClocks(ctx, state) }))

export const lookBack = (ctx: Ctx, { case: id, ...data }: Input<'lookBack'>) =>
  act(ctx, id, 'lookBack', async ({ state }) => ok({ ...data, clocks: data.holds ? [] : await redoClocks(ctx, state) }))
