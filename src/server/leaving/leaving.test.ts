import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { record, seal, verify } from '#kernel/audit'
import { secretOf } from '#kernel/auth'
import { openDb, transact } from '#kernel/db'
import { keepFiles } from '#kernel/files/keep'
import { diskStore } from '#kernel/files/store'
import { systemScope } from '#kernel/rights'
import { caseAt } from '#test/case-at'
import { asOwner, ownerOf } from '#test/server'
import { makeWorld, tenant, type World } from '#test/world'
import { functionFiles, functionsOf } from '../functions.ts'
import { migrationSources, rooms } from '../modules.ts'
import { exportAll } from './export-all.ts'
import { importAll } from './import-all.ts'

let w: World
let folder: string
const made: string[] = []
const at = (...path: string[]) => join(folder, ...path)

/** An install of its own: an empty database of today's schema and a folder for its data. */
async function install() {
  const database = `leaving_${randomUUID().replaceAll('-', '')}`
  await asOwner('postgres', (client) => client.query(`create database ${database} template oneneedle_template`))
  made.push(database)
  return installAt(database)
}
async function installAt(database: string) {
  const dataDir = await mkdtemp(at('data-'))
  const store = await diskStore(join(dataDir, 'files'))
  return { owner: ownerOf(database), database, dataDir, store, tenant, onProgress: () => undefined }
}
type Install = Awaited<ReturnType<typeof install>>

const leave = (from: Install, name: string) =>
  exportAll({ ...from, folder: at(name), version: 'test', now: w.clock.now() })
const arrive = (into: Install, name: string) => importAll({ ...into, folder: at(name), migrations: migrationSources })
const count = (database: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kernel.act')
    return rows[0]?.n
  })

const unsealed = async () => (await transact(w.db, systemScope(tenant), (tx) => verify(tx, tenant))).unsealed

let home: Install

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leaving-'))
  w = await makeWorld()
  home = await installAt(w.database)
  await caseAt(w, 'handling')
  await caseAt(w, 'joined')
  const hash = await home.store.put(Buffer.from('一张照片'))
  await keepFiles(w.db, tenant, [{ hash, mime: 'image/png', bytes: 12 }], w.clock.now())
  await asOwner(w.database, async (client) => {
    // what readers of text and of JSON stumble over: separators that are no line ends, JSON's own null, open doors
    await client.query(`update casework.request set text = E'一\\u2028二\\r三\\n四'`)
    await client.query(`update kernel.command set answer = 'null'::jsonb`)
    await client.query(
      `insert into auth."user" (id, name, email, "emailVerified", kind) values ('u', '', 'u', true, 'staff')`,
    )
    await client.query(
      `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") values ('s', now(), 'open-door', now(), 'u')`,
    )
  })
  // transactions of other tests run on this server too: what lies above the oldest of them is sealed later
  const sealed = () => transact(w.db, systemScope(tenant), (tx) => seal(tx, tenant, w.clock.now()))
  await vi.waitFor(async () => expect([await sealed(), await unsealed()]).toEqual([0, 0]), { timeout: 20_000 })
})
afterAll(async () => {
  await w.close()
  for (const database of made)
    await asOwner('postgres', (client) => client.query(`drop database ${database} with (force)`))
  await rm(folder, { recursive: true })
})

describe('all data leave and arrive', () => {
  test('with equal checksums, readable by the owner alone, and the log goes on', async () => {
    const left = await leave(home, 'first')
    if (!left.ok) throw new Error(left.refusal.code)
    expect(left.value.tables.find(({ name }) => name === 'kernel.act')?.rows).toBeGreaterThan(5)
    expect(left.value).toMatchObject({ missing: [], files: [expect.any(String)] })
    expect((await stat(at('first'))).mode & 0o777).toBe(0o700)
    for (const file of ['manifest.json', 'tables/kernel.act.jsonl', 'secrets/answers'])
      expect((await stat(at('first', file))).mode & 0o777).toBe(0o600)

    const fresh = await install()
    expect(await arrive(fresh, 'first')).toMatchObject({ ok: true })
    expect(secretOf(fresh.dataDir, 'answers')).toBe(secretOf(home.dataDir, 'answers'))
    expect(await fresh.store.open(left.value.files[0] ?? '')).toMatchObject({ bytes: 12 })
    const back = await leave(fresh, 'second')
    expect(back).toMatchObject({ ok: true, value: { checksum: left.value.checksum, tables: left.value.tables } })

    const db = openDb({ ...fresh.owner, user: 'oneneedle_app' }, { max: 1 })
    const inside = <T>(work: Parameters<typeof transact<T>>[2]) => transact(db, systemScope(tenant), work)
    const act = {
      subject: 'test',
      at: w.clock.now().toString(),
      act: 'test.later',
      who: { kind: 'system' },
      data: {},
    } as const
    expect(await inside((tx) => verify(tx, tenant))).toMatchObject({ unsealed: 0, broken: [] })
    await inside((tx) => record(tx, tenant, [act]))
    expect(await inside((tx) => verify(tx, tenant))).toMatchObject({ unsealed: 1, broken: [] })
    // a transaction of another test may still run below this one; the next sealing takes it
    await expect.poll(() => inside((tx) => seal(tx, tenant, w.clock.now())), { timeout: 20_000 }).toBe(1)
    expect(await inside((tx) => verify(tx, tenant))).toMatchObject({ unsealed: 0, broken: [] })
    await db.destroy()
  })

  test('open doors stay behind', async () => {
    const names = await readdir(at('first', 'tables'))
    expect(names).not.toContain('auth.session.jsonl')
    for (const name of names) expect(await readFile(at('first', 'tables', name), 'utf8')).not.toContain('open-door')
  })

  test('not over a folder that is there, nor into an install that holds something', async () => {
    expect(await leave(home, 'first')).toMatchObject({ refusal: { code: 'folder-taken' } })
    const before = await count(w.database)
    expect(await arrive(home, 'first')).toMatchObject({ refusal: { code: 'not-empty' } })
    expect(await count(w.database)).toBe(before)
  })

  test('not into another county, nor from a folder that is none of ours', async () => {
    const fresh = await install()
    const other = await importAll({ ...fresh, tenant: 990_102, folder: at('first'), migrations: migrationSources })
    expect(other).toMatchObject({ refusal: { code: 'other-county' } })
    expect(await arrive(fresh, 'nowhere')).toMatchObject({ refusal: { code: 'manifest-unreadable' } })
    expect(await count(fresh.database)).toBe(0)
  })

  test.each<[string, () => Promise<void>]>([
    ['a line more', () => appendFile(at('third/tables/kernel.unit.jsonl'), '{"tenant":990101}\n')],
    ['a line that is none', () => appendFile(at('third/tables/kernel.act.jsonl'), '{"tenant":\n')],
    ['a table gone', () => rm(at('third/tables/inbox.duty.jsonl'))],
    [
      'a word changed',
      async () => {
        const path = at('third/tables/kernel.person.jsonl')
        await writeFile(path, (await readFile(path, 'utf8')).replace('测试', '假冒'))
      },
    ],
    ['a secret gone', () => rm(at('third/secrets/answers'))],
  ])('damaged by %s, nothing arrives', async (_what, damage) => {
    await leave(home, 'third')
    await damage()
    const fresh = await install()
    expect(await arrive(fresh, 'third')).toMatchObject({ refusal: { code: 'damaged' } })
    expect(await count(fresh.database)).toBe(0)
    await rm(at('third'), { recursive: true })
  })
})

/** An export by a process of its own, which kills itself as soon as it comes to `last`. */
async function killedAt(last: string, name: string): Promise<void> {
  const { owner, dataDir } = home
  const code = `
    const { exportAll } = await import(${JSON.stringify(new URL('export-all.ts', import.meta.url).href)})
    const { diskStore } = await import(${JSON.stringify(new URL('../../kernel/files/store.ts', import.meta.url).href)})
    const onProgress = (what) => what === ${JSON.stringify(last)} && process.kill(process.pid, 'SIGKILL')
    const now = Temporal.Instant.from('2026-09-07T01:00:00Z')
    await exportAll({ owner: ${JSON.stringify(owner)}, store: await diskStore(${JSON.stringify(join(dataDir, 'files'))}),
      dataDir: ${JSON.stringify(dataDir)}, tenant: ${tenant}, folder: ${JSON.stringify(at(name))}, version: 'test', now, onProgress })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' })
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
}

describe('an export that was cut off', () => {
  const again = async (name: string) => {
    const written = new Set<string>()
    const done = await exportAll({
      ...home,
      folder: at(name),
      version: 'test',
      now: w.clock.now(),
      onProgress: (what) => void written.add(what),
    })
    if (!done.ok) throw new Error(done.refusal.code)
    return { written, manifest: done.value }
  }
  test('by kill -9 goes on with what is whole and true, and is whole in the end', async () => {
    await killedAt('kernel.act', 'killed')
    await expect(stat(at('killed'))).rejects.toThrow()
    const tables = at('killed.part', 'tables')
    expect(await readdir(tables)).toContain('kernel.act.jsonl.coming')
    // one whole part is damaged, one table goes on living, one file has been deleted since
    await appendFile(join(tables, 'inbox.duty.jsonl'), '{}\n')
    await asOwner(w.database, (client) => client.query(`update casework.request set text = text || '。'`))
    await writeFile(at('killed.part', 'stray'), 'x', { mode: 0o600 })
    const { written, manifest } = await again('killed')
    expect(written).toContain('kernel.act')
    expect(written).toContain('inbox.duty')
    expect(written).toContain('casework.request')
    expect(written).not.toContain('casework."case"')
    expect(written).not.toContain('casework.case')
    expect((await readdir(at('killed'))).toSorted()).toEqual(['files', 'manifest.json', 'secrets', 'tables'])
    expect((await readdir(at('killed', 'tables'))).every((name) => name.endsWith('.jsonl'))).toBe(true)
    expect(manifest.checksum).toBe((await again('unbroken')).manifest.checksum)
    expect(await arrive(await install(), 'killed')).toMatchObject({ ok: true })
  })

  test('by whoever began it leaves what it has, and a row that is gone is missed', async () => {
    const stop = new AbortController()
    const halt = (what: string) => what === 'kernel.person' && stop.abort()
    const how = { version: 'test', now: w.clock.now(), stop: stop.signal }
    expect(await exportAll({ ...home, ...how, folder: at('halted'), onProgress: halt })).toMatchObject({
      refusal: { code: 'export-stopped' },
    })
    await asOwner(w.database, (client) => client.query('delete from kernel.command'))
    const { written, manifest } = await again('halted')
    expect(written).not.toContain('kernel.act')
    expect(manifest.tables.find(({ name }) => name === 'kernel.command')?.rows).toBe(0)
    expect(manifest.checksum).toBe((await again('unhalted')).manifest.checksum)
  })

  test('is begun anew where the schema has changed since', async () => {
    await killedAt('kernel.act', 'aged')
    const path = at('aged.part', 'whole.jsonl')
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"hash":"[0-9a-f]{6}/, '"hash":"000000'))
    expect((await again('aged')).written).toContain('casework.request')
  })

  test('by two at once is refused to the second', async () => {
    let second: unknown
    await exportAll({
      ...home,
      folder: at('twice'),
      version: 'test',
      now: w.clock.now(),
      onProgress: (what) => {
        if (what === 'kernel.act') second ??= leave(home, 'twice')
      },
    })
    expect(await second).toMatchObject({ refusal: { code: expect.stringMatching(/export-runs|folder-taken/) } })
  })
})

describe('an export of another version', () => {
  const newest = ['casework', '0090-import-categories.sql']
  const migrationsOf = (database: string) =>
    asOwner(
      database,
      async (client) => (await client.query('select module, name, hash from kernel.migration order by 1, 2')).rows,
    )

  test('comes into its own tables when it is older, and is brought up to date', async () => {
    await leave(home, 'today')
    const old = await install()
    await arrive(old, 'today')
    const job = randomUUID()
    await asOwner(old.database, async (client) => {
      await client.query('alter table casework.import_job drop column categories')
      await client.query('delete from kernel.migration where module = $1 and name = $2', newest)
      await client.query(
        `insert into casework.import_job (tenant, id, name, bytes, kind, header, guesses, mapping, source, state, by_person, at, changed_at)
         values ($1, $2, '留言.csv', 1, 'csv', '[]', '[]', '{}', 'x', 'new', $2, now(), now())`,
        [tenant, job],
      )
    })
    expect(await leave(old, 'older')).toMatchObject({ ok: true })
    const fresh = await install()
    expect(await arrive(fresh, 'older')).toMatchObject({ ok: true })
    expect(await migrationsOf(fresh.database)).toEqual(await migrationsOf(home.database))
    const jobs = await asOwner(fresh.database, (client) =>
      client.query('select id, categories from casework.import_job'),
    )
    expect(jobs.rows).toEqual([{ id: job, categories: [] }])
    // what serves finds its rights as in any install
    const db = openDb({ ...fresh.owner, user: 'oneneedle_app' }, { max: 1 })
    expect(await transact(db, systemScope(tenant), (tx) => verify(tx, tenant))).toMatchObject({ broken: [] })
    await db.destroy()
    expect(await count(fresh.database)).toBe(await count(home.database))

    // damaged, it leaves the install as it was
    await appendFile(at('older/tables/kernel.act.jsonl'), '{"tenant":\n')
    const spared = await install()
    expect(await arrive(spared, 'older')).toMatchObject({ refusal: { code: 'damaged' } })
    expect(await migrationsOf(spared.database)).toEqual(await migrationsOf(home.database))
  })

  test.each([
    ['newer-version', `insert into kernel.migration (module, name, hash) values ('casework', '9999-later.sql', 'x')`],
    ['other-version', `update kernel.migration set hash = 'x' where name = '0090-import-categories.sql'`],
  ])('is refused as %s', async (code, change) => {
    const strange = await install()
    await asOwner(strange.database, (client) => client.query(change))
    await leave(strange, code)
    const fresh = await install()
    expect(await arrive(fresh, code)).toMatchObject({ refusal: { code } })
    expect(await count(fresh.database)).toBe(0)
  })
})

describe('the list of functions', () => {
  test('names every call once, in both tongues, with who may use it and where', async () => {
    const listed = functionsOf(rooms)
    expect(listed.map(({ call }) => call)).toEqual(
      rooms.flatMap((room) => Object.keys(room.calls).map((call) => `${room.name}.${call}`)),
    )
    for (const { name, who, surface } of listed)
      for (const said of [name, who, surface]) {
        expect(said.zh).toMatch(/\p{Script=Han}/u)
        expect(said.en).toMatch(/^[A-Z]/)
      }
    expect(listed.find(({ call }) => call === 'casework.dispatch')).toMatchObject({
      surface: { zh: '工作台、接口' },
      address: 'POST /api/casework/dispatch',
    })
    expect((await functionFiles.csv.write(listed)).toString().trim().split('\n')).toHaveLength(listed.length + 1)
    expect(JSON.parse((await functionFiles.json.write(listed)).toString())).toEqual(listed)
    expect((await functionFiles.xlsx.write(listed)).subarray(0, 2).toString()).toBe('PK')
  })
})
