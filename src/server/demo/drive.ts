import { randomUUID } from 'node:crypto'
import { roomOf, type Caller, type House } from '#kernel/house'
import { calendarOf } from '#kernel/worktime/store'
import { transact } from '#kernel/db'
import { isWorkingDay, type Calendar } from '#kernel/worktime/calendar'
import { systemScope } from '#kernel/rights'
import { casework } from '#casework/contract'

/** The same numbers every time (mulberry32): the demo county is one story, not a new one at each start. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Event = { at: number; run: () => Promise<void> }

/** Half a year runs by: events in the order of their time, the house's clock set to each. What lies beyond the end never happens. */
export class Days {
  private readonly events: Event[] = []
  private now = 0
  private readonly end: number
  private readonly calendar: Calendar

  constructor(end: Temporal.Instant, calendar: Calendar) {
    this.end = end.epochMilliseconds
    this.calendar = calendar
  }

  readonly clock = { now: () => Temporal.Instant.fromEpochMilliseconds(this.now) }

  at(time: number, run: () => Promise<void>): void {
    if (time >= this.end) return
    let i = this.events.length
    while (i > 0 && (this.events[i - 1]?.at ?? 0) < time) i -= 1
    this.events.splice(i, 0, { at: time, run })
  }

  /** Duty time at least `hours` later: nobody handles a case at three in the morning. */
  duty(hours: number, random: number): number {
    let moment = Temporal.Instant.fromEpochMilliseconds(this.now + Math.round(hours * 3_600_000)).toZonedDateTimeISO(
      this.calendar.zone,
    )
    const open = moment.hour >= 9 && moment.hour < 17
    if (!open || !this.works(moment)) {
      if (moment.hour >= 17) moment = moment.add({ days: 1 })
      while (!this.works(moment)) moment = moment.add({ days: 1 })
      moment = moment.with({ hour: 9, minute: 0 }).add({ minutes: Math.floor(random * 150) })
    }
    return moment.epochMilliseconds
  }

  private works(moment: Temporal.ZonedDateTime): boolean {
    const working = isWorkingDay(this.calendar, moment.toPlainDate())
    return working.ok ? working.value : moment.dayOfWeek < 6
  }

  async run(onDay: (done: number) => Promise<void>): Promise<void> {
    let day = ''
    const start = this.events.at(-1)?.at ?? this.end
    for (let next = this.events.pop(); next; next = this.events.pop()) {
      this.now = next.at
      const today = this.clock.now().toString().slice(0, 10)
      if (today !== day) await onDay((this.now - start) / (this.end - start))
      day = today
      await next.run()
    }
    this.now = this.end
  }
}

export const calendarFor = (house: House): Promise<Calendar> =>
  transact(house.db, systemScope(house.tenant), (tx) => calendarOf(tx, house.tenant))

/** The commands as a person would give them. A refusal is a part of the story; what fails otherwise throws. */
export const commandsOf = (house: House) => {
  const call = roomOf(house, casework)
  const go: typeof call = (name, input, caller) => call(name, input, { ...caller, commandId: randomUUID() })
  return go
}

export const stranger: Caller = { actor: { kind: 'public' }, lang: 'zh' }
