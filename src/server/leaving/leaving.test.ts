import { randomUUID } from 'node:crypto'
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
import { rooms } from '../modules.ts'
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
const arrive = (into: Install, name: string) => importAll({ ...into, folder: at(name) })
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
    const other = await importAll({ ...fresh, tenant: 990_102, folder: at('first') })
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
