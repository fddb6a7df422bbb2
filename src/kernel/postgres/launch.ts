import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Said } from '#kernel/words'
import type { Binaries } from './binaries.ts'
import { startGuarded, type Guarded } from './guard.ts'
import type { Home } from './home.ts'
import { logFile, openLog, saidSince } from './log.ts'
import { ownerSetting } from './owner.ts'
import { pause } from './process.ts'
import { AlreadyRunning, StartRefused } from './refused.ts'
import { serverSettings } from './settings.ts'
import { clearStale } from './stale.ts'
import { words } from './words.ts'

export type Plan = { home: Home; binaries: Binaries; cluster: string; sockets: string }

async function commandOf(plan: Plan): Promise<[string, ...string[]]> {
  const settings = { ...serverSettings(), unix_socket_directories: plan.sockets }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return [plan.binaries.postgres, '-D', plan.cluster, ...flags, '-c', await ownerSetting()]
}

/** The lock file's eighth line tells how far the server is; its first, whose lock it is. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/** No time limit: a recovery takes what it takes, and the person is told. False when the server ended instead. */
async function untilReady(server: Guarded, cluster: string, tell: (said: Said) => void): Promise<boolean> {
  const ended = server.exited.then(() => 'ended' as const)
  const slow = setTimeout(() => tell(words.recovering), 2_000)
  try {
    do {
      if (await isReady(cluster, server.pid)) return true
    } while ((await Promise.race([ended, pause(15)])) !== 'ended')
    return false
  } finally {
    clearTimeout(slow)
  }
}

/** Another start was quicker, between our look and our start: PostgreSQL itself then refuses the second. */
const lostRace = /lock file "postmaster\.pid" already exists/

const lastWords = (log: string): string =>
  log
    .split('\n')
    .findLast((line) => line.includes('FATAL'))
    ?.replace(/^.*FATAL:\s*/, '') ??
  log.trim().split('\n').at(-1) ??
  ''

/**
 * Starts the server on a cluster, after clearing what an earlier run left. Throws AlreadyRunning or StartRefused with the
 * server's last words.
 */
export async function launch(plan: Plan, tell: (said: Said) => void): Promise<Guarded> {
  await clearStale(plan.cluster, plan.sockets, tell)
  const { handle, from } = await openLog(plan.home)
  try {
    const ownSockets = plan.sockets === plan.home.folder ? {} : { ownSockets: plan.sockets }
    const options = { libraries: plan.binaries.libraries, log: handle.fd, ...ownSockets }
    const server = await startGuarded(await commandOf(plan), plan.home.account, options)
    if (await untilReady(server, plan.cluster, tell)) return server
    server.release()
  } finally {
    await handle.close()
  }
  const log = await saidSince(plan.home, from)
  if (lostRace.test(log)) throw new AlreadyRunning(words.alreadyRunning(plan.cluster, await holderOf(plan.cluster)))
  throw new StartRefused(words.startFailed(lastWords(log), logFile(plan.home)))
}

const holderOf = async (cluster: string): Promise<number> =>
  Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
