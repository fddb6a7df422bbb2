import { Client } from 'pg'
import type { Connection } from '#kernel/db'

/** The database server that vitest's global setup started, and how its owner gets in. */
export const ownerOf = (database: string): Connection => ({
  host: process.env['TEST_PG_HOST'] ?? '',
  port: Number(process.env['TEST_PG_PORT'] ?? 5432),
  user: process.env['TEST_PG_USER'] ?? 'postgres',
  database,
})

export async function asOwner<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(ownerOf(database))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
