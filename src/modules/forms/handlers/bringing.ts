import { createHash } from 'node:crypto'
import { concern, whoOf } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import { dictionaryOf } from '#register'
import { aboutOf, propose, type Bindings } from '../rules/answer/binding.ts'
import { findForm, insertForm, insertVersion, keepTemplate, updateForm } from '../store.ts'
import { readTemplate, type Template } from '../template.ts'
import { mayAskFor, ownUnit, subjectOf, type Input } from './frame.ts'

type Brought = { id: string; version: number; fileName: string; template: Template; hash: string }

async function keep(ctx: Ctx, { id, version, fileName, template, hash }: Brought): Promise<void> {
  const { bytes, cameAs, layout, others } = template
  await keepTemplate(ctx.tx, ctx.tenant, hash, bytes.toString('base64'))
  await insertVersion(ctx.tx, {
    tenant: ctx.tenant,
    form: id,
    version,
    hash,
    file_name: fileName,
    came_as: cameAs,
    layout,
    others,
    at: iso(ctx.now),
    who: whoOf(ctx.actor),
  })
  ctx.act({ subject: subjectOf(id), act: 'forms.bring', data: { version, hash, places: layout.fields.length } })
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

type Given = Input<'bring'> & { template: Template }

async function bringNew(ctx: Ctx, { unit = ownUnit(ctx), name, fileName, template }: Given) {
  const found = unit && (await directoryOf(ctx.tx, ctx.tenant)).unit(unit)
  if (!found || !mayAskFor(ctx, found.id)) return refuse('unit-not-yours')
  const id = newId(ctx.now.epochMilliseconds)
  await concern(ctx.tx, ctx.tenant, { subject: subjectOf(id), area: found.area, units: [found.id] }, true)
  await insertForm(ctx.tx, {
    tenant: ctx.tenant,
    id,
    unit: found.id,
    name,
    version: 1,
    about: null,
    bindings: {},
    conditions: [],
    sort: null,
    purpose: 'form',
    ready: false,
    changed_at: iso(ctx.now),
  })
  await keep(ctx, { id, version: 1, fileName, template, hash: hashOf(template.bytes) })
  return ok({ form: id, version: 1 })
}

/** What was confirmed for a version holds for the next; it is ready at once where nothing new is asked. */
async function bringNext(ctx: Ctx, form: string, { fileName, template }: Given) {
  const before = await findForm(ctx.tx, ctx.tenant, form)
  if (!before || !mayAskFor(ctx, before.unit)) return refuse('form-not-found')
  const hash = hashOf(template.bytes)
  if (hash === before.hash) return refuse('same-file')
  const version = before.version + 1
  const { elements } = await dictionaryOf(ctx.tx, ctx.tenant)
  const isKnown = propose(template.layout, before.bindings, elements).every(({ known }) => known)
  await keep(ctx, { id: form, version, fileName, template, hash })
  await updateForm(ctx.tx, ctx.tenant, form, {
    ...before,
    version,
    ready: before.ready && isKnown,
    changed_at: iso(ctx.now),
  })
  return ok({ form, version })
}

export async function bring(ctx: Ctx, input: Input<'bring'>) {
  const template = readTemplate(Buffer.from(input.file, 'base64'))
  if (!template.ok) return template
  const given = { ...input, template: template.value }
  return input.form ? bringNext(ctx, input.form, given) : bringNew(ctx, given)
}

export async function bind(ctx: Ctx, { form, bindings: said, conditions, sort, purpose }: Input<'bind'>) {
  const found = await findForm(ctx.tx, ctx.tenant, form)
  if (!found || !mayAskFor(ctx, found.unit)) return refuse('form-not-found')
  const paths = new Set(found.layout.fields.map(({ path }) => path))
  const strange = said.find(({ path }) => !paths.has(path))
  if (strange) return refuse('place-not-found', { path: strange.path })
  const bindings: Bindings = {
    ...found.bindings,
    ...Object.fromEntries(said.map(({ path, element, variant }) => [path, { element, variant }])),
  }
  const used = Object.fromEntries(Object.entries(bindings).filter(([path]) => paths.has(path)))
  const { byCode } = await dictionaryOf(ctx.tx, ctx.tenant)
  const about = aboutOf(used, byCode)
  if (typeof about !== 'string') {
    const { code, ...facts } = about
    return refuse(code, facts)
  }
  const chosen = [...conditions.map(({ element }) => element), ...(sort === null ? [] : [sort])]
  const foreign = chosen.find((code) => byCode.get(code)?.kind !== about)
  if (foreign !== undefined) return refuse('element-not-found', { element: foreign })
  const changed_at = iso(ctx.now)
  await updateForm(ctx.tx, ctx.tenant, form, {
    ...found,
    about,
    bindings,
    conditions,
    sort,
    purpose,
    ready: true,
    changed_at,
  })
  ctx.act({ subject: subjectOf(form), act: 'forms.bind', data: { bindings: used, conditions, sort, purpose } })
  return ok({ form })
}
