import type { Said } from '../words.ts'
import { isWeekend, type Calendar } from './calendar.ts'
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

/** The days between start and end on which this calendar differs from a plain week: only they need a reason. */
function surprises(calendar: Calendar, from: Temporal.PlainDate, to: Temporal.PlainDate): Said[] {
  const worked: Said[] = []
  const holidays = new Map<string, Temporal.PlainDate[]>()
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    const special = calendar.days.get(day.toString())
    if (!special) continue
    if (special.off === true) {
      holidays.set(special.name, [...(holidays.get(special.name) ?? []), day])
    } else if (isWeekend(calendar, day)) {
      const said = monthDay(day)
      worked.push({
        zh: `${said.zh}（周${zhDays[day.dayOfWeek - 1]}）调休上班`,
        en: `${said.en} is a make-up working day`,
      })
    }
  }
  const off = [...holidays].map(([name, days]) => {
    const first = monthDay(days[0] ?? from)
    const last = monthDay(days.at(-1) ?? from)
    return days.length === 1
      ? { zh: `${first.zh}${name}放假`, en: `${first.en} is a holiday` }
      : { zh: `${first.zh}至${last.zh}${name}放假`, en: `${first.en} to ${last.en} is a holiday` }
  })
  return [...worked, ...off]
}

const when = (calendar: Calendar, at: Temporal.Instant): Said => {
  const local = at.subtract({ milliseconds: 1 }).toZonedDateTimeISO(calendar.zone)
  const date = monthDay(local.toPlainDate())
  const end = at.toZonedDateTimeISO(calendar.zone).toPlainTime().toString({ smallestUnit: 'minute' })
  const time = end === '00:00' ? '24:00' : end
  return { zh: `${date.zh}${time}`, en: `${time} on ${date.en}` }
}

/** One sentence that says until when and why then; it comes from the same computation as the date. */
export function explain(calendar: Calendar, term: Term, start: Temporal.Instant): Said {
  const length = amount(term)
  const end = due(calendar, term, start)
  if (!end.ok)
    return {
      zh: `${length.zh}。尚未加载${end.refusal.facts.year}年放假安排，暂不能给出日期，加载后自动补算。`,
      en: `${length.en}. The ${end.refusal.facts.year} holiday notice is not loaded yet, so no date is given; it follows as soon as it is.`,
    }
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.zone).toPlainDate()
  const until = when(calendar, end.value)
  const reasons = term.unit === 'wall-minutes' ? [] : surprises(calendar, dateOf(start), dateOf(end.value))
  const because = { zh: reasons.map((r) => r.zh).join('、'), en: reasons.map((r) => r.en).join(', ') }
  return {
    zh: because.zh ? `${length.zh}，因${because.zh}，应于${until.zh}前办结。` : `${length.zh}，应于${until.zh}前办结。`,
    en: because.en ? `${length.en}, because ${because.en}: due by ${until.en}.` : `${length.en}: due by ${until.en}.`,
  }
}
