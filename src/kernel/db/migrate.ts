import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Connection } from './pool.ts'

export type MigrationSource = { module: string; folder: URL }
export type Migrated = { module: string; name: string; hash: string }
type Migration = Migrated & { text: string }

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
  await client.query(migration.text)
  await client.query('insert into kernel.migration (module, name, hash) values ($1, $2, $3)', [
    migration.module,
    migration.name,
    migration.hash,
  ])
}

const keyOf = ({ module, name }: Migrated): string => `${module}/${name}`

/** How a schema stands to what the files make: the same, one of their earlier states, beyond them, or (and where) beside them. */
export type Level = { is: 'same' | 'older' | 'newer' } | { is: 'other'; where: string }

export async function levelOf(sources: readonly MigrationSource[], theirs: readonly Migrated[]): Promise<Level> {
  const ours = (await Promise.all(sources.map(read))).flat()
  const hashes = new Map(ours.map((one) => [keyOf(one), one.hash]))
  const other = theirs.find((one) => hashes.has(keyOf(one)) && hashes.get(keyOf(one)) !== one.hash)
  if (other) return { is: 'other', where: keyOf(other) }
  if (theirs.some((one) => !hashes.has(keyOf(one)))) return { is: 'newer' }
  return { is: theirs.length < ours.length ? 'older' : 'same' }
}

/**
 * Takes an empty schema down and builds it as it was when only `known` had been carried out; returns what carries out the
 * rest. Inside the owner's transaction.
 */
export async function buildAt(
  client: Client,
  sources: readonly MigrationSource[],
  known: readonly Migrated[],
): Promise<() => Promise<void>> {
  const all = (await Promise.all(sources.map(read))).flat()
  const names = new Set(known.map(keyOf))
  const schemas = [...new Set([...all.map(({ module }) => module.split('/')[0] ?? module), 'auth'])]
  await client.query(`drop schema if exists ${schemas.join(', ')} cascade`)
  await client.query(bootstrap)
  for (const one of all) if (names.has(keyOf(one))) await carryOut(client, one)
  return async () => {
    for (const one of all) if (!names.has(keyOf(one))) await carryOut(client, one)
  }
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
        await client.query('begin')
        await carryOut(client, migration)
        await client.query('commit')
        count += 1
      }
    }
    return count
  } finally {
    await client.end()
  }
}
