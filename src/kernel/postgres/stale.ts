import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Said } from '#kernel/words'
import { ownerLives } from './owner.ts'
import { inspect, signal, within, workingIn } from './process.ts'
import { AlreadyRunning, StartRefused } from './refused.ts'
import { words } from './words.ts'

const pidIn = async (file: string): Promise<number | undefined> => {
  const line = await readFile(file, 'utf8').then(
    (text) => text.split('\n')[0],
    () => undefined,
  )
  const pid = Number(line)
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** A postmaster on *this* folder, not merely some process that was given the number later. Paths may hold spaces. */
const servesFolder = (command: string, cluster: string): boolean =>
  `${command} `.includes(`postgres -D ${cluster} `) && !isChild(command)

/** PostgreSQL's children carry a title instead of their command line. */
const isChild = (command: string): boolean => command.startsWith('postgres: ')

/**
 * Ends the postmaster of a folder, if that is what the number still stands for. Fast shutdown first; then without its good
 * manners, which costs only a recovery at the next start.
 */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  const gone = async () => {
    const seen = await inspect(pid)
    return !seen || seen.zombie || !servesFolder(seen.command, cluster)
  }
  for (const [name, ms] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (await gone()) return
    signal(pid, name)
    if (await within(ms, gone)) return
  }
}

/**
 * Who works in the folder with no master over them. A server that another start brought up just now may not have written its
 * lock file yet: it is known by its command line, and met with AlreadyRunning, never taken for an orphan.
 */
async function orphansOf(cluster: string): Promise<number[]> {
  const orphans: number[] = []
  for (const pid of await workingIn(cluster)) {
    const command = (await inspect(pid))?.command ?? ''
    const serves = servesFolder(command, cluster)
    if (serves && (await ownerLives(command))) throw new AlreadyRunning(words.alreadyRunning(cluster, pid))
    // somebody's shell may stand in the folder too: none of our business
    if (serves || isChild(command)) orphans.push(pid)
  }
  return orphans
}

/** Children of a killed postmaster notice within moments; whoever does not must not write beside a new one. */
async function waitForOrphans(cluster: string): Promise<void> {
  const none = async () => (await orphansOf(cluster)).length === 0
  if (await within(3_000, none)) return
  for (const pid of await orphansOf(cluster)) signal(pid, 'SIGKILL')
  if (!(await within(5_000, none)))
    throw new StartRefused(words.startFailed('processes of an earlier run stay', cluster))
}

/**
 * PostgreSQL believes a lock file whose number is alive. After a reboot that may be anybody, and in a container without
 * an init it may be a zombie. Called only when nothing works on the folder any more; elsewhere than on Linux that cannot be
 * known, and PostgreSQL's own judgement stands.
 */
async function dropLock(file: string, judged: number): Promise<void> {
  if (process.platform === 'linux' && (await pidIn(file)) === judged) await rm(file, { force: true })
}

/**
 * Makes a data folder ready for a new postmaster. One that an earlier, dead run of ours left behind is shut down; one
 * with a living owner is left alone: throws AlreadyRunning.
 */
export async function clearStale(cluster: string, sockets: string, tell: (said: Said) => void): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  const pid = await pidIn(lock)
  const seen = pid === undefined ? undefined : await inspect(pid)
  // whoever holds the lock and works in the folder serves it too, however a person may have started it by hand
  const serves = async (command: string, holder: number) =>
    servesFolder(command, cluster) || (!isChild(command) && (await workingIn(cluster)).includes(holder))
  if (pid !== undefined && seen && !seen.zombie && (await serves(seen.command, pid))) {
    if (await ownerLives(seen.command)) throw new AlreadyRunning(words.alreadyRunning(cluster, pid))
    tell(words.leftOver)
    await stopPostmaster(pid, cluster)
  }
  await waitForOrphans(cluster)
  if (pid === undefined || !(await inspect(pid))) return
  await dropLock(lock, pid)
  await dropLock(join(sockets, '.s.PGSQL.5432.lock'), pid)
}
