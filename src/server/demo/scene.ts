import type { Caller, House } from '#kernel/house'
import { seats, streets } from './county.ts'
import { commandsOf, dice, stranger, type Days } from './drive.ts'
import { pointBy } from './map.ts'
import { stories, type Story } from './stories.ts'

/** Who plays, by login, and the units by key. */
export type Cast = { as: Record<string, Caller>; unit: Record<string, string> }
export type Verdict = 'satisfied' | 'mostly' | 'unsatisfied'

/** How a case goes: most things simply get done; the rest is what the product is for. */
const mixture = {
  plain: 34,
  mostly: 12,
  redo: 6,
  silent: 5,
  late: 5,
  return: 5,
  'return-twice': 2,
  extension: 5,
  hard: 2,
  final: 1,
  refer: 3,
  withdraw: 2,
  phone: 7,
  lapse: 5,
  pause: 2,
  co: 4,
  'me-too': 5,
  'never-read': 3,
}
export type Plan = keyof typeof mixture

const total = Object.values(mixture).reduce((sum, weight) => sum + weight, 0)

export function choosePlan(roll: number): Plan {
  let left = roll * total
  for (const [plan, weight] of Object.entries(mixture)) {
    left -= weight
    if (left < 0) return plan as Plan
  }
  return 'plain'
}

/** Everything one case needs while its days go by. */
export type Scene = {
  id: string
  number: string
  code: string
  text: string
  story: Story
  handler: Caller
  unit: string
  fill: (text: string) => string
  plan: Plan
}

const places = streets.flatMap((street, s) =>
  street.communities.map((community, c) => ({ ...community, path: `990101.00${s + 1}.00${c + 1}` })),
)

export type Stage = ReturnType<typeof makeStage>

/** The hands that move the story: dice, commands, and what happens some working hours later. */
export function makeStage(house: House, cast: Cast, days: Days, random: () => number) {
  const go = commandsOf(house)
  // of its own, so that the stories stay the ones they are
  const spot = dice(33)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const player = (login: string): Caller => cast.as[login] as Caller
  const handlerOf = (unit: string): Caller =>
    player(seats.find((seat) => seat.unit === unit && seat.role === 'handler')?.login ?? '')
  const unitOf = (key: string): string => cast.unit[key] as string

  const later = (hours: number, run: () => Promise<unknown>): void =>
    days.at(days.duty(hours * (0.6 + random() * 0.8), random()), async () => {
      await run()
    })

  const verdicts = (word: Verdict, solved: boolean) => ({
    solved,
    speed: pick(['satisfied', 'mostly'] as const),
    result: word,
    attitude: 'satisfied' as const,
    reply: pick(['satisfied', 'mostly'] as const),
  })

  const contact = (plan: Plan) =>
    plan === 'phone'
      ? { name: pick(['王大娘', '李师傅', '赵老师', '刘奶奶']), consent: true }
      : { phone: `1390000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`, consent: true }

  /** Somebody says something, on the web or to the operator, and a scene begins. */
  const speak = async (story: Story, plan: Plan): Promise<Scene> => {
    const place = pick(places)
    const blanks: Record<string, string> = {
      路: pick(place.roads),
      院: pick(place.estates),
      几: pick(['2', '3', '4', '5', '6']),
    }
    const fill = (text: string) => text.replaceAll(/\{(.)\}/g, (_, key: string) => blanks[key] ?? '')
    const text = fill(pick(story.say))
    const words = {
      text,
      area: place.path,
      point: pointBy(place.path, blanks['路'] ?? '', spot()),
      place: fill(pick(['{路}', '{院}', '{院}{几}号楼'])),
      contact: contact(plan),
    }
    const { category } = story
    const channel = pick(['phone', 'window', 'walk-in', 'paper'] as const)
    const said =
      plan === 'phone' || random() < 0.25
        ? await go('record', { ...words, channel, phoneless: plan === 'phone', category }, player('huawu'))
        : await go('say', { ...words, anonymous: random() < 0.15, ...(random() < 0.6 ? { category } : {}) }, stranger)
    if (!said.ok) throw new Error(`The demo could not say it: ${said.refusal.en}`)
    const { case: id, number, code } = said.value
    return { id, number, code, text, story, plan, fill, handler: handlerOf(story.unit), unit: unitOf(story.unit) }
  }

  const publish = (s: Scene) => go('publish', { case: s.id, text: s.text }, player('paidan'))
  const dispatch = (s: Scene, unit = s.unit) =>
    go(
      'dispatch',
      { case: s.id, unit, category: s.story.category, urgency: s.story.urgent ? 'urgent' : 'normal' },
      player('paidan'),
    )
  const judge = (s: Scene, word: Verdict, solved: boolean) =>
    go('judge', { number: s.number, code: s.code, ...verdicts(word, solved) }, stranger)
  const tale = (i: number): Story => stories[i % stories.length] as Story

  return {
    go,
    pick,
    random,
    later,
    player,
    handlerOf,
    unitOf,
    verdicts,
    contact,
    speak,
    publish,
    dispatch,
    judge,
    tale,
    days,
  }
}
