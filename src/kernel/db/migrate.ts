import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Connection } from './pool.ts'

export type MigrationSource = { module: string; folder: URL }
type Migration = { module: string; name: string; text: string; hash: string }

const bootstrap = `
create schema if not exists kernel;
create table if not exists kernel.migration (
  module text not null, name text not null, hash text not null, at timestamptz not null default now(),
  primary key (module, name)
);
comment on table kernel.migration is 'Which schema changes have been carried out, and the fingerprint of each';`

async function read(source: MigrationSource): Promise<Migration[]> {
  const names = await readdir(source.folder).catch(() => [] as string[])
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map(async (name) => {
        const text = await readFile(join(source.folder.pathname, name), 'utf8')
        return { module: source.module, name, text, hash: createHash('sha256').update(text).digest('hex') }
      }),
  )
}

async function carryOut(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  await client.query(migration.text)
  await client.query('insert into kernel.migration (module, name, hash) values ($1, $2, $3)', [
    migration.module,
    migration.name,
    migration.hash,
  ])
  await client.query('commit')
}

/**
 * Brings the schema up to date as its owner. Throws when a migration that was carried out has been edited since:
 * the schema would no longer be what the files say.
 */
export async function migrate(
  owner: Connection,
  sources: MigrationSource[],
  onProgress?: (module: string, name: string) => void,
): Promise<number> {
  const client = new Client(owner)
  await client.connect()
  try {
    // two starting servers must not migrate at once; the lock goes with the session
    await client.query('select pg_advisory_lock(4117)')
    await client.query(bootstrap)
    const { rows: done } = await client.query<{ module: string; name: string; hash: string }>(
      'select module, name, hash from kernel.migration',
    )
    const hashes = new Map(done.map((row) => [`${row.module}/${row.name}`, row.hash]))
    let count = 0
    for (const source of sources) {
      for (const migration of await read(source)) {
        const known = hashes.get(`${migration.module}/${migration.name}`)
        if (known === migration.hash) continue
        if (known)
          throw new Error(`Migration ${migration.module}/${migration.name} was edited after it was carried out`)
        onProgress?.(migration.module, migration.name)
        await carryOut(client, migration)
        count += 1
      }
    }
    return count
  } finally {
    await client.end()
  }
}
