import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeFinder, type Findable } from './finder.ts'
import { makeLexicon, weightsOf } from './weights.ts'

const lexicon = makeLexicon()
const words = Array.from({ length: 12 }, (_, i) => lexicon.numberOf(`word${i}`))
const weights = fc.uniqueArray(fc.tuple(fc.constantFrom(...words), fc.constantFrom(1, 2, 4)), {
  selector: ([term]) => term,
  minLength: 1,
  maxLength: 5,
})
const some = fc.array(fc.record({ weights, leaves: fc.boolean() }), { maxLength: 60 })

const findable = (id: number, weighed: readonly [number, number][]): Findable => {
  const of = weightsOf(weighed)
  return { id: String(id).padStart(3, '0'), sum: { of, n: 1, size: 1 }, keys: of.terms }
}

/** What a look at everybody finds. */
function bySearch(all: readonly Findable[], { keys, sum }: Findable): string[] {
  const weightOf = (one: Findable['sum'], term: number) => one.of.of[one.of.terms.indexOf(term)] ?? 0
  return all
    .map((one) => ({ id: one.id, score: keys.reduce((s, key) => s + weightOf(sum, key) * weightOf(one.sum, key), 0) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 20)
    .map(({ id }) => id)
}

test('finds whom a look at everybody would find, best first, whoever came and left before', () => {
  fc.assert(
    fc.property(some, weights, (list, asking) => {
      const finder = makeFinder<Findable>(lexicon)
      const asker = findable(999, asking)
      const there: Findable[] = []
      for (const [i, one] of list.entries()) {
        const more = findable(i, one.weights)
        finder.enter(more)
        there.push(more)
        if (!one.leaves) continue
        const [gone] = there.splice(i % there.length, 1)
        if (gone) finder.leave(gone)
        expect(finder.candidates(asker).map(({ id }) => id)).toEqual(bySearch(there, asker))
      }
      expect(finder.candidates(asker).map(({ id }) => id)).toEqual(bySearch(there, asker))
    }),
  )
})
