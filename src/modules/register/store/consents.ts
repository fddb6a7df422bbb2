import { sql } from 'kysely'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'

export type ConsentRow = {
  id: string
  subject: string
  purpose: string
  elements: string[]
  wording: string
  channel: string
  since: string
  until: string
  withdrawn_at: string | null
}

export const insertConsents: Writing<Omit<ConsentRow, 'withdrawn_at'> & { tenant: number }> =
  inserting('register.consent')

export const consentsOf = (tx: Tx, tenant: number, subjects: readonly string[]) =>
  rows(
    sql<ConsentRow>`select id, subject, purpose, elements, wording, channel, since, until, withdrawn_at
      from register.consent where tenant = ${tenant} and subject = any(${[...subjects]}::uuid[]) order by since desc, id`,
    tx,
  )

export const withdrawConsent = (tx: Tx, tenant: number, id: string, at: string) =>
  later(tx, sql`update register.consent set withdrawn_at = ${at} where tenant = ${tenant} and id = ${id}`)
