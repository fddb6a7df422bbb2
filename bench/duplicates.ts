import type { House } from '#kernel/house'
import { wallClock } from '#kernel/time'
import { countyName, demoTenant } from '../src/server/demo/county.ts'
import { settle } from '../src/server/demo/settle.ts'
import { foundCounty } from '../src/server/found.ts'
import { benchHouse, openBenchDatabase } from './database.ts'
import { loadSet, madeUpSet, multiply, readSet, type Asked, type Sample } from './duplicates-load.ts'
import { median, percentile, print, progress, round, type Options } from './report.ts'
import { connect } from './statements.ts'

type Offer = { cases: { id: string }[] }
type Question = { asked: Asked; wanted: Asked }

/** Each pair is asked about from the later of the two, when it was said: the earlier one is to be offered. */
function questionsOf({ requests, pairs }: Sample): Question[] {
  const byId = new Map(requests.map((one) => [one.id, one]))
  return pairs.flatMap((pair) => {
    const [wanted, asked] = pair.flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => (a.at < b.at ? -1 : 1))
    return wanted && asked ? [{ wanted, asked }] : []
  })
}

async function offersFor(house: House, { text, place, point, category, at }: Asked): Promise<string[]> {
  const input = { text, ...(place ? { place } : {}), ...(category ? { category } : {}), ...point }
  // a moment before it stands there itself
  const caller = { actor: { kind: 'system' as const }, at: Temporal.Instant.from(at).subtract({ milliseconds: 1 }) }
  const outcome = await house.call('casework.alike', input, caller)
  if (!outcome.ok) throw new Error(outcome.refusal.en)
  return (outcome.value as Offer).cases.map(({ id }) => id)
}

type Answered = { found: number; times: number[]; offered: number }

async function askAll(house: House, questions: readonly Question[]): Promise<Answered> {
  const answered: Answered = { found: 0, times: [], offered: 0 }
  for (const { asked, wanted } of questions) {
    const begun = performance.now()
    const ids = await offersFor(house, asked)
    answered.times.push(performance.now() - begun)
    answered.offered += ids.length
    if (ids.includes(wanted.case)) answered.found += 1
  }
  return answered
}

const shareOf = ({ found, times }: Answered): number => round(found / times.length, 4)

function judge(set: Sample, first: Answered, among: readonly Answered[], size: number, quick: boolean): void {
  const recall = shareOf(first)
  print({
    bench: 'duplicates',
    measure: 'recall_at_5',
    value: recall,
    unit: 'share',
    target: '>= 0.8',
    holds: quick ? null : recall >= 0.8,
    note: `${first.times.length} pairs among ${set.requests.length} requests, each asked from the later one; ${round(first.offered / first.times.length, 1)} offered on average`,
  })
  const p99s = among.map(({ times }) => round(percentile(times, 0.99)))
  const p99 = median(p99s)
  const found = among[0] ? shareOf(among[0]) : 0
  print({
    bench: 'duplicates',
    measure: 'offer_p99_ms',
    value: p99,
    unit: 'ms',
    target: '<= 50',
    holds: quick ? null : p99 <= 50,
    note: `among ${size} requests, the call through the house; median of rounds ${p99s.join(' ')}; p50 ${round(median(among.flatMap(({ times }) => times)))} ms; found there ${found}`,
  })
}

/**
 * Pairs that are known to be the same matter: is the earlier one among the five that are offered for the later one, by the
 * very call of the desk, and how long does the offer take among a million requests.
 */
export async function duplicates({ quick, rounds = quick ? 1 : 5, files }: Options): Promise<void> {
  const { requests, pairs } = files
  const set = requests && pairs ? await readSet(requests, pairs) : madeUpSet(quick ? 300 : 20_000)
  const database = await openBenchDatabase()
  const owner = await connect(database.owner)
  try {
    await foundCounty(database.db, demoTenant, countyName, wallClock.now())
    await settle(database.db, wallClock.now())
    const house = benchHouse(database.db)
    progress(`duplicates: ${set.requests.length} requests are brought in`)
    await loadSet(owner, demoTenant, set)
    const questions = questionsOf(set)
    const first = await askAll(house, questions)
    const size = Math.max(set.requests.length, quick ? 1000 : 1_000_000)
    progress(`duplicates: ${shareOf(first)} found; ${size} requests are made of them`)
    await multiply(owner, demoTenant, set.requests.length, size)
    const among: Answered[] = []
    for (let no = 0; no < rounds; no += 1) among.push(await askAll(house, questions))
    judge(set, first, among, size, quick)
  } finally {
    await owner.end()
    await database.close()
  }
}
