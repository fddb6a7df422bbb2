import { chown, mkdtemp, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Said } from '#kernel/words'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'
import { inspect } from './process.ts'
import { StartRefused } from './refused.ts'
import { run } from './run.ts'
import { words } from './words.ts'

export const superuser = 'oneneedle'

/**
 * UTF-8 whatever the machine's language, one order of text on every machine, checksums on every page.
 * `trust`: who may enter the folder (0700) owns the files anyway; nothing listens on the network.
 */
const initdbFlags = [
  `--username=${superuser}`,
  '--auth-local=trust',
  '--auth-host=reject',
  '-E',
  'UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]

const unfinished = /^new-(\d+)-/

/** What a start that was killed half way left behind; one that is still at work is left alone. */
async function sweepUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = unfinished.exec(name)?.[1]
    if (pid && Number(pid) !== process.pid && !(await inspect(Number(pid))))
      await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function createCluster(home: Home, binaries: Binaries, cluster: string): Promise<void> {
  const fresh = await mkdtemp(join(home.folder, `new-${process.pid}-`))
  if (home.account) await chown(fresh, home.account.uid, home.account.gid)
  const made = await run(binaries.initdb, ['-D', fresh, ...initdbFlags], home.account, binaries.libraries)
  if (made.code !== 0) {
    await rm(fresh, { recursive: true, force: true })
    throw new StartRefused(words.initFailed(made.err.trim().split('\n').slice(-3).join(' ')))
  }
  await rename(fresh, cluster).catch(async (error: NodeJS.ErrnoException) => {
    // two first starts at once: the slower one drops its own and goes on with what is there
    await rm(fresh, { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  await syncFolder(home.folder)
}

/**
 * The cluster's folder, made when there is none. It appears under its name only when it is whole, so a start that is
 * killed during creation leaves nothing that looks like a database.
 */
export async function ensureCluster(home: Home, binaries: Binaries, tell: (said: Said) => void): Promise<string> {
  const cluster = join(home.folder, 'cluster')
  const version = async () => readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if ((await version()) === undefined) {
    tell(words.initialising)
    await sweepUnfinished(home.folder)
    await createCluster(home, binaries, cluster)
  }
  const major = (await version())?.trim() ?? '?'
  if (major !== binaries.major) throw new StartRefused(words.otherMajor(major, binaries.major))
  return cluster
}
