import type { UnitKey } from './county.ts'
import { subjects } from './matters/all.ts'
import type { Matter } from './matters/matter.ts'

/** A matter as it is told this time. */
export type Told = Omit<Matter, 'say' | 'reply'> & {
  category: string
  unit: UnitKey
  say: string
  reply: string
  /** How neighbours would put the same. */
  others: readonly string[]
}

type Fits = (matter: Told) => boolean

const cards = subjects.flatMap(({ category, unit, where, matters }) =>
  matters.map((matter) => ({ category, unit, ...(where ? { where } : {}), ...matter })),
)

/** All matters, well mixed: what was told longest ago comes next, and in other words than the last time. */
export function deckOf(random: () => number): (month: number, fits?: Fits) => Told {
  const deck = cards.map((card) => ({ card, times: 0, order: random() })).sort((a, b) => a.order - b.order)
  return (month, fits = () => true) => {
    const dealt = deck.map(({ card, times }): Told => {
      const at = times % card.say.length
      const others = card.say.filter((_, i) => i !== at)
      return { ...card, say: card.say[at] ?? '', reply: card.reply[times % card.reply.length] ?? '', others }
    })
    const timely = (one: Told) => one.months?.includes(month) ?? true
    const found = dealt.findIndex((one) => timely(one) && fits(one))
    const [drawn] = deck.splice(found < 0 ? 0 : found, 1)
    if (drawn) deck.push({ ...drawn, times: drawn.times + 1 })
    return dealt[Math.max(found, 0)] as Told
  }
}
