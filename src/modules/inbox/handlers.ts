import { iso } from '#kernel/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { later, rows } from '#kernel/db'
import type { Ctx, NotedAct } from '#kernel/house'
import { seeCounty } from '#kernel/org/handlers/ground'
import { vacanciesOf } from '#kernel/org/handlers/vacancy'
import { isWithin } from '#kernel/place'
import { ok, refuse } from '#kernel/result'
import type { Hours } from '#kernel/worktime/calendar'
import { businessMinutes } from '#kernel/worktime/terms'
import { calendarOf } from '#kernel/worktime/store'
import type { Said } from '#kernel/words'
import type { inbox } from './contract.ts'
import { mayRest } from './rules.ts'
import {
  findDuty,
  give,
  listDuties,
  markRead,
  rest,
  totalDuties,
  type Cursor,
  type DutyRow,
  type Reader,
} from './store.ts'
import { vacancies } from './vacancies.ts'

type Input<Name extends keyof typeof inbox.calls> = z.output<(typeof inbox.calls)[Name]['input']>

/** How each line of work calls its duties; inbox itself knows none of them. */
export type DutyLabels = Record<string, Record<string, Said>>

const readerOf = (ctx: Ctx, only?: 'covered'): Reader | undefined => {
  const posts = ctx.actor.kind === 'person' ? ctx.actor.posts.filter((post) => only !== 'covered' || post.covering) : []
  return ctx.actor.kind === 'person' && posts.length > 0
    ? { tenant: ctx.tenant, person: ctx.actor.id, posts, now: iso(ctx.now) }
    : undefined
}

const labelOf = (labels: DutyLabels, line: string, kind: string): Said => labels[line]?.[kind] ?? { zh: kind, en: kind }

const shown = (labels: DutyLabels, duty: DutyRow, now: string) => ({
  id: duty.id,
  line: duty.line,
  kind: duty.kind,
  label: labelOf(labels, duty.line, duty.kind),
  ref: duty.ref,
  number: duty.number,
  about: duty.about,
  area: duty.area,
  areaName: duty.area_name,
  unit: duty.unit,
  unitName: duty.unit_name,
  person: duty.person,
  personName: duty.person_name,
  due: duty.due,
  overdue: duty.due !== null && duty.due < now,
  minutes: duty.minutes,
  askedBy: duty.asked_by_name,
  at: duty.at,
  readAt: duty.read_at,
  snoozedUntil: duty.snoozed_until,
})

const readCursor = (after: string | undefined): Cursor | undefined => {
  const [due, minutes, id] = after?.split('_') ?? []
  return id && /^[0-9a-f-]{36}$/.test(id) ? { due: due || null, minutes: Number(minutes), id } : undefined
}

export const list =
  (labels: DutyLabels) =>
  async (ctx: Ctx, { after, limit, ...filter }: Input<'list'>) => {
    const reader = readerOf(ctx, filter.only === 'covered' ? 'covered' : undefined)
    if (!reader) return ok({ duties: [], next: null, totals: [] })
    const found = await listDuties(ctx.tx, reader, filter, readCursor(after), limit)
    const last = found.length === limit ? found.at(-1) : undefined
    const totals = await totalDuties(ctx.tx, reader)
    return ok({
      duties: found.map((duty) => shown(labels, duty, reader.now)),
      next: last ? `${last.due ?? ''}_${last.minutes}_${last.id}` : null,
      totals: totals.map((total) => ({ ...total, label: labelOf(labels, total.line, total.kind) })),
    })
  }

const find = async (ctx: Ctx, id: string): Promise<DutyRow | undefined> => {
  const reader = readerOf(ctx)
  return reader && findDuty(ctx.tx, reader, id)
}

/** The log keeps what is done to a duty from whom the duty is kept. */
const noteOn = (ctx: Ctx, duty: DutyRow, act: Omit<NotedAct, 'subject'>): void =>
  ctx.act({ ...act, subject: `duty:${duty.id}`, keptFrom: duty.kept_from })

export async function read(ctx: Ctx, { duty }: Input<'read'>) {
  if (!(await find(ctx, duty))) return refuse('duty-not-found')
  await markRead(ctx.tx, ctx.tenant, duty, iso(ctx.now))
  return ok({ duty })
}

export async function snooze(ctx: Ctx, { duty, until, reason }: Input<'snooze'>) {
  const found = await find(ctx, duty)
  if (!found) return refuse('duty-not-found')
  const allowed = mayRest(until, ctx.now, found.due)
  if (!allowed.ok) return allowed
  await rest(ctx.tx, ctx.tenant, duty, allowed.value, iso(ctx.now))
  noteOn(ctx, found, { act: 'inbox.snooze', data: { until: allowed.value, ref: found.ref }, reason })
  return ok({ duty })
}

type Colleague = { id: string; name: string }

const colleaguesOf = (ctx: Ctx, unit: string) =>
  rows(
    sql<Colleague>`select distinct p.id, p.name from kernel.post o join kernel.person p on p.tenant = o.tenant and p.id = o.person
      where o.tenant = ${ctx.tenant} and o.unit = ${unit} and o.closed_at is null and p.closed_at is null order by p.name`,
    ctx.tx,
  )

const isOwn = (ctx: Ctx, unit: string): boolean =>
  ctx.actor.kind === 'person' && ctx.actor.posts.some((post) => post.unit === unit)

export const colleagues = async (ctx: Ctx, { unit }: Input<'colleagues'>) =>
  ok({ people: isOwn(ctx, unit) ? await colleaguesOf(ctx, unit) : [] })

export async function handOver(ctx: Ctx, { duty, to, reason }: Input<'handOver'>) {
  const found = await find(ctx, duty)
  if (!found) return refuse('duty-not-found')
  const able = await rows(
    sql<{ id: string }>`select o.id from kernel.post o join kernel.role r on r.tenant = o.tenant and r.code = o.role
      where o.tenant = ${ctx.tenant} and o.unit = ${found.unit} and o.person = ${to} and o.closed_at is null
        and ${found.needs} = any(r.capabilities)`,
    ctx.tx,
  )
  if (able.length === 0) return refuse('person-not-in-unit')
  await give(ctx.tx, ctx.tenant, duty, to, iso(ctx.now))
  noteOn(ctx, found, { act: 'inbox.handOver', data: { to, ref: found.ref }, reason })
  return ok({ duty })
}

type PostRow = { id: string; unit: string; area: string; person: string | null }

/** Within the unit by those who lead it; over an area by those who keep its posts. */
const mayCover = (ctx: Ctx, post: PostRow): boolean =>
  ctx.actor.kind === 'person' &&
  ctx.actor.posts.some(
    (own) =>
      (own.unit === post.unit && own.capabilities.includes('inbox.manage')) ||
      (own.capabilities.includes('org.manage') && isWithin(post.area, own.area)),
  )

export async function cover(ctx: Ctx, { post, person, reason }: Input<'cover'>) {
  const [found] = await rows(
    sql<PostRow>`select id, unit, area, person from kernel.post
      where tenant = ${ctx.tenant} and id = ${post} and closed_at is null`,
    ctx.tx,
  )
  if (!found || !mayCover(ctx, found)) return refuse('post-not-found')
  if (found.person) return refuse('post-not-empty')
  const known = await rows(
    sql<{
      id: string
    }>`select id from kernel.person where tenant = ${ctx.tenant} and id = ${person} and closed_at is null`,
    ctx.tx,
  )
  if (person && known.length === 0) return refuse('person-not-found')
  await later(ctx.tx, sql`update kernel.post set covered_by = ${person} where tenant = ${ctx.tenant} and id = ${post}`)
  ctx.act({ subject: `post:${post}`, act: 'inbox.cover', data: { person }, reason })
  // the duty to fill it lies with whoever keeps the posts, wherever they sit
  await seeCounty(ctx)
  if (person) await vacancies.settled(ctx.tx, ctx.tenant, [post], iso(ctx.now))
  for (const vacancy of person ? [] : await vacanciesOf(ctx, [post]))
    await vacancies.vacant(ctx.tx, ctx.tenant, vacancy, iso(ctx.now))
  return ok({ post })
}

type PostLoad = {
  post: string
  title: Said
  hours: Hours | null
  unit: string
  unit_name: Said
  empty: boolean
  covered: boolean
  open: number
  unread: number
  oldest_unread: string | null
  untouched: number
  oldest_untouched: string | null
}

/** Unread and untouched work per post: whose desk it is does not matter, that it lies does. */
export async function posts(ctx: Ctx, { unit }: Input<'posts'>) {
  const own = ctx.actor.kind === 'person' ? ctx.actor.posts : []
  const units = own.filter((post) => post.capabilities.includes('inbox.manage')).map((post) => post.unit)
  const areas = own
    .filter((post) => post.capabilities.some((c) => c.startsWith('org.')))
    .map((post) => `${post.area}.%`)
  const found = await rows(
    sql<PostLoad>`select o.id as post, o.title, o.hours, o.unit, u.name as unit_name, o.person is null as empty,
        o.covered_by is not null as covered, count(d.id) as open,
        count(d.id) filter (where d.read_at is null) as unread, min(d.at) filter (where d.read_at is null) as oldest_unread,
        count(d.id) filter (where d.touched_at is null) as untouched,
        min(d.at) filter (where d.touched_at is null) as oldest_untouched
      from kernel.post o
      join kernel.unit u on u.tenant = o.tenant and u.id = o.unit
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      left join inbox.duty d on d.tenant = o.tenant and d.unit = o.unit and d.needs = any(r.capabilities) and d.done_at is null
      where o.tenant = ${ctx.tenant} and o.closed_at is null
        and ((o.area || '.') like any(${areas}::text[]) or o.unit = any(${units}::uuid[])) and (${unit ?? null}::uuid is null or o.unit = ${unit ?? null}::uuid)
      group by o.id, o.title, o.hours, o.unit, u.name, o.person, o.covered_by order by min(d.at) nulls last`,
    ctx.tx,
  )
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  // a night post is not idle by day: its own duty hours count, where it has any
  const waited = (since: string | null, hours: Hours | null): number | null => {
    if (!since) return 0
    const minutes = businessMinutes(
      { ...calendar, hours: hours ?? calendar.hours },
      Temporal.Instant.from(since),
      ctx.now,
    )
    return minutes.ok ? minutes.value : null
  }
  return ok({
    posts: found.map(({ unit_name, oldest_unread, oldest_untouched, hours, ...load }) => ({
      ...load,
      unitName: unit_name,
      oldestUnreadMinutes: waited(oldest_unread, hours),
      oldestUntouchedMinutes: waited(oldest_untouched, hours),
    })),
  })
}
