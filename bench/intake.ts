import type { Client } from 'pg'
import { openDb, type Connection } from '#kernel/db'
import { newId } from '#kernel/id'
import { joinEmbedded } from '#kernel/postgres/join'
import { benchHouse, ownFolder } from './database.ts'
import { speaker, startProduct, words } from './product.ts'
import { median, print, progress, round, type Options } from './report.ts'
import { connect, send, tripsOf, type Trip } from './statements.ts'

const ids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

type Say = { trips: readonly Trip[]; number: string; standing: ReadonlySet<string> }

/** The statements of one `casework.say`, and which of their ids stand for what was there before. */
async function capture(app: Connection): Promise<Say> {
  const db = openDb(app)
  const house = benchHouse(db)
  let number = ''
  const once = async () => {
    const outcome = await house.call('casework.say', words, { actor: { kind: 'public' }, commandId: newId() })
    if (!outcome.ok) throw new Error(outcome.refusal.en)
    number = (outcome.value as { number: string }).number
  }
  try {
    // the first one also reads what the house keeps in memory
    const first = JSON.stringify(await tripsOf(once))
    const trips = await tripsOf(once)
    const standing = new Set(
      [...JSON.stringify(trips).matchAll(ids)].map(([id]) => id).filter((id) => first.includes(id)),
    )
    return { trips, number, standing }
  } finally {
    await db.destroy()
  }
}

let said = 10_000_000
/** Beyond every number that the product draws in the same run. */
const ownNumber = (like: string): string => like.slice(0, 8) + String((said += 1))

/** Carries the captured transaction out once more, with ids and a number of its own. */
async function sayInSql(client: Client, { trips, number, standing }: Say): Promise<void> {
  const fresh = new Map<string, string>()
  const own = ownNumber(number)
  const freshId = (id: string): string => {
    const made = standing.has(id) ? id : (fresh.get(id) ?? newId())
    fresh.set(id, made)
    return made
  }
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew)
    return typeof value === 'string' ? value.replaceAll(ids, freshId).replaceAll(number, own) : value
  }
  for (const trip of trips) {
    const renewed = trip.map(({ sql, parameters, ...how }) => ({
      ...how,
      sql: renew(sql) as string,
      parameters: parameters.map(renew),
    }))
    await send(client, renewed)
  }
}

type Lane = () => Promise<unknown>

/** How often a second the lanes get through together. */
async function rate(lanes: readonly Lane[], forMs: number): Promise<number> {
  const begun = performance.now()
  let done = 0
  await Promise.all(
    lanes.map(async (lane) => {
      while (performance.now() - begun < forMs) {
        await lane()
        done += 1
      }
    }),
  )
  return (done / (performance.now() - begun)) * 1000
}

type Rates = { product: number[]; sql: number[] }

function judge(c1: Rates, c16: Rates, quick: boolean): void {
  const ratio = ({ product, sql }: Rates): number => round(median(product.map((one, i) => one / (sql[i] ?? one))))
  const note = (rates: Rates) =>
    `through HTTP ${round(median(rates.product), 0)}/s; the statements of one say alone, by plain pg, prepared and pipelined in the same round trips: ${round(median(rates.sql), 0)}/s; fsync on, same server and run`
  for (const [name, rates] of [
    ['c1', c1],
    ['c16', c16],
  ] as const) {
    const value = ratio(rates)
    print({
      bench: 'intake',
      measure: `ratio_to_sql_${name}`,
      value,
      unit: 'ratio',
      target: '>= 0.5',
      holds: quick ? null : value >= 0.5,
      note: note(rates),
    })
  }
  const perSecond = round(median(c16.product), 0)
  print({
    bench: 'intake',
    measure: 'per_second_c16',
    value: perSecond,
    unit: 'requests/s',
    target: '>= 600',
    holds: quick ? null : perSecond >= 600,
    note: '30 x Request Tracker 5 (20/s) and 13 x Redmine (46/s) at 16 clients, on the machine where they were measured',
  })
}

/**
 * Residents' words through HTTP to the disk, beside the very statements that one of them causes, sent by plain `pg` in the
 * same transactions and round trips to the same server. Per second, in turns; the ratio is the median of the rounds.
 */
export async function intake({ quick, rounds = quick ? 1 : 5 }: Options): Promise<void> {
  const folder = await ownFolder()
  const product = await startProduct(folder.path)
  try {
    const server = await joinEmbedded(folder.path)
    if (!server) throw new Error('The embedded database does not answer')
    const app = { host: server.socketDir, port: server.port, user: 'oneneedle_app', database: 'postgres' }
    const say = await capture(app)
    const { say: speak, close } = speaker(product.base)
    const clients = await Promise.all(Array.from({ length: 16 }, () => connect(app)))
    const lanes = {
      product: clients.map(() => () => speak(newId())),
      sql: clients.map((client) => () => sayInSql(client, say)),
    }
    const rates: Record<1 | 16, Rates> = { 1: { product: [], sql: [] }, 16: { product: [], sql: [] } }
    const forMs = quick ? 300 : 3000
    await rate(lanes.product, forMs)
    for (let i = 0; i < rounds; i += 1)
      for (const n of [1, 16] as const)
        for (const side of ['product', 'sql'] as const) {
          const perSecond = await rate(lanes[side].slice(0, n), forMs)
          rates[n][side].push(perSecond)
          progress(`intake: ${side} with ${n}: ${round(perSecond, 0)}/s`)
        }
    close()
    await Promise.all(clients.map((client) => client.end()))
    judge(rates[1], rates[16], quick)
  } finally {
    await product.stop()
    await folder.remove()
  }
}
