import { createHash } from 'node:crypto'
import { access, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { Client } from 'pg'
import { secretOf } from '#kernel/auth'
import type { Connection } from '#kernel/db'
import { databaseOf, isAsOf, oldestOf } from '#kernel/db/since'
import {
  beginWhole,
  liftPolicies,
  readLines,
  readMigrations,
  readSequences,
  readTables,
  type Table,
} from '#kernel/db/tables'
import type { FileStore } from '#kernel/files/store'
import { ok, refuse, type Result } from '#kernel/result'
import { checksumOfFile, Draft, writePart } from './draft.ts'
import { checksumOf, filePath, holds, secretNames, staysBehind, tablePath, type Manifest } from './manifest.ts'

export type Leaving = {
  owner: Connection
  store: FileStore
  dataDir: string
  tenant: number
  folder: string
  version: string
  now: Temporal.Instant
  /** Ends it between two parts of a table; what is whole stays for the next run. */
  stop?: AbortSignal
  onProgress: (what: string, done: number) => void
}

export type NotLeft = { code: 'folder-taken' | 'export-runs' | 'export-stopped' }

/** Somebody has stopped it. */
class Halted extends Error {}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

type Source = Pick<Leaving, 'tenant' | 'onProgress' | 'stop'>
type Under = { leaving: Leaving; draft: Draft; since: string }

/** A table's lines, some at a time, with their number and checksum once all have passed. */
export async function* countedLines(client: Client, table: Table, { tenant, onProgress, stop }: Source) {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of readLines(client, table, tenant)) {
    if (stop?.aborted) throw new Halted()
    const text = `${lines.join('\n')}\n`
    hash.update(text)
    rows += lines.length
    onProgress(table.name, rows)
    yield text
  }
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

/** The table as it is now: kept from an earlier run where no row has come, gone or changed since, else written. */
async function writeTable(client: Client, table: Table, { leaving, draft, since }: Under) {
  const path = tablePath(table.name)
  const known = await draft.findWhole(table.name, path)
  if (known && (await isAsOf(client, table, leaving.tenant, known))) {
    const { name, rows, sha256 } = known
    return { name, rows, sha256 }
  }
  const lines = countedLines(client, table, leaving)
  let summary: Manifest['tables'][number] | undefined
  const texts = async function* () {
    summary = yield* lines
  }
  await writePart(join(draft.folder, path), texts())
  if (!summary) throw new Error(`${table.name} was not read to its end`)
  await draft.noteWhole({ ...summary, since })
  return summary
}

async function writeFiles(client: Client, { leaving: { tenant, store, stop, onProgress }, draft }: Under) {
  const { rows } = await client.query<{ sha256: string }>(
    'select distinct hash as sha256 from kernel.file where tenant = $1 order by 1',
    [tenant],
  )
  const [files, missing]: [string[], string[]] = [[], []]
  for (const { sha256 } of rows) {
    if (stop?.aborted) throw new Halted()
    const path = join(draft.folder, filePath(sha256))
    const isKnown = (await checksumOfFile(path)) === sha256
    const found = isKnown ? undefined : await store.open(sha256)
    if (found) await writePart(path, found.stream)
    if (isKnown || found) files.push(sha256)
    else missing.push(sha256)
    onProgress('files', files.length)
  }
  return { files, missing }
}

async function writeAll(client: Client, under: Under, migrations: Manifest['migrations']): Promise<Manifest> {
  const { leaving, draft } = under
  const { dataDir, tenant, version, now } = leaving
  const tables: Manifest['tables'] = []
  for (const table of await readTables(client))
    if (!staysBehind.includes(table.name)) tables.push(await writeTable(client, table, under))
  const sequences = await readSequences(client)
  const { files, missing } = await writeFiles(client, under)
  const secrets = secretNames.map((name) => `secrets/${name}`)
  for (const name of secretNames)
    await writePart(join(draft.folder, 'secrets', name), Readable.from([`${secretOf(dataDir, name)}\n`]))
  const paths = [...tables.map(({ name }) => tablePath(name)), ...files.map(filePath), ...secrets]
  await draft.leaveOnly(new Set(paths.map((path) => join(draft.folder, path))))
  return {
    format: 'oneneedle-export-1',
    holds,
    tenant,
    at: now.toString({ smallestUnit: 'millisecond' }),
    version,
    checksum: checksumOf({ tables, sequences, files }),
    migrations,
    tables,
    sequences,
    files,
    missing,
    staysBehind: [...staysBehind],
  }
}

/** One export at a time: two would write the same draft. The lock goes with the session. */
const isFree = async (client: Client): Promise<boolean> =>
  (await client.query<{ free: boolean }>('select pg_try_advisory_lock(4118) as free')).rows[0]?.free === true

async function writeDraft(client: Client, leaving: Leaving, folder: string): Promise<Manifest> {
  const migrations = await readMigrations(client)
  const database = await databaseOf(client)
  const draft = await Draft.open(folder, { tenant: leaving.tenant, migrations, database })
  // never committed: what it lifts comes back with the rollback
  await beginWhole(client)
  await liftPolicies(client, await readTables(client))
  const written = await writeAll(client, { leaving, draft, since: await oldestOf(client) }, migrations)
  await writePart(join(folder, 'manifest.json'), Readable.from([`${JSON.stringify(written, null, 2)}\n`]))
  return written
}

/**
 * Writes the whole data of the tenant into a new folder, as of one moment: every table as lines of JSON, files under
 * their SHA-256, the secrets that unlock them, `manifest.json` with checksums. The folder has its name only once it is
 * whole; cut off and run again, it goes on with the parts that are whole and still true. Refuses a folder that is there
 * already.
 */
export async function exportAll(leaving: Leaving): Promise<Result<Manifest, NotLeft>> {
  const folder = resolve(leaving.folder)
  if (await isThere(folder)) return refuse('folder-taken')
  const client = new Client(leaving.owner)
  await client.connect()
  try {
    if (!(await isFree(client))) return refuse('export-runs')
    const written = await writeDraft(client, leaving, `${folder}.part`)
    await rename(`${folder}.part`, folder)
    return ok(written)
  } catch (error) {
    // the same signal may have stopped the database first
    if (error instanceof Halted || leaving.stop?.aborted) return refuse('export-stopped')
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
