import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { rows, transact, type Db } from '../db.ts'
import { scopeOf, type Actor } from '../rights.ts'
import { iso } from '../time.ts'

/** 256 random bits: nobody tries that many, so that a plain fingerprint is enough. */
export const newKey = (): string => `on_${randomBytes(32).toString('base64url')}`

export const printOf = (key: string): string => createHash('sha256').update(key).digest('hex')

type Known = { id: string; name: string; unit: string | null }

/** The program behind a key; undefined where it is unknown or was revoked. */
export async function actorOfKey(
  db: Db,
  tenant: number,
  key: string,
  now: Temporal.Instant,
): Promise<(Actor & { kind: 'api-key' }) | undefined> {
  const anybody = scopeOf(tenant, { kind: 'public' }, 'anyone')
  const [known] = await transact(db, anybody, (tx) =>
    rows(sql<Known>`select id, name, unit from kernel.try_api_key(${printOf(key)}, ${iso(now)})`, tx),
  )
  return known && { kind: 'api-key', ...known }
}
