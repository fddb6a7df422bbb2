import { owe } from '#inbox'
import { concern, whoOf, type Who } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf, type Directory, type Unit } from '#kernel/org/directory'
import { isWithin } from '#kernel/place'
import { iso } from '#kernel/time'
import { apply, nameOf, type Applied, type InForce, type Op, type Outcome, type Word } from '../rules.ts'
import { wordsOf } from '../found-by.ts'
import { accountsOf, insertAccounts, insertFacts, settleConfirmed } from '../store/facts.ts'
import { insertSubjects, remember, updateFacts, type SubjectRow } from '../store/subjects.ts'
import { maySettle, subjectOf, type Sight } from './sight.ts'

/** What is said of one subject in one go. */
export type Entry = { row: SubjectRow; isNew: boolean; src: string; words: readonly Word[]; op?: string }

export type Written = { id: string; name: string; outcomes: Record<string, Outcome> }

/** The one unit whose word counts for an element in an area; undefined where nothing says which. */
export function stewardOf(directory: Directory, element: InForce, area: string): Unit | undefined {
  if (element.stewardUnit) return directory.unit(element.stewardUnit)
  const around = directory.units.filter((unit) => unit.kind === element.steward && isWithin(area, unit.area))
  const nearest = around.filter((unit) => around.every((other) => other.area.length <= unit.area.length))
  return nearest.length === 1 ? nearest[0] : undefined
}

/** Whether the actor speaks for whoever answers for an element: by a post there, or, where nobody is named, by settling. */
export const speaksFor = (sight: Sight, steward: Unit | undefined, area: string): boolean =>
  maySettle(sight, area) &&
  (steward === undefined || sight.posts.some((post) => post.unit === steward.id || post.unit === ''))

const actorId = (who: Who): string | null => who.id ?? null

export const findableOf = (ctx: Ctx, sight: Sight, { id, kind, area, name, facts }: SubjectRow) => ({
  subject: id,
  kind,
  name,
  words: wordsOf(
    {
      name,
      area,
      values: Object.entries(facts).flatMap(([code, fact]) => {
        const element = sight.dictionary.byCode.get(code)
        return element ? [{ element, value: fact.v }] : []
      }),
    },
    (text) => ctx.vault.fingerprint(text, 'register'),
  ),
})

type Done = { entry: Entry; op: Op; applied: Applied; row: SubjectRow }

function applyTo(ctx: Ctx, sight: Sight, directory: Directory, who: Who, entry: Entry, isMerge: boolean): Done {
  const { row, words, src } = entry
  const op = { op: entry.op ?? newId(), by: actorId(who), src, nowMs: ctx.now.epochMilliseconds, words }
  const applied = apply(
    row.facts,
    op,
    sight.dictionary.byCode,
    // whoever merges says nothing of their own
    (element) => !isMerge && speaksFor(sight, stewardOf(directory, element, row.area), row.area),
  )
  return { entry, op, applied, row: { ...row, facts: applied.facts, name: nameOf(row.kind, applied.facts, row.name) } }
}

const accountRows = (ctx: Ctx, sight: Sight, directory: Directory, { applied, row }: Done, at: string) =>
  applied.accounts.map((account) => {
    const element = sight.dictionary.byCode.get(account.element)
    const unit = element && account.kind === 'proposal' ? stewardOf(directory, element, row.area)?.id : undefined
    return {
      tenant: ctx.tenant,
      id: newId(ctx.now.epochMilliseconds),
      subject: row.id,
      ...account,
      unit: unit ?? null,
      other_op: account.other.op,
      at,
    }
  })

const factRows = (ctx: Ctx, who: Who, { applied, row, op }: Done, at: string, merge: string | null) =>
  applied.history.map((kept) => ({
    tenant: ctx.tenant,
    subject: row.id,
    element: kept.element,
    op: op.op,
    hlc: kept.h,
    claimed: kept.claimed,
    base: kept.base,
    value: kept.value,
    who,
    source: op.src,
    seen: kept.seen,
    until: kept.until ?? null,
    basis: kept.basis ?? null,
    outcome: kept.outcome,
    merge_id: merge,
    at,
  }))

const confirmedOf = ({ applied, row, entry }: Done) =>
  entry.isNew
    ? []
    : applied.history
        .filter((kept) => kept.outcome === 'ok')
        .map(({ element, value }) => ({ subject: row.id, element, value }))

/** Brings the inbox of whoever answers for a subject's facts in line with what was proposed. */
export async function oweProposals(ctx: Ctx, sight: Sight, row: SubjectRow): Promise<void> {
  const open = (await accountsOf(ctx.tx, ctx.tenant, row.id)).filter((one) => one.kind === 'proposal')
  const owed = open.flatMap(({ id, unit }) =>
    unit
      ? [
          {
            key: `proposal:${id}`,
            kind: 'proposal',
            unit,
            needs: 'register.settle',
            due: null,
            minutes: 5,
            askedBy: sight.posts[0]?.unit ?? null,
          },
        ]
      : [],
  )
  const labels = open.map(({ element }) => sight.dictionary.byCode.get(element)?.zh ?? element)
  const about = {
    line: 'register',
    ref: row.id,
    number: '',
    about: `${row.name}：${labels.join('、')}`,
    area: row.area,
  }
  await owe(ctx.tx, ctx.tenant, about, owed, iso(ctx.now), false)
}

type Rows = { done: readonly Done[]; at: string; who: Who; merge: string | null }

async function save(ctx: Ctx, sight: Sight, directory: Directory, { done, at, who, merge }: Rows): Promise<void> {
  const { tx, tenant } = ctx
  const fresh = done.filter(({ entry }) => entry.isNew)
  const changed = done.filter(({ entry, applied }) => !entry.isNew && applied.history.length > 0)
  await insertSubjects(
    tx,
    fresh.map(({ row: { id, kind, area, name, facts } }) => ({
      tenant,
      id,
      kind,
      area,
      name,
      facts,
      added_at: at,
      changed_at: at,
    })),
  )
  for (const { row } of fresh)
    await concern(tx, tenant, { subject: subjectOf(row.id), area: row.area, units: [] }, true)
  await updateFacts(
    tx,
    tenant,
    at,
    changed.map(({ row: { id, name, facts } }) => ({ id, name, facts })),
  )
  await insertFacts(tx, ...done.flatMap((one) => factRows(ctx, who, one, at, merge)))
  await settleConfirmed(tx, tenant, done.flatMap(confirmedOf), { choice: 'confirmed', at, who, reason: null })
  await insertAccounts(
    tx,
    done.flatMap((one) => accountRows(ctx, sight, directory, one, at)),
  )
  await remember(
    tx,
    [...fresh, ...changed].map(({ row }) => findableOf(ctx, sight, row)),
  )
  for (const { row, applied } of done)
    if (applied.accounts.some(({ kind }) => kind === 'proposal')) await oweProposals(ctx, sight, row)
}

/**
 * Writes what is said of any number of subjects: facts, history, accounts, what they are found by, and the duties that
 * follow. The words have been checked, the rows of those that stand already locked. Acts are the caller's.
 */
export async function write(
  ctx: Ctx,
  sight: Sight,
  entries: readonly Entry[],
  merge: string | null = null,
): Promise<Written[]> {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const who = whoOf(ctx.actor)
  const done = entries.map((entry) => applyTo(ctx, sight, directory, who, entry, merge !== null))
  await save(ctx, sight, directory, { done, at: iso(ctx.now), who, merge })
  return done.map(({ row, applied }) => ({ id: row.id, name: row.name, outcomes: applied.outcomes }))
}

export const outcomesOf = ({ outcomes }: Written) =>
  Object.entries(outcomes).map(([element, outcome]) => ({ element, outcome }))
