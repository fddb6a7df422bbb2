import type { Said } from '../words.ts'
import { isWeekend, type Calendar, type Day } from './calendar.ts'
import { due, type Term } from './terms.ts'

const zhDays = ['一', '二', '三', '四', '五', '六', '日']

// written once: to write a date so costs more than all the rest of a sentence
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short' })
const months = Array.from({ length: 12 }, (_, i) => shortMonth.format(new Temporal.PlainDate(2026, i + 1, 1)))

const monthDay = (date: Temporal.PlainDate): Said => ({
  zh: `${date.month}月${date.day}日`,
  en: `${date.day} ${months[date.month - 1]}`,
})

const counted = (n: number, zh: string, en: string): Said => ({
  zh: `${n}${zh}`,
  en: `${n} ${en}${n === 1 ? '' : 's'}`,
})

const minutes = (n: number, kind: { zh: string; en: string }): Said =>
  n % 60 === 0
    ? counted(n / 60, `个${kind.zh}小时`, `${kind.en}hour`)
    : counted(n, kind.zh ? `个${kind.zh}分钟` : '分钟', `${kind.en}minute`)

/** A length of time in words: 5个工作日, 24小时. */
export const amount = ({ n, unit }: Pick<Term, 'n' | 'unit'>): Said => {
  if (unit === 'working-days') return counted(n, '个工作日', 'working day')
  if (unit === 'natural-days') return counted(n, '天', 'day')
  if (unit === 'business-minutes') return minutes(n, { zh: '工作', en: 'working ' })
  return n % 1440 === 0 ? counted(n / 1440, '天', 'day') : minutes(n, { zh: '', en: '' })
}

const weekday = (day: Temporal.PlainDate): string => `周${zhDays[day.dayOfWeek - 1]}`

/** Why a day is worked that would not be, or only in part; nothing where it is a day like any other. */
function workedSaid(calendar: Calendar, day: Temporal.PlainDate, { local }: Day): Said | undefined {
  const said = monthDay(day)
  if (local?.hours) {
    const hours = local.hours.map(({ from, to }) => `${from}–${to}`)
    return {
      zh: `${said.zh}（${local.name.zh}）只在${hours.join('、')}上班`,
      en: `${said.en} (${local.name.en}) is worked from ${hours.join(' and ')} only`,
    }
  }
  if (local)
    return {
      zh: `${said.zh}（${weekday(day)}）上班（${local.name.zh}）`,
      en: `${said.en} is worked (${local.name.en})`,
    }
  if (!isWeekend(calendar, day)) return undefined
  return { zh: `${said.zh}（${weekday(day)}）调休上班`, en: `${said.en} is a make-up working day` }
}

type Named = { day: Temporal.PlainDate; special: Day }

/** Days off that bear one name, as one stretch. */
function offSaid([{ day: first, special }, ...rest]: [Named, ...Named[]]): Said {
  const last = rest.at(-1)?.day
  const [from, to] = [monthDay(first), last ? monthDay(last) : null]
  const name = special.local ? ` (${special.local.name.en})` : ''
  return to
    ? { zh: `${from.zh}至${to.zh}${special.name}放假`, en: `${from.en} to ${to.en} is a holiday${name}` }
    : { zh: `${from.zh}${special.name}放假`, en: `${from.en} is a holiday${name}` }
}

/** The days between start and end on which this calendar differs from a plain week: only they need a reason. */
function surprises(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): Said[] {
  const worked: Said[] = []
  const holidays = new Map<string, [Named, ...Named[]]>()
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    const special = calendar.days.get(day.toString())
    if (!special) continue
    const said = special.off === true ? undefined : workedSaid(calendar, day, special)
    if (said) worked.push(said)
    const before = holidays.get(special.name)
    if (special.off === true) holidays.set(special.name, before ? [...before, { day, special }] : [{ day, special }])
  }
  return [...worked, ...[...holidays.values()].map(offSaid)]
}

/** The day on which a date ends: what ends at midnight ends on the day before it. */
export const daySaid = (calendar: Calendar, at: Temporal.Instant): Said =>
  monthDay(at.subtract({ milliseconds: 1 }).toZonedDateTimeISO(calendar.zone).toPlainDate())

/** A date to the minute. */
export const momentSaid = (calendar: Calendar, at: Temporal.Instant): Said => {
  const date = daySaid(calendar, at)
  const end = at.toZonedDateTimeISO(calendar.zone).toPlainTime().toString({ smallestUnit: 'minute' })
  const time = end === '00:00' ? '24:00' : end
  return { zh: `${date.zh}${time}`, en: `${time} on ${date.en}` }
}

/**
 * One sentence that says what is due, until when and why then; it comes from the same computation as the date, `end`.
 * `deed`: 签收, "to be accepted".
 */
export function explain(
  calendar: Calendar,
  term: Term,
  start: Temporal.Instant,
  deed: Said,
  end = due(calendar, term, start),
): Said {
  const length = amount(term)
  if (!end.ok)
    return {
      zh: `${length.zh}内${deed.zh}。尚未加载${end.refusal.facts.year}年放假安排，暂不能给出日期，加载后自动补算。`,
      en: `${length.en}: ${deed.en}. The ${end.refusal.facts.year} holiday notice is not loaded yet, so no date is given; it follows as soon as it is.`,
    }
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.zone).toPlainDate()
  const until = momentSaid(calendar, end.value)
  const reasons = term.unit === 'wall-minutes' ? [] : surprises(calendar, dateOf(start), dateOf(end.value))
  const because = { zh: reasons.map((r) => r.zh).join('、'), en: reasons.map((r) => r.en).join(', ') }
  return {
    zh: `${length.zh}，${because.zh && `因${because.zh}，`}应于${until.zh}前${deed.zh}。`,
    en: `${length.en}${because.en && `, because ${because.en}`}: ${deed.en} by ${until.en}.`,
  }
}
