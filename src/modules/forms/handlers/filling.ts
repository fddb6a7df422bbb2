import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import { dictionaryOf, readMany, subjectsIn, type ReadSubject } from '#register'
import type { InForce, Purpose, SubjectKind } from '#register/rules'
import { listsOf } from '../lists.ts'
import { aboutOf, propose, type Bindings } from '../rules/answer/binding.ts'
import { answersOf, type Answers, type Gap } from '../rules/answer/answers.ts'
import { meets, type Condition } from '../rules/answer/choice.ts'
import type { Layout } from '../rules/layout/layout.ts'
import type { FileRefusal } from '../rules/refusals.ts'
import { dropFillings, findForm, getTemplate, insertFilling } from '../store.ts'
import { readTemplate } from '../template.ts'
import { writeInto } from '../write-into.ts'
import { personOf, subjectOf, todayOf, type Input } from './frame.ts'

/** What a form is filled from. */
type Order = {
  name: string
  layout: Layout
  bindings: Bindings
  conditions: readonly Condition[]
  sort: string | null
  about: SubjectKind
  bytes: Buffer
  area: string
  purpose: Purpose
  subject?: string | undefined
}

type Unfilled = Refusal<FileRefusal | 'area-not-found' | 'too-many-subjects' | 'nobody' | 'subject-needed'>

/** So many rows one filling takes. */
const most = 20_000
const keptFor = { hours: 1 }

type Read = { people: ReadSubject[]; unseen: number }

const valueOf = (facts: ReadSubject['facts'], element: string) => {
  const fact = facts[element]
  return fact && 'value' in fact ? fact.value : undefined
}

/** Those who meet the conditions, with their facts; whoever may not be seen to meet one is left out, and counted. */
async function read(ctx: Ctx, order: Order): Promise<Result<Read, Unfilled>> {
  const { about, area, subject, conditions, name, purpose } = order
  const subjects = subject ? [subject] : await subjectsIn(ctx, { kind: about, area, most: most + 1 })
  if (subjects.length > most) return refuse('too-many-subjects', { most })
  const asked = conditions.map(({ element }) => element)
  let unseen = 0
  const passes = (facts: ReadSubject['facts']): boolean => {
    const isHidden = asked.some((element) => facts[element] && 'why' in facts[element])
    if (isHidden) unseen += 1
    return !isHidden && conditions.every((one) => meets(one, valueOf(facts, one.element)))
  }
  const elements = elementsOf(order)
  const found = await readMany(ctx, {
    subjects,
    elements,
    purpose,
    note: name,
    ...(asked.length > 0 ? { only: { elements: asked, passes } } : {}),
  })
  const people = inOrder(
    found.filter(({ kind }) => kind === about),
    subjects,
    order.sort,
  )
  return ok({ people, unseen })
}

/** In the order of the area and the name they come; by an element, those of whom it is unknown come last. */
function inOrder(people: readonly ReadSubject[], ids: readonly string[], sort: string | null): ReadSubject[] {
  const byId = new Map(people.map((one) => [one.id, one]))
  const given = ids.flatMap((id) => byId.get(id) ?? [])
  if (sort === null) return given
  const keyOf = ({ facts }: ReadSubject): string | number | undefined => {
    const value = valueOf(facts, sort) ?? undefined
    return typeof value === 'number' ? value : value?.toString()
  }
  return given.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
    if (typeof left === 'number' && typeof right === 'number') return left - right
    return String(left).localeCompare(String(right), 'zh-Hans-CN')
  })
}

const elementsOf = ({ layout, bindings, sort }: Order): string[] => [
  ...layout.fields.flatMap(({ path, own }) => (own ? [] : (bindings[path]?.element ?? []))),
  ...(sort === null ? [] : [sort]),
]

/** How many subjects lack what. */
function counted(gaps: readonly Gap[], byCode: ReadonlyMap<string, InForce>) {
  const byElement = new Map<string, { missing: number; stale: number; withheld: number }>()
  for (const { element, why } of gaps) {
    const count = byElement.get(element) ?? { missing: 0, stale: 0, withheld: 0 }
    count[why] += 1
    byElement.set(element, count)
  }
  return [...byElement].map(([element, count]) => {
    const { zh = element, en = element } = byCode.get(element) ?? {}
    return { element, label: { zh, en }, ...count }
  })
}

async function keep(
  ctx: Ctx,
  { name, area }: Order,
  file: Buffer,
  answers: Answers,
): Promise<{ filling: string; until: string }> {
  const filling = newId(ctx.now.epochMilliseconds)
  const until = iso(ctx.now.add(keptFor))
  const { byCode } = await dictionaryOf(ctx.tx, ctx.tenant)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const areaName = (path: string): Said => directory.area(path)?.name ?? { zh: path, en: path }
  const { gaps, origins } = await listsOf(answers, { byCode, areaName, lang: ctx.lang })
  const named = (tail: Said, bytes: Buffer) => ({
    name: `${name}${tail[ctx.lang]}.xlsx`,
    file: bytes.toString('base64'),
  })
  const files = {
    form: named({ zh: '', en: '' }, file),
    gaps: named({ zh: '（缺项）', en: ' (gaps)' }, gaps),
    origins: named({ zh: '（出处）', en: ' (sources)' }, origins),
  }
  const content = ctx.vault.close(JSON.stringify(files), `filling ${filling}`)
  await dropFillings(ctx.tx, iso(ctx.now))
  await insertFilling(ctx.tx, { tenant: ctx.tenant, id: filling, person: personOf(ctx), area, name, content, until })
  return { filling, until }
}

async function carryOut(ctx: Ctx, order: Order) {
  if (!(await directoryOf(ctx.tx, ctx.tenant)).area(order.area)) return refuse('area-not-found')
  if (order.layout.kind === 'sheet' && !order.subject) return refuse('subject-needed')
  const found = await read(ctx, order)
  if (!found.ok) return found
  const { people, unseen } = found.value
  if (people.length === 0) return refuse('nobody')
  const { byCode } = await dictionaryOf(ctx.tx, ctx.tenant)
  const answers = answersOf(order.layout, order.bindings, people, byCode, await todayOf(ctx))
  const written = writeInto(order.bytes, order.layout, answers.edits, people.length)
  if (!written.ok) return written
  const { filling, until } = await keep(ctx, order, written.value.bytes, answers)
  return ok({
    filling,
    name: order.name,
    until,
    subjects: people.length,
    cells: written.value.cells,
    gaps: counted(answers.gaps, byCode),
    unseen,
    remarks: written.value.remarks,
  })
}

export async function fill(ctx: Ctx, { form, area, subject }: Input<'fill'>) {
  const found = await findForm(ctx.tx, ctx.tenant, form)
  if (!found) return refuse('form-not-found')
  if (!found.ready || !found.about) return refuse('not-bound')
  const bytes = await getTemplate(ctx.tx, ctx.tenant, found.hash)
  const done = await carryOut(ctx, { ...found, about: found.about, bytes, area, subject })
  if (done.ok) {
    const { subjects, cells, filling } = done.value
    ctx.act({ subject: subjectOf(form), act: 'forms.fill', data: { area, subjects, cells, filling } })
  }
  return done
}

export async function fillOnce(ctx: Ctx, { fileName, file, area, purpose, subject }: Input<'fillOnce'>) {
  const template = readTemplate(Buffer.from(file, 'base64'))
  if (!template.ok) return template
  const { layout, bytes } = template.value
  const { elements, byCode } = await dictionaryOf(ctx.tx, ctx.tenant)
  const proposals = propose(layout, {}, elements)
  const bindings: Bindings = Object.fromEntries(
    proposals.map(({ path, element, variant }) => [path, { element, variant }]),
  )
  const about = mostOf(proposals.flatMap(({ element }) => byCode.get(element ?? '')?.kind ?? []))
  // a column of another kind of subject stays for a person
  for (const [path, { element }] of Object.entries(bindings))
    if (byCode.get(element ?? '')?.kind !== about) Object.assign(bindings, { [path]: { element: null, variant: null } })
  const kind = aboutOf(bindings, byCode)
  if (typeof kind !== 'string') {
    const { code, ...facts } = kind
    return refuse(code, facts)
  }
  const name = fileName.replace(/\.\w{1,5}$/, '')
  const order = { name, layout, bindings, conditions: [], sort: null, about: kind, bytes, area, purpose, subject }
  const done = await carryOut(ctx, order)
  if (!done.ok) return done
  const { subjects, cells, filling } = done.value
  ctx.act({ subject: `filling:${filling}`, act: 'forms.fillOnce', data: { area, subjects, cells } })
  const columns = layout.fields.map(({ path }) => {
    const element = byCode.get(bindings[path]?.element ?? '')
    return { path, label: element ? { zh: element.zh, en: element.en } : null }
  })
  return ok({ ...done.value, columns })
}

const mostOf = (kinds: readonly SubjectKind[]): SubjectKind | undefined => {
  const count = (kind: SubjectKind) => kinds.filter((one) => one === kind).length
  return kinds.toSorted((a, b) => count(b) - count(a))[0]
}
