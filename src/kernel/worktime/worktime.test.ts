import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  differing,
  isWorkingDay,
  makeCalendar,
  missingYear,
  type Calendar,
  type LocalDay,
  type SpecialDay,
} from './calendar.ts'
import { explain } from './explain.ts'
import { chinaBase, readYear, shippedCalendar, shippedYears } from './pack.ts'
import { businessMinutes, due, workingDayAfter } from './terms.ts'

let cn: Calendar
beforeAll(async () => {
  cn = await shippedCalendar()
})

const at = (date: string, time = '10:00') =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Asia/Shanghai').toInstant()
const done = { zh: '办结', en: 'to be solved' }
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString()
const after = (date: string, n: number, convention: 'A' | 'B' = 'A') => {
  const day = workingDayAfter(cn, at(date), n, convention)
  return day.ok ? day.value.toString() : day.refusal
}

describe('working days against the published vectors', () => {
  test.each([
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-18', 7, '2026-09-29'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-06-18', 1, '2026-06-22'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2025-09-30', 5, '2025-10-14'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2025-12-31', 3, '2026-01-06'],
    ['2026-09-19', 1, '2026-09-20'],
  ])('%s + %i', (start, n, end) => expect(after(start, n)).toBe(end))

  test('convention B counts a day off as received on the next working day', () =>
    expect(after('2026-09-19', 1, 'B')).toBe('2026-09-21'))

  test('refuses a year that is not loaded', () =>
    expect(after('2026-12-28', 5)).toEqual({ code: 'year-not-loaded', facts: { year: 2027 } }))

  test.each([
    [2018, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    let n = 0
    for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
      const working = isWorkingDay(cn, day)
      if (working.ok && working.value) n += 1
    }
    expect(n).toBe(count)
  })
})

test('working days of 2026 by month', () => {
  const counts = Array.from({ length: 12 }, () => 0)
  for (let day = Temporal.PlainDate.from('2026-01-01'); day.year === 2026; day = day.add({ days: 1 })) {
    const working = isWorkingDay(cn, day)
    if (working.ok && working.value) counts[day.month - 1]! += 1
  }
  expect(counts).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
})

test('the zone of the calendar decides, not that of the machine', () => {
  const before = process.env['TZ']
  try {
    // 23:30 UTC on the 17th is the 18th in Shanghai
    const results = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
      process.env['TZ'] = zone
      const end = due(cn, { n: 5, unit: 'working-days' }, Temporal.Instant.from('2026-09-17T23:30:00Z'))
      return end.ok && local(end.value)
    })
    expect(results).toEqual(Array.from({ length: 3 }, () => '2026-09-24T17:30:00'))
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
})

const with2026 = (day: SpecialDay): Calendar =>
  makeCalendar({ base: chinaBase, years: [{ year: 2026, source: ['local'], days: [day] }] })

describe('terms', () => {
  test('duty round the clock ends at midnight', () => {
    const always = { ...cn, hours: [{ from: '00:00', to: '24:00' }] }
    expect(businessMinutes(always, at('2026-09-21', '22:00'), at('2026-09-22', '01:00'))).toEqual({
      ok: true,
      value: 180,
    })
    const end = due(always, { n: 1, unit: 'working-days' }, at('2026-09-21'))
    expect(end.ok && local(end.value)).toBe('2026-09-23T00:00:00')
  })
  test('a term that ends on a day with the afternoon off ends at noon', () => {
    const half = with2026({ date: '2026-03-03', name: '三月三', off: 'pm' })
    const end = due(half, { n: 1, unit: 'working-days' }, at('2026-03-02'))
    expect(end.ok && local(end.value)).toBe('2026-03-03T12:00:00')
  })
  test('half a working day is its minutes of duty, the lunch break left out', () => {
    const end = due(cn, { n: 210, unit: 'business-minutes' }, at('2026-09-22', '11:00'))
    expect(end.ok && local(end.value)).toBe('2026-09-22T16:00:00')
  })
  test('natural days that end on a day off move to the next working day', () => {
    const end = due(cn, { n: 30, unit: 'natural-days' }, at('2026-09-02'))
    expect(end.ok && local(end.value)).toBe('2026-10-08T17:30:00')
  })
  test('wall minutes need no calendar, even in an unloaded year', () => {
    expect(due(cn, { n: 1440, unit: 'wall-minutes' }, at('2031-01-01')).ok).toBe(true)
  })
  test('a half day off leaves the other half', () => {
    const half = with2026({ date: '2026-03-03', name: '三月三', off: 'pm' })
    expect(businessMinutes(half, at('2026-03-03', '00:00'), at('2026-03-03', '23:00'))).toEqual({
      ok: true,
      value: 180,
    })
  })
  test('a working-day term is a law of its own elsewhere: weekend and zone are data', () => {
    const years = [{ year: 2026, source: ['x'], days: [{ date: '2026-01-01', name: 'x', off: true }] }]
    const sunThu = makeCalendar({ base: { ...chinaBase, id: 'x', weekend: [5, 6] }, years })
    const day = workingDayAfter(sunThu, at('2026-03-05'), 1)
    expect(day.ok && day.value.toString()).toBe('2026-03-08')
  })
})

describe('days that the county sets', () => {
  const name = { zh: '防汛', en: 'Flood' }
  const day = (date: string, off: boolean, hours: LocalDay['hours'] = null): LocalDay => ({ date, name, off, hours })
  let years: Awaited<ReturnType<typeof shippedYears>>
  beforeAll(async () => {
    years = await shippedYears()
  })
  const withLocal = (...local: LocalDay[]) => makeCalendar({ base: chinaBase, years, local })
  const ends = (calendar: Calendar, start: string, n: number) => {
    const end = due(calendar, { n, unit: 'working-days' }, at(start))
    return end.ok && local(end.value)
  }

  test('have the last word over weekday, weekend and notice', () => {
    expect(ends(withLocal(day('2026-03-03', true)), '2026-03-02', 1)).toBe('2026-03-04T17:30:00')
    expect(ends(withLocal(day('2026-03-07', false)), '2026-03-06', 1)).toBe('2026-03-07T17:30:00')
    expect(ends(withLocal(day('2026-09-25', false)), '2026-09-24', 1)).toBe('2026-09-25T17:30:00')
    expect(ends(withLocal(day('2026-09-20', true)), '2026-09-18', 5)).toBe('2026-09-28T17:30:00')
  })

  test('may be worked in some hours only', () => {
    const short = withLocal(day('2026-03-03', false, [{ from: '09:00', to: '11:00' }]))
    expect(ends(short, '2026-03-02', 1)).toBe('2026-03-03T11:00:00')
    expect(businessMinutes(short, at('2026-03-03', '00:00'), at('2026-03-04', '10:00'))).toEqual({
      ok: true,
      value: 180,
    })
    expect(explain(short, { n: 2, unit: 'working-days' }, at('2026-03-02'), done).zh).toBe(
      '2个工作日，因3月3日（防汛）只在09:00–11:00上班，应于3月4日17:30前办结。',
    )
  })

  test('are named in the sentence', () => {
    const off = explain(withLocal(day('2026-03-03', true)), { n: 1, unit: 'working-days' }, at('2026-03-02'), done)
    expect(off.zh).toBe('1个工作日，因3月3日防汛放假，应于3月4日17:30前办结。')
    expect(off.en).toBe('1 working day, because 3 Mar is a holiday (Flood): to be solved by 17:30 on 4 Mar.')
    const on = explain(withLocal(day('2026-03-07', false)), { n: 1, unit: 'working-days' }, at('2026-03-06'), done)
    expect(on.zh).toBe('1个工作日，因3月7日（周六）上班（防汛），应于3月7日17:30前办结。')
  })

  test('a change reaches from the first to the last day that counts differently, and no name is one', () => {
    const plain = withLocal()
    expect(differing(plain, withLocal(day('2026-03-03', true), day('2026-03-05', true)))).toEqual({
      first: '2026-03-03',
      last: '2026-03-05',
    })
    // a weekend that stays off, a weekday that stays worked
    expect(differing(plain, withLocal(day('2026-03-07', true), day('2026-03-05', false)))).toBeNull()
    const next = { year: 2027, source: ['x'], days: [{ date: '2027-01-01', name: 'x', off: true }] }
    expect(differing(plain, makeCalendar({ base: chinaBase, years: [...years, next] }))).toEqual({
      first: '2027-01-01',
      last: '2027-12-31',
    })
  })

  test('a missing year is asked for two months ahead', () => {
    expect(missingYear(cn, at('2026-11-01'))).toBeNull()
    expect(missingYear(cn, at('2026-11-02'))).toBe(2027)
    expect(missingYear(cn, at('2027-03-03'))).toBe(2027)
  })
})

describe('properties', () => {
  const start = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2026, 9, 1) })
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
  test('due grows with n, lies on a working day, and adds up', () =>
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (ms, a, b) => {
        const first = workingDayAfter(cn, instant(ms), a)
        const both = workingDayAfter(cn, instant(ms), a + b)
        if (!first.ok || !both.ok) return
        expect(isWorkingDay(cn, both.value)).toEqual({ ok: true, value: true })
        const noon = first.value.toZonedDateTime({ timeZone: cn.zone, plainTime: '12:00' }).toInstant()
        expect(workingDayAfter(cn, noon, b)).toEqual(both)
        expect(Temporal.PlainDate.compare(first.value, both.value)).toBe(-1)
      }),
    ))
  test('business minutes are what a business-minute term walks', () =>
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 3000 }), (ms, n) => {
        const from = instant(ms - (ms % 60_000))
        const end = due(cn, { n, unit: 'business-minutes' }, from)
        if (end.ok) expect(businessMinutes(cn, from, end.value)).toEqual({ ok: true, value: n })
      }),
      { numRuns: 60 },
    ))
})

describe('the sentence', () => {
  test('names the make-up day and the holiday that moved the date', () => {
    const said = explain(cn, { n: 7, unit: 'working-days' }, at('2026-09-18'), done)
    expect(said.zh).toBe('7个工作日，因9月20日（周日）调休上班、9月25日至9月27日中秋节放假，应于9月29日17:30前办结。')
    expect(said.en).toContain('make-up working day')
  })
  test('gives no date when the year is missing', () =>
    expect(explain(cn, { n: 5, unit: 'working-days' }, at('2026-12-28'), done).zh).toBe(
      '5个工作日内办结。尚未加载2027年放假安排，暂不能给出日期，加载后自动补算。',
    ))
  test('names what is due', () => {
    const accept = { zh: '签收或退回', en: 'to be accepted or returned' }
    expect(explain(cn, { n: 1, unit: 'working-days' }, at('2026-03-02'), accept)).toEqual({
      zh: '1个工作日，应于3月3日17:30前签收或退回。',
      en: '1 working day: to be accepted or returned by 17:30 on 3 Mar.',
    })
  })
})

describe('calendar files', () => {
  test.each([
    [{ year: 2027, papers: [], days: [] }, 'calendar-empty'],
    [{ year: 2027, papers: ['x'], days: [{ date: '2025-05-01', name: 'x', isOffDay: true }] }, 'calendar-other-year'],
    [{ year: 2027, source: ['x'], days: [{ date: '2027-02-30', name: 'x', off: true }] }, 'calendar-date-wrong'],
    [{ year: 2027, papers: ['x'], days: [{ date: '1 May', name: 'x', isOffDay: true }] }, 'calendar-date-wrong'],
    [{ year: 2027, papers: ['x'], days: [{ date: '2027-05-01', name: 'x' }] }, 'calendar-unreadable'],
    ['nonsense', 'calendar-unreadable'],
  ])('refuses %j', (json, code) => expect(readYear(json)).toMatchObject({ ok: false, refusal: { code } }))
})
