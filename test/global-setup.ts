import { prepareDatabase } from '#kernel/db/prepare'
import { migrationSources } from '../src/server/modules.ts'
import { asOwner, ownerOf } from './server.ts'

const passwords = { oneneedle_app: '0'.repeat(32), oneneedle_auth: '0'.repeat(32) }

/** One server for the whole run, and one migrated database that every world is copied from. */
export async function setup(): Promise<() => Promise<void>> {
  await asOwner('postgres', async (client) => {
    await client.query('drop database if exists oneneedle_template with (force)')
    await client.query('create database oneneedle_template')
  })
  await prepareDatabase(ownerOf('oneneedle_template'), migrationSources, passwords)
  return async () => undefined
}
