import { join } from 'node:path'
import { transact, openDb } from '#kernel/db'
import { openHouse, type House } from '#kernel/house'
import { codeLetter, oidcFrom, openAuth, secretOf, type Auth } from '#kernel/auth'
import { diskStore, type FileStore } from '#kernel/files/store'
import { actorOfAccount } from '#kernel/org/actors'
import { post } from '#kernel/outbox'
import { systemScope } from '#kernel/rights'
import { iso, wallClock } from '#kernel/time'
import { vaultOf } from '#kernel/vault'
import type { Said } from '#kernel/words'
import { openDataDir } from './data-dir.ts'
import { openDatabase, type Database } from './database.ts'
import { makeRooms } from './modules.ts'
import { demoTenant } from './demo/county.ts'
import type { Start } from './settings.ts'

export type Opened = {
  dataDir: string
  database: Database
  house: House
  auth: Auth
  store: FileStore
  close(): Promise<void>
}

/** A reason not to start that a person can do something about. */
export class CannotStart extends Error {
  readonly said: Said
  constructor(said: Said) {
    super(`${said.zh} ${said.en}`)
    this.said = said
  }
}

/**
 * Opens everything that the server and the command line both need: folder, database, house, sign-in, file store.
 * `beside`: a running server's database is used, not refused.
 */
export async function open(start: Start, tell: (said: Said) => void, beside = false): Promise<Opened> {
  const folder = await openDataDir(start.dataDir)
  if (!folder.ok) throw new CannotStart(folder.refusal)
  const dataDir = folder.value
  const database = await openDatabase({ dataDir, url: start.databaseUrl, join: beside, tell })
  const db = openDb(database.app)
  const { tenant } = start
  const clock = wallClock
  const isDemo = !start.empty && tenant === demoTenant
  const rooms = makeRooms({ publicUrl: start.publicUrl, isDemo })
  const house = openHouse({ tenant, db, clock, rooms, vault: vaultOf(secretOf(dataDir, 'answers')) })
  const system = systemScope(tenant)
  const auth = openAuth({
    tenant,
    clock,
    db,
    connection: database.auth,
    secret: secretOf(dataDir, 'sign-in'),
    publicUrl: start.publicUrl,
    paths: { home: '/desk/', signIn: '/sign-in' },
    oidc: oidcFrom(process.env),
    loadActor: (account) => transact(db, system, (tx) => actorOfAccount(tx, tenant, account)),
    async send(channel, recipient, code, lang) {
      const letter = codeLetter(code, 10)
      const message = {
        channel,
        recipient,
        kind: 'auth.code',
        title: letter.title[lang],
        body: letter.body[lang],
        subject: 'auth',
      }
      await transact(db, system, (tx) => post(tx, tenant, [message], iso(clock.now())))
    },
  })
  return {
    dataDir,
    database,
    house,
    auth,
    store: await diskStore(join(dataDir, 'files')),
    async close() {
      await auth.close()
      await db.destroy()
      await database.stop()
    },
  }
}
