import { sql } from 'kysely'
import { cached } from '#kernel/cached'
import { later, rows, type Tx } from '#kernel/db'
import { newId } from '#kernel/id'
import type { Commonness, Couple } from '../rules/alike/first-look.ts'
import { quoted } from './requests.ts'

/** How far back and between which instants cases are looked for; `open`: only those that are not closed. */
export type Window = { since: string; till: string; closedSince: string; open: boolean }

/** As much of a case as is read before its words are. */
export type LeadRow = {
  id: string
  lat: number | null
  long: number | null
  category: string | null
  area: string
  opened_at: string
  closed_at: string | null
}

const columns = sql`c.id, c.lat, c.long, c.category, c.area, c.opened_at, c.closed_at`

/** So many of the newest cases of one piece of ground, and so many of one name, are enough. */
const perCell = 200
const perPlace = 120
const byWords = 150
/** Of those around a point the nearest and newest: a day is taken for a dozen metres. */
const mostAround = 150
const daysADegree = 9000

/** A complaint about a unit is handled on its own: it is neither joined nor merged. */
const wanted = ({ closedSince, open }: Window) =>
  open
    ? sql`c.about is null and c.type = 'open'`
    : sql`c.about is null and (c.closed_at is null or c.closed_at >= ${closedSince})
        and c.status not in ('merged', 'withdrawn')`

type Point = { lat: number; long: number }

/** The newest cases around a point, as far as the transaction sees. */
export const casesAround = (tx: Tx, tenant: number, { lat, long }: Point, window: Window) =>
  rows(
    sql<LeadRow>`select ${columns} from (select distinct casework.cell(${lat} + y * 0.003, ${long} + x * 0.003) as cell
        from generate_series(-1, 1) x, generate_series(-1, 1) y) around,
      lateral (select c.* from casework."case" c where c.tenant = ${tenant} and c.cell = around.cell
        and c.opened_at >= ${window.since} and c.opened_at <= ${window.till} order by c.opened_at desc limit ${perCell}) c
      where ${wanted(window)}
      order by abs(c.lat - ${lat}) + abs(c.long - ${long})
        + extract(epoch from ${window.till}::timestamptz - c.opened_at) / 86400 / ${daysADegree} limit ${mostAround}`,
    tx,
  )

/** The newest cases of one area. */
export const casesIn = (tx: Tx, tenant: number, area: string, window: Window) =>
  rows(
    sql<LeadRow>`select ${columns} from (select * from casework."case" c where c.tenant = ${tenant} and c.area = ${area}
        and c.opened_at >= ${window.since} and c.opened_at <= ${window.till} order by c.opened_at desc limit ${perCell}) c
      where ${wanted(window)}`,
    tx,
  )

export async function casesWithIds(tx: Tx, tenant: number, ids: readonly string[], window: Window): Promise<LeadRow[]> {
  if (ids.length === 0) return []
  return rows(
    sql<LeadRow>`select ${columns} from casework."case" c where c.tenant = ${tenant} and c.id = any(${[...ids]}::uuid[])
      and c.opened_at >= ${window.since} and c.opened_at <= ${window.till} and ${wanted(window)}`,
    tx,
  )
}

/** What was written as the place of the newest cases at exactly this point. */
export const linesAt = async (tx: Tx, tenant: number, { lat, long }: Point, window: Window) =>
  (
    await rows(
      sql<{ place: string }>`select distinct place from (select place, lat, long from casework."case"
          where tenant = ${tenant} and cell = casework.cell(${lat}, ${long}) and opened_at <= ${window.till}
          order by opened_at desc limit ${perCell}) newest
        where lat = ${lat} and long = ${long} and place is not null limit 40`,
      tx,
    )
  ).map((row) => row.place)

type Naming = { key: string; uses: number; cases: string[] }

/** The ids of the newest cases that name each place, and how many do. */
export async function casesNaming(tx: Tx, keys: readonly string[], { since, till }: Window): Promise<Naming[]> {
  if (keys.length === 0) return []
  return rows(
    sql<Naming>`select key, uses, cases from casework.at_places(${[...keys]}, ${since}, ${till}, ${perPlace})`,
    tx,
  )
}

/** The ids of the newest cases in whose words any of the couples stands. */
export async function casesWording(tx: Tx, couples: readonly Couple[], { since }: Window): Promise<string[]> {
  if (couples.length === 0) return []
  const query = couples.map((couple) => `(${couple.map(quoted).join(' & ')})`).join(' | ')
  // an id begins with the millisecond it was made for
  const oldest = `${newId(Date.parse(since)).slice(0, 13)}-7000-8000-000000000000`
  const found = await rows(
    sql<{ id: string }>`select worded as id from casework.worded(${query}::tsquery, ${oldest}::uuid, ${byWords})`,
    tx,
  )
  return found.map((row) => row.id)
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

export const rememberPlaces = (tx: Tx, caseId: string, at: string, keys: readonly string[]) =>
  later(tx, sql`select casework.remember_places(${caseId}, ${at}, ${[...keys]})`)
