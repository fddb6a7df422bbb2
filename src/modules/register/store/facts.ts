import { sql } from 'kysely'
import type { Who } from '#kernel/audit'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import type { Basis, Fact, FactValue, Hlc, Outcome } from '../rules.ts'

type NewFactRow = {
  tenant: number
  subject: string
  element: string
  op: string
  hlc: Hlc
  claimed: Hlc | null
  base: Hlc | null
  value: FactValue
  who: Who
  source: string
  seen: string
  until: string | null
  basis: Basis | null
  outcome: Outcome
  merge_id: string | null
  at: string
}
export const insertFacts: Writing<NewFactRow> = inserting('register.fact')

export type FactRow = NewFactRow & { who_name: string | null }

const columns = sql`f.subject, f.element, f.op, f.hlc, f.claimed, f.base, f.value, f.who, f.source, f.seen, f.until, f.basis,
  f.outcome, f.merge_id, f.at, p.name as who_name`

/** What was ever said of these elements of a subject, the latest first; of all elements where none are named. */
export const historyOf = (tx: Tx, tenant: number, subject: string, elements?: readonly string[]) =>
  rows(
    sql<FactRow>`select ${columns} from register.fact f
      left join kernel.person p on p.tenant = f.tenant and p.id = (f.who ->> 'id')::uuid and f.who ->> 'kind' = 'person'
      where f.tenant = ${tenant} and f.subject = ${subject}
        and ${elements ? sql`f.element = any(${[...elements]}::text[])` : sql`true`}
      order by f.element, f.hlc desc, f.op limit 2000`,
    tx,
  )

export type AccountRow = {
  id: string
  subject: string
  subject_name: string
  area: string
  element: string
  kind: 'two' | 'proposal'
  unit: string | null
  stands: Fact
  other: Fact
  at: string
}

type NewAccount = Omit<AccountRow, 'subject_name' | 'area'> & { tenant: number; other_op: string }
const newColumns = sql.raw('tenant, id, subject, element, kind, unit, stands, other, other_op, at')

export const insertAccounts = async (tx: Tx, accounts: readonly NewAccount[]): Promise<void> => {
  if (accounts.length > 0)
    await later(
      tx,
      sql`insert into register.account (${newColumns}) select ${newColumns}
        from json_populate_recordset(null::register.account, ${JSON.stringify(accounts)})
        on conflict (tenant, subject, element, other_op) do nothing`,
    )
}

const accountColumns = sql`c.id, c.subject, s.name as subject_name, s.area, c.element, c.kind, c.unit, c.stands, c.other, c.at`
const openAccounts = sql`register.account c join register.subject s on s.tenant = c.tenant and s.id = c.subject`

export const accountsOf = (tx: Tx, tenant: number, subject: string) =>
  rows(
    sql<AccountRow>`select ${accountColumns} from ${openAccounts}
      where c.tenant = ${tenant} and c.subject = ${subject} and c.settled_at is null order by c.at`,
    tx,
  )

export const listAccounts = (tx: Tx, tenant: number, limit: number) =>
  rows(
    sql<AccountRow>`select ${accountColumns} from ${openAccounts}
      where c.tenant = ${tenant} and c.settled_at is null and s.merged_into is null order by c.at, c.id limit ${limit}`,
    tx,
  )

export const findAccount = async (tx: Tx, tenant: number, id: string): Promise<AccountRow | undefined> =>
  (
    await rows(
      sql<AccountRow>`select ${accountColumns} from ${openAccounts}
        where c.tenant = ${tenant} and c.id = ${id} and c.settled_at is null`,
      tx,
    )
  )[0]

type Settled = { choice: string; at: string; who: Who; reason: string | null }

export const settleAccount = (tx: Tx, tenant: number, id: string, { choice, at, who, reason }: Settled) =>
  later(
    tx,
    sql`update register.account set settled_at = ${at}, choice = ${choice}, who = ${JSON.stringify(who)}, reason = ${reason}
      where tenant = ${tenant} and id = ${id}`,
  )

type Confirmed = { subject: string; element: string; value: FactValue }

/** A later word that says the same as one of two accounts settles them. */
export const settleConfirmed = async (tx: Tx, tenant: number, confirmed: readonly Confirmed[], settled: Settled) => {
  if (confirmed.length > 0)
    await later(
      tx,
      sql`update register.account c set settled_at = ${settled.at}, choice = ${settled.choice},
          who = ${JSON.stringify(settled.who)}
        from json_to_recordset(${JSON.stringify(confirmed)}::json) w (subject uuid, element text, value jsonb)
        where c.tenant = ${tenant} and c.subject = w.subject and c.element = w.element and c.kind = 'two'
          and c.settled_at is null and w.value in (c.stands -> 'v', c.other -> 'v')`,
    )
}

/** What came to a subject by a merge that was taken back is no account of it any more. */
export const dropAccounts = (tx: Tx, tenant: number, subject: string, ops: readonly string[], settled: Settled) =>
  later(
    tx,
    sql`update register.account set settled_at = ${settled.at}, choice = ${settled.choice},
        who = ${JSON.stringify(settled.who)}, reason = ${settled.reason}
      where tenant = ${tenant} and subject = ${subject} and settled_at is null
        and ((other ->> 'op') = any(${[...ops]}::text[]) or (stands ->> 'op') = any(${[...ops]}::text[]))`,
  )
