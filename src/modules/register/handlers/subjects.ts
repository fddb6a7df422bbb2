import { concern } from '#kernel/audit'
import { narrow } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { systemScope } from '#kernel/rights'
import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { register } from '../contract.ts'
import { checkWords, nameElements, type SaidWord, type SubjectKind } from '../rules.ts'
import {
  findSubjects,
  insertMoved,
  lockSubjects,
  membersOf,
  remember,
  setArea,
  type SubjectRow,
} from '../store/subjects.ts'
import { putInto } from './households.ts'
import { mayWrite, openSubject, sightOf, subjectOf } from './sight.ts'
import { findableOf, outcomesOf, write } from './writing.ts'

type Calls = (typeof register)['calls']
export type Input<Name extends keyof Calls> = z.output<Calls[Name]['input']>

/** The name is a fact like all others, where the dictionary has an element for it. */
export const withName = (
  kind: SubjectKind,
  name: string,
  words: readonly SaidWord[],
  known: ReadonlyMap<string, unknown>,
): SaidWord[] => {
  const element = nameElements[kind]
  const isSaid = !known.has(element) || words.some((word) => word.element === element)
  return isSaid ? [...words] : [{ element, value: name }, ...words]
}

export const freshRow = (id: string, kind: SubjectKind, area: string, name: string, at: string): SubjectRow => ({
  id,
  kind,
  area,
  area_name: null,
  name,
  facts: {},
  merged_into: null,
  added_at: at,
  changed_at: at,
})

export async function add(ctx: Ctx, { kind, area, name, source, facts, household }: Input<'add'>) {
  const sight = await sightOf(ctx)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  if (!directory.area(area) || !mayWrite(sight, area)) return refuse('area-not-found')
  const words = checkWords(
    sight.dictionary.byCode,
    kind,
    withName(kind, name, facts, sight.dictionary.byCode),
    sight.today,
  )
  if (!words.ok) return words
  const id = newId(ctx.now.epochMilliseconds)
  const row = freshRow(id, kind, area, name, iso(ctx.now))
  const [written] = await write(ctx, sight, [{ row, isNew: true, src: source, words: words.value }])
  ctx.act({
    subject: subjectOf(id),
    act: 'register.add',
    data: { kind, area, elements: words.value.map((word) => word.element) },
  })
  if (household) {
    const joined = await putInto(ctx, sight, { person: row, ...household, household: household.id })
    if (!joined.ok) return joined
  }
  return ok({ subject: id, outcomes: written ? outcomesOf(written) : [] })
}

export async function record(ctx: Ctx, { subject, source, facts }: Input<'record'>) {
  await lockSubjects(ctx.tx, ctx.tenant, [subject])
  const found = await openSubject(ctx, subject)
  if (!found.ok) return found
  const row = found.value
  if (row.merged_into) return refuse('subject-not-found')
  const sight = await sightOf(ctx)
  const words = checkWords(sight.dictionary.byCode, row.kind, facts, sight.today)
  if (!words.ok) return words
  const [written] = await write(ctx, sight, [{ row, isNew: false, src: source, words: words.value }])
  const outcomes = written ? outcomesOf(written) : []
  ctx.act({ subject: subjectOf(subject), act: 'register.record', data: { source, outcomes } })
  return ok({ subject, outcomes })
}

/** A household takes along whoever lives in it, as far as the mover sees them. */
async function alongWith(ctx: Ctx, row: SubjectRow): Promise<SubjectRow[]> {
  if (row.kind !== 'household') return [row]
  const members = (await membersOf(ctx.tx, ctx.tenant, row.id)).filter((member) => member.until === null)
  const people = await findSubjects(
    ctx.tx,
    ctx.tenant,
    members.map((member) => member.person),
  )
  return [row, ...people.filter((person) => person.area === row.area)]
}

/** To another area, also one that the mover does not see: then it is theirs no more. */
export async function move(ctx: Ctx, { subject, area, reason }: Input<'move'>) {
  await lockSubjects(ctx.tx, ctx.tenant, [subject])
  const found = await openSubject(ctx, subject)
  if (!found.ok) return found
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  if (!directory.area(area)) return refuse('area-not-found')
  if (found.value.area === area) return refuse('already-there')
  const sight = await sightOf(ctx)
  const all = await alongWith(ctx, found.value)
  const at = iso(ctx.now)
  await narrow(ctx.tx, systemScope(ctx.tenant))
  const ids = all.map((row) => row.id)
  await setArea(ctx.tx, ctx.tenant, ids, area, at)
  await insertMoved(
    ctx.tx,
    all.map((row) => ({
      tenant: ctx.tenant,
      id: newId(ctx.now.epochMilliseconds),
      subject: row.id,
      old_area: row.area,
      at,
    })),
  )
  await remember(
    ctx.tx,
    all.map((row) => findableOf(ctx, sight, { ...row, area })),
  )
  for (const row of all) {
    await concern(ctx.tx, ctx.tenant, { subject: subjectOf(row.id), area, units: [] }, false)
    ctx.act({ subject: subjectOf(row.id), act: 'register.move', data: { from: row.area, to: area }, reason })
  }
  return ok({ subject, moved: all.length })
}
