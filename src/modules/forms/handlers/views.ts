import type { Ctx } from '#kernel/house'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { dictionaryOf } from '#register'
import { matchReasons } from '#register/rules'
import { propose, type Proposal } from '../rules/answer/binding.ts'
import { sayChoice } from '../rules/answer/choice.ts'
import { addressOf, lettersOf } from '../rules/book/address.ts'
import type { Field, Layout } from '../rules/layout/layout.ts'
import { findFilling, findForm, listForms, versionsOf, type FormRow } from '../store.ts'
import { iso } from '#kernel/time'
import { mayAskFor, personOf, type Input } from './frame.ts'

const rowOf = (directory: Directory, { id, name, unit, version, ready, changed_at, layout, bindings }: FormRow) => ({
  id,
  name,
  unit,
  unitName: directory.unit(unit)?.name ?? null,
  kind: layout.kind,
  version,
  changedAt: changed_at,
  places: layout.fields.filter(({ own }) => !own).length,
  bound: layout.fields.filter(({ path, own }) => !own && typeof bindings[path]?.element === 'string').length,
  ready,
})

export async function list(ctx: Ctx) {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  return ok({ forms: (await listForms(ctx.tx, ctx.tenant)).map((form) => rowOf(directory, form)) })
}

const mayFill = ({ actor }: Ctx): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' && actor.posts.some(({ capabilities }) => capabilities.includes('register.read')))

type Labels = ReadonlyMap<string, { zh: string; en: string }>

const placeOf = (field: Field, { kind }: Layout): string =>
  kind === 'roster' ? lettersOf(field.column) : addressOf(field)

const fieldView = ({ own, options, ...field }: Field, proposal: Proposal, layout: Layout, labels: Labels) => {
  const labelOf = (code: string) => {
    const { zh, en } = labels.get(code) ?? { zh: code, en: code }
    return { zh, en }
  }
  return {
    ...proposal,
    place: placeOf(field, layout),
    own: own ?? null,
    options: [...(options ?? [])],
    label: proposal.element === null ? null : labelOf(proposal.element),
    reasons: proposal.reasons.map((reason) => matchReasons[reason]),
    others: proposal.others.map((code) => ({ element: code, label: labelOf(code) })),
  }
}

export async function form(ctx: Ctx, { form: id }: Input<'form'>) {
  const found = await findForm(ctx.tx, ctx.tenant, id)
  if (!found) return refuse('form-not-found')
  const { elements, byCode } = await dictionaryOf(ctx.tx, ctx.tenant)
  const proposals = propose(found.layout, found.bindings, elements)
  const versions = await versionsOf(ctx.tx, ctx.tenant, id)
  const { layout, conditions, sort, about, purpose, others } = found
  return ok({
    form: rowOf(await directoryOf(ctx.tx, ctx.tenant), found),
    about,
    purpose,
    sheet: layout.sheet,
    room: layout.room,
    others,
    fields: layout.fields.flatMap((field, i) => (proposals[i] ? [fieldView(field, proposals[i], layout, byCode)] : [])),
    conditions: conditions.map((one) => ({ ...one, values: [...one.values] })),
    sort,
    says: sayChoice(conditions, sort, byCode),
    versions: versions.map(({ version, file_name, came_as, at }) => ({
      version,
      fileName: file_name,
      cameAs: came_as,
      at,
    })),
    may: { bind: mayAskFor(ctx, found.unit), fill: mayFill(ctx) },
  })
}

export async function filled(ctx: Ctx, { filling, part }: Input<'filled'>) {
  const found = await findFilling(ctx.tx, ctx.tenant, filling, personOf(ctx), iso(ctx.now))
  const content = found && ctx.vault.open(found.content, `filling ${filling}`)
  if (!found || content === undefined) return refuse('filling-gone')
  const files = JSON.parse(content) as Record<typeof part, { name: string; file: string }>
  return ok(files[part])
}
