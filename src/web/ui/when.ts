import type { Lang, Said } from '#kernel/words'

/** The whole country keeps one time; a date on the desk is the date on the wall of the office, wherever the browser is. */
const timeZone = 'Asia/Shanghai'
const offset = '+08:00'
const day = 86_400_000

const locale = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en-GB')

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<Lang, Intl.DateTimeFormat>()
  return (instant: string | number, lang: Lang): string => {
    const formatter = made.get(lang) ?? new Intl.DateTimeFormat(locale(lang), { timeZone, ...options })
    made.set(lang, formatter)
    return formatter.format(new Date(instant))
  }
}

export const dateTime = format({
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
export const shortDate = format({ month: 'short', day: 'numeric', weekday: 'short' })

/** A calendar day (yyyy-mm-dd) by name, wherever it is read. */
export const dayName = (date: string, lang: Lang): string => shortDate(`${date}T12:00:00${offset}`, lang)
export const stretchName = ({ first, last }: { first: string; last: string }, lang: Lang): string =>
  first === last ? dayName(first, lang) : `${dayName(first, lang)} – ${dayName(last, lang)}`
const longMonth = format({ month: 'long' })
export const monthName = (year: number, month: number, lang: Lang): string =>
  longMonth(Date.UTC(year, month - 1, 15), lang)
const clockTime = format({ hour: '2-digit', minute: '2-digit', hour12: false })
const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone })

const dayNumber = (instant: number): number => Date.parse(`${isoDay.format(instant)}T00:00:00Z`) / day

/** The local date `days` from now, as a date input wants it: yyyy-mm-dd. */
export const dayFromNow = (days: number): string => isoDay.format(Date.now() + days * day)

/** What a date or date-and-time input holds, as an instant; a date alone means the end of that working day. */
export const toInstant = (local: string): string =>
  new Date(`${local.includes('T') ? local : `${local}T17:30`}:00${offset}`).toISOString()

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

const overdueBy = (late: number): Said => {
  const days = Math.floor(late / day)
  if (days > 0) return { zh: `已超期 ${days} 天`, en: `${plural(days, 'day')} overdue` }
  const hours = Math.max(1, Math.floor(late / 3_600_000))
  return { zh: `已超期 ${hours} 小时`, en: `${plural(hours, 'hour')} overdue` }
}

/** How long is left, in words: a colour alone says nothing to whoever does not see it. */
export function remaining(due: string, now: number): { says: Said; state: 'overdue' | 'soon' | 'calm' } {
  const at = Date.parse(due)
  if (at < now) return { says: overdueBy(now - at), state: 'overdue' }
  const days = dayNumber(at) - dayNumber(now)
  const hour = { zh: clockTime(at, 'zh'), en: clockTime(at, 'en') }
  if (days === 0) return { says: { zh: `今天 ${hour.zh} 前`, en: `today by ${hour.en}` }, state: 'soon' }
  if (days === 1) return { says: { zh: `明天 ${hour.zh} 前`, en: `tomorrow by ${hour.en}` }, state: 'soon' }
  return { says: { zh: `还有 ${days} 天`, en: `${days} days left` }, state: 'calm' }
}

/** Minutes of work, or of waiting in working time, as a person would say them; a working day has eight hours. */
export function duration(minutes: number): Said {
  if (minutes < 60) return { zh: `${minutes} 分钟`, en: `${minutes} min` }
  if (minutes >= 40 * 60) {
    const days = Math.round(minutes / (8 * 60))
    return { zh: `${days} 个工作日`, en: `${days} working days` }
  }
  const hours = minutes < 600 ? Math.round(minutes / 6) / 10 : Math.round(minutes / 60)
  return { zh: `${hours} 小时`, en: `${hours} h` }
}
