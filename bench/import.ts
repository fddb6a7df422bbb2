import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { House } from '#kernel/house'
import { newId } from '#kernel/id'
import { org } from '#kernel/org/contract'
import { roomOf } from '#kernel/house'
import { wallClock } from '#kernel/time'
import { countyName, demoTenant } from '../src/server/demo/county.ts'
import { demoMap } from '../src/server/demo/map.ts'
import { settle } from '../src/server/demo/settle.ts'
import { foundCounty } from '../src/server/found.ts'
import { planOf } from '../src/server/importing/plan.ts'
import { importMessages, type End } from '../src/server/importing/run.ts'
import { benchHouse, openBenchDatabase, ownFolder } from './database.ts'
import { peakOf } from './memory.ts'
import { print, progress, round, type Options } from './report.ts'

/** Messages of no city: enough that starting up does not show in the rate. */
async function makeUp(path: string, many: number): Promise<string> {
  const out = createWriteStream(path)
  for (let i = 0; i < many; i += 1) {
    const time = `2024-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')} 08:15:00`
    const detail =
      `我是第${i}户居民，小区东门的路灯已经坏了${i % 9}天，晚上老人孩子出门都看不见路，希望尽快派人来修。`.repeat(3)
    const row = { id: String(i), user: `u${i % 700}`, time, title: `东门第${i}号路灯不亮`, detail }
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  return path
}

async function county(house: House): Promise<void> {
  await foundCounty(house.db, demoTenant, countyName, wallClock.now())
  await settle(house.db, wallClock.now())
  await roomOf(house, org)('importMap', { text: demoMap() }, { actor: { kind: 'system' }, commandId: newId() })
}

const report = (end: End, seconds: number, peak: number, from: string, quick: boolean): void => {
  const { read, added, known, rejected } = end
  const perSecond = round(read / seconds, 0)
  const note = `${from}: ${read} rows in ${round(seconds, 1)} s: ${added} added, ${known} known, ${rejected} rejected; fsync on`
  print({
    bench: 'import',
    measure: 'per_second',
    value: perSecond,
    unit: 'requests/s',
    target: '>= 1000',
    holds: quick ? null : perSecond >= 1000,
    note,
  })
  const memory = 'the whole process that reads and brings in, without the database'
  print({
    bench: 'import',
    measure: 'peak_mb',
    value: round(peak, 0),
    unit: 'MB',
    target: null,
    holds: null,
    note: memory,
  })
}

/** A file of messages through the product's own import into an empty demo county, as `oneneedle import messages` does it. */
export async function importing({ quick, files }: Options): Promise<void> {
  const folder = await ownFolder()
  const database = await openBenchDatabase()
  try {
    const house = benchHouse(database.db)
    await county(house)
    const file = files.file ?? (await makeUp(join(folder.path, 'messages.jsonl'), quick ? 500 : 20_000))
    const begun = performance.now()
    const { value, peak } = await peakOf(async () =>
      importMessages({
        house,
        plan: await planOf(file),
        source: 'bench',
        rejects: join(folder.path, 'rejects.csv'),
        onProgress: ({ done, perSecond }) => progress(`import: ${done.read} read, ${round(perSecond, 0)}/s`),
      }),
    )
    if (value.why) throw new Error(value.why.en)
    report(value, (performance.now() - begun) / 1000, peak, files.file ? 'the file given' : 'made-up messages', quick)
  } finally {
    await database.close()
    await folder.remove()
  }
}
