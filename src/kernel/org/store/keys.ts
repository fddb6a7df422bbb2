import { sql } from 'kysely'
import { later, rows, type Tx } from '../../db.ts'
import type { Said } from '../../words.ts'

export type KeyRow = {
  id: string
  name: string
  contact: string
  unitName: Said | null
  createdAt: string
  usedAt: string | null
  revokedAt: string | null
}

export type NewKey = { id: string; name: string; contact: string; unit: string | null; print: string; at: string }

/** Those that hold first, then those that were revoked; of each the newest first. */
export const listKeys = (tx: Tx, tenant: number) =>
  rows(
    sql<KeyRow>`select k.id, k.name, k.contact, u.name as "unitName", k.created_at as "createdAt",
        k.used_at as "usedAt", k.revoked_at as "revokedAt"
      from kernel.api_key k left join kernel.unit u on u.tenant = k.tenant and u.id = k.unit
      where k.tenant = ${tenant} order by k.revoked_at is not null, k.created_at desc, k.id`,
    tx,
  )

export const insertKey = (tx: Tx, tenant: number, key: NewKey) =>
  later(
    tx,
    sql`insert into kernel.api_key (tenant, id, name, contact, unit, fingerprint, created_at)
      values (${tenant}, ${key.id}, ${key.name}, ${key.contact}, ${key.unit}, ${key.print}, ${key.at})`,
  )

/** The name of the key that opens nothing any more; undefined when none did. */
export const closeKey = async (tx: Tx, tenant: number, id: string, at: string) =>
  (
    await rows(
      sql<{ name: string }>`update kernel.api_key set revoked_at = ${at}
        where tenant = ${tenant} and id = ${id} and revoked_at is null returning name`,
      tx,
    )
  )[0]
