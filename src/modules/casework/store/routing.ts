import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { Report } from '../rules/routing.ts'
import type { learners } from '../shapes.ts'

export type Kind = (typeof learners)[number]

/** As much as learns in some seconds, the newest; older ones tell of units and categories that have changed since. */
const mostChoices = 10_000

export type ChoiceRow = { id: string; label: string; category: string; area: string }

/** What people chose in the newest cases, the oldest first: the category of a case, or the unit that accepted it. */
export async function chosen(tx: Tx, tenant: number, kind: Kind): Promise<ChoiceRow[]> {
  const held = sql`c.lead <> c.centre and not c.return_pending
    and c.status in ('handling', 'claimed', 'confirmed', 'lapsed', 'final')`
  const label = kind === 'category' ? sql`c.category` : sql`c.lead::text`
  const isChoice =
    kind === 'category'
      ? sql`a.act in ('casework.triage', 'casework.dispatch') and a.data ->> 'category' = c.category`
      : sql`a.act in ('casework.dispatch', 'casework.ruleReturn') and a.data ->> 'unit' = c.lead::text`
  const found = await rows(
    sql<ChoiceRow>`select c.id, ${label} as label, c.category, c.area from casework."case" c
      join lateral (select a.at from kernel.act a where a.tenant = c.tenant and a.subject = 'case:' || c.id
        and a.who ->> 'kind' = 'person' and ${isChoice} order by a.n desc limit 1) a on true
      where c.tenant = ${tenant} and c.category is not null and ${kind === 'unit' ? held : sql`true`}
      order by a.at desc, c.id desc limit ${mostChoices}`,
    tx,
  )
  return found.toReversed()
}

/** How many choices people made after a moment. */
export const countChosenSince = async (tx: Tx, tenant: number, since: string): Promise<number> =>
  (
    await rows(
      sql<{ n: number }>`select count(*) as n from kernel.act where tenant = ${tenant} and at > ${since}
        and act in ('casework.triage', 'casework.dispatch', 'casework.ruleReturn', 'casework.accept')`,
      tx,
    )
  )[0]?.n ?? 0

export type LearnerRow = {
  kind: Kind
  learnt_at: string | null
  speaks_since: string | null
  threshold: number | null
  report: Report | null
}

export const learnerRows = (tx: Tx, tenant: number) =>
  rows(
    sql<LearnerRow>`select kind, learnt_at, speaks_since, threshold, report from casework.learner where tenant = ${tenant}`,
    tx,
  )

export const modelOf = async (tx: Tx, tenant: number, kind: Kind): Promise<Uint8Array | undefined> =>
  (
    await rows(
      sql<{ model: Uint8Array }>`select model from casework.learner
        where tenant = ${tenant} and kind = ${kind} and model is not null`,
      tx,
    )
  )[0]?.model

type NewModel = { kind: Kind; at: string; report: Report; model: Uint8Array | null }

/** It speaks since it was first better than the usual answer, and no more as soon as it is not. */
export const saveModel = (tx: Tx, tenant: number, { kind, at, report, model }: NewModel) =>
  later(
    tx,
    sql`insert into casework.learner as l (tenant, kind, learnt_at, speaks_since, report, model)
    values (${tenant}, ${kind}, ${at}, ${model ? at : null}, ${JSON.stringify(report)}, ${model && Buffer.from(model)})
    on conflict (tenant, kind) do update set learnt_at = excluded.learnt_at, report = excluded.report,
      model = excluded.model, speaks_since = case when excluded.model is null then null
        else coalesce(l.speaks_since, excluded.speaks_since) end`,
  )

export const setThreshold = (tx: Tx, tenant: number, kind: Kind, threshold: number | null) =>
  later(
    tx,
    sql`insert into casework.learner (tenant, kind, threshold) values (${tenant}, ${kind}, ${threshold})
    on conflict (tenant, kind) do update set threshold = excluded.threshold`,
  )

export type SuggestedRow = { kind: Kind; said: string; sure: number; chosen: string }

export const noteSuggested = (
  tx: Tx,
  tenant: number,
  id: string,
  at: string,
  { kind, said, sure, chosen }: SuggestedRow,
) =>
  later(
    tx,
    sql`insert into casework.suggested (tenant, case_id, kind, said, sure, chosen, at)
    values (${tenant}, ${id}, ${kind}, ${said}, ${sure}, ${chosen}, ${at})
    on conflict (tenant, case_id, kind) do update set said = excluded.said, sure = excluded.sure,
      chosen = excluded.chosen, at = excluded.at`,
  )

/** Of the newest suggestions on which somebody has decided since: how many there were and how many were taken. */
export const latelySuggested = (tx: Tx, tenant: number, since: string) =>
  rows(
    sql<{ kind: Kind; suggested: number; taken: number }>`select kind, count(*) as suggested,
      count(*) filter (where said = chosen) as taken
      from casework.suggested where tenant = ${tenant} and at >= ${since} group by kind`,
    tx,
  )
