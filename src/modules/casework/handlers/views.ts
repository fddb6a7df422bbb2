import { iso } from '#kernel/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { narrow, rows } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { scopeOf, unitsOf } from '#kernel/rights'
import type { views as calls } from '../contract/views.ts'
import type { caseRow, publicCase } from '../shapes.ts'
import { filesOf, findAttached, findReleased } from '../store/attachments.ts'
import {
  findByNumber,
  findCase,
  listCases,
  loadActs,
  notAbout,
  where,
  type CaseFilter,
  type CaseRow,
} from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { findHeld, firstWords, foundCases, ownRequests, requestsOf, type RequestRow } from '../store/requests.ts'
import { alarmFirst } from './alarm-first.ts'
import { titleOf } from './intake.ts'
import { seeCase } from './open-case.ts'
import { fold } from '../rules/fold.ts'
import { abilities } from '../rules/next.ts'
import { whyNot } from '../rules/why-not.ts'

export type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

export const rowOf = (c: CaseRow, now: string): z.input<typeof caseRow> => ({
  id: c.id,
  number: c.number,
  title: c.title,
  area: c.area,
  areaName: c.area_name,
  category: c.category,
  categoryName: c.category_name,
  urgency: c.urgency,
  status: c.status,
  type: c.type,
  lead: c.lead,
  leadName: c.lead_name,
  due: c.due,
  overdue: c.solve_due !== null && c.solve_due < (c.solved_at ?? now),
  returnPending: c.return_pending,
  hard: c.hard,
  problem: c.problem,
  alarm: c.type === 'open' && c.alarm?.answer === 'open' ? c.alarm : null,
  supporters: c.supporters,
  openedAt: c.opened_at,
  claimedAt: c.claimed_at,
  confirmedAt: c.confirmed_at,
})

export const pointOf = ({ lat, long }: Pick<CaseRow, 'lat' | 'long'>) =>
  lat === null || long === null ? null : { lat, long }

export const publicOf = (c: CaseRow, now: string): z.input<typeof publicCase> => ({
  id: c.id,
  number: c.number,
  title: c.public_title ?? c.title,
  text: c.public_text,
  place: c.place,
  point: pointOf(c),
  areaName: c.area_name,
  categoryName: c.category_name,
  status: c.status,
  type: c.type,
  unit: c.lead_name,
  unitPhone: c.lead_phone,
  promise: c.promise,
  overdue: c.type === 'open' && c.solve_due !== null && c.solve_due < (c.solved_at ?? now),
  openedAt: c.opened_at,
  steps: c.public_steps,
  reply: c.reply,
  supporters: c.supporters,
  pictures: c.public_files,
  answers: c.public_answers,
})

/** Until a moderator has put a case into words, whoever joined or was merged into it sees their own, not another's. */
const ownTitle = (published: string | null, own: { text: string }): string => published ?? titleOf(own)

const ownFace = (row: CaseRow, own: RequestRow) => {
  const spot = row.public_text === null ? own : row
  return { title: ownTitle(row.public_title, own), place: spot.place, point: pointOf(spot) }
}

export async function follow(ctx: Ctx, key: Input<'follow'>) {
  const found = await findHeld(ctx.tx, ctx.tenant, key)
  if (!found) return refuse('key-wrong')
  await narrow(ctx.tx, scopeOf(ctx.tenant, { kind: 'case-key', caseId: found.case_id }, 'anyone'))
  const row = await findCase(ctx.tx, ctx.tenant, found.case_id)
  const own = (await requestsOf(ctx.tx, ctx.tenant, found.case_id)).find((request) => request.id === found.request)
  if (!row || !own) return refuse('key-wrong')
  const now = iso(ctx.now)
  const state = fold(await loadActs(ctx.tx, ctx.tenant, found.case_id))
  const files = (await filesOf(ctx.tx, ctx.tenant, found.case_id)).filter(
    (file) => file.public || file.request === own.id || row.public_files.includes(file.id),
  )
  return ok({
    case: { ...publicOf(row, now), ...ownFace(row, own) },
    request: { id: own.id, number: own.number, at: own.at, text: own.text },
    abilities: abilities(state, ['resident'], now).map(({ act, whyNot: why }) => ({
      act,
      allowed: why === null,
      why: why && whyNot[why],
    })),
    files,
  })
}

/** Whoever may read the case may read what is attached to it; a public case does not open its attachments. */
export async function attachment(ctx: Ctx, { file }: Input<'file'>) {
  const found = await findAttached(ctx.tx, ctx.tenant, file)
  const isSeen = found && (await seeCase(ctx, found.case)).ok
  return isSeen ? ok(found) : refuse('file-not-found')
}

export async function mine(ctx: Ctx) {
  const own = ctx.actor.kind === 'resident' ? await ownRequests(ctx.tx) : []
  return ok({ requests: own.map((one) => ({ ...one, title: ownTitle(one.public_title, one) })) })
}

export async function publicByNumber(ctx: Ctx, { number }: Input<'publicCase'>) {
  const row = await findByNumber(ctx.tx, ctx.tenant, number)
  return row?.public_text ? ok(publicOf(row, iso(ctx.now))) : refuse('case-not-found')
}

export async function publicPicture(ctx: Ctx, { picture }: Input<'publicPicture'>) {
  const found = await findReleased(ctx.tx, ctx.tenant, picture)
  return found ? ok(found) : refuse('file-not-found')
}

/** `after` is the cursor that the page before has given: an instant and an id. */
export const readAfter = (after: string | undefined) => {
  const [at, id] = after?.split('_') ?? []
  return id && /^[0-9a-f-]{36}$/.test(id) ? { at: at === '' || at === undefined ? null : at, id } : undefined
}

/** The cursor to the page behind a full one. */
const nextOf = (found: readonly CaseRow[], limit: number, by: 'opened_at' | 'due' = 'opened_at'): string | null => {
  const last = found.at(-1)
  return found.length === limit && last ? `${last[by] ?? ''}_${last.id}` : null
}

export async function publicList(ctx: Ctx, { after, limit, ...filter }: Input<'publicList'>) {
  const now = iso(ctx.now)
  const condition = where(ctx.tenant, { ...filter, published: true }, now)
  const found = await listCases(ctx.tx, condition, 'newest', readAfter(after), limit)
  return ok({ cases: found.map((row) => publicOf(row, now)), next: nextOf(found, limit) })
}

/** Fewer than these say nothing about a place, and too much about whom they concern. */
const enough = 5

type Pace = { category: string; cases: number; confirmed: number; open_overdue: number; median_days: number | null }

/**
 * How long things took here in the last half year, of what was confirmed; open and overdue stays in sight. Of a part of
 * the county, kinds of which there are few are named without a number.
 */
export async function pace(ctx: Ctx, { area }: Input<'pace'>) {
  const now = iso(ctx.now)
  const from = iso(ctx.now.subtract({ hours: 24 * 182 }))
  const found = await rows(sql<Pace>`select * from casework.pace(${area ?? null}, ${from}, ${now})`, ctx.tx)
  const { categories } = await policyOf(ctx.tx, ctx.tenant)
  const nameOf = (code: string) => categories.find((one) => one.code === code)?.name ?? { zh: code, en: code }
  const isEnough = ({ cases }: Pace) => cases >= enough || !area || area === String(ctx.tenant)
  return ok({
    from,
    rows: found.filter(isEnough).map((row) => ({
      category: row.category,
      name: nameOf(row.category),
      cases: row.cases,
      confirmed: row.confirmed,
      openOverdue: row.open_overdue,
      medianDays: row.median_days !== null && row.confirmed >= enough ? Math.round(row.median_days * 10) / 10 : null,
    })),
    tooFew: found.filter((row) => !isEnough(row)).map((row) => nameOf(row.category)),
  })
}

export async function catalogue(ctx: Ctx) {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const { categories, words } = await policyOf(ctx.tx, ctx.tenant)
  const units = directory.units.map(({ id, name }) => ({ id, name }))
  return ok({ areas: [...directory.areas], categories: [...categories], units, emergency: [...words.emergency] })
}

/** The cases of a filter that the actor may learn of: every list, count and export of the desk asks this. */
const seen = (ctx: Ctx, filter: CaseFilter) =>
  sql`${where(ctx.tenant, filter, iso(ctx.now))} and ${notAbout(unitsOf(ctx.actor))}`

const matching = async (ctx: Ctx, filter: CaseFilter) => {
  const condition = seen(ctx, filter)
  if (!filter.text) return condition
  if (/^\d{8,}$/.test(filter.text)) return sql`${condition} and c.number = ${filter.text}`
  const ids = await foundCases(ctx.tx, filter.text, 'all')
  return sql`${condition} and c.id = any(${ids}::uuid[])`
}

export async function list(ctx: Ctx, { after, limit, sort, ...filter }: Input<'list'>) {
  const condition = await matching(ctx, filter)
  const now = iso(ctx.now)
  if (sort === 'alarm') {
    const { found, next } = await alarmFirst(ctx.tx, condition, after, limit)
    return ok({ cases: found.map((row) => rowOf(row, now)), next })
  }
  const found = await listCases(ctx.tx, condition, sort, readAfter(after), limit)
  return ok({
    cases: found.map((row) => rowOf(row, now)),
    next: nextOf(found, limit, sort === 'due' ? 'due' : 'opened_at'),
  })
}

export async function exportCases(ctx: Ctx, { after, limit, ...filter }: Input<'export'>) {
  const found = await listCases(ctx.tx, await matching(ctx, filter), 'newest', readAfter(after), limit)
  const now = iso(ctx.now)
  const words = await firstWords(
    ctx.tx,
    ctx.tenant,
    found.map((row) => row.id),
  )
  return ok({
    cases: found.map((row) => ({
      ...rowOf(row, now),
      text: row.public_text ?? words.get(row.id) ?? '',
      verdict: row.verdict,
    })),
    next: nextOf(found, limit),
  })
}

type Count = { status: CaseRow['status']; n: number; overdue: number }
type Load = { unit: string; open: number; overdue: number; returned: number; unread: number }

export async function board(ctx: Ctx, { area }: Input<'board'>) {
  const now = iso(ctx.now)
  const condition = seen(ctx, { area })
  const late = sql`c.type = 'open' and c.solve_due < ${now} and c.solved_at is null`
  const counts = await rows(
    sql<Count>`select c.status, count(*) as n, count(*) filter (where ${late}) as overdue
      from casework."case" c where ${condition} group by c.status`,
    ctx.tx,
  )
  const loads = await rows(
    sql<Load>`select c.lead as unit, count(*) as open, count(*) filter (where ${late}) as overdue,
        count(*) filter (where c.return_pending) as returned,
        count(*) filter (where c.status = 'dispatched') as unread
      from casework."case" c where ${condition} and c.type = 'open' group by c.lead order by 2 desc`,
    ctx.tx,
  )
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  return ok({
    counts,
    units: loads.map((load) => ({ ...load, name: directory.unit(load.unit)?.name ?? { zh: '—', en: '—' } })),
  })
}

/** Results that wait for a call, and results due for a look back; what was promised longest comes first. */
export async function callbacks(ctx: Ctx, { after, limit }: Input<'callbacks'>) {
  const now = iso(ctx.now)
  const condition = sql`${seen(ctx, {})} and (c.status = 'claimed' or c.look_back_at <= ${now})`
  const found = await listCases(ctx.tx, condition, 'newest', readAfter(after), limit)
  return ok({
    cases: found.map((row) => ({
      ...rowOf(row, now),
      claimedReply: row.reply,
      tries: row.call_tries,
      phoneless: row.phoneless,
      kind: row.status === 'claimed' ? ('judge' as const) : ('look-back' as const),
    })),
    next: nextOf(found, limit),
  })
}
