import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { superuser } from './cluster.ts'
import type { Embedded } from './embedded.ts'
import { openHome } from './home.ts'

/**
 * The server that another process of ours runs on this data folder, as its own lock file describes it; undefined when
 * there is none. It is not ours: `stop` leaves it running.
 */
export async function joinEmbedded(dataDir: string): Promise<Omit<Embedded, 'pid'> | undefined> {
  const home = await openHome(dataDir, () => undefined)
  const lock = await readFile(join(home.folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
  // PostgreSQL's own order of lines: pid, data folder, start, port, socket folder
  const [, , , port, socketDir] = lock.split('\n')
  return socketDir ? { socketDir, port: Number(port), superuser, stop: async () => undefined } : undefined
}
