import type { Client } from 'pg'
import type { Table } from './tables.ts'

/** Which database this is: its cluster, its line of time (a restored backup has another), and itself in it. */
export async function databaseOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ database: string }>(
    `select concat_ws('/', s.system_identifier, c.timeline_id, d.oid) as database
     from pg_control_system() s, pg_control_checkpoint() c, pg_database d where d.datname = current_database()`,
  )
  return rows[0]?.database ?? ''
}

/** From this transaction on, whatever is written may be newer than what this one sees. */
export async function oldestOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ oldest: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as oldest',
  )
  return rows[0]?.oldest ?? '0'
}

/**
 * Whether a table holds what it held for a transaction whose oldest neighbour was `since` and that saw `rows`: no row in it
 * is of that neighbour or younger, and none is gone. A row keeps the short number of the transaction that wrote it; it is
 * taken for the youngest that it can be, so that doubt means changed. Inside a transaction.
 */
export async function isAsOf(
  client: Client,
  { name, hasTenant }: Table,
  tenant: number,
  { since, rows }: { since: string; rows: number },
): Promise<boolean> {
  const { rows: found } = await client.query<{ rows: number; isOld: boolean }>(
    `select count(*)::int as rows,
       coalesce(bool_and(w.short < 3 or n.now - ((n.now - w.short) & 4294967295) < $1::bigint), true) as "isOld"
     from ${name} t cross join lateral (select t.xmin::text::bigint as short) w
       cross join (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as now) n
     ${hasTenant ? `where t.tenant = ${tenant}` : ''}`,
    [since],
  )
  return found[0]?.rows === rows && found[0].isOld
}
