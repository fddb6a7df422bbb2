import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { newId } from '#kernel/id'
import { joinEmbedded } from '#kernel/postgres/join'
import { ownFolder } from './database.ts'
import { speaker, startProduct, type Product, type Receipt } from './product.ts'
import { print, progress, type Options } from './report.ts'

/** What was answered with success, by the id of its command: all of it must be found again. */
type Acknowledged = Map<string, Receipt>
type Victim = 'server' | 'database' | 'both'
const victims: readonly Victim[] = ['server', 'database', 'both']

type Count = { lost: number; failedRestarts: number }

const ownerOf = (socketDir: string, port: number, user: string) =>
  new Client({ host: socketDir, port, user, database: 'postgres' })

/** Speaks in lanes until told to stop; a lane whose word is not answered says the next one. */
async function load(base: string, acknowledged: Acknowledged, stop: AbortSignal): Promise<void> {
  const { say, close } = speaker(base)
  const lane = async () => {
    while (!stop.aborted) {
      const id = newId()
      const receipt = await say(id).catch(() => sleep(20))
      if (receipt) acknowledged.set(id, receipt)
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  close()
}

async function postmasterOf(dataDir: string): Promise<number> {
  const server = await joinEmbedded(dataDir)
  if (!server) throw new Error('The embedded database does not answer')
  const client = ownerOf(server.socketDir, server.port, server.superuser)
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    )
    return rows[0]?.pid ?? 0
  } finally {
    await client.end()
  }
}

/** Kills without warning, as a power cut or a full memory would. */
async function strike(victim: Victim, product: Product, dataDir: string): Promise<void> {
  const database = await postmasterOf(dataDir)
  if (victim !== 'server') process.kill(database, 'SIGKILL')
  if (victim !== 'database') product.child.kill('SIGKILL')
}

const isReady = async (base: string): Promise<boolean> =>
  fetch(`${base}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )

/** The same server on its feet again, or another one on the same data. */
async function revive(victim: Victim, product: Product, dataDir: string): Promise<Product> {
  if (victim === 'database') {
    for (let waited = 0; waited < 30_000; waited += 100) {
      if (await isReady(product.base)) return product
      await sleep(100)
    }
    throw new Error('The server did not find its database again')
  }
  await product.stop()
  return startProduct(dataDir)
}

const isSame = (a: Receipt, b: Receipt): boolean =>
  a.number === b.number && a.code === b.code && a.request === b.request

/** The receipts that are gone: not in the tables, or a repeated command is answered otherwise. */
async function lostOf(product: Product, dataDir: string, acknowledged: Acknowledged): Promise<number> {
  const server = await joinEmbedded(dataDir)
  if (!server) return acknowledged.size
  const client = ownerOf(server.socketDir, server.port, server.superuser)
  await client.connect()
  const { rows } = await client.query<{ id: string; number: string }>(
    `select r.id, r.number from casework.request r
     join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
     join kernel.act a on a.tenant = r.tenant and a.subject = 'case:' || c.id
     join inbox.duty d on d.tenant = r.tenant and d.ref = c.id
     join casework.key k on k.tenant = r.tenant and k.number = r.number`,
  )
  await client.end()
  const kept = new Map(rows.map((row) => [row.id, row.number]))
  const gone = [...acknowledged.values()].filter((receipt) => kept.get(receipt.request) !== receipt.number)
  const { say, close } = speaker(product.base)
  let changed = 0
  for (const [id, receipt] of [...acknowledged].slice(-200)) {
    const repeated = await say(id).catch(() => undefined)
    if (!repeated || !isSame(repeated, receipt)) changed += 1
  }
  close()
  return Math.max(gone.length, changed)
}

async function oneRound(
  dataDir: string,
  product: Product,
  victim: Victim,
  acknowledged: Acknowledged,
): Promise<Product> {
  const stop = new AbortController()
  const loading = load(product.base, acknowledged, stop.signal)
  await sleep(200 + Math.random() * 800)
  await strike(victim, product, dataDir)
  if (victim === 'database') await sleep(100)
  stop.abort()
  await loading
  return revive(victim, product, dataDir)
}

function report(rounds: number, acknowledged: number, { lost, failedRestarts }: Count): void {
  const base = { bench: 'crash', note: `${rounds} x kill -9 of server, database or both under load` }
  print({ ...base, measure: 'acknowledged', value: acknowledged, unit: 'receipts', target: null, holds: null })
  print({ ...base, measure: 'lost', value: lost, unit: 'receipts', target: '0', holds: lost === 0 })
  print({
    ...base,
    measure: 'failed_restarts',
    value: failedRestarts,
    unit: 'restarts',
    target: '0',
    holds: failedRestarts === 0,
  })
}

/**
 * Kills server, database or both at random moments while residents speak, lets them come back, and looks for everything that
 * had been acknowledged; a repeated command must be answered as it was.
 */
export async function crash({ quick, rounds = quick ? 2 : 100 }: Options): Promise<void> {
  const folder = await ownFolder()
  const acknowledged: Acknowledged = new Map()
  const count: Count = { lost: 0, failedRestarts: 0 }
  let product = await startProduct(folder.path)
  try {
    for (let i = 0; i < rounds; i += 1) {
      const victim = victims[i % victims.length] ?? 'both'
      try {
        product = await oneRound(folder.path, product, victim, acknowledged)
      } catch (error) {
        count.failedRestarts += 1
        progress(`crash: ${String(error)}`)
        await product.stop()
        product = await startProduct(folder.path)
      }
      progress(`crash: round ${i + 1} of ${rounds}, ${victim} killed, ${acknowledged.size} acknowledged`)
    }
    count.lost = await lostOf(product, folder.path, acknowledged)
  } finally {
    await product.stop()
    await folder.remove()
  }
  report(rounds, acknowledged.size, count)
}
