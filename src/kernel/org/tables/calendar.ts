import { ok, refuse, type Result } from '../../result.ts'
import { readTable } from './columns.ts'

const offs: Record<string, boolean | 'am' | 'pm'> = {
  true: true,
  是: true,
  休: true,
  放假: true,
  false: false,
  否: false,
  班: false,
  上班: false,
  am: 'am',
  上午: 'am',
  pm: 'pm',
  下午: 'pm',
}

/** The year that most of the days lie in: a notice may begin in the December before. */
const yearOf = (dates: readonly string[]): number => {
  const counts = new Map<string, number>()
  for (const date of dates) counts.set(date.slice(0, 4), (counts.get(date.slice(0, 4)) ?? 0) + 1)
  return Number([...counts].sort(([, a], [, b]) => b - a)[0]?.[0])
}

/**
 * A year's notice as raw JSON, from JSON or from CSV with date, name and off (true, false, am, pm, or 休 and 班). Whether
 * it holds together is for `readYear` to say.
 */
export function yearFromText(
  text: string,
  source: string | undefined,
): Result<unknown, { code: 'calendar-unreadable' | 'calendar-source-missing' }> {
  if (/^\s*\uFEFF?\s*[[{]/.test(text)) {
    try {
      return ok(JSON.parse(text.replace(/^\s*\uFEFF/, '')))
    } catch {
      return refuse('calendar-unreadable')
    }
  }
  const table = readTable(text, ['date', 'name', 'off'])
  if (!table.ok) return refuse('calendar-unreadable')
  if (!source) return refuse('calendar-source-missing')
  const days = table.value.map(({ cells }) => ({
    date: cells.date ?? '',
    name: cells.name ?? '',
    off: offs[cells.off?.toLowerCase() ?? ''],
  }))
  return ok({ year: yearOf(days.map((day) => day.date)), source: [source], days })
}
