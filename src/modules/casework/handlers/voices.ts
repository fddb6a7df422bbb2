import type { z } from 'zod'
import { narrow } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { ok, refuse, type Result } from '#kernel/result'
import { scopeOf } from '#kernel/rights'
import type { Judgement } from '../rules/acts.ts'
import { holdsIdNumber } from '../rules/id-number.ts'
import { alarmOf } from '../rules/urgency.ts'
import type { key } from '../shapes.ts'
import { attach } from '../store/attachments.ts'
import { policyOf } from '../store/policy.ts'
import { findHeld, rememberWords } from '../store/requests.ts'
import { carryOut, redoClocks, standing } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'

type Held = Result<{ open: OpenCase; request: string }, { code: 'key-wrong' | 'case-not-found' | 'not-now' }>

/** Opens the case that a request of the caller's own is in; the view is narrowed to it. */
export async function openByKey(ctx: Ctx, held: z.output<typeof key>): Promise<Held> {
  const found = await findHeld(ctx.tx, ctx.tenant, held)
  if (!found) return refuse('key-wrong')
  await narrow(ctx.tx, scopeOf(ctx.tenant, { kind: 'case-key', caseId: found.case_id }, 'anyone'))
  const open = await openCase(ctx, found.case_id)
  return open.ok ? ok({ open: open.value, request: found.request }) : open
}

const asResident = ['resident'] as const

type Own = z.output<typeof key>

export async function add(ctx: Ctx, input: Own & { text: string; files: string[] }) {
  if (holdsIdNumber(input.text)) return refuse('id-number')
  const held = await openByKey(ctx, input)
  return held.ok ? addWords(ctx, held.value.open, held.value.request, input) : held
}

type Words = { text: string; files: string[] }

/** More words to a request, from whoever has shown that it is theirs. */
export async function addWords(ctx: Ctx, open: OpenCase, request: string, { text, files }: Words) {
  const { words } = await policyOf(ctx.tx, ctx.tenant)
  const data = { request, text, files, alarm: alarmOf(text, words.alarm) }
  const done = await carryOut(ctx, open, { act: 'add', data }, asResident)
  if (!done.ok) return done
  await rememberWords(ctx.tx, open.id, open.state.area, text)
  const attached = await attach(ctx.tx, ctx.tenant, files, { caseId: open.id, request })
  return attached ? ok(standing(done.value)) : refuse('file-not-found')
}

export async function judge(ctx: Ctx, { number, code, ...judgement }: Own & Judgement) {
  const held = await openByKey(ctx, { number, code })
  if (!held.ok) return held
  const { open, request } = held.value
  const clocks = await redoClocks(ctx, open.state)
  const done = await carryOut(
    ctx,
    open,
    { act: 'judge', data: { ...judgement, request, how: 'self', clocks } },
    asResident,
  )
  return done.ok ? ok(standing(done.value)) : done
}

export async function withdraw(ctx: Ctx, input: Own & { reason?: string | undefined }) {
  const held = await openByKey(ctx, input)
  if (!held.ok) return held
  const { open, request } = held.value
  const done = await carryOut(ctx, open, { act: 'withdraw', data: { request, reason: input.reason } }, asResident)
  return done.ok ? ok(standing(done.value)) : done
}

export async function objectToHard(ctx: Ctx, input: Own & { reason: string }) {
  const held = await openByKey(ctx, input)
  if (!held.ok) return held
  const { open, request } = held.value
  const done = await carryOut(ctx, open, { act: 'objectToHard', data: { request, reason: input.reason } }, asResident)
  return done.ok ? ok(standing(done.value)) : done
}
