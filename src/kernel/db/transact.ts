import { sql, type QueryResult } from 'kysely'
import type { Scope } from '../rights.ts'
import type { Db, Tx } from './pool.ts'

const safe = /^[0-9a-f.,%-]*$/

/** A setting is spliced into the statement, so nothing but ids, area paths and their marks may pass. */
const setting = (name: string, value: string): string => {
  if (!safe.test(value)) throw new Error(`app.${name} may not be set to this value`)
  return `set local app.${name} = '${value}'`
}

const settings = (scope: Scope): string =>
  [
    setting('tenant', String(scope.tenant)),
    setting('areas', scope.areas.map((path) => `${path}.%`).join(',')),
    setting('units', scope.units.join(',')),
    setting('person', scope.person ?? ''),
    setting('case_id', scope.caseId ?? ''),
    setting('command', scope.command ?? ''),
    setting('published', scope.published ? '1' : ''),
  ].join('; ')

/** Thrown to undo a transaction whose outcome is already known. */
class Undo<T> {
  readonly outcome: T
  constructor(outcome: T) {
    this.outcome = outcome
  }
}

/**
 * Runs `work` in one transaction that sees no further than `scope`. `undo` decides whether an outcome (a refusal) must
 * leave no trace. Beginning and narrowing the view is one round trip.
 */
export async function transact<T>(
  db: Db,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  options: { undo?: (outcome: T) => boolean; isolation?: 'repeatable read' } = {},
): Promise<T> {
  const begin = `begin${options.isolation ? ` isolation level ${options.isolation}` : ''}; ${settings(scope)}`
  return db.connection().execute(async (connection) => {
    await sql.raw(begin).execute(connection)
    try {
      const outcome = await work(connection as Tx)
      if (options.undo?.(outcome)) throw new Undo(outcome)
      await sql`commit`.execute(connection)
      return outcome
    } catch (error) {
      // a lost connection cannot roll back and need not: the server already has
      await sql`rollback`.execute(connection).catch(() => undefined)
      if (error instanceof Undo) return error.outcome as T
      throw error
    }
  })
}

/** The rows of a typed SQL template. */
export const rows = async <R>(query: { execute(tx: Tx): Promise<QueryResult<R>> }, tx: Tx): Promise<R[]> =>
  (await query.execute(tx)).rows

/** Opens a transaction's view to all that belongs to one case, once whoever asks has been seen to have a part in it. */
export const lookInto = async (tx: Tx, caseId: string): Promise<void> => {
  await sql.raw(setting('case_id', caseId)).execute(tx)
}

/** Narrows an open transaction to another view, e.g. once a secret has shown which case its holder may see. */
export const narrow = async (tx: Tx, scope: Scope): Promise<void> => {
  await sql.raw(settings(scope)).execute(tx)
}
