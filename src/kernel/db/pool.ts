import { availableParallelism } from 'node:os'
import { Kysely, type Transaction } from 'kysely'
import { Pool, types, type CustomTypesConfig } from 'pg'
import { dialectOver } from './session.ts'

// counts and minutes are far below 2^53: a number reads better than a string
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)
// an instant leaves the database as the text that rules compare: UTC, milliseconds, Z
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
types.setTypeParser(types.builtins.DATE, (text) => text)

/** The union of every module's tables is known nowhere: each store types its own rows. */
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type Tables = any
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export type Connection = { connectionString: string } | { host: string; port: number; user: string; database: string }

/**
 * A question is planned for its own values each time, since none has a name: a district's inbox 0.3 ms instead of 15.7. A
 * write has one, and keeps its plan: making it anew cost as much as carrying it out.
 */
const guards =
  '-c plan_cache_mode=auto -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000 -c TimeZone=UTC'

/** More sessions than the processors can serve only take turns; the embedded server runs on the same ones. */
const sessions = Math.min(16, Math.max(8, 4 * availableParallelism()))

type PoolOptions = {
  max?: number
  searchPath?: string
  /** Instants as `Date`: for a library that compares them itself, and would find no text ever expired. */
  dates?: boolean
}

const withDates: CustomTypesConfig = {
  getTypeParser: ((oid: Parameters<typeof types.getTypeParser>[0], format?: 'text') =>
    oid === types.builtins.TIMESTAMPTZ
      ? (text: string) => new Date(text)
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/** A pool for the application's own role, with the guards that every session needs. */
export function openDb(connection: Connection, options: PoolOptions = {}): Db {
  const path = options.searchPath ? ` -c search_path=${options.searchPath}` : ''
  const pool = new Pool({
    ...connection,
    max: options.max ?? sessions,
    options: guards + path,
    ...(options.dates ? { types: withDates } : {}),
  })
  // an idle connection that the server drops must not take the process with it; the next query opens another
  pool.on('error', () => undefined)
  // nor may one that is dropped between two statements of a transaction: the next statement fails, and that is told
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: dialectOver(pool) })
}
