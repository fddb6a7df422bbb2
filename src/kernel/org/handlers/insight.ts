import { iso } from '../../time.ts'
import type { z } from 'zod'
import type { Ctx } from '../../house.ts'
import { ok, refuse } from '../../result.ts'
import type { Said } from '../../words.ts'
import type { insight as calls } from '../contract/insight.ts'
import type { OrgParts } from '../parts.ts'
import { masked } from '../rules.ts'
import { page } from '../store/cursor.ts'
import {
  casesIn,
  findMessage,
  lastSeal,
  listActs,
  listMessages,
  namesOf,
  totalMessages,
  wakeMessage,
  type ActRow,
} from '../store/insight.ts'
import { whoNames } from '../labels.ts'
import { concernOf, note } from './ground.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const nobody: Said = { zh: '未知', en: 'Unknown' }

const whoSaid = ({ who, whoName }: ActRow): Said =>
  who.kind === 'person' && whoName ? { zh: whoName, en: whoName } : (whoNames[who.kind] ?? nobody)

/** What residents wrote is read in its case, where reading it is logged and what was covered stays covered. */
const withoutWords = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'text' && name !== 'words'))

/** What the log's subjects are called, by subject. Narrows the view: asked last. */
async function aboutOf(ctx: Ctx, parts: OrgParts, subjects: readonly string[]) {
  const names = await namesOf(ctx.tx, ctx.tenant, subjects)
  const cases = casesIn(subjects)
  const numbers = cases.length > 0 ? await parts.numbersOf(ctx, cases) : new Map<string, string>()
  const about = new Map<string, { name: Said; case: string | null }>()
  for (const [subject, name] of names) about.set(subject, { name, case: null })
  for (const [id, number] of numbers) about.set(`case:${id}`, { name: { zh: number, en: number }, case: id })
  return about
}

export async function acts(ctx: Ctx, parts: OrgParts, input: Input<'acts'>) {
  const found = page(await listActs(ctx.tx, ctx.tenant, input), input.limit, (act) => [act.at, String(act.n), act.id])
  const seal = await lastSeal(ctx.tx, ctx.tenant)
  const about = await aboutOf(ctx, parts, [...new Set(found.rows.map((row) => row.subject))])
  return ok({
    acts: found.rows.map((row) => ({
      id: row.id,
      at: row.at,
      act: row.act,
      label: parts.titleOf(row.act) ?? { zh: row.act, en: row.act },
      subject: row.subject,
      about: about.get(row.subject) ?? null,
      n: row.n,
      who: whoSaid(row),
      whoKind: row.who.kind,
      data: withoutWords(row.data),
      reason: row.reason,
    })),
    next: found.next,
    seal,
  })
}

export async function messages(ctx: Ctx, parts: OrgParts, input: Input<'messages'>) {
  const found = page(await listMessages(ctx.tx, ctx.tenant, input), input.limit, (row) => [row.createdAt, row.id])
  const isDemo = parts.demoAccounts() !== null
  return ok({
    messages: found.rows.map((row) => ({
      ...row,
      recipient: masked(row.channel, row.recipient),
      body: isDemo ? row.body : null,
    })),
    next: found.next,
    totals: await totalMessages(ctx.tx, ctx.tenant),
  })
}

export async function resend(ctx: Ctx, { message: id }: Input<'resend'>) {
  const message = await findMessage(ctx.tx, ctx.tenant, id)
  if (!message) return refuse('message-not-found')
  if (message.state !== 'given-up') return refuse('message-not-given-up')
  await wakeMessage(ctx.tx, ctx.tenant, id, iso(ctx.now))
  const concern = concernOf.county(ctx, `message:${id}`)
  await note(ctx, [{ concern, act: { subject: concern.subject, act: 'org.resend', data: {} } }])
  return ok({ message: id })
}
