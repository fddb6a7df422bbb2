import type { Said } from '#kernel/words'
import { longestRow, tooLong, type Row } from './row.ts'
import type { Piece } from './text.ts'

type Line = { line: number; text: string; cut: boolean; bytes: number }

/** Lines as they come; of one that is too long only its beginning is kept. */
async function* linesOf(pieces: AsyncIterable<Piece>): AsyncGenerator<Line> {
  let [line, text, cut, bytes] = [1, '', false, 0]
  const keep = (more: string) => {
    if (text.length + more.length > longestRow) cut = true
    if (!cut) text += more
    else if (text.length > 2000) text = text.slice(0, 2000)
  }
  for await (const piece of pieces) {
    bytes = piece.bytes
    const parts = piece.text.split('\n')
    for (const [i, part] of parts.entries()) {
      keep(part)
      if (i === parts.length - 1) break
      yield { line, text, cut, bytes }
      ;[line, text, cut] = [line + 1, '', false]
    }
  }
  yield { line, text, cut, bytes }
}

const noJson: Said = { zh: '这一行不是完整的 JSON。', en: 'This line is not whole JSON.' }
const noObject: Said = {
  zh: '这一行不是一条记录：应是一对花括号括起的 JSON 对象。',
  en: 'This line is no record: a JSON object in braces is expected.',
}

/** An id may have more digits than a number holds: as it was written. */
const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value

const cellOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return value === null ? '' : JSON.stringify(value)
}

function parse(text: string): Map<string, string> | Said {
  let value: unknown
  try {
    value = JSON.parse(text, exact)
  } catch {
    return noJson
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return noObject
  const cells = Object.entries(value).map(([name, cell]) => [name, cellOf(cell).trim()] as const)
  return new Map(cells.filter(([, cell]) => cell !== ''))
}

/** One JSON object a line. */
export async function* jsonRows(pieces: AsyncIterable<Piece>): AsyncGenerator<Row, void> {
  for await (const { line, text, cut, bytes } of linesOf(pieces)) {
    if (text.trim() === '') continue
    const row = { line, cells: new Map<string, string>(), header: [], original: [text.trim()], bytes }
    const read = cut ? tooLong : parse(text)
    yield read instanceof Map ? { ...row, cells: read, header: [...read.keys()] } : { ...row, broken: read }
  }
}
