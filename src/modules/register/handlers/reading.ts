import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import { questionOf } from '../found-by.ts'
import { isCategory, sayValue, whyWithheld, type InForce, type Purpose, type Withheld } from '../rules.ts'
import { consentsOf, insertConsents, withdrawConsent as endConsent } from '../store/consents.ts'
import { searchSubjects, type SubjectRow } from '../store/subjects.ts'
import { consentsFor, listed, ofChild, rests, type Consents } from './shown.ts'
import { elementOf, openSubject, sightOf, subjectOf, type Sight } from './sight.ts'
import type { Input } from './subjects.ts'

export const unitOf = ({ actor }: Ctx): string | null =>
  actor.kind === 'person' ? (actor.posts[0]?.unit ?? null) : null

/** Why a fact of a subject may not be shown for a purpose; undefined: it may. A consent opens its own purpose only. */
export function withheldFrom(
  sight: Sight,
  row: SubjectRow,
  element: InForce,
  purpose: Purpose,
  consents: Consents,
): Withheld | undefined {
  const basis = row.facts[element.code]?.basis
  const given = basis?.kind === 'consent' ? consents.get(basis.consent) : undefined
  if (given && given.purpose !== purpose) return 'not-for-this'
  return whyWithheld(sight.posts, {
    element,
    ofChild: ofChild(row, sight.today),
    area: row.area,
    purpose,
    hasConsent: rests(basis, consents),
  })
}

const unrecorded: Said = { zh: '没有登记', en: 'Not recorded' }

export async function reveal(ctx: Ctx, { subject: id, elements, purpose, note }: Input<'reveal'>) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const row = found.value
  const sight = await sightOf(ctx)
  const asked = [...new Set(elements)].map((code) => ({ code, element: elementOf(sight, code) }))
  const unknown = asked.find(({ element }) => element?.kind !== row.kind)
  if (unknown) return refuse('element-not-found', { element: unknown.code })
  const consents = await consentsFor(ctx, [id], sight.today)
  const judged = asked.flatMap(({ element }) =>
    element ? [{ element, why: withheldFrom(sight, row, element, purpose, consents) }] : [],
  )
  const open = judged.filter(({ why }) => why === undefined).map(({ element }) => element)
  const closed = judged.flatMap(({ element, why }) => (why ? [{ element: element.code, why }] : []))
  // what was asked for and not given stands in the log as well, and the answer is kept with it
  ctx.act({
    subject: subjectOf(id),
    act: 'register.reveal',
    data: {
      purpose,
      shown: open.map(({ code }) => code),
      withheld: closed.map((one) => one.element),
      unit: unitOf(ctx),
    },
    reason: note,
  })
  return ok({
    shown: open.map((element) => {
      const fact = row.facts[element.code]
      return { element: element.code, value: fact?.v ?? null, text: fact ? sayValue(element, fact.v) : unrecorded }
    }),
    withheld: closed,
  })
}

const mostListed = 200

/** Those of a category whom the asker may see as such for the purpose; `why`: what kept others from being shown. */
async function inCategory(
  ctx: Ctx,
  sight: Sight,
  element: InForce,
  { area, purpose }: Pick<Input<'searchFor'>, 'area' | 'purpose'>,
) {
  const question = questionOf({ area, category: element.code }, () => '') ?? ''
  const found = await searchSubjects(ctx.tx, ctx.tenant, {
    asked: question,
    kind: element.kind,
    exact: '',
    limit: mostListed + 1,
  })
  const ids = found.map(({ id }) => id)
  const consents = await consentsFor(ctx, ids, sight.today)
  const judged = found.map((row) => ({ row, why: withheldFrom(sight, row, element, purpose, consents) }))
  const open = judged.filter(({ why }) => why === undefined).map(({ row }) => row)
  const why = judged.map((one) => one.why).find((one) => one === 'no-right' || one === 'not-for-this')
  return {
    open: open.slice(0, mostListed),
    more: found.length > mostListed,
    why: open.length === 0 ? (why ?? null) : null,
  }
}

export async function searchFor(ctx: Ctx, { category, area, purpose, note }: Input<'searchFor'>) {
  const sight = await sightOf(ctx)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const element = elementOf(sight, category)
  if (!element || !isCategory(element)) return refuse('element-not-found', { element: category })
  if (area && !directory.area(area)) return refuse('area-not-found')
  const { open, more, why } = await inCategory(ctx, sight, element, { area, purpose })
  const about = { act: 'register.searchFor', reason: note }
  const data = { purpose, unit: unitOf(ctx) }
  for (const row of open)
    ctx.act({ ...about, subject: subjectOf(row.id), data: { ...data, shown: [category], withheld: [] } })
  // an attempt that shows nobody is in nobody's own log
  if (open.length === 0)
    ctx.act({ ...about, subject: `element:${category}`, data: { ...data, shown: [], withheld: [category] } })
  return ok({ subjects: await listed(ctx, sight, open), more, withheld: why })
}

export async function consent(
  ctx: Ctx,
  { subject: id, purpose, elements, wording, channel, since, until }: Input<'consent'>,
) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const sight = await sightOf(ctx)
  const unknown = elements.find((code) => elementOf(sight, code)?.kind !== found.value.kind)
  if (unknown) return refuse('element-not-found', { element: unknown })
  if (until <= sight.today) return refuse('end-past')
  const made = newId(ctx.now.epochMilliseconds)
  await insertConsents(ctx.tx, {
    tenant: ctx.tenant,
    id: made,
    subject: id,
    purpose,
    elements: [...new Set(elements)],
    wording,
    channel,
    since: since ?? sight.today,
    until,
  })
  ctx.act({
    subject: subjectOf(id),
    act: 'register.consent',
    data: { consent: made, purpose, elements, until, channel },
  })
  return ok({ subject: id, consent: made })
}

export async function withdrawConsent(ctx: Ctx, { subject: id, consent: which, channel }: Input<'withdrawConsent'>) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const known = (await consentsOf(ctx.tx, ctx.tenant, [id])).find(
    (one) => one.id === which && one.withdrawn_at === null,
  )
  if (!known) return refuse('consent-not-found')
  await endConsent(ctx.tx, ctx.tenant, which, iso(ctx.now))
  ctx.act({ subject: subjectOf(id), act: 'register.withdrawConsent', data: { consent: which, channel } })
  return ok({ subject: id, consent: which })
}
