import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Client } from 'pg'
import { buildAt, levelOf, type MigrationSource } from '#kernel/db/migrate'
import {
  beginWhole,
  liftKeys,
  liftPolicies,
  moveLog,
  readSequences,
  readTables,
  writeLines,
  writeSequence,
  type Table,
} from '#kernel/db/tables'
import type { Facts, Result } from '#kernel/result'
import { ok, refuse } from '#kernel/result'
import { countedLines, type Leaving } from './export-all.ts'
import { checksumOf, filePath, manifest, secretNames, staysBehind, tablePath, type Manifest } from './manifest.ts'

export type NotTaken = {
  code: 'manifest-unreadable' | 'other-county' | 'newer-version' | 'other-version' | 'not-empty' | 'damaged'
  facts?: Facts
}
type Arriving = Omit<Leaving, 'version' | 'now' | 'stop'> & { migrations: readonly MigrationSource[] }

/** Thrown to undo all that was loaded. */
class Damaged extends Error {}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '')
  try {
    return manifest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

async function isEmpty(client: Client, tables: readonly Table[]): Promise<boolean> {
  for (const { name } of tables) if ((await client.query(`select 1 from ${name} limit 1`)).rowCount) return false
  return true
}

const batch = { lines: 1000, characters: 4_000_000 }

/** Split at line feeds alone: a text may hold any other character that some reader takes for the end of a line. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

async function load(client: Client, table: Table, { folder, onProgress }: Arriving): Promise<void> {
  let lines: string[] = []
  let [characters, rows] = [0, 0]
  const send = async () => {
    if (lines.length > 0) await writeLines(client, table, lines)
    rows += lines.length
    onProgress(table.name, rows)
    lines = []
    characters = 0
  }
  for await (const line of linesOf(join(folder, tablePath(table.name)))) {
    lines.push(line)
    characters += line.length
    if (lines.length >= batch.lines || characters >= batch.characters) await send()
  }
  await send()
}

/** A file that is gone, a value that is none (SQLSTATE 22), a row that is there twice (23). */
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^(ENOENT|22|23)/.test(String(error.code))

/** Read back from the tables, not from the folder: what counts is what stands there now. */
async function check(client: Client, table: Table, expected: Manifest['tables'][number], arriving: Arriving) {
  const lines = countedLines(client, table, { tenant: arriving.tenant, onProgress: () => undefined })
  let step = await lines.next()
  while (!step.done) step = await lines.next()
  if (!isDeepStrictEqual(step.value, expected)) throw new Damaged(table.name)
}

async function loadTables(client: Client, told: Manifest, arriving: Arriving) {
  const tables = await readTables(client)
  const restorePolicies = await liftPolicies(client, tables)
  const restoreKeys = await liftKeys(client)
  for (const expected of told.tables) {
    const table = tables.find(({ name }) => name === expected.name)
    if (!table) throw new Damaged(expected.name)
    await load(client, table, arriving)
    await check(client, table, expected, arriving)
  }
  const known = (await readSequences(client)).map(({ name }) => name)
  for (const sequence of told.sequences) if (known.includes(sequence.name)) await writeSequence(client, sequence)
  await moveLog(client)
  await restoreKeys()
  await restorePolicies()
}

async function loadFiles(told: Manifest, { folder, store, onProgress }: Arriving): Promise<void> {
  let done = 0
  for (const sha256 of told.files) {
    const bytes = await readFile(join(folder, filePath(sha256))).catch(() => undefined)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Damaged(filePath(sha256))
    await store.put(bytes)
    onProgress('files', (done += 1))
  }
}

async function loadSecrets({ folder, dataDir }: Arriving): Promise<void> {
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  for (const name of secretNames) {
    const text = await readFile(join(folder, 'secrets', name), 'utf8').catch(() => '')
    if (!/^[0-9a-f]{64}\n?$/.test(text)) throw new Damaged(`secrets/${name}`)
    const draft = join(dataDir, 'secrets', `${name}.coming`)
    await writeFile(draft, text, { mode: 0o600, flush: true })
    await rename(draft, join(dataDir, 'secrets', name))
  }
}

async function mayTake(client: Client, told: Manifest, { tenant, migrations }: Arriving) {
  if (told.tenant !== tenant) return refuse('other-county' as const, { theirs: told.tenant, ours: tenant })
  const level = await levelOf(migrations, told.migrations)
  if (level.is === 'newer') return refuse('newer-version' as const, { version: told.version })
  if (level.is === 'other') return refuse('other-version' as const, { version: told.version, where: level.where })
  const tables = (await readTables(client)).filter(({ name }) => !staysBehind.includes(name))
  return (await isEmpty(client, tables)) ? ok(level.is) : refuse('not-empty' as const)
}

/**
 * Takes what `exportAll` wrote into an install that holds nothing yet. The tables come in one transaction and are read
 * back against the checksums before it ends: all is there or nothing is. What an older version wrote comes into the tables
 * of that version, which are then brought up to date as an install of that version would be.
 */
export async function importAll(arriving: Arriving): Promise<Result<Manifest, NotTaken>> {
  const told = await readManifest(arriving.folder)
  if (!told || told.checksum !== checksumOf(told)) return refuse('manifest-unreadable')
  const client = new Client(arriving.owner)
  await client.connect()
  try {
    const level = await mayTake(client, told, arriving)
    if (!level.ok) return level
    await beginWhole(client)
    const isOlder = level.value === 'older'
    const bringUpToDate = isOlder ? await buildAt(client, arriving.migrations, told.migrations) : undefined
    await loadTables(client, told, arriving)
    await bringUpToDate?.()
    await loadFiles(told, arriving)
    await loadSecrets(arriving)
    await client.query('commit')
    return ok(told)
  } catch (error) {
    if (error instanceof Damaged || isDamage(error)) return refuse('damaged', { where: error.message })
    throw error
  } finally {
    // an open transaction ends with its session, undone
    await client.end()
  }
}
