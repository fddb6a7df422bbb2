import { ok } from '#kernel/result'
import { fault, refused, type Outcome } from './answer.ts'
import { dateOf, spanOf, updateSpan, type Span } from './dates.ts'
import { programOf } from './key.ts'
import { list, one, type Params } from './params.ts'
import { anybody, baseOf, siteOf, type Asked, type Point } from './point.ts'
import { requestOf, updateOf, type PictureAt } from './requests.ts'
import { categoryOf, definitionOf, serviceList, withUnsorted, type Service } from './services.ts'
import { contactOf, faults, keyServiceOf } from './words.ts'
import type { Node } from './xml.ts'

type Known = { changedAt: string; services: Service[] }

export async function knownServices({ casework }: Point): Promise<Outcome<Known>> {
  const found = await casework('services', {}, anybody)
  return found.ok ? ok({ ...found.value, services: withUnsorted(found.value.services) }) : refused(found.refusal)
}

const specification = 'http://wiki.open311.org/GeoReport_v2'

export async function discovery(point: Point, { request }: Asked): Promise<Outcome> {
  const found = await knownServices(point)
  if (!found.ok) return found
  const changeset = dateOf(found.value.changedAt)
  const endpoint = (type: string, path: string): Node => ({
    specification,
    url: `${baseOf(request)}${path}`,
    changeset,
    type,
    formats: ['text/xml', 'application/json'],
  })
  const value = {
    changeset,
    contact: contactOf(point.operator),
    key_service: keyServiceOf(point.operator),
    endpoints: [endpoint('production', '/v2'), endpoint('test', '/test/v2')],
  }
  return ok({ root: 'discovery', value })
}

export async function services(point: Point, { lang }: Asked): Promise<Outcome> {
  const found = await knownServices(point)
  return found.ok ? ok({ root: 'services', value: serviceList(found.value.services, lang) }) : found
}

export async function definition(point: Point, { lang }: Asked, code: string): Promise<Outcome> {
  const found = await knownServices(point)
  if (!found.ok) return found
  const service = found.value.services.find((known) => known.code === code)
  return service ? ok({ root: 'service_definition', value: definitionOf(service, lang) }) : fault(404, faults.service)
}

/** Every code must be known: a list that silently lacks what was asked for would be believed. */
async function categoriesOf(point: Point, params: Params): Promise<Outcome<string[] | undefined>> {
  const codes = list(params, 'service_code')?.map(categoryOf)
  if (!codes) return ok(undefined)
  const found = await point.casework('catalogue', {}, anybody)
  if (!found.ok) return refused(found.refusal)
  const isKnown = (code: string) => code === '' || found.value.categories.some((category) => category.code === code)
  return codes.every(isKnown) ? ok(codes) : fault(404, faults.service)
}

function standingOf(params: Params): Outcome<boolean | undefined> {
  const asked = new Set(list(params, 'status')?.map((status) => status.toLowerCase()))
  if ([...asked].some((status) => status !== 'open' && status !== 'closed')) return fault(400, faults.status)
  return ok(asked.size === 1 ? asked.has('open') : undefined)
}

type Page = { page?: number; pageSize?: number }

const most = 1000

/** Pages are an extension: page 0 is the first too, and what is more than a page holds is a full page. */
function pageOf(params: Params, isExtended: boolean): Outcome<Page> {
  const [page = '1', size = String(most)] = isExtended ? [one(params, 'page'), one(params, 'page_size')] : []
  if (![page, size].every((text) => /^\d{1,6}$/.test(text)) || Number(size) < 1) return fault(400, faults.page)
  return ok({ page: Math.max(1, Number(page)), pageSize: Math.min(most, Number(size)) })
}

type Filter = Page & Partial<Span> & { numbers?: string[]; categories?: string[]; open?: boolean }

async function filterOf(point: Point, { params, now }: Asked, isExtended: boolean): Promise<Outcome<Filter>> {
  const page = pageOf(params, isExtended)
  if (!page.ok) return page
  const numbers = list(params, 'service_request_id')
  if (numbers) return ok({ ...page.value, numbers })
  const span = spanOf(params, now)
  if (!span.ok) return span
  const open = standingOf(params)
  if (!open.ok) return open
  const categories = await categoriesOf(point, params)
  if (!categories.ok) return categories
  return ok({
    ...page.value,
    ...span.value,
    ...(open.value === undefined ? {} : { open: open.value }),
    ...(categories.value ? { categories: categories.value } : {}),
  })
}

const wantsMore = (params: Params): boolean => one(params, 'extensions')?.toLowerCase() === 'true'

const picturesAt =
  ({ request }: Asked): PictureAt =>
  (id) =>
    `${siteOf(request)}/pictures/${id}`

export async function requests(point: Point, asked: Asked): Promise<Outcome> {
  const isExtended = wantsMore(asked.params)
  const filter = await filterOf(point, asked, isExtended)
  if (!filter.ok) return filter
  const found = await point.casework('publicCases', filter.value, anybody)
  if (!found.ok) return refused(found.refusal)
  return ok({
    root: 'service_requests',
    value: found.value.cases.map((known) => requestOf(known, asked.lang, picturesAt(asked), isExtended)),
  })
}

const findPublic = async ({ casework }: Point, number: string) => {
  const found = number.length <= 30 ? await casework('publicCases', { numbers: [number] }, anybody) : undefined
  return found?.ok ? found.value.cases[0] : undefined
}

export async function oneRequest(point: Point, asked: Asked, number: string): Promise<Outcome> {
  const known = await findPublic(point, number)
  if (!known) return fault(404, faults.request)
  const value = [requestOf(known, asked.lang, picturesAt(asked), wantsMore(asked.params))]
  return ok({ root: 'service_requests', value })
}

/** Every report is answered with its id at once, so that the id is its own token. */
export async function token(point: Point, _asked: Asked, number: string): Promise<Outcome> {
  const known = await findPublic(point, number)
  if (!known) return fault(404, faults.token)
  return ok({ root: 'service_requests', value: [{ service_request_id: known.number, token: known.number }] })
}

export async function updates(point: Point, asked: Asked): Promise<Outcome> {
  const program = await programOf(point, asked)
  if (!program.ok) return program
  const span = updateSpan(asked.params, asked.now)
  if (!span.ok) return span
  const found = await point.casework('updates', span.value, { actor: program.value })
  if (!found.ok) return refused(found.refusal)
  return ok({
    root: 'service_request_updates',
    value: found.value.updates.map((known) => updateOf(known, asked.lang)),
  })
}
