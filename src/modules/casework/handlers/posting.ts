import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import type { remote as calls } from '../contract/remote.ts'
import type { CaseState } from '../rules/acts.ts'
import { fold } from '../rules/fold.ts'
import { findCase, loadActs, type CaseRow } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { findPosting, findRemote, postingsOf as postings, take, type PostingRow, type Remote } from '../store/remote.ts'
import { contactsOf, requestsOf } from '../store/requests.ts'
import { wordsTo } from './hand-over.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export const reachOf = ({ url, jurisdiction, format, key_locked: keyLocked }: Remote) => ({
  url,
  jurisdiction,
  format,
  keyLocked,
})

/** So much is taken at once that it is sent within the lease, also to slow servers. */
const most = 20

export const takePostings = async (ctx: Ctx) =>
  ok({ postings: (await take(ctx.tx, ctx.tenant, iso(ctx.now), most)).map(({ id }) => id) })

/** The most that the field may hold, in characters. */
const longest = 4000
const cut = (text: string): string => Array.from(text).slice(0, longest).join('')

/** A case goes by its own number there; where it was posted before, with how often. */
const numberOf = (state: CaseState, before: number): string =>
  before > 0 ? `${state.number}-${before + 1}` : state.number

/** Whoever said it first and agreed that the unit may get in touch. */
async function contactFields(ctx: Ctx, caseId: string, state: CaseState): Promise<Record<string, string>> {
  const contacts = await contactsOf(ctx.tx, ctx.tenant, caseId)
  const first = contacts.find((one) => one.consent && state.requests.some((r) => r.id === one.request && !r.gone))
  const fields = { first_name: first?.name, phone: first?.phone, email: first?.email }
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

type There = { row: CaseRow; state: CaseState; remote: Remote; number: string; isAgain: boolean }

const placeFields = async (ctx: Ctx, { row }: There): Promise<Record<string, string>> => {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const area = directory.area(row.area)?.name.zh ?? row.area
  const point = row.lat === null || row.long === null ? {} : { lat: String(row.lat), long: String(row.long) }
  return { ...point, address_string: [row.place, area].filter(Boolean).join('，') }
}

/** What the people of the unit would read in the house: the words as they are covered, with the number to find them by. */
async function wordsOf(ctx: Ctx, { row, state, number, isAgain }: There): Promise<string> {
  const requests = await requestsOf(ctx.tx, ctx.tenant, row.id)
  const here = requests.filter((request) => state.requests.some((one) => one.id === request.id && !one.gone))
  const said = here.map((request) => state.redacted[request.id] ?? request.text).join('\n\n')
  return cut(isAgain ? `【${number}】重新办理\n${said}` : `【${number}】${said}`)
}

/** The service that takes the category, else the one that takes what it is a part of. */
async function serviceFor(ctx: Ctx, { state, remote }: There): Promise<string | null> {
  const { categories } = await policyOf(ctx.tx, ctx.tenant)
  let code = state.category
  // a category stands under few others; whoever drew a ring is not followed for ever
  for (let steps = 0; code !== null && steps < 10; steps += 1) {
    const service = remote.codes[code]
    if (service) return service
    code = categories.find((one) => one.code === code)?.parent ?? null
  }
  return remote.fallback
}

async function caseFields(ctx: Ctx, there: There) {
  const service = await serviceFor(ctx, there)
  if (!service) return null
  return {
    service_code: service,
    ...(await placeFields(ctx, there)),
    description: await wordsOf(ctx, there),
    'attribute[external_id]': there.number,
  }
}

const seconds = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' })

async function updateFields(ctx: Ctx, posting: PostingRow, { state }: There) {
  const act = (await loadActs(ctx.tx, ctx.tenant, posting.case_id)).find((one) => one.n === posting.n)
  const words = act && wordsTo(act)
  return {
    update_id: posting.id,
    status: words?.status ?? 'OPEN',
    updated_datetime: seconds(act?.at ?? iso(ctx.now)),
    description: cut(words?.text ?? ''),
    service_request_id_ext: state.number,
  }
}

/** What there is to know of a posting, the case's earlier postings to the same server before it. */
async function find(ctx: Ctx, id: string) {
  const posting = await findPosting(ctx.tx, ctx.tenant, id)
  if (!posting) return undefined
  const row = await findCase(ctx.tx, ctx.tenant, posting.case_id)
  const remote = await findRemote(ctx.tx, ctx.tenant, posting.unit)
  const all = await postings(ctx.tx, ctx.tenant, posting.case_id, posting.unit)
  return row && remote && { posting, row, remote, earlier: all.filter((one) => one.n < posting.n) }
}

export async function postingOf(ctx: Ctx, { posting: id }: Input<'postingOf'>) {
  const found = await find(ctx, id)
  if (!found) return refuse('posting-not-found')
  const { posting, row, remote, earlier } = found
  const state = fold(await loadActs(ctx.tx, ctx.tenant, row.id))
  const before = earlier.filter((one) => one.kind === 'case').length
  const number = numberOf(state, before)
  const there = { row, remote, state, number, isAgain: before > 0 }
  const isCase = posting.kind === 'case'
  const fields = isCase ? await caseFields(ctx, there) : await updateFields(ctx, posting, there)
  const contact = isCase && remote.tells_contact ? await contactFields(ctx, row.id, state) : {}
  return ok({
    unit: posting.unit,
    reach: reachOf(remote),
    kind: posting.kind,
    theirs: [...earlier, posting].findLast((one) => one.theirs !== null)?.theirs ?? null,
    token: posting.token,
    unclear: posting.unclear,
    number,
    since: posting.created_at,
    fields: fields && { ...fields, ...contact },
    contact: Object.keys(contact).length > 0,
  })
}
