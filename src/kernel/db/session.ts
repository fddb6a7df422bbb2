import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type RawBuilder,
  type Compilable,
} from 'kysely'
import type { Pool, PoolClient, QueryResult as Answer } from 'pg'
import { Batch } from './batch.ts'
import type { Tx } from './pool.ts'

type Check = (rows: unknown[]) => void
const waits = new WeakMap<CompiledQuery, Check | undefined>()

/**
 * Writes without waiting for the answer: the statement goes with the next one that asks something, or with the commit, in
 * one round trip and in order, so that whatever is read afterwards sees it. If it fails, that next one throws its error.
 * `check` looks at the answer when it comes, before any commit; what it throws the next one throws.
 */
export async function later(
  tx: Tx,
  query: RawBuilder<unknown> | Compilable | CompiledQuery,
  check?: Check,
): Promise<void> {
  const compiled = 'compile' in query ? query.compile(tx) : query
  waits.set(compiled, check)
  await tx.getExecutor().executeQuery(compiled)
}

const counts = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class Session implements DatabaseConnection {
  readonly #client: PoolClient
  #waiting: CompiledQuery[] = []

  constructor(client: PoolClient) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (waits.has(query)) {
      this.#waiting.push(query)
      return { rows: [] }
    }
    // what is undone before it was sent need not be sent
    const ahead = query.sql === 'rollback' ? [] : this.#waiting
    this.#waiting = []
    const checked = query.sql === 'commit' && ahead.some((one) => waits.get(one))
    if (checked) await this.#send(ahead)
    const result = await this.#send(checked ? [query] : [...ahead, query])
    const affected = counts.has(result.command) ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}
    return { rows: result.rows as R[], ...affected }
  }

  /** One round trip; answers what the last of them was answered. */
  async #send(queries: readonly CompiledQuery[]): Promise<Answer> {
    // a question has no name, also where it waits (something looks at its answer): it is planned for its own values
    const isWrite = (query: CompiledQuery) => waits.has(query) && !waits.get(query)
    const statements = queries.map((query) => ({ ...query, prepared: isWrite(query) || query.sql === 'commit' }))
    try {
      const results = await this.#client.query(new Batch(this.#client, statements)).done
      queries.forEach((query, i) => waits.get(query)?.(results[i]?.rows ?? []))
      const last = results.at(-1)
      if (!last) throw new Error('The database gave no answer')
      return last
    } catch (error) {
      // from the socket to whoever asked
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  // oxlint-disable-next-line require-yield -- no list is long enough here to be streamed
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Lists are read page by page')
  }

  release(): void {
    // whoever writes outside a transaction must see the answer
    this.#client.release(this.#waiting.length > 0)
  }
}

class Sessions implements Driver {
  readonly #pool: Pool
  constructor(pool: Pool) {
    this.#pool = pool
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<Session> {
    return new Session(await this.#pool.connect())
  }
  async releaseConnection(session: Session): Promise<void> {
    session.release()
  }
  async beginTransaction(session: Session): Promise<void> {
    await session.executeQuery(CompiledQuery.raw('begin'))
  }
  async commitTransaction(session: Session): Promise<void> {
    await session.executeQuery(CompiledQuery.raw('commit'))
  }
  async rollbackTransaction(session: Session): Promise<void> {
    await session.executeQuery(CompiledQuery.raw('rollback'))
  }
  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

/** PostgreSQL as Kysely knows it, but for how statements travel. */
export const dialectOver = (pool: Pool): Dialect => ({
  createDriver: () => new Sessions(pool),
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})
