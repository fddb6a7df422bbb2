import { Client, type QueryConfig } from 'pg'
import type { Connection } from '#kernel/db'

export type Statement = { text: string; values?: unknown[] }
type Sent = string | QueryConfig<unknown[]>

/** The guards of the product's own sessions: the same plans for both sides. */
const guards = '-c plan_cache_mode=force_custom_plan -c TimeZone=UTC'

/** What `work` sends to the database, in order: seen at the driver, so that nothing can be forgotten. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = []
  // oxlint-disable-next-line typescript/unbound-method -- put back below, and called with the client it is of
  const own = Client.prototype.query
  Client.prototype.query = function watched(this: Client, sent: Sent, ...rest: unknown[]) {
    const values = typeof sent === 'string' ? rest[0] : sent.values
    const text = typeof sent === 'string' ? sent : sent.text
    seen.push(Array.isArray(values) && values.length > 0 ? { text, values } : { text })
    return Reflect.apply(own, this, [sent, ...rest])
  } as typeof own
  try {
    await work()
  } finally {
    Client.prototype.query = own
  }
  return seen
}

export async function connect(connection: Connection): Promise<Client> {
  const client = new Client({ ...connection, options: guards })
  await client.connect()
  return client
}

export async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(values ? { text, values } : text)
}
