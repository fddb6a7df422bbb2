import { iso } from '#kernel/time'
import { sql } from 'kysely'
import { narrow, rows } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { ok } from '#kernel/result'
import { mayCall, scopeOf, unitsOf } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { views as calls } from '../contract/views.ts'
import { actLabels } from '../labels.ts'
import type { CaseAct, CaseState } from '../rules/acts.ts'
import { fold } from '../rules/fold.ts'
import { abilities, isAbout } from '../rules/next.ts'
import { whyNot } from '../rules/why-not.ts'
import { abilitiesOver } from '../rules/several.ts'
import { filesOf, isPicture } from '../store/attachments.ts'
import { loadActs, loadActsOf } from '../store/cases.ts'
import { requestsOf, type RequestRow } from '../store/requests.ts'
import { partsOf } from './carry-out.ts'
import { handedOverOf } from './hearing.ts'
import { seeCase } from './open-case.ts'
import { suggestionOn } from './suggestion.ts'
import { pointOf, rowOf, type Input } from './views.ts'

const doers: Record<Exclude<CaseAct['who']['kind'], 'person'>, Said> = {
  resident: { zh: '反映人', en: 'Resident' },
  'case-key': { zh: '反映人', en: 'Resident' },
  'api-key': { zh: '接口程序', en: 'A program with a key' },
  public: { zh: '群众', en: 'Member of the public' },
  system: { zh: '系统', en: 'System' },
}

async function namesOf(ctx: Ctx, acts: readonly CaseAct[]): Promise<Map<string, string>> {
  const ids = [...new Set(acts.flatMap((act) => (act.who.kind === 'person' && act.who.id ? [act.who.id] : [])))]
  const people = await rows(
    sql<{ id: string; name: string }>`select id, name from kernel.person
      where tenant = ${ctx.tenant} and id = any(${ids}::uuid[])`,
    ctx.tx,
  )
  return new Map(people.map((person) => [person.id, person.name]))
}

const answersOf = ({ answers }: RequestRow) =>
  (answers ?? []).map((answer) => ({ ...answer, public: answer.public ?? false }))

const clocksOf = (state: CaseState, now: string) =>
  state.clocks.map((clock) => ({
    kind: clock.kind,
    unit: clock.unit,
    start: clock.start,
    due: clock.due,
    met: clock.met,
    replaced: clock.replaced ?? false,
    overdue: clock.due !== null && clock.due < (clock.met ?? now),
    paused: clock.kind === 'resolve' && clock.met === null && state.pausedSince !== null,
    why: clock.why,
  }))

const chainOf = (state: CaseState, directory: Directory) => ({
  holders: state.holders.map((holder) => ({
    unit: holder.unit,
    name: directory.unit(holder.unit)?.name ?? null,
    from: holder.from,
    until: holder.until,
    read: holder.read,
    accepted: holder.accepted?.at ?? null,
    returned: holder.returned?.reason ?? null,
  })),
  co: state.co.map((co) => ({ ...co, name: directory.unit(co.unit)?.name ?? null })),
})

/** All that a worker needs on one page: words, holders, clocks, what happened, and what may happen next and why not. */
export async function caseView(ctx: Ctx, { case: id }: Input<'get'>) {
  const found = await seeCase(ctx, id)
  if (!found.ok) return found
  const row = found.value
  const acts = await loadActs(ctx.tx, ctx.tenant, id)
  const state = fold(acts)
  const now = iso(ctx.now)
  const [directory, names] = [await directoryOf(ctx.tx, ctx.tenant), await namesOf(ctx, acts)]
  const files = await filesOf(ctx.tx, ctx.tenant, id)
  const requests = await requestsOf(ctx.tx, ctx.tenant, id)
  const who = (act: CaseAct): Said => {
    const via = 'via' in act.data && act.data.via ? directory.unit(act.data.via)?.name : undefined
    if (via) return { zh: `${via.zh}（经其系统）`, en: `${via.en} (by its own system)` }
    if (act.who.kind !== 'person') return doers[act.who.kind]
    const name = names.get(act.who.id ?? '') ?? '—'
    return { zh: name, en: name }
  }
  return ok({
    case: rowOf(row, now),
    place: row.place,
    point: pointOf(row),
    published: state.published && { ...state.published, files: row.public_files },
    pictures: files.filter(isPicture).map((file) => file.id),
    about: (state.about && directory.unit(state.about)?.name) || null,
    requests: requests.map((request) => ({
      id: request.id,
      number: request.number,
      channel: request.channel,
      at: request.at,
      text: state.redacted[request.id] ?? request.text,
      redacted: request.id in state.redacted,
      anonymous: request.anonymous,
      onBehalf: request.on_behalf,
      phoneless: request.phoneless,
      answers: request.id in state.redacted ? [] : answersOf(request),
      files: files.filter((file) => file.request === request.id),
    })),
    timeline: acts.map((act) => ({
      id: act.id,
      n: act.n,
      at: act.at,
      act: act.act,
      label: actLabels[act.act],
      who: who(act),
      data: act.data as Record<string, unknown>,
      reason: act.reason ?? null,
    })),
    ...chainOf(state, directory),
    clocks: clocksOf(state, now),
    asks: state.asks
      .filter((ask) => ask.decided === null)
      .map((ask) => ({
        id: ask.id,
        kind: ask.kind,
        reason: ask.reason,
        at: ask.at,
        unit: directory.unit(ask.unit)?.name ?? null,
      })),
    handedOver: await handedOverOf(ctx, id, state.lead),
    abilities: abilities(state, partsOf(ctx.actor, state), now).map(({ act, whyNot: why }) => ({
      act,
      allowed: why === null,
      why: why && whyNot[why],
    })),
    suggestion: state.status === 'received' ? await suggestionOn(ctx, id, state) : null,
  })
}

/** The numbers of cases by their id, of those that whoever asks may open. Narrows the view to them: asked last. */
export async function numbersOf(ctx: Ctx, cases: readonly string[]): Promise<Map<string, string>> {
  const { needs } = calls.get
  if (!mayCall(ctx.actor, needs)) return new Map()
  await narrow(ctx.tx, scopeOf(ctx.tenant, ctx.actor, needs))
  const found = await rows(
    sql<{ id: string; number: string }>`select id, number from casework."case"
      where tenant = ${ctx.tenant} and id = any(${[...cases]}::uuid[])`,
    ctx.tx,
  )
  return new Map(found.map(({ id, number }) => [id, number]))
}

/** The same abilities for many cases in one question, so that a list knows what can be done to its chosen rows. */
export async function abilitiesOf(ctx: Ctx, { cases }: Input<'abilities'>) {
  const found = await loadActsOf(ctx.tx, ctx.tenant, cases)
  const sits = unitsOf(ctx.actor)
  const seen = [...found]
    .map(([id, acts]) => ({ id, state: fold(acts) }))
    .filter(({ state }) => !isAbout(state, sits))
    .map(({ id, state }) => ({ id, state, parts: partsOf(ctx.actor, state) }))
  return ok({
    acts: abilitiesOver(seen, iso(ctx.now)).map(({ act, can, cannot }) => ({
      act,
      can,
      cannot: cannot.map(({ why, cases: ids }) => ({ why: whyNot[why], cases: ids })),
    })),
  })
}
