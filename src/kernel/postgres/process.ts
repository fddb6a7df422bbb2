import { readFile, readdir, readlink } from 'node:fs/promises'
import { run } from './run.ts'

export type Seen = {
  /** a zombie answers signals but does nothing any more: its parent has not asked for its end */
  zombie: boolean
  /** when it was born, in the system's own spelling: tells a process from a later one with the same number */
  born: string
  command: string
}

async function inspectLinux(pid: number): Promise<Seen | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8')
    // the name in brackets may itself hold spaces and brackets: count fields from the last one
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    return { zombie: fields[0] === 'Z', born: fields[19] ?? '', command }
  } catch {
    return undefined
  }
}

async function inspectElsewhere(pid: number): Promise<Seen | undefined> {
  const asked = await run('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)], null)
  const parts = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(asked.out.trim())
  if (asked.code !== 0 || !parts) return undefined
  const [, state = '', born = '', command = ''] = parts
  return { zombie: state.startsWith('Z'), born, command }
}

/** What a process number stands for now; undefined when for nothing. */
export const inspect = (pid: number): Promise<Seen | undefined> =>
  process.platform === 'linux' ? inspectLinux(pid) : inspectElsewhere(pid)

/** Processes at work in a folder (Linux only: elsewhere nobody can tell without further tools, and the list is empty). */
export async function workingIn(folder: string): Promise<number[]> {
  const found: number[] = []
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue
    const at = await readlink(`/proc/${name}/cwd`).catch(() => undefined)
    if (at === folder) found.push(Number(name))
  }
  return found
}

/** Sends a signal; one that has already gone is as good as told. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until a condition holds; false when it did not within `ms`. */
export async function within(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + ms
  for (;;) {
    if (await holds()) return true
    if (performance.now() > end) return false
    await pause(25)
  }
}
