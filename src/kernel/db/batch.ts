import { Query, type Connection, type PoolClient, type QueryResult, type Submittable } from 'pg'

/** `prepared`: the same text comes over and over, so that a connection reads it once. */
export type Statement = { readonly sql: string; readonly parameters: readonly unknown[]; readonly prepared?: boolean }

type Types = Pick<PoolClient, 'getTypeParser'>

/** What `pg` calls on a query as its answer arrives; its own `Query` has all of this, but says so nowhere. */
type Answering = Query & {
  name: string | undefined
  text: string
  queryMode: 'extended'
  _result: { _types: Types }
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleReadyForQuery(connection: Connection): void
}

/** The statements that a connection has been asked to prepare and has not yet. */
type Account = Connection & { submittedNamedStatements: Record<string, string> }

const names = new Map<string, string>()

/** Under which name a connection keeps a statement; so many of them, and no long ones, that none runs out of memory. */
const nameOf = ({ sql, prepared }: Statement): string | undefined => {
  if (!prepared || sql.length > 5000) return undefined
  const name = names.get(sql) ?? (names.size < 500 ? `s${names.size}` : undefined)
  if (name) names.set(sql, name)
  return name
}

/**
 * Several statements in one round trip: `client.query(new Batch(…))` writes them together, with one mark of
 * synchronisation behind the last, so that the first to fail keeps those behind it from being carried out.
 */
export class Batch implements Submittable {
  /** The answers in order; rejects with the error of the first statement that failed. */
  readonly done: Promise<QueryResult[]>
  readonly statements: readonly Statement[]
  readonly #queries: Answering[]
  readonly #results: QueryResult[] = []
  #at = 0
  #failure: Error | undefined
  #settle: (failure?: Error) => void = () => undefined

  constructor(client: Types, statements: readonly Statement[]) {
    this.statements = statements
    this.done = new Promise((resolve, reject) => {
      this.#settle = (failure) => (failure ? reject(failure) : resolve(this.#results))
    })
    const note = (failure: Error | undefined, result: unknown) => {
      if (failure) this.#failure ??= failure
      else this.#results.push(result as QueryResult)
    }
    this.#queries = statements.map((statement) => {
      const query = new Query(statement.sql, [...statement.parameters], note) as Answering
      query.name = nameOf(statement)
      query.queryMode = 'extended'
      query._result._types = client
      return query
    })
  }

  get #now(): Answering | undefined {
    return this.#queries[this.#at]
  }

  /** By these two `pg` keeps account of what a connection has prepared. */
  get name(): string | undefined {
    return this.#now?.name
  }

  get text(): string | undefined {
    return this.#now?.text
  }

  submit(connection: Connection): void {
    const parts: Uint8Array[] = []
    const page = { writable: true, write: (part: Uint8Array) => parts.push(part) }
    const draft = Object.create(connection, { stream: { value: page }, sync: { value: () => undefined } }) as Connection
    for (const query of this.#queries) query.submit(draft)
    // a value that cannot be written down: nothing goes out, and the connection, whose account is wrong now, goes
    if (this.#failure) return void connection.stream.destroy(this.#failure)
    connection.sync.call(draft)
    connection.stream.write(Buffer.concat(parts))
  }

  handleRowDescription(message: unknown): void {
    this.#now?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#now?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.#now?.handleCommandComplete(message, connection)
    this.#now?.handleReadyForQuery(connection)
    this.#at += 1
  }

  handleError(failure: Error, connection: Account): void {
    // what stands behind the one that failed was not prepared either
    for (const { name } of this.#queries.slice(this.#at)) if (name) delete connection.submittedNamedStatements[name]
    this.#settle(this.#failure ?? failure)
  }

  handleReadyForQuery(): void {
    this.#settle(this.#failure)
  }
}
