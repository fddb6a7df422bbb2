import { newId } from '#kernel/id'
import type { House } from '#kernel/house'
import type { Actor } from '#kernel/rights'
import { wallClock } from '#kernel/time'
import { countyName, demoTenant } from '../src/server/demo/county.ts'
import { foundCounty } from '../src/server/found.ts'
import { benchHouse, openBenchDatabase } from './database.ts'
import { percentile, print, progress, round, type Options } from './report.ts'
import { loadSubjects, names } from './search-load.ts'
import { connect } from './statements.ts'

const reader = (area: string): Actor => ({
  kind: 'person',
  id: newId(),
  name: '测',
  posts: [
    {
      id: newId(),
      unit: newId(),
      unitName: { zh: '测', en: 'Trial' },
      area,
      role: 'any',
      capabilities: ['register.read'],
    },
  ],
})

/** Whoever sees the county, a street, a community, a grid. */
const readers = [String(demoTenant), `${demoTenant}.003`, `${demoTenant}.003.004`, `${demoTenant}.003.004.02`]

/** What people type: whole names, a surname, a given name, spellings, addresses, ends of numbers, two of them together, nothing. */
const asked = (n: number): Record<string, string | undefined>[] => {
  const known = names(n)
  const spelled = ['wf', 'lxy', 'zj', 'wang', 'chenw', 'zhangwei', 'h']
  return known.flatMap((name, i) => [
    { text: name },
    { text: name[0] },
    { text: name.slice(1) },
    { text: spelled[i % spelled.length] },
    { text: `文昌花园${(i % 12) + 1}号楼` },
    { text: String(1000 + ((i * 37) % 9000)) },
    { text: `${name[0]} 东湖路${(i % 30) + 1}号` },
    { kind: 'person' },
  ])
}

async function timed(house: House, area: string, input: object): Promise<number> {
  const from = performance.now()
  const outcome = await house.call('register.search', input, { actor: reader(area) })
  if (!outcome.ok) throw new Error(outcome.refusal.en)
  return performance.now() - from
}

type By = Map<string, number[]>

async function measure(house: House, rounds: number, questions: readonly object[]): Promise<By> {
  const by: By = new Map(readers.map((area) => [area, []]))
  // a round before them reads the tables into memory
  for (let turn = 0; turn <= rounds; turn += 1)
    for (const area of readers)
      for (const input of questions) {
        const took = await timed(house, area, input)
        if (turn > 0) by.get(area)?.push(took)
      }
  return by
}

function tell(by: By, size: number, quick: boolean): void {
  const all = [...by.values()].flat()
  const p99 = round(percentile(all, 0.99))
  const each = [...by].map(([area, times]) => `${area} ${round(percentile(times, 0.99))}`)
  const note = `${size} subjects, ${all.length} questions; p50 ${round(percentile(all, 0.5))}; p99 by area: ${each.join(', ')}`
  const holds = quick ? null : p99 <= 50
  print({ bench: 'search', measure: 'p99_ms', value: p99, unit: 'ms', target: '<= 50', holds, note })
}

/** Looking for somebody among a million, one after the other, by readers of four sizes of area; milliseconds without HTTP. */
export async function search({ quick, rounds }: Options): Promise<void> {
  const size = quick ? 2000 : 1_000_000
  const database = await openBenchDatabase()
  const owner = await connect(database.owner)
  try {
    await foundCounty(database.db, demoTenant, countyName, wallClock.now())
    await loadSubjects(owner, demoTenant, size, (done) => progress(`search: ${done} subjects loaded`))
    const by = await measure(benchHouse(database.db), rounds ?? (quick ? 1 : 2), asked(quick ? 3 : 60))
    tell(by, size, quick)
  } finally {
    await owner.end()
    await database.close()
  }
}
