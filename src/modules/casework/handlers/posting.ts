import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import type { remote as calls } from '../contract/remote.ts'
import type { CaseAct, CaseState } from '../rules/acts.ts'
import type { Answer } from '../rules/answers.ts'
import { fold } from '../rules/fold.ts'
import { answersTo } from '../rules/remote-questions.ts'
import { filesOf, isPicture } from '../store/attachments.ts'
import { findCase, loadActs, type CaseRow } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { findPosting, findRemote, postingsOf as postings, take, type PostingRow, type Remote } from '../store/remote.ts'
import { contactsOf, requestsOf, type RequestRow } from '../store/requests.ts'
import { partingIn, wordsTo } from './hand-over.ts'

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

type There = {
  row: CaseRow
  state: CaseState
  remote: Remote
  /** Those that have not gone elsewhere. */
  requests: RequestRow[]
  number: string
  isAgain: boolean
}

const placeFields = async (ctx: Ctx, { row }: There): Promise<Record<string, string>> => {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const area = directory.area(row.area)?.name.zh ?? row.area
  const point = row.lat === null || row.long === null ? {} : { lat: String(row.lat), long: String(row.long) }
  return { ...point, address_string: [row.place, area].filter(Boolean).join('，') }
}

/** As many as a request of ours may bring. */
const mostPictures = 5

/** What the people of the unit would read in the house: the words as they are covered, with the number to find them by. */
function wordsOf({ state, requests, number, isAgain }: There): string {
  const said = requests.map((request) => state.redacted[request.id] ?? request.text).join('\n\n')
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

/** What residents answered, as far as nobody has covered it. */
const answersIn = ({ state, requests }: There): Answer[] =>
  requests.flatMap(({ id, answers }) => (id in state.redacted ? [] : (answers ?? [])))

type Fields = z.input<(typeof calls)['postingOf']['output']>['fields']

async function caseFields(ctx: Ctx, there: There): Promise<{ fields: Fields; lacks: string[] }> {
  const code = await serviceFor(ctx, there)
  if (!code) return { fields: null, lacks: [] }
  const { remote, number } = there
  const asked = answersTo({
    questions: remote.services.find((service) => service.code === code)?.questions ?? [],
    answers: answersIn(there),
    chosen: (theirs) => remote.answers[`${code}/${theirs}`],
    number,
  })
  const fields = {
    service_code: code,
    ...(await placeFields(ctx, there)),
    description: wordsOf(there),
    ...asked.fields,
    'attribute[external_id]': number,
  }
  return { fields, lacks: asked.lacks }
}

/** The pictures that go along: those of requests that nobody has covered; by address only what is public. */
async function picturesOf(ctx: Ctx, { row, state, remote, requests }: There, act: CaseAct | undefined) {
  if (remote.media === 'none') return []
  const from = new Set(requests.map(({ id }) => id).filter((id) => !(id in state.redacted)))
  const pictures = (await filesOf(ctx.tx, ctx.tenant, row.id)).filter(isPicture)
  const all = pictures.filter(({ request }) => request !== null && from.has(request)).map(({ id }) => id)
  const added = act?.act === 'add' ? act.data.files : act ? [] : all
  const may = remote.media === 'url' ? row.public_files : added
  return all.filter((id) => added.includes(id) && may.includes(id)).slice(0, mostPictures)
}

const seconds = (at: string): string => Temporal.Instant.from(at).toString({ smallestUnit: 'second' })

const wordsIn = (posting: PostingRow, act: CaseAct): ReturnType<typeof wordsTo> =>
  posting.kind === 'away' ? { status: 'CLOSED', text: partingIn(act) ?? '' } : wordsTo(act)

function updateFields(ctx: Ctx, posting: PostingRow, { state }: There, act: CaseAct | undefined) {
  const words = act && wordsIn(posting, act)
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
  const acts = await loadActs(ctx.tx, ctx.tenant, row.id)
  const state = fold(acts)
  const before = earlier.filter((one) => one.kind === 'case').length
  const number = numberOf(state, before)
  const requests = (await requestsOf(ctx.tx, ctx.tenant, row.id)).filter((request) =>
    state.requests.some((one) => one.id === request.id && !one.gone),
  )
  const there = { row, remote, state, requests, number, isAgain: before > 0 }
  const isCase = posting.kind === 'case'
  const act = isCase ? undefined : acts.find((one) => one.n === posting.n)
  const asked = isCase ? await caseFields(ctx, there) : { fields: updateFields(ctx, posting, there, act), lacks: [] }
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
    fields: asked.fields && { ...asked.fields, ...contact },
    lacks: asked.lacks,
    media: remote.media,
    pictures: await picturesOf(ctx, there, act),
    contact: Object.keys(contact).length > 0,
  })
}
