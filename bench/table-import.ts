import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { dictionary } from '../src/server/pack-cn/dictionary.ts'
import { openSheets } from '../src/server/importing/sheets/open.ts'
import { tableIn } from '../src/server/importing/sheets/read-table.ts'
import { Checking, recognise } from '../src/server/importing/sheets/recognise.ts'
import { ownFolder } from './database.ts'
import { peakOf } from './memory.ts'
import { print, progress, round, type Options } from './report.ts'

const wanted = 14

/** A messy sheet of nobody, made in a process of its own: what writing needs must not count as what reading needs. */
async function makeUp(path: string, rows: number): Promise<string> {
  await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('./table-file.ts', import.meta.url)),
    path,
    String(rows),
  ])
  return path
}

type Done = { rows: number; values: number; rejects: number; columns: number }

async function readAll(file: string): Promise<Done> {
  const [sheet] = (await openSheets(file)).sheets
  const table = sheet && (await tableIn(sheet))
  if (!table) throw new Error('no table was found in the first sheet')
  const recognised = await recognise(table, dictionary)
  const done: Done = { rows: 0, values: 0, rejects: 0, columns: recognised.bound.length }
  for await (const { values, rejects } of new Checking(recognised).rows()) {
    done.rows += 1
    done.values += values.size
    done.rejects += rejects.length
    if (done.rows % 20_000 === 0) progress(`table-import: ${done.rows} rows`)
  }
  return done
}

/** A messy sheet of 100,000 rows: made out, its columns found, every cell read and checked. Nothing is written to a database yet. */
export async function tableImport({ quick, files }: Options): Promise<void> {
  const folder = await ownFolder()
  try {
    const file = files.file ?? (await makeUp(join(folder.path, 'table.xlsx'), quick ? 1000 : 100_000))
    const begun = performance.now()
    const { value, peak } = await peakOf(() => readAll(file))
    const seconds = (performance.now() - begun) / 1000
    if (!files.file && value.columns < wanted)
      throw new Error(`only ${value.columns} of ${wanted} columns were recognised`)
    const note = `${value.rows} rows, ${value.columns} columns recognised, ${value.values} values, ${value.rejects} cells refused with reason, ${round(seconds, 1)} s; reading and checking, without the database`
    const line = { bench: 'table-import', target: null, holds: null }
    print({ ...line, measure: 'rows_per_second', value: round(value.rows / seconds, 0), unit: 'rows/s', note })
    print({
      ...line,
      measure: 'peak_mb',
      value: round(peak, 0),
      unit: 'MB',
      note: 'the whole process that reads and checks',
    })
  } finally {
    await folder.remove()
  }
}
