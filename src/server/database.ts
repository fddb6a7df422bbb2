import { createHash } from 'node:crypto'
import type { Connection } from '#kernel/db'
import { emptyTables, prepareDatabase, type Passwords } from '#kernel/db/prepare'
import { AlreadyRunning, startEmbedded } from '#kernel/postgres/embedded'
import { joinEmbedded } from '#kernel/postgres/join'
import { secretOf } from '#kernel/auth'
import type { Said } from '#kernel/words'
import { migrationSources } from './modules.ts'

export type Database = {
  kind: 'embedded' | 'server'
  app: Connection
  auth: Connection
  /** Whoever may look past the policies: for the whole data's way out and in. */
  owner: Connection
  /** Empties every table, as the owner: for a demo that was cut off in the telling. */
  clear(): Promise<void>
  stop(): Promise<void>
}

type Settings = {
  dataDir: string
  url: string | undefined
  /** A server that runs on this data already is joined instead of refused: for the command line beside it. */
  join: boolean
  tell: (said: Said) => void
}
type Reach = Pick<Database, 'kind' | 'stop'> & { owner: Connection; as(role: keyof Passwords): Connection }

/** The serving roles' passwords, derived from a secret of this deployment: nothing to type, nothing to leak. */
const passwordsOf = (dataDir: string): Passwords => {
  const secret = secretOf(dataDir, 'database')
  const derive = (role: string) => createHash('sha256').update(`${secret}:${role}`).digest('hex')
  return { oneneedle_app: derive('oneneedle_app'), oneneedle_auth: derive('oneneedle_auth') }
}

const startOrJoin = ({ dataDir, tell, join }: Settings) =>
  startEmbedded({ dataDir, onProgress: tell }).catch(async (error: unknown) => {
    const running = join && error instanceof AlreadyRunning ? await joinEmbedded(dataDir) : undefined
    if (!running) throw error
    return running
  })

async function embedded(settings: Settings): Promise<Reach> {
  const server = await startOrJoin(settings)
  const as = (user: string) => ({ host: server.socketDir, port: server.port, user, database: 'postgres' })
  return { kind: 'embedded', owner: as(server.superuser), as, stop: () => server.stop() }
}

function outside(url: string, passwords: Passwords): Reach {
  const as = (role: keyof Passwords): Connection => {
    const own = new URL(url)
    own.username = role
    own.password = passwords[role]
    return { connectionString: own.href }
  }
  return { kind: 'server', owner: { connectionString: url }, as, stop: async () => undefined }
}

/**
 * The database, up to date and ready to serve: the embedded one on the data folder, or the PostgreSQL (15 or newer) at
 * `url`, whose user must be able to create roles and schemas. The house itself comes in as roles that own nothing.
 */
export async function openDatabase(settings: Settings): Promise<Database> {
  const passwords = passwordsOf(settings.dataDir)
  const reach = settings.url ? outside(settings.url, passwords) : await embedded(settings)
  try {
    let told = false
    await prepareDatabase(reach.owner, migrationSources, passwords, () => {
      if (!told) settings.tell({ zh: '正在建立数据表……', en: 'Building the tables…' })
      told = true
    })
  } catch (error) {
    await reach.stop()
    throw error
  }
  const { kind, owner } = reach
  return {
    kind,
    owner,
    clear: () => emptyTables(owner),
    app: reach.as('oneneedle_app'),
    auth: reach.as('oneneedle_auth'),
    stop: reach.stop,
  }
}
