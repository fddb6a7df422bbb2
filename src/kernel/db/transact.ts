import { CompiledQuery, sql, type QueryResult } from 'kysely'
import type { Scope } from '../rights.ts'
import type { Db, Tx } from './pool.ts'
import { later } from './session.ts'

const settings = (scope: Scope) => ({
  tenant: String(scope.tenant),
  areas: scope.areas.map((path) => `${path}.%`).join(','),
  units: scope.units.join(','),
  sits: scope.sits?.join(',') ?? '',
  person: scope.person ?? '',
  key: scope.key ?? '',
  case_id: scope.caseId ?? '',
  command: scope.command ?? '',
  published: scope.published ? '1' : '',
})

/** All of the view in one statement, whose text is the same for everybody: a connection reads it once. */
const setView = `select ${Object.keys(settings({ tenant: 0, areas: [], units: [] }))
  .map((name, i) => `set_config('app.${name}', $${i + 1}, true)`)
  .join(', ')}`

/** Narrows an open transaction to a view, e.g. once a secret has shown which case its holder may see. */
export const narrow = (tx: Tx, scope: Scope): Promise<void> =>
  later(tx, CompiledQuery.raw(setView, Object.values(settings(scope))))

/**
 * Runs `work` in one transaction that sees no further than `scope`. `undo` decides whether an outcome (a refusal) must
 * leave no trace. Beginning and narrowing the view wait for the first question: nothing asked, nothing sent.
 */
export async function transact<T>(
  db: Db,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: { undo?: (outcome: T) => boolean; isolation?: 'repeatable read' } = {},
): Promise<T> {
  const begin = options.isolation ? `begin isolation level ${options.isolation}` : 'begin'
  return db.connection().execute(async (connection) => {
    const tx = connection as Tx
    // a lost connection cannot roll back and need not: the server already has
    const rollback = () => sql`rollback`.execute(tx).catch(() => undefined)
    try {
      await later(tx, CompiledQuery.raw(begin))
      await narrow(tx, scope)
      const outcome = await work(tx)
      if (options.undo?.(outcome)) await rollback()
      else await sql`commit`.execute(tx)
      return outcome
    } catch (error) {
      await rollback()
      throw error
    }
  })
}

/** The rows of a typed SQL template. */
export const rows = async <R>(query: { execute(tx: Tx): Promise<QueryResult<R>> }, tx: Tx): Promise<R[]> =>
  (await query.execute(tx)).rows

/** Opens a transaction's view to all that belongs to one case, once whoever asks has been seen to have a part in it. */
export const lookInto = (tx: Tx, caseId: string): Promise<void> =>
  later(tx, sql`select set_config('app.case_id', ${caseId}, true)`)
