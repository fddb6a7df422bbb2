import { Client } from 'pg'
import type { Connection } from '#kernel/db'
import { Batch, type Statement } from '#kernel/db/batch'

/** What goes to the database in one round trip. */
export type Trip = readonly Statement[]

/** The guards of the product's own sessions: the same plans for both sides. */
const guards = '-c plan_cache_mode=auto -c TimeZone=UTC'

/** What `work` sends to the database, in order: seen at the driver, so that nothing can be forgotten. */
export async function tripsOf(work: () => Promise<unknown>): Promise<Trip[]> {
  const seen: Trip[] = []
  // oxlint-disable-next-line typescript/unbound-method -- put back below, and called with the client it is of
  const own = Client.prototype.query
  Client.prototype.query = function watched(this: Client, ...sent: unknown[]) {
    const [batch] = sent
    if (!(batch instanceof Batch)) throw new Error('Something went to the database past the sessions')
    seen.push(batch.statements)
    return Reflect.apply(own, this, sent)
  } as typeof own
  try {
    await work()
  } finally {
    Client.prototype.query = own
  }
  return seen
}

export async function connect(connection: Connection): Promise<Client> {
  const client = new Client({ ...connection, options: guards, pipeline: true })
  await client.connect()
  return client
}

const names = new Map<string, string>()

/** One round trip of the bare side, as plain `pg` sends it best: pipelined, and prepared where the product prepares. */
export const send = (client: Client, trip: Trip) =>
  Promise.all(
    trip.map(({ sql, parameters, prepared }) => {
      if (parameters.length === 0) return client.query(sql)
      const query = { text: sql, values: [...parameters] }
      if (!prepared) return client.query(query)
      const name = names.get(sql) ?? `b${names.size}`
      names.set(sql, name)
      return client.query({ ...query, name })
    }),
  )

export async function replay(client: Client, trips: readonly Trip[]): Promise<void> {
  for (const trip of trips) await send(client, trip)
}
