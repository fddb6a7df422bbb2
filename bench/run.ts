import { parseArgs } from 'node:util'
import { columns } from './columns.ts'
import { crash } from './crash.ts'
import { duplicates } from './duplicates.ts'
import { filling } from './fill.ts'
import { importing } from './import.ts'
import { inbox } from './inbox.ts'
import { intake } from './intake.ts'
import { progress, type Options } from './report.ts'
import { routing } from './routing.ts'
import { search } from './search.ts'
import { tableImport } from './table-import.ts'
import { topics } from './topics.ts'

const benches: Record<string, (options: Options) => Promise<void>> = {
  intake,
  inbox,
  crash,
  routing,
  duplicates,
  topics,
  import: importing,
  search,
  fill: filling,
  columns,
  'table-import': tableImport,
}

const files = {
  train: { type: 'string' },
  test: { type: 'string' },
  stream: { type: 'string' },
  reference: { type: 'string' },
  requests: { type: 'string' },
  pairs: { type: 'string' },
  file: { type: 'string' },
} as const

/** `npm run bench -- [NAME] [--quick] [--rounds N] [--train F --test F …]`: one bench, or all of them one after the other. */
async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' }, ...files },
  })
  const names = positionals.length > 0 ? positionals : Object.keys(benches)
  const { quick, rounds: given, ...named } = values
  const rounds = given === undefined ? undefined : Number(given)
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))
    throw new Error('--rounds: a whole number above 0')
  for (const name of names) {
    const bench = benches[name]
    if (!bench) throw new Error(`There is no bench ${name}; there are: ${Object.keys(benches).join(', ')}`)
    await bench({ quick, rounds, files: named })
  }
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  progress(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
}
