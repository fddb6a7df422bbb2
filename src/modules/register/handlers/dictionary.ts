import { concern, whoOf } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { csvLine } from '#kernel/org/tables/csv'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import { cellsOf, columns, readElements } from '../element-table.ts'
import { coversAll, faultOf, isSameElement, type InForce, type KeptElement } from '../rules.ts'
import { dictionaryOf, forgetDictionary, insertVersions, nextVersion, versionsOf } from '../store/dictionary.ts'
import { namesOf } from './shown.ts'
import type { Input } from './subjects.ts'

/** The dictionary holds for the whole county and is changed by whoever keeps the whole county. */
const keepsAll = ({ actor, tenant }: Ctx): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && coversAll(actor.posts, 'register.dictionary', String(tenant)))

export async function dictionary(ctx: Ctx, { kind, retired }: Input<'dictionary'>) {
  const { version, elements } = await dictionaryOf(ctx.tx, ctx.tenant)
  const shown = elements.filter((one) => (kind === undefined || one.kind === kind) && (retired || !one.retired))
  return ok({ version, elements: shown.map(asShown) })
}

const asShown = (element: InForce) => ({
  ...element,
  synonyms: [...element.synonyms],
  options: element.options?.map((option) => ({ ...option, synonyms: [...option.synonyms] })),
  variants: element.variants?.map((variant) => ({ ...variant, synonyms: [...variant.synonyms] })),
  purposes: element.purposes && [...element.purposes],
})

export async function elementHistory(ctx: Ctx, { code }: Input<'elementHistory'>) {
  const versions = await versionsOf(ctx.tx, ctx.tenant, code)
  if (versions.length === 0) return refuse('element-not-found', { element: code })
  const names = await namesOf(
    ctx.tx,
    ctx.tenant,
    versions.map(({ who }) => who.id),
  )
  return ok({
    versions: versions.map(({ version, retired, since, who, reason, body }) => ({
      version,
      retired,
      at: since,
      reason,
      who: (who.id && names.get(who.id)) ?? null,
      element: asShown({ ...body, version, retired }),
    })),
  })
}

type Change = { element: KeptElement; retired: boolean }

/** A change is a new version of the whole dictionary; who may not see it yet goes by the one before. */
async function put(ctx: Ctx, changes: readonly Change[], reason: string): Promise<number> {
  const at = iso(ctx.now)
  const version = await nextVersion(ctx.tx, ctx.tenant, at)
  await insertVersions(
    ctx.tx,
    ...changes.map(({ element, retired }) => ({
      tenant: ctx.tenant,
      code: element.code,
      version,
      body: element,
      retired,
      since: at,
      who: whoOf(ctx.actor),
      reason,
    })),
  )
  forgetDictionary()
  return version
}

const county = (ctx: Ctx, code: string) =>
  concern(ctx.tx, ctx.tenant, { subject: `element:${code}`, area: String(ctx.tenant), units: [] }, false)

const bodyOf = ({ version: _version, retired: _retired, ...element }: InForce): KeptElement => element

export async function saveElement(ctx: Ctx, { element, reason }: Input<'saveElement'>) {
  if (!keepsAll(ctx)) return refuse('county-only')
  const known = await dictionaryOf(ctx.tx, ctx.tenant)
  const fault = faultOf(
    element as KeptElement,
    known.elements.find(({ code }) => code === element.code),
  )
  if (fault) return refuse(fault)
  if (element.stewardUnit && !(await directoryOf(ctx.tx, ctx.tenant)).unit(element.stewardUnit))
    return refuse('unit-not-found')
  const version = await put(ctx, [{ element: element as KeptElement, retired: false }], reason)
  await county(ctx, element.code)
  ctx.act({ subject: `element:${element.code}`, act: 'register.saveElement', data: { version, element }, reason })
  return ok({ code: element.code, version })
}

export async function retireElement(ctx: Ctx, { code, retired, reason }: Input<'retireElement'>) {
  if (!keepsAll(ctx)) return refuse('county-only')
  const found = (await dictionaryOf(ctx.tx, ctx.tenant)).elements.find(
    (one) => one.code === code && one.retired !== retired,
  )
  if (!found) return refuse('element-not-found', { element: code })
  const version = await put(ctx, [{ element: bodyOf(found), retired }], reason)
  await county(ctx, code)
  ctx.act({ subject: `element:${code}`, act: 'register.retireElement', data: { version, retired }, reason })
  return ok({ code, version })
}

export async function exportElements(ctx: Ctx) {
  const { elements } = await dictionaryOf(ctx.tx, ctx.tenant)
  return ok({ text: `\uFEFF${csvLine(columns)}${elements.map((element) => csvLine(cellsOf(element))).join('')}` })
}

export async function importElements(ctx: Ctx, { text, isTrial, reason }: Input<'importElements'>) {
  if (!keepsAll(ctx)) return refuse('county-only')
  const table = readElements(text)
  if (!table) return refuse('table-unreadable')
  const known = new Map((await dictionaryOf(ctx.tx, ctx.tenant)).elements.map((one) => [one.code, one]))
  const judged = table.rows.map((row) => ({
    ...row,
    before: known.get(row.element.code),
    fault: faultOf(row.element, known.get(row.element.code)),
  }))
  const rejects = [
    ...table.rejects,
    ...judged.flatMap(({ line, fault }) => (fault ? [{ line, ...faultWords[fault] }] : [])),
  ]
  const good = judged.filter(({ fault }) => fault === undefined)
  const changes = good.filter(
    ({ element, retired, before }) => !before || before.retired !== retired || !isSameElement(bodyOf(before), element),
  )
  if (!isTrial && changes.length > 0) {
    const version = await put(ctx, changes, reason)
    for (const { element } of changes) await county(ctx, element.code)
    const codes = changes.map(({ element }) => element.code)
    ctx.act({ subject: 'dictionary', act: 'register.importElements', data: { version, codes }, reason })
  }
  const added = changes.filter(({ before }) => !before).length
  return ok({
    added,
    changed: changes.length - added,
    same: good.length - changes.length,
    rejects: rejects.toSorted((a, b) => a.line - b.line),
  })
}

const faultWords = {
  'kind-fixed': { zh: '登记对象和类型不能改', en: 'Its kind and type cannot change' },
  'options-needed': { zh: '没有写选项', en: 'It has no options' },
  'purpose-needed': { zh: '没有写用途', en: 'It has no purpose' },
  'steward-needed': { zh: '没有写责任单位', en: 'It has no steward' },
}
