import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Connection, type Db } from '#kernel/db'
import { prepareDatabase } from '#kernel/db/prepare'
import { openHouse, type House } from '#kernel/house'
import { startEmbedded } from '#kernel/postgres/embedded'
import { wallClock } from '#kernel/time'
import { vaultOf } from '#kernel/vault'
import { demoTenant } from '../src/server/demo/county.ts'
import { migrationSources, rooms } from '../src/server/modules.ts'

export type BenchDatabase = { db: Db; owner: Connection; app: Connection; close(): Promise<void> }

/** A folder of its own that goes with the bench. */
export async function ownFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'oneneedle-bench-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** The embedded server as the product runs it, empty, on a folder of its own. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = await ownFolder()
  const server = await startEmbedded({ dataDir: folder.path })
  const as = (user: string) => ({ host: server.socketDir, port: server.port, user, database: 'postgres' })
  const owner = as(server.superuser)
  const secret = '0'.repeat(32)
  await prepareDatabase(owner, migrationSources, { oneneedle_app: secret, oneneedle_auth: secret })
  const db = openDb(as('oneneedle_app'))
  return {
    db,
    owner,
    app: as('oneneedle_app'),
    async close() {
      await db.destroy()
      await server.stop()
      await folder.remove()
    },
  }
}

/** The product's own house over a bench's database, without the server around it. */
export const benchHouse = (db: Db): House =>
  openHouse({ tenant: demoTenant, db, clock: wallClock, rooms, vault: vaultOf('0'.repeat(64)) })
