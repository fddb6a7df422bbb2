import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { secretOf } from '#kernel/auth'
import type { Connection } from '#kernel/db'
import { beginWhole, readLines, readMigrations, readSequences, readTables, type Table } from '#kernel/db/tables'
import type { FileStore } from '#kernel/files/store'
import { ok, refuse, type Result } from '#kernel/result'
import { checksumOf, filePath, holds, secretNames, staysBehind, tablePath, type Manifest } from './manifest.ts'

export type Leaving = {
  owner: Connection
  store: FileStore
  dataDir: string
  tenant: number
  folder: string
  version: string
  now: Temporal.Instant
  onProgress: (what: string, done: number) => void
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Written through to the disk and shut to other accounts. */
const writer = (path: string) => createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true })

type Source = Pick<Leaving, 'tenant' | 'onProgress'>

/** A table's lines, some at a time, with their number and checksum once all have passed. */
export async function* countedLines(client: Client, table: Table, { tenant, onProgress }: Source) {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of readLines(client, table, tenant)) {
    const text = `${lines.join('\n')}\n`
    hash.update(text)
    rows += lines.length
    onProgress(table.name, rows)
    yield text
  }
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

async function writeTable(client: Client, table: Table, leaving: Leaving, folder: string) {
  const lines = countedLines(client, table, leaving)
  let summary: Manifest['tables'][number] | undefined
  const texts = async function* () {
    summary = yield* lines
  }
  await pipeline(Readable.from(texts()), writer(join(folder, tablePath(table.name))))
  if (!summary) throw new Error(`${table.name} was not read to its end`)
  return summary
}

async function writeFiles(client: Client, { tenant, store, onProgress }: Leaving, folder: string) {
  const { rows } = await client.query<{ sha256: string }>(
    'select distinct hash as sha256 from kernel.file where tenant = $1 order by 1',
    [tenant],
  )
  const [files, missing]: [string[], string[]] = [[], []]
  for (const { sha256 } of rows) {
    const found = await store.open(sha256)
    if (!found) {
      missing.push(sha256)
      continue
    }
    const path = join(folder, filePath(sha256))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(found.stream, writer(path))
    files.push(sha256)
    onProgress('files', files.length)
  }
  return { files, missing }
}

async function writeAll(client: Client, leaving: Leaving, folder: string): Promise<Manifest> {
  const { dataDir, tenant, version, now } = leaving
  for (const part of ['tables', 'files', 'secrets']) await mkdir(join(folder, part), { recursive: true, mode: 0o700 })
  const known = await readTables(client)
  // never committed: what it lifts comes back with the rollback
  await beginWhole(client, known)
  const tables: Manifest['tables'] = []
  for (const table of known)
    if (!staysBehind.includes(table.name)) tables.push(await writeTable(client, table, leaving, folder))
  const sequences = await readSequences(client)
  const { files, missing } = await writeFiles(client, leaving, folder)
  for (const name of secretNames)
    await writeFile(join(folder, 'secrets', name), `${secretOf(dataDir, name)}\n`, { mode: 0o600, flush: true })
  const migrations = await readMigrations(client)
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

/**
 * Writes the whole data of the tenant into a new folder, as of one moment: every table as lines of JSON, files under
 * their SHA-256, the secrets that unlock them, `manifest.json` with checksums. The folder has its name only once it is
 * whole. Refuses a folder that is there already.
 */
export async function exportAll(leaving: Leaving): Promise<Result<Manifest, { code: 'folder-taken' }>> {
  const folder = resolve(leaving.folder)
  const draft = `${folder}.part`
  if (await isThere(folder)) return refuse('folder-taken')
  // what a cut-off run left behind
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const client = new Client(leaving.owner)
  await client.connect()
  try {
    const written = await writeAll(client, leaving, draft)
    const text = `${JSON.stringify(written, null, 2)}\n`
    await writeFile(join(draft, 'manifest.json'), text, { mode: 0o600, flush: true })
    await rename(draft, folder)
    return ok(written)
  } finally {
    await client.end()
  }
}
