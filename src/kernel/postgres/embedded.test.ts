import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Said } from '#kernel/words'
import { AlreadyRunning, startEmbedded, StartRefused, type Embedded } from './embedded.ts'
import { inspect, within } from './process.ts'
import { mayEnter } from './run.ts'

const isRoot = process.getuid?.() === 0
const onLinux = process.platform === 'linux'
const module = new URL('embedded.ts', import.meta.url).href

let place: string
let running: Embedded[]

beforeEach(async () => {
  place = await mkdtemp('/tmp/oneneedle-test-')
  await chmod(place, 0o755)
  running = []
})
afterEach(async () => {
  for (const server of running) await server.stop()
  // a server whose parent was killed may still be writing its last files
  await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function start(dataDir: string, said: Said[] = []): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, onProgress: (sentence) => said.push(sentence) })
  running.push(server)
  return server
}

async function ask(
  server: { socketDir: string; port: number; superuser: string },
  sql: string,
  values: unknown[] = [],
) {
  const client = new Client({ host: server.socketDir, port: server.port, user: server.superuser, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const isGone = async (pid: number): Promise<boolean> => {
  const seen = await inspect(pid)
  return !seen || seen.zombie
}

type Child = { socketDir: string; port: number; superuser: string; pid: number; node: number; kill(): Promise<void> }

/** A node of its own that starts the database and waits: what `npm start` is, as far as the database can tell. */
async function startInChild(
  dataDir: string,
  user: { uid: number; gid: number } | Record<string, never> = {},
): Promise<Child> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(JSON.stringify({ ...server, pid: server.pid }))
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...user,
    cwd: dirname(new URL(import.meta.url).pathname),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
  const exited = once(child, 'exit')
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exited.then(() => Promise.reject(new Error(complaint))),
  ])
  const node = child.pid ?? 0
  const server = JSON.parse(String(line[0])) as Omit<Child, 'node' | 'kill'>
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
    // the folder is about to be used or removed: its server has a moment to go
    if (!(await within(10_000, () => isGone(server.pid)))) throw new Error('The server outlived its parent')
  }
  return { ...server, node, kill }
}

describe('the embedded database', () => {
  test('makes itself at the first start, keeps what was committed over a stop, and ends whole', async () => {
    const said: Said[] = []
    const first = await start(join(place, 'data'), said)
    expect(said.map((sentence) => sentence.en).join()).toContain('First start')
    await ask(first, 'create table kept (word text)')
    await ask(first, 'insert into kept values ($1)', ['一根针'])
    await first.stop()
    await first.stop()
    expect(await isGone(first.pid)).toBe(true)

    const again: Said[] = []
    const second = await start(join(place, 'data'), again)
    expect(again).toEqual([])
    expect(await ask(second, 'select word from kept')).toEqual([{ word: '一根针' }])
  })

  test('is UTF-8, orders by code point, checks its pages, syncs, and listens on no network', async () => {
    const server = await start(join(place, 'data'))
    const [row] = await ask(
      server,
      `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
        current_setting('max_connections')::int as connections, current_setting('TimeZone') as zone,
        current_setting('synchronous_commit') as commit,
        (select datlocprovider::text || ':' || datlocale from pg_database where datname = 'postgres') as locale,
        '针' ~ '^\\w$' as word`,
    )
    expect(row).toEqual({
      encoding: 'UTF8',
      fsync: 'on',
      checksums: 'on',
      listens: '',
      connections: 60,
      zone: 'UTC',
      commit: 'on',
      locale: 'b:C.UTF-8',
      word: true,
    })
    expect((await stat(server.socketDir)).mode & 0o777).toBe(0o700)
  })

  test('writes no personal data to its log, neither from statements nor from errors', async () => {
    const server = await start(join(place, 'data'))
    await ask(server, 'create table person (phone text primary key)')
    await ask(server, 'insert into person values ($1)', ['13800138000'])
    const twice = ask(server, 'insert into person values ($1)', ['13800138000'])
    await expect(twice).rejects.toThrow('duplicate key')
    await expect(ask(server, "select '张三13800138000'::int")).rejects.toThrow('invalid input')
    const log = await readFile(join(place, 'data', 'postgres', 'server.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('13800138000')
  })

  test('starts again by itself on the same socket after kill -9 of the server, and loses nothing', async () => {
    const said: Said[] = []
    const server = await start(join(place, 'data'), said)
    await ask(server, 'create table kept (n int)')
    await ask(server, 'insert into kept select generate_series(1, 1000)')
    const { pid } = server
    process.kill(pid, 'SIGKILL')
    expect(await within(30_000, async () => server.pid !== pid)).toBe(true)
    expect(await ask(server, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
    expect(said.map((sentence) => sentence.zh).join()).toContain('意外停止')
  })

  test('comes back after kill -9 of its guard: no server is left that would outlive us', async () => {
    const server = await start(join(place, 'data'))
    const { pid } = server
    const guard = Number(/^PPid:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
    process.kill(guard, 'SIGKILL')
    expect(await within(30_000, async () => server.pid !== pid)).toBe(true)
    expect(await isGone(pid)).toBe(true)
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('goes with its parent after kill -9 of node, and the next start works', async () => {
    const child = await startInChild(join(place, 'data'))
    await ask(child, 'create table kept as select 7 as n')
    await child.kill()
    expect(await isGone(child.pid)).toBe(true)
    const next = await start(join(place, 'data'))
    expect(await ask(next, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('starts after kill -9 of node and database at once', async () => {
    const child = await startInChild(join(place, 'data'))
    await ask(child, 'create table kept as select 7 as n')
    process.kill(child.pid, 'SIGKILL')
    await child.kill()
    const next = await start(join(place, 'data'))
    expect(await ask(next, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('refuses a folder that another living process serves, in both tongues, and leaves that one alone', async () => {
    const child = await startInChild(join(place, 'data'))
    const refused = await start(join(place, 'data')).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AlreadyRunning)
    const { said } = refused as AlreadyRunning
    expect(said.zh).toContain('正在被另一个一根针使用')
    expect(said.en).toContain(String(child.pid))
    expect(await ask(child, 'select 1 as n')).toEqual([{ n: 1 }])
    await child.kill()
  })

  test('lets exactly one of two first starts at once win', async () => {
    const both = await Promise.allSettled([start(join(place, 'data')), start(join(place, 'data'))])
    expect(both.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((each) => each.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(AlreadyRunning)
    expect(await ask(running[0]!, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('leaves nothing that looks like a database when creation was cut short', async () => {
    const home = join(place, 'data', 'postgres')
    const dead = spawnSync('true').pid
    await mkdir(join(home, `new-${dead}-cut`), { recursive: true })
    await writeFile(join(home, `new-${dead}-cut`, 'PG_VERSION'), '18\n')
    const server = await start(join(place, 'data'))
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }])
    await expect(stat(join(home, `new-${dead}-cut`))).rejects.toThrow('ENOENT')
  })

  test.runIf(onLinux)(
    'knows a server by its command line before it has a lock file, and leaves a visitor’s shell alone',
    async () => {
      const child = await startInChild(join(place, 'a place with spaces', 'data'))
      const cluster = join(place, 'a place with spaces', 'data', 'postgres', 'cluster')
      const visitor = spawn('sleep', ['600'], { cwd: cluster })
      await rename(join(cluster, 'postmaster.pid'), join(cluster, 'not-yet'))
      await expect(start(join(place, 'a place with spaces', 'data'))).rejects.toBeInstanceOf(AlreadyRunning)
      expect(await ask(child, 'select 1 as n')).toEqual([{ n: 1 }])
      await rename(join(cluster, 'not-yet'), join(cluster, 'postmaster.pid'))
      process.kill(child.pid, 'SIGKILL')
      await child.kill()
      const next = await start(join(place, 'a place with spaces', 'data'))
      expect(await ask(next, 'select 1 as n')).toEqual([{ n: 1 }])
      expect(visitor.exitCode).toBeNull()
      expect(visitor.signalCode).toBeNull()
      visitor.kill()
    },
  )

  test('refuses a database of another major version instead of touching it', async () => {
    const cluster = join(place, 'data', 'postgres', 'cluster')
    await mkdir(cluster, { recursive: true })
    await writeFile(join(cluster, 'PG_VERSION'), '15\n')
    await expect(start(join(place, 'data'))).rejects.toThrow('PostgreSQL 15')
  })

  test('keeps its socket elsewhere when the path is too long for one, and removes that place', async () => {
    const server = await start(join(place, '很长的文件夹名'.repeat(6), 'data'))
    expect(server.socketDir).toMatch(/^\/tmp\/oneneedle-/)
    expect((await stat(server.socketDir)).mode & 0o777).toBe(0o700)
    const { pid } = server
    process.kill(pid, 'SIGKILL')
    expect(await within(30_000, async () => server.pid !== pid)).toBe(true)
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
    await expect(stat(server.socketDir)).rejects.toThrow('ENOENT')
  })

  test.runIf(onLinux)('believes no lock file of a zombie or of a stranger who was given the number', async () => {
    const server = await start(join(place, 'data'))
    const cluster = join(place, 'data', 'postgres', 'cluster')
    const lock = await readFile(join(cluster, 'postmaster.pid'), 'utf8')
    await server.stop()
    // the shell’s child ends soon; the sleep that took the shell's place never asks for it
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const zombie = Number(String((await once(parent.stdout, 'data'))[0]))
    expect(await within(5_000, async () => (await inspect(zombie))?.zombie === true)).toBe(true)
    for (const number of [zombie, parent.pid ?? 0]) {
      const misleading = lock.replace(/^\d+/, String(number))
      await writeFile(join(cluster, 'postmaster.pid'), misleading)
      await writeFile(join(place, 'data', 'postgres', '.s.PGSQL.5432.lock'), misleading)
      if (isRoot) await ownLike(join(place, 'data', 'postgres'), [join(cluster, 'postmaster.pid')])
      const again = await start(join(place, 'data'))
      expect(await ask(again, 'select 1 as n')).toEqual([{ n: 1 }])
      await again.stop()
    }
    parent.kill('SIGKILL')
  })

  test('says so when the database was kept elsewhere and that place is gone', async () => {
    await mkdir(join(place, 'data'))
    await symlink(join(place, 'gone'), join(place, 'data', 'postgres'))
    const refused = await start(join(place, 'data')).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StartRefused)
    expect((refused as StartRefused).said.zh).toContain(join(place, 'gone'))
  })
})

async function ownLike(model: string, files: string[]): Promise<void> {
  const { uid, gid } = await stat(model)
  for (const file of files) await chown(file, uid, gid)
}

describe.runIf(isRoot)('the embedded database started by root', () => {
  test('runs under an account of its own that owns the data folder', async () => {
    const server = await start(join(place, 'data'))
    const owner = (await stat(join(place, 'data', 'postgres'))).uid
    expect(owner).not.toBe(0)
    expect((await stat(join(place, 'data'))).mode & 0o777).toBe(0o700)
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('keeps the database under /var/lib when the account may not reach the data folder; a moved folder still finds it', async () => {
    const shut = join(place, 'shut')
    await mkdir(shut, { mode: 0o700 })
    const said: Said[] = []
    const server = await start(join(shut, 'data'), said)
    expect(server.socketDir).toMatch(/^\/var\/lib\/oneneedle\/database-/)
    expect(said.map((sentence) => sentence.zh).join()).toContain(server.socketDir)
    await ask(server, 'create table kept as select 7 as n')
    await server.stop()
    await rename(join(shut, 'data'), join(shut, 'moved'))
    const again = await start(join(shut, 'moved'))
    expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }])
    await again.stop()
    await rm(server.socketDir, { recursive: true })
  })
})

/** An account for the trial, or the reason why there is none. */
function ordinaryUser(): { uid: number; gid: number; name: string } | string {
  if (!isRoot) return 'not root: the other tests already run as an ordinary user'
  const name = `oneneedle-try-${process.pid}`
  const added = spawnSync('useradd', ['--system', '--no-create-home', name])
  if (added.status !== 0) return `no account could be added: ${added.error?.message ?? added.stderr.toString().trim()}`
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name]).stdout.toString()))
  const user = { uid: uid ?? 0, gid: gid ?? 0, name }
  for (const needed of [dirname(new URL(import.meta.url).pathname), dirname(process.execPath)])
    if (!mayEnter(needed, user)) {
      spawnSync('userdel', [name])
      return `an ordinary user may not enter ${needed}`
    }
  return user
}

describe('the embedded database started by an ordinary user', () => {
  const user = ordinaryUser()
  const reason = typeof user === 'string' ? user : undefined
  if (reason) console.warn(`skipped: ${reason}`)
  afterAll(() => {
    if (typeof user !== 'string') spawnSync('userdel', [user.name])
  })

  test.skipIf(reason)('runs as that user; root can go on with the same data, and the user after root', async () => {
    if (typeof user === 'string') return
    const account = { uid: user.uid, gid: user.gid }
    const data = join(place, 'home', 'data')
    await mkdir(dirname(data))
    await chown(dirname(data), user.uid, user.gid)
    const theirs = await startInChild(data, account)
    await ask(theirs, 'create table kept as select 7 as n')
    await theirs.kill()

    const roots = await start(data)
    expect(await ask(roots, 'select n from kept')).toEqual([{ n: 7 }])
    await roots.stop()
    expect((await stat(join(data, 'postgres'))).uid).toBe(user.uid)

    const after = await startInChild(data, account)
    expect(await ask(after, 'select n from kept')).toEqual([{ n: 7 }])
    await after.kill()
  })

  test.skipIf(reason)('is refused in words on a folder that another account made', async () => {
    if (typeof user === 'string') return
    const server = await start(join(place, 'data'))
    await server.stop()
    await chmod(join(place, 'data'), 0o755)
    const refused = startInChild(join(place, 'data'), { uid: user.uid, gid: user.gid })
    await expect(refused).rejects.toThrow('belongs to another account')
  })
})
