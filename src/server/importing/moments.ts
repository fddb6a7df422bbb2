/** Which comes first where a date is written with slashes and its year last. */
export type DayOrder = 'month-first' | 'day-first'

const number = (text: string | undefined): number => Number(text ?? 0)

const yearFirst =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*[T\s]?\s*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*(?:[:：分]\s*(\d{1,2})?(?:[.,]\d+)?\s*秒?)?)?$/
const yearLast = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i
const compact = /^(\d{4})(\d{2})(\d{2})(?:\s?(\d{2}):?(\d{2}):?(\d{2})?)?$/
const zoned = /[T\s]\d{1,2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/

type Parts = [year: string, month: string, day: string, hour?: string, minute?: string, second?: string]

const hourOf = (hour: string | undefined, half: string | undefined): string | undefined => {
  if (!half || hour === undefined) return hour
  return String((Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0))
}

function partsOf(text: string, order: DayOrder): Parts | undefined {
  const plain = yearFirst.exec(text) ?? compact.exec(text)
  if (plain) return plain.slice(1, 7) as Parts
  const last = yearLast.exec(text)
  if (!last) return undefined
  const [, a = '', b = '', year = '', hour, minute, second, half] = last
  const [month, day] = order === 'month-first' ? [a, b] : [b, a]
  return [year, month, day, hourOf(hour, half), minute, second] as Parts
}

/**
 * A moment as files write it. Zone-less ones are local to `zone`; a plain date is its noon. undefined for what is no moment,
 * or one that no calendar could know.
 */
export function momentOf(text: string, zone: string, order: DayOrder = 'month-first'): Temporal.Instant | undefined {
  try {
    const at = zoned.test(text) ? Temporal.Instant.from(text.replace(' ', 'T')) : localMoment(text, zone, order)
    const year = at?.toZonedDateTimeISO('UTC').year ?? 0
    return year >= 1900 && year < 2200 ? at : undefined
  } catch {
    return undefined
  }
}

function localMoment(text: string, zone: string, order: DayOrder): Temporal.Instant | undefined {
  const parts = partsOf(text.trim(), order)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts
  const time =
    hour === undefined ? { hour: 12 } : { hour: number(hour), minute: number(minute), second: number(second) }
  const date = { year: number(year), month: number(month), day: number(day) }
  return Temporal.PlainDateTime.from({ ...date, ...time }, { overflow: 'reject' })
    .toZonedDateTime(zone)
    .toInstant()
}

/** What the dates of a column themselves show of their order: a number above twelve can be no month. */
export const orderOf = (texts: readonly string[]): DayOrder =>
  texts.some((text) => number(yearLast.exec(text.trim())?.[1]) > 12) ? 'day-first' : 'month-first'
