import { iso } from '../time.ts'
import { sql } from 'kysely'
import { rows, transact, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { scopeOf } from '../rights.ts'
import type { Admitted } from './admit.ts'

export type KeptFile = { id: string; hash: string; mime: string; bytes: number }

/**
 * Gives stored bytes an id of their own and answers with the ids, in order. Until a module ties it to something, nobody
 * can read a file: the id is a secret that only its sender knows, and it can be tied once.
 */
export async function keepFiles(
  db: Db,
  tenant: number,
  admitted: readonly Admitted[],
  now: Temporal.Instant,
): Promise<string[]> {
  if (admitted.length === 0) return []
  const at = iso(now)
  const kept = admitted.map((file) => ({ ...file, id: newId(now.epochMilliseconds) }))
  const values = kept.map((file) => sql`(${tenant}, ${file.id}, ${file.hash}, ${file.mime}, ${file.bytes}, ${at})`)
  await transact(db, scopeOf(tenant, { kind: 'public' }, 'anyone'), (tx) =>
    sql`insert into kernel.file (tenant, id, hash, mime, bytes, at) values ${sql.join(values)}`.execute(tx),
  )
  return kept.map((file) => file.id)
}

/** The file with this id. Whether the asker may read it is for the module that holds it to decide first. */
export const findFile = async (tx: Tx, tenant: number, id: string): Promise<KeptFile | undefined> =>
  (
    await rows(sql<KeptFile>`select id, hash, mime, bytes from kernel.file where tenant = ${tenant} and id = ${id}`, tx)
  )[0]
