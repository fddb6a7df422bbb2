import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { csvLine } from '#kernel/org/tables/csv'
import type { Said } from '#kernel/words'
import type { Row } from './row.ts'

/**
 * What could not come in, as a table: line, why in both tongues, and the row as it stood under its own header, safe to open
 * in a spreadsheet. Mended, it can be imported like the file that it came from. The file is made with its first row.
 */
export type Rejects = { add(row: Row, why: Said): Promise<void>; close(): Promise<void> }

const head = ['行号 line', '原因', 'reason'] as const

export function rejectsTo(path: string, header: readonly string[]): Rejects {
  let stream: WriteStream | undefined
  const begin = (): WriteStream => {
    const made = createWriteStream(path, { mode: 0o600 })
    made.write(`\uFEFF${csvLine([...head, ...header])}`)
    return made
  }
  return {
    async add(row, why) {
      stream ??= begin()
      if (!stream.write(csvLine([String(row.line), why.zh, why.en, ...row.original]))) await once(stream, 'drain')
    },
    async close() {
      stream?.end()
      if (stream) await finished(stream)
    },
  }
}
