import type { Said } from '#kernel/words'
import { readyBinaries } from './binaries.ts'
import { ensureCluster, superuser } from './cluster.ts'
import type { Guarded } from './guard.ts'
import { openHome } from './home.ts'
import { launch, type Plan } from './launch.ts'
import { pause } from './process.ts'
import { closeSockets, openSockets, port } from './sockets.ts'
import { stopPostmaster } from './stale.ts'
import { words } from './words.ts'

export { AlreadyRunning, StartRefused } from './refused.ts'

export type Embedded = {
  /** for `host` of a client: the folder of the Unix socket */
  socketDir: string
  port: number
  /** owns the cluster; a connection through the socket needs no password */
  superuser: string
  /** of the server that runs now: another one after it fell over */
  readonly pid: number
  /** fast shutdown: open transactions are rolled back, everything committed is on disk; may be called twice */
  stop(): Promise<void>
}

/** The pipe and the signal: either is enough, and one of them may have been cut. */
async function halt(server: Guarded, cluster: string): Promise<void> {
  server.release()
  await stopPostmaster(server.pid, cluster)
  await server.exited
}

/** Brings a fallen server back, for as long as it takes: a full disk may be emptied, and until then health says no. */
async function revive(plan: Plan, tell: (said: Said) => void, wanted: () => boolean): Promise<Guarded | undefined> {
  for (let wait = 100; wanted(); wait = Math.min(wait * 2, 10_000)) {
    try {
      return await launch(plan, tell)
    } catch (error) {
      if (wait >= 10_000) tell({ zh: String(error), en: String(error) })
      await pause(wait)
    }
  }
  return undefined
}

/**
 * Brings up the PostgreSQL that came with the packages, on `<dataDir>/postgres`; makes the database at the first start. It runs
 * until `stop()` or until this process ends, however it ends; should it fall over by itself it is started again on the same
 * socket. `onProgress` gets a sentence for whatever may take more than a moment.
 *
 * Throws AlreadyRunning when a living process serves this folder, StartRefused for anything else a person can mend; both
 * carry the sentence as `said`.
 */
export async function startEmbedded(options: {
  dataDir: string
  onProgress?: (said: Said) => void
}): Promise<Embedded> {
  const tell = options.onProgress ?? (() => undefined)
  const home = await openHome(options.dataDir, tell)
  const binaries = await readyBinaries(home.folder, home.account, tell)
  const cluster = await ensureCluster(home, binaries, tell)
  const plan = { home, binaries, cluster, sockets: await openSockets(home) }
  let server = await launch(plan, tell).catch(async (error: unknown) => {
    await closeSockets(home, plan.sockets)
    throw error
  })
  let wanted = true

  const watch = async (): Promise<void> => {
    for (;;) {
      await server.exited
      if (!wanted) return
      tell(words.fellOver)
      // the guard may have been killed instead: then the server is still there, and nobody would end it with us
      await stopPostmaster(server.pid, cluster)
      const next = await revive(plan, tell, () => wanted)
      if (!next) return
      server = next
      tell(words.back)
    }
  }
  const watching = watch()

  return {
    socketDir: plan.sockets,
    port,
    superuser,
    get pid() {
      return server.pid
    },
    async stop() {
      wanted = false
      await halt(server, cluster)
      await watching
    },
  }
}
