import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { iso } from '#kernel/time'
import {
  checkWords,
  goodUntil as untilOf,
  levelOf,
  sayValue,
  type FactValue,
  type InForce,
  type Outcome,
  type Purpose,
  type SaidWord,
  type SubjectKind,
  type Withheld,
  type WordFault,
} from '../rules.ts'
import type { sources } from '../shapes.ts'
import { findSubjects, insertMembers, lockSubjects, type SubjectRow } from '../store/subjects.ts'
import { consentsFor, ofChild } from './shown.ts'
import { elementOf, mayWrite, sightOf, subjectOf, type Sight } from './sight.ts'
import { freshRow, withName, type Input } from './subjects.ts'
import { unitOf, withheldFrom } from './reading.ts'
import { write, type Entry } from './writing.ts'

/** One subject in a batch: one that stands, or a new one (whose id may be made by the caller, so that others refer to it). */
export type BatchEntry = { facts: readonly SaidWord[]; op?: string | undefined } & (
  | { subject: string }
  | { id?: string | undefined; kind: SubjectKind; area: string; name: string }
)

export type BatchMember = { household: string; person: string; relation: string; since?: string | undefined }

export type Batch = {
  src: (typeof sources)[number]
  entries: readonly BatchEntry[]
  /** Who lives where, among new subjects that come with the batch and those that stand and live nowhere yet. */
  members?: readonly BatchMember[]
  /** Told in the log of every subject, e.g. the import that brought it. */
  from?: string
}

export type BatchFault = Refusal<WordFault | 'subject-not-found' | 'area-not-found'>
export type BatchDone = { subjects: { id: string; outcomes: Record<string, Outcome> }[] }

type Judged = Result<Entry, BatchFault>

/** `facts.at` of a refusal is the entry's place in the batch. */
const at = (fault: BatchFault, index: number): { ok: false; refusal: BatchFault } => ({
  ok: false,
  refusal: { ...fault, facts: { ...fault.facts, at: index } },
})

const rowOf = (
  ctx: Ctx,
  sight: Sight,
  entry: BatchEntry,
  known: ReadonlyMap<string, SubjectRow>,
  isArea: (path: string) => boolean,
) => {
  if ('subject' in entry) {
    const row = known.get(entry.subject)
    return row && !row.merged_into ? ok(row) : refuse('subject-not-found')
  }
  const { id = newId(ctx.now.epochMilliseconds), kind, area, name } = entry
  return isArea(area) && mayWrite(sight, area)
    ? ok(freshRow(id, kind, area, name, iso(ctx.now)))
    : refuse('area-not-found')
}

function judge(sight: Sight, entry: BatchEntry, row: SubjectRow, src: string): Judged {
  const isNew = !('subject' in entry)
  const known = sight.dictionary.byCode
  const said = isNew ? withName(row.kind, row.name, entry.facts, known) : entry.facts
  const words = checkWords(known, row.kind, said, sight.today)
  return words.ok ? ok({ row, isNew, src, words: words.value, ...(entry.op ? { op: entry.op } : {}) }) : words
}

async function joinAll(ctx: Ctx, sight: Sight, members: readonly BatchMember[]): Promise<void> {
  await insertMembers(
    ctx.tx,
    ...members.map(({ household, person, relation, since = sight.today }) => ({
      tenant: ctx.tenant,
      id: newId(ctx.now.epochMilliseconds),
      household,
      person,
      relation,
      is_head: relation === 'head',
      since,
    })),
  )
}

/**
 * Writes many subjects and what is said of them in the call's own transaction: all of it or, at the first fault, nothing.
 * The call that uses it must need `register.write`. A subject stands in a batch once. The same word from the same source
 * of the same day changes nothing, so a batch may come again.
 */
export async function writeMany(
  ctx: Ctx,
  { src, entries, members = [], from }: Batch,
): Promise<Result<BatchDone, BatchFault>> {
  const sight = await sightOf(ctx)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const ids = entries.flatMap((entry) => ('subject' in entry ? [entry.subject] : []))
  if (ids.length > 0) await lockSubjects(ctx.tx, ctx.tenant, ids)
  const standing = ids.length > 0 ? await findSubjects(ctx.tx, ctx.tenant, ids) : []
  const known = new Map(standing.map((row) => [row.id, row]))
  const judged: Entry[] = []
  for (const [index, entry] of entries.entries()) {
    const row = rowOf(ctx, sight, entry, known, (path) => directory.area(path) !== undefined)
    if (!row.ok) return at(row.refusal, index)
    const one = judge(sight, entry, row.value, src)
    if (!one.ok) return at(one.refusal, index)
    judged.push(one.value)
  }
  const written = await write(ctx, sight, judged)
  await joinAll(ctx, sight, members)
  written.forEach(({ id, outcomes }, index) => {
    const isNew = judged[index]?.isNew === true
    const elements = Object.keys(outcomes).filter((code) => outcomes[code] !== 'same')
    // nothing new, nothing to tell
    if (elements.length === 0) return
    const data = { source: src, elements, ...(from ? { from } : {}) }
    ctx.act({
      subject: subjectOf(id),
      act: isNew ? 'register.add' : 'register.record',
      data,
      ...(isNew ? { n: 1 } : {}),
    })
  })
  return ok({ subjects: written.map(({ id, outcomes }) => ({ id, outcomes })) })
}

export async function bring(ctx: Ctx, { source, from, entries, members }: Input<'bring'>) {
  const done = await writeMany(ctx, { src: source, entries, members, ...(from ? { from } : {}) })
  if (!done.ok) return done
  const changedIn = (outcomes: Record<string, Outcome>) =>
    Object.values(outcomes).filter((one) => one !== 'same').length
  return ok({ subjects: done.value.subjects.map(({ id, outcomes }) => ({ id, changed: changedIn(outcomes) })) })
}

/** A fact as another room reads it. `text`: as a person reads it; `why`: it is there, but may not be shown. */
export type ReadFact =
  | {
      value: FactValue
      text: { zh: string; en: string }
      seen: string
      goodUntil: string | null
      source: string
      stale: boolean
      h: string
    }
  | { why: Withheld }

export type ReadSubject = { id: string; kind: SubjectKind; name: string; area: string; facts: Record<string, ReadFact> }

const readFact = (sight: Sight, row: SubjectRow, element: InForce): Extract<ReadFact, { h: string }> | undefined => {
  const fact = row.facts[element.code]
  if (!fact) return undefined
  const goodUntil = untilOf(fact, element.goodForDays)
  return {
    value: fact.v,
    text: sayValue(element, fact.v),
    seen: fact.seen,
    goodUntil,
    source: fact.src,
    stale: goodUntil !== null && goodUntil < sight.today,
    h: fact.h,
  }
}

/** Only of those whose facts of some elements pass are all others read: nobody is looked at further than is needed. */
export type Only = { elements: readonly string[]; passes: (facts: Record<string, ReadFact>) => boolean }

type ToRead = { subjects: readonly string[]; elements: readonly string[]; purpose: Purpose; note: string; only?: Only }
type Looked = { facts: Record<string, ReadFact>; shown: string[]; withheld: string[] }

/**
 * The facts of many subjects by the codes of their elements, as far as whoever calls may see them for the purpose. Looks
 * at what is sensitive, and attempts, are noted in every subject's log: the call that uses it must be a command, and ask
 * of a subject once.
 */
export async function readMany(ctx: Ctx, { subjects, elements, purpose, note, only }: ToRead): Promise<ReadSubject[]> {
  const sight = await sightOf(ctx)
  const found = await findSubjects(ctx.tx, ctx.tenant, subjects)
  const consents = await consentsFor(ctx, subjects, sight.today)
  const known = (codes: readonly string[]) => [...new Set(codes)].flatMap((code) => elementOf(sight, code) ?? [])
  const [first, all] = [known(only?.elements ?? []), known([...(only?.elements ?? []), ...elements])]
  const look = (row: SubjectRow, asked: readonly InForce[]): Looked => {
    const looked: Looked = { facts: {}, shown: [], withheld: [] }
    for (const element of asked) {
      const fact = readFact(sight, row, element)
      if (!fact) continue
      const why = withheldFrom(sight, row, element, purpose, consents)
      looked.facts[element.code] = why ? { why } : fact
      if (why || levelOf(element, ofChild(row, sight.today)) >= 2)
        (why ? looked.withheld : looked.shown).push(element.code)
    }
    return looked
  }
  return found.flatMap((row) => {
    const before = only && look(row, first)
    const passes = !only || !before || only.passes(before.facts)
    const { facts, shown, withheld } = passes || !before ? look(row, all) : before
    if (shown.length + withheld.length > 0)
      ctx.act({
        subject: subjectOf(row.id),
        act: 'register.reveal',
        data: { purpose, shown, withheld, unit: unitOf(ctx) },
        reason: note,
      })
    const { id, kind, name, area } = row
    return passes ? [{ id, kind, name, area, facts }] : []
  })
}
