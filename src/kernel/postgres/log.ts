import { constants } from 'node:fs'
import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.ts'

const largest = 5 * 1024 * 1024

export const logFile = (home: Home): string => join(home.folder, 'server.log')

/** Opened by us and handed to the server. A link in its place is refused: the folder is not ours when we are root. */
export async function openLog(home: Home): Promise<{ handle: FileHandle; from: number }> {
  const file = logFile(home)
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > largest) await rename(file, `${file}.1`)
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants
  const handle = await open(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
  if (home.account) await handle.chown(home.account.uid, home.account.gid)
  return { handle, from: size > largest ? 0 : size }
}

/** What the server said since `from` bytes. */
export const saidSince = async (home: Home, from: number): Promise<string> =>
  (await readFile(logFile(home))).subarray(from).toString('utf8')
