/** Where a page ended, as a text that means nothing to anybody else. */
export const cursorOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

const isTexts = (value: unknown, n: number): value is string[] =>
  Array.isArray(value) && value.length === n && value.every((part) => typeof part === 'string')

/** The parts of a cursor; undefined, i.e. the first page, for anything that is none. */
export function readCursor(text: string | undefined, checks: readonly RegExp[]): string[] | undefined {
  if (!text) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return isTexts(value, checks.length) && value.every((part, i) => checks[i]?.test(part)) ? value : undefined
  } catch {
    return undefined
  }
}

export const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
export const isCount = /^\d{1,9}$/
export const isPath = /^[\d.]{0,40}$/
// no NUL: the database takes it in no text
export const isText = /^[^\0]{0,100}$/

/** The page out of one row more than was asked for, and where it ends. */
export function page<R>(
  found: readonly R[],
  limit: number,
  end: (row: R) => readonly string[],
): { rows: R[]; next: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? cursorOf(end(last)) : null }
}
