import type { Caller, House } from '#kernel/house'
import { seats } from './county.ts'
import { dealer } from './dealer.ts'
import { deckOf, type Told } from './deck.ts'
import { commandsOf, dice, stranger, type Days } from './drive.ts'
import type { Plan } from './plan.ts'
import { byPhone, callers, praise } from './resident-words.ts'
import { spotsOf, type Spot } from './spot.ts'

/** Who plays, by login, and the units by key. */
export type Cast = { as: Record<string, Caller>; unit: Record<string, string> }
export type Verdict = 'satisfied' | 'mostly' | 'unsatisfied'

/** Everything one case needs while its days go by. */
export type Scene = {
  id: string
  number: string
  code: string
  text: string
  told: Told
  spot: Spot
  handler: Caller
  unit: string
  plan: Plan
}

export type Stage = ReturnType<typeof makeStage>

/** The hands that move the story: dice, commands, and what happens some working hours later. */
export function makeStage(house: House, cast: Cast, days: Days, random: () => number, zone: string) {
  const go = commandsOf(house)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const deal = dealer(random)
  const draw = deckOf(random)
  const spotFor = spotsOf(dice(33))
  const player = (login: string): Caller => cast.as[login] as Caller
  const handlerOf = (unit: string): Caller =>
    player(seats.find((seat) => seat.unit === unit && seat.role === 'handler')?.login ?? '')
  const unitOf = (key: string): string => cast.unit[key] as string

  const later = (hours: number, run: () => Promise<unknown>): void =>
    days.at(days.duty(hours * (0.6 + random() * 0.8), random()), async () => {
      await run()
    })

  /** Marks, and for every second resident a word to them. */
  const verdicts = (word: Verdict, solved: boolean) => ({
    solved,
    speed: pick(['satisfied', 'mostly'] as const),
    result: word,
    attitude: 'satisfied' as const,
    reply: word === 'unsatisfied' ? word : pick(['satisfied', 'mostly'] as const),
    ...(word === 'unsatisfied' || random() < 0.5 ? { words: deal(praise[word]) } : {}),
  })

  const contact = (plan: Plan) =>
    plan === 'phone'
      ? { name: pick(callers), consent: true }
      : { phone: `1390000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`, consent: true }

  /** What somebody tells this month, of those matters that fit. */
  const tale = (fits?: (told: Told) => boolean): Told => draw(days.clock.now().toZonedDateTimeISO(zone).month, fits)

  /** Somebody says something, on the web or to the operator, and a scene begins. */
  const speak = async (told: Told, plan: Plan, spot = spotFor(told.where)): Promise<Scene> => {
    const channel = pick(['phone', 'phone', 'window', 'walk-in', 'paper'] as const)
    const isWritten = plan === 'phone' || random() < 0.25
    const text = `${isWritten && channel === 'phone' ? pick(byPhone) : ''}${spot.fill(told.say)}`
    const { area, point, place } = spot
    const words = { text, area, point, place, contact: contact(plan) }
    const { category } = told
    const said = isWritten
      ? await go('record', { ...words, channel, phoneless: plan === 'phone', category }, player('huawu'))
      : await go('say', { ...words, anonymous: random() < 0.15, ...(random() < 0.6 ? { category } : {}) }, stranger)
    if (!said.ok) throw new Error(`The demo could not say it: ${said.refusal.en}`)
    const { case: id, number, code } = said.value
    return { id, number, code, text, told, spot, plan, handler: handlerOf(told.unit), unit: unitOf(told.unit) }
  }

  const publish = (s: Scene) => go('publish', { case: s.id, text: s.text }, player('paidan'))
  const dispatch = (s: Scene, unit = s.unit) =>
    go(
      'dispatch',
      { case: s.id, unit, category: s.told.category, urgency: s.told.urgency ?? 'normal' },
      player('paidan'),
    )
  const judge = (s: Scene, word: Verdict, solved: boolean) =>
    go('judge', { number: s.number, code: s.code, ...verdicts(word, solved) }, stranger)

  return {
    go,
    pick,
    deal,
    random,
    later,
    player,
    handlerOf,
    unitOf,
    verdicts,
    contact,
    speak,
    spotFor,
    publish,
    dispatch,
    judge,
    tale,
    days,
  }
}
