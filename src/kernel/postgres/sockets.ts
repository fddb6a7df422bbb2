import { chown, mkdtemp, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.ts'

export const port = 5432

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, the closing zero among them. */
const longest = process.platform === 'darwin' ? 103 : 107

export const fitsSocket = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longest

/**
 * The folder of the Unix socket: the database's own (0700), or, where its path is too long for a socket, a fresh private one
 * under /tmp, which the guard removes.
 */
export async function openSockets(home: Home): Promise<string> {
  if (fitsSocket(home.folder)) return home.folder
  const folder = await mkdtemp('/tmp/oneneedle-')
  if (home.account) await chown(folder, home.account.uid, home.account.gid)
  return folder
}

/** After a start that came to nothing; a server that ran has its guard do it. */
export async function closeSockets(home: Home, folder: string): Promise<void> {
  if (folder !== home.folder) await rmdir(folder).catch(() => undefined)
}
