import { iso } from '#kernel/time'
import type { z } from 'zod'
import { lookInto } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { ok, refuse } from '#kernel/result'
import type { Actor } from '#kernel/rights'
import type { open as calls } from '../contract/open.ts'
import type { CaseState } from '../rules/acts.ts'
import { holdsIdNumber } from '../rules/id-number.ts'
import { attach } from '../store/attachments.ts'
import { findByNumber } from '../store/cases.ts'
import { findReported } from '../store/requests.ts'
import { answered } from './answering.ts'
import { carryOut, standing } from './carry-out.ts'
import { say } from './intake.ts'
import { openCase, seeCase, type OpenCase } from './open-case.ts'
import { addWords } from './voices.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const dayMs = 86_400_000

/** The house itself may do what a program may, in nobody's name. */
const keyOf = (actor: Actor): { id: string; unit: string | null } =>
  actor.kind === 'api-key' ? actor : { id: 'system', unit: null }

/** By what a report is known again: its name in the other system for ever, else what was sent for a day. */
const marksOf = (ctx: Ctx, { external, print }: Pick<Input<'report'>, 'external' | 'print'>) => {
  const own = `open311:${keyOf(ctx.actor).id}:`
  if (external) return { marks: [`${own}id:${external}`], since: null }
  const day = Math.floor(ctx.now.epochMilliseconds / dayMs)
  return { marks: [`${own}${day}:${print}`, `${own}${day - 1}:${print}`], since: iso(ctx.now.subtract({ hours: 24 })) }
}

/** The same way in as every other: what is asked with the category is read first. */
export async function report(ctx: Ctx, { external, print, trial, ...said }: Input<'report'>) {
  const { marks, since } = marksOf(ctx, { external, print })
  const known = await findReported(ctx.tx, ctx.tenant, marks, since)
  if (known) return ok({ number: known, known: true, promise: null })
  const whole = await answered(ctx, said)
  if (!whole.ok) return whole
  const done = await say(ctx, { ...whole.value, channel: 'open311', source: marks[0] ?? '' })
  if (!done.ok) return done
  const { number, promise } = done.value
  // refused, so that all of it is undone
  if (trial) return refuse('only-tried', { number, zh: promise?.zh ?? '', en: promise?.en ?? '' })
  return ok({ number, known: false, promise })
}

/** The case of a number, where the program may see that it is there. */
async function openByNumber(ctx: Ctx, number: string) {
  const row = await findByNumber(ctx.tx, ctx.tenant, number)
  const seen = row && (await seeCase(ctx, row.id))
  if (!seen?.ok) return refuse('case-not-found')
  await lookInto(ctx.tx, seen.value.id)
  return openCase(ctx, seen.value.id)
}

/** In whose name the word is: `request` that came by this key, null for the unit that handles the case. */
function wordOn(
  state: CaseState,
  { id, unit }: { id: string; unit: string | null },
): { request: string | null } | undefined {
  if (unit && (state.lead === unit || state.co.some((co) => co.unit === unit))) return { request: null }
  const own = state.requests.find((request) => request.key === id && !request.gone)
  return own && { request: own.id }
}

/** What a unit's own system says of the work: for those who handle the case, until one of them makes it public. */
async function noteOn(ctx: Ctx, open: OpenCase, { text, files }: Input<'relay'>) {
  const done = await carryOut(ctx, open, { act: 'note', data: { text, files, public: false } }, ['lead'])
  if (!done.ok) return done
  const attached = await attach(ctx.tx, ctx.tenant, files, { caseId: open.id })
  return attached ? ok(standing(done.value)) : refuse('file-not-found')
}

/** Never more than a word: a program neither accepts nor answers nor closes. */
export async function relay(ctx: Ctx, input: Input<'relay'>) {
  if (holdsIdNumber(input.text)) return refuse('id-number')
  const open = await openByNumber(ctx, input.number)
  if (!open.ok) return open
  const word = wordOn(open.value.state, keyOf(ctx.actor))
  if (!word) return refuse('not-yours')
  const done = await (word.request ? addWords(ctx, open.value, word.request, input) : noteOn(ctx, open.value, input))
  return done.ok && input.trial ? refuse('only-tried', { number: input.number }) : done
}
