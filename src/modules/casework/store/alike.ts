import { sql, type RawBuilder } from 'kysely'
import { cached } from '#kernel/cached'
import { gathering, later, rows, type Tx } from '#kernel/db'
import { newId } from '#kernel/id'
import { cellOf, cellsAround } from '../rules/alike/cells.ts'
import type { Commonness, Couple } from '../rules/alike/first-look.ts'
import type { CaseRow } from './cases.ts'
import { quoted } from './requests.ts'

/** Between which instants cases are looked for. `isPublic`: only what is open and published, as anybody may join it. */
export type Window = { since: string; till: string; closedSince: string; isPublic: boolean }

/** As much of a case as it takes to offer it; what was said in it is read of the likeliest only. */
export type LeadRow = Pick<
  CaseRow,
  | 'id'
  | 'number'
  | 'area'
  | 'category'
  | 'status'
  | 'type'
  | 'title'
  | 'place'
  | 'lat'
  | 'long'
  | 'supporters'
  | 'opened_at'
  | 'public_title'
  | 'public_text'
> & { closed_at: string | null }

const columns = sql`c.id, c.number, c.area, c.category, c.status, c.type, c.title, c.place, c.lat, c.long, c.supporters,
  c.opened_at, c.closed_at, c.public_title, c.public_text`

/** So many of the newest cases of one piece of ground, and so many of one name, are enough. */
const perCell = 50
const perPlace = 40
const byWords = 80
/** Of those around a point the nearest and newest: a day is taken for a dozen metres. */
const mostAround = 100
const daysADegree = 9000

/** A complaint about a unit is handled on its own: it is neither joined nor merged. */
const wanted = ({ closedSince, isPublic }: Window) =>
  isPublic
    ? sql`c.about is null and c.type = 'open' and c.public_text is not null`
    : sql`c.about is null and (c.closed_at is null or c.closed_at >= ${closedSince})
        and c.status not in ('merged', 'withdrawn')`

type Point = { lat: number; long: number }
type Naming = { key: string; uses: number; cases: string[] }

/** By what other cases are looked for; the county as a whole is no area. */
export type Asking = {
  point: Point | null
  area: string | null
  keys: readonly string[]
  couples: readonly Couple[]
}

/** What was found by each: `lines` is what was written as the place of the newest cases at exactly the point. */
export type Found = { around: LeadRow[]; lines: string[]; within: LeadRow[]; named: Naming[]; worded: string[] }

const newestOf = (tenant: number, which: RawBuilder<unknown>, { since, till }: Window) =>
  sql`(select * from casework."case" c where c.tenant = ${tenant} and ${which} and c.opened_at >= ${since}
    and c.opened_at <= ${till} order by c.opened_at desc limit ${perCell})`

const around = (tenant: number, point: Point, window: Window) =>
  sql`select ${columns} from unnest(${cellsAround(point)}::bigint[]) beside,
    lateral ${newestOf(tenant, sql`c.cell = beside`, window)} c
    where ${wanted(window)}
    order by abs(c.lat - ${point.lat}) + abs(c.long - ${point.long})
      + extract(epoch from ${window.till}::timestamptz - c.opened_at) / 86400 / ${daysADegree} limit ${mostAround}`

const linesAt = (tenant: number, point: Point, window: Window) =>
  sql`select distinct c.place from ${newestOf(tenant, sql`c.cell = ${cellOf(point)}`, window)} c
    where c.lat = ${point.lat} and c.long = ${point.long} and c.place is not null limit 40`

const within = (tenant: number, area: string, window: Window) =>
  sql`select ${columns} from ${newestOf(tenant, sql`c.area = ${area}`, window)} c where ${wanted(window)}`

const naming = (keys: readonly string[], { since, till }: Window) =>
  sql`select key, uses, cases from casework.at_places(${[...keys]}, ${since}, ${till}, ${perPlace})`

const wording = (couples: readonly Couple[], { since }: Window) => {
  const query = couples.map((couple) => `(${couple.map(quoted).join(' & ')})`).join(' | ')
  // an id begins with the millisecond it was made for
  const oldest = `${newId(Date.parse(since)).slice(0, 13)}-7000-8000-000000000000`
  return sql`select worded as id from casework.worded(${query}::tsquery, ${oldest}::uuid, ${byWords})`
}

/** Looks in every way at once, in one round trip, as far as the transaction sees; ids are not yet what it sees. */
export async function lookFor(tx: Tx, tenant: number, asking: Asking, window: Window): Promise<Found> {
  const found: Found = { around: [], lines: [], within: [], named: [], worded: [] }
  const { point, area, keys, couples } = asking
  if (point) {
    await later(tx, around(tenant, point, window), (all) => (found.around = all as LeadRow[]))
    await later(tx, linesAt(tenant, point, window), (all) => {
      found.lines = (all as { place: string }[]).map(({ place }) => place)
    })
  }
  if (area) await later(tx, within(tenant, area, window), (all) => (found.within = all as LeadRow[]))
  if (keys.length > 0) await later(tx, naming(keys, window), (all) => (found.named = all as Naming[]))
  if (couples.length > 0)
    await later(tx, wording(couples, window), (all) => {
      found.worded = (all as { id: string }[]).map(({ id }) => id)
    })
  // asks nothing: what waits goes out with it
  await rows(sql`select 1`, tx)
  return found
}

export async function casesWithIds(tx: Tx, tenant: number, ids: readonly string[], window: Window): Promise<LeadRow[]> {
  if (ids.length === 0) return []
  return rows(
    sql<LeadRow>`select ${columns} from casework."case" c where c.tenant = ${tenant} and c.id = any(${[...ids]}::uuid[])
      and c.opened_at >= ${window.since} and c.opened_at <= ${window.till} and ${wanted(window)}`,
    tx,
  )
}

type Counted = { word: string; share: number; texts: number }

const kept = cached(async (_tenant: number, tx: Tx): Promise<Commonness> => {
  const found = await rows(sql<Counted>`select word, share, texts from casework.common_words()`, tx)
  const shares = new Map(found.map(({ word, share }) => [word, share]))
  return { shareOf: (word) => shares.get(word) ?? 0, texts: found[0]?.texts ?? 0 }
}, 600_000)

/** How common the commonest pairs of signs are among the words of all cases. */
export const commonWords = (tx: Tx, tenant: number) => kept.get(tenant, tx)

/** Cases opened since then, the requests in them, and how many cases were merged into another one. */
export const countTogether = async (tx: Tx, tenant: number, since: string) =>
  (
    await rows(
      sql<{ requests: number; matters: number; merged: number }>`select
          coalesce(sum(supporters) filter (where status <> 'merged'), 0)::int as requests,
          count(*) filter (where status <> 'merged') as matters, count(*) filter (where status = 'merged') as merged
        from casework."case" where tenant = ${tenant} and opened_at >= ${since}`,
      tx,
    )
  )[0] ?? { requests: 0, matters: 0, merged: 0 }

type Place = { key: string; at: string; case_id: string }

const remembering = gathering<Place>((places) => sql`select casework.remember_places(${JSON.stringify(places)})`)

export const rememberPlaces = (tx: Tx, caseId: string, at: string, keys: readonly string[]) =>
  remembering(tx, ...keys.map((key) => ({ key, at, case_id: caseId })))
