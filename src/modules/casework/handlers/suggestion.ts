import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import type { Suggested } from '../rules/acts.ts'
import { suggest } from '../rules/learner/explain.ts'
import type { Told } from '../rules/learner/grams.ts'
import type { Learnt } from '../rules/learner/learn.ts'
import { unpack } from '../rules/learner/pack.ts'
import { marksOf } from '../rules/routing.ts'
import type { suggestion } from '../shapes.ts'
import { policyOf } from '../store/policy.ts'
import { firstWords } from '../store/requests.ts'
import { learnerRows, modelOf, noteSuggested, type Kind, type LearnerRow } from '../store/routing.ts'

export type Suggestion = z.output<typeof suggestion>

/** Read once, until something newer was learnt. */
const read = new Map<string, { at: string; learnt: Learnt }>()

async function learntOf(ctx: Ctx, row: LearnerRow): Promise<Learnt | undefined> {
  if (!row.speaks_since || !row.learnt_at) return undefined
  const place = `${ctx.tenant}:${row.kind}`
  const known = read.get(place)
  if (known?.at === row.learnt_at) return known.learnt
  const bytes = await modelOf(ctx.tx, ctx.tenant, row.kind)
  const learnt = bytes && unpack(bytes)
  if (learnt) read.set(place, { at: row.learnt_at, learnt })
  return learnt
}

type Named = (code: string) => Said | undefined

/** What one learner says, if it is sure enough and what it names still exists. */
function partOf(row: LearnerRow, learnt: Learnt | undefined, told: Told, named: Named): Suggestion['category'] {
  if (!learnt) return null
  const { label, sure, words, next } = suggest(learnt, told)
  const name = named(label)
  if (!name || sure < (row.threshold ?? learnt.threshold)) return null
  const nextName = next === null ? undefined : named(next)
  return { code: label, name, sure, words, next: next !== null && nextName ? { code: next, name: nextName } : null }
}

type Matter = { text: string; area: string | null; category: string | null; about: string | null }

/** What is suggested for a matter, or null where neither learner has anything to say yet. */
export async function suggestionFor(ctx: Ctx, { text, area, category, about }: Matter): Promise<Suggestion | null> {
  const speaking = (await learnerRows(ctx.tx, ctx.tenant)).filter((row) => row.speaks_since)
  if (speaking.length === 0) return null
  const [policy, directory] = [await policyOf(ctx.tx, ctx.tenant), await directoryOf(ctx.tx, ctx.tenant)]
  const ask = async (kind: Kind, told: Told, named: Named) => {
    const row = speaking.find((one) => one.kind === kind)
    return row ? partOf(row, await learntOf(ctx, row), told, named) : null
  }
  const said = await ask('category', { text }, (code) => policy.categories.find((one) => one.code === code)?.name)
  const among = category ?? said?.code
  // whoever is complained of is not suggested for the complaint
  const unitName: Named = (id) => (id === about ? undefined : directory.unit(id)?.name)
  const unit = among && area ? await ask('unit', { text, marks: marksOf(among, area) }, unitName) : null
  return { category: said, unit }
}

/** What is suggested for a case, by the first request's words as far as they are not covered. */
export async function suggestionOn(ctx: Ctx, id: string, about: Omit<Matter, 'text'>): Promise<Suggestion | null> {
  const text = (await firstWords(ctx.tx, ctx.tenant, [id])).get(id)
  return text === undefined ? null : suggestionFor(ctx, { ...about, text })
}

type Choice = { category?: string | undefined; unit?: string | undefined }

/** Keeps what had been suggested beside what a person now chooses, in the act and for the page that counts how often it was taken. */
export async function besideChoice(
  ctx: Ctx,
  id: string,
  state: Omit<Matter, 'text'>,
  choice: Choice,
): Promise<Suggested> {
  if (ctx.actor.kind !== 'person' || (!choice.category && !choice.unit)) return {}
  const said = await suggestionOn(ctx, id, { area: state.area, category: state.category, about: state.about })
  const suggested: NonNullable<Suggested['suggested']> = {}
  for (const kind of ['category', 'unit'] as const) {
    const [part, chosen] = [said?.[kind], choice[kind]]
    if (!part || !chosen) continue
    suggested[kind] = { code: part.code, sure: part.sure }
    const at = iso(ctx.now)
    await noteSuggested(ctx.tx, ctx.tenant, id, at, { kind, said: part.code, sure: part.sure, chosen })
  }
  return Object.keys(suggested).length > 0 ? { suggested } : {}
}
