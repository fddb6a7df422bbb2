import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '#kernel/db/prepare'
import { startEmbedded } from '#kernel/postgres/embedded'
import { migrationSources } from '../src/server/modules.ts'
import { asOwner, ownerOf } from './server.ts'

const passwords = { oneneedle_app: '0'.repeat(32), oneneedle_auth: '0'.repeat(32) }

/** The embedded server, in a folder of its own that goes with it; or the one that TEST_PG_HOST names (another version, say). */
async function startServer(): Promise<() => Promise<void>> {
  if (process.env['TEST_PG_HOST']) return async () => undefined
  const dataDir = await mkdtemp(join(tmpdir(), 'oneneedle-tests-'))
  const server = await startEmbedded({ dataDir })
  process.env['TEST_PG_HOST'] = server.socketDir
  process.env['TEST_PG_PORT'] = String(server.port)
  process.env['TEST_PG_USER'] = server.superuser
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** One server for the whole run, and one migrated database that every world is copied from. */
export async function setup(): Promise<() => Promise<void>> {
  const stop = await startServer()
  await asOwner('postgres', async (client) => {
    await client.query('drop database if exists oneneedle_template with (force)')
    await client.query('create database oneneedle_template')
  })
  await prepareDatabase(ownerOf('oneneedle_template'), migrationSources, passwords)
  return stop
}
