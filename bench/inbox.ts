import fastify, { type FastifyInstance } from 'fastify'
import type { Client } from 'pg'
import type { House } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Actor } from '#kernel/rights'
import { serveCalls } from '#kernel/serve'
import { wallClock } from '#kernel/time'
import { countyName, demoTenant } from '../src/server/demo/county.ts'
import { castOf, settle } from '../src/server/demo/settle.ts'
import { foundCounty } from '../src/server/found.ts'
import { benchHouse, openBenchDatabase, type BenchDatabase } from './database.ts'
import { loadCases } from './inbox-load.ts'
import { median, percentile, print, progress, round, type Options } from './report.ts'
import { connect, replay, tripsOf } from './statements.ts'

/** Whose lists are read: the county's dispatcher, a unit's handler, a community's worker. */
const readers = ['paidan', 'ludeng', 'shequ'] as const

const nobody: Actor = { kind: 'public' }

const pages = {
  inbox: { url: '/api/inbox/list', call: 'inbox.list', input: {} },
  cases: { url: '/api/casework/list', call: 'casework.list', input: {} },
} as const
type Page = keyof typeof pages

type Times = { product: number[]; sql: number[] }
type P = Record<'p50' | 'p99', { product: number; sql: number }>

type Bench = {
  house: House
  app: FastifyInstance
  base: string
  actors: ReadonlyMap<string, Actor>
  owner: Client
  plain: Client
  database: BenchDatabase
}

async function open(): Promise<Bench> {
  const database = await openBenchDatabase()
  await foundCounty(database.db, demoTenant, countyName, wallClock.now())
  const cast = await castOf(database.db, await settle(database.db, wallClock.now()))
  const actors = new Map(readers.map((login): [string, Actor] => [login, cast.as[login]?.actor ?? nobody]))
  const house = benchHouse(database.db)
  const app = fastify({ trustProxy: true })
  // who reads is said by a header here: signing in is not what is measured
  await serveCalls(app, house, async (request) => actors.get(String(request.headers['x-reader'])) ?? nobody)
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    house,
    app,
    base,
    actors,
    database,
    owner: await connect(database.owner),
    plain: await connect(database.app),
  }
}

async function close(bench: Bench): Promise<void> {
  await bench.app.close()
  await bench.owner.end()
  await bench.plain.end()
  await bench.database.close()
}

async function timed(into: number[], work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  await work()
  into.push(performance.now() - begun)
}

async function fetchPage(bench: Bench, page: Page, reader: string): Promise<void> {
  const headers = { 'x-reader': reader, 'x-forwarded-for': newId() }
  const response = await fetch(bench.base + pages[page].url, { headers })
  if (!response.ok) throw new Error(`${page} of ${reader}: ${response.status} ${await response.text()}`)
  await response.json()
}

/** The call through HTTP beside its own statements, in turns, so that whatever else the machine does hits both. */
async function oneRound(bench: Bench, page: Page, calls: number): Promise<Times> {
  const times: Times = { product: [], sql: [] }
  for (const reader of readers) {
    const actor = bench.actors.get(reader) ?? nobody
    const { call, input } = pages[page]
    const trips = await tripsOf(() => bench.house.call(call, input, { actor }))
    for (let i = 0; i < calls; i += 1) {
      await timed(times.product, () => fetchPage(bench, page, reader))
      await timed(times.sql, () => replay(bench.plain, trips))
    }
  }
  return times
}

async function measure(bench: Bench, page: Page, rounds: number, calls: number): Promise<P> {
  await oneRound(bench, page, Math.min(calls, 20))
  const all: Times[] = []
  for (let i = 0; i < rounds; i += 1) all.push(await oneRound(bench, page, calls))
  const at = (share: number) => ({
    product: median(all.map((times) => percentile(times.product, share))),
    sql: median(all.map((times) => percentile(times.sql, share))),
  })
  return { p50: at(0.5), p99: at(0.99) }
}

const ms = (p: P): string =>
  `p50 ${round(p.p50.product)} p99 ${round(p.p99.product)} ms; bare SQL p50 ${round(p.p50.sql)} p99 ${round(p.p99.sql)} ms`

function judge(page: Page, sizes: readonly number[], found: readonly P[], quick: boolean): void {
  const [before, last] = found.slice(-2)
  if (!before || !last) return
  const prefix = page === 'inbox' ? '' : 'cases_'
  const note = sizes.map((size, i) => `${size} cases: ${ms(found[i] ?? last)}`).join(' | ')
  const ratio = round(last.p99.product / last.p99.sql)
  const growth = round(last.p99.product / before.p99.product)
  const base = { bench: 'inbox', unit: 'ratio', note }
  print({
    ...base,
    measure: `${prefix}p99_ratio_to_sql_1m`,
    value: ratio,
    target: '<= 2',
    holds: quick ? null : ratio <= 2,
  })
  print({
    ...base,
    measure: `${prefix}p99_growth_100k_to_1m`,
    value: growth,
    target: '<= 1.5',
    holds: quick ? null : growth <= 1.5,
  })
}

/**
 * The inbox page and the case list of three readers through HTTP, beside the bare statements they cause under the same role
 * and row-level policies, at growing sizes. Milliseconds; p99 is the median of the rounds.
 */
export async function inbox({ quick, rounds }: Options): Promise<void> {
  const sizes = quick ? [200, 2000] : [10_000, 100_000, 1_000_000]
  const bench = await open()
  try {
    const found: Record<Page, P[]> = { inbox: [], cases: [] }
    let loaded = 0
    for (const size of sizes) {
      progress(`inbox: loading up to ${size} cases`)
      const parts = Math.ceil((size - loaded) / 100_000)
      const part = Math.ceil((size - loaded) / parts)
      for (; loaded < size; loaded += part)
        await loadCases(bench.owner, demoTenant, loaded + 1, Math.min(size, loaded + part))
      loaded = size
      for (const page of ['inbox', 'cases'] as const) {
        const p = await measure(bench, page, rounds ?? (quick ? 1 : 5), quick ? 5 : 100)
        found[page].push(p)
        progress(`inbox: ${page} at ${size} cases: ${ms(p)}`)
      }
    }
    for (const page of ['inbox', 'cases'] as const) judge(page, sizes, found[page], quick)
  } finally {
    await close(bench)
  }
}
