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

function tellingOf(card: (typeof cards)[number], times: number): Told {
  const at = times % card.say.length
  const others = card.say.filter((_, i) => i !== at)
  return { ...card, say: card.say[at] ?? '', reply: card.reply[times % card.reply.length] ?? '', others }
}

/** All matters, well mixed: what nobody has said yet comes first, then what was said longest ago. */
export function deckOf(random: () => number): (month: number, fits?: Fits) => Told {
  const deck = cards
    .map((card) => ({ card, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ card }) => ({ card, times: 0 }))
  return (month, fits = () => true) => {
    const dealt = deck.map(({ card, times }, i) => ({
      i,
      isNew: times < card.say.length,
      told: tellingOf(card, times),
    }))
    const fitting = dealt.filter(({ told }) => (told.months?.includes(month) ?? true) && fits(told))
    const drawn = fitting.find(({ isNew }) => isNew) ?? fitting[0]
    if (!drawn) throw new Error('The demo has nothing to tell')
    deck.push(...deck.splice(drawn.i, 1).map(({ card, times }) => ({ card, times: times + 1 })))
    return drawn.told
  }
}
