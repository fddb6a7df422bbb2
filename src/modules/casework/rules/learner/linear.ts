import { shuffled } from './shuffled.ts'
import type { Vector } from './vocabulary.ts'

/** A weight for each class and feature, the features of one class side by side. */
export type Table = { features: number; weights: Float32Array }

/** A text of known class, and the classes it is weighed against: all of them, or where there are many the likeliest. */
export type Example = { vector: Vector; label: number; candidates: Uint16Array }

/** `cost`: how hard an example pulls; `rounds`: how often each is seen; `seed`: in which order. */
export type Settings = { cost: number; rounds: number; seed: number }

export const emptyTable = (features: number, classes: number): Table => ({
  features,
  weights: new Float32Array(features * classes),
})

/** The score of one class for a text. */
export function scoreOf({ features, weights }: Table, { at, value }: Vector, label: number): number {
  const row = label * features
  let sum = 0
  for (let i = 0; i < at.length; i += 1) sum += (value[i] ?? 0) * (weights[row + (at[i] ?? 0)] ?? 0)
  return sum
}

export const scoresOf = (table: Table, vector: Vector, candidates: Uint16Array): Float32Array =>
  Float32Array.from(candidates, (label) => scoreOf(table, vector, label))

function pull({ features, weights }: Table, reach: Table, { at, value }: Vector, label: number, by: number): void {
  const row = label * features
  for (let i = 0; i < at.length; i += 1) {
    const place = row + (at[i] ?? 0)
    weights[place] = (weights[place] ?? 0) + by * (value[i] ?? 0) * (reach.weights[place] ?? 1)
  }
}

/** How far a pull by 1 moves the score of its own text. */
function squareOf({ features, weights }: Table, { at, value }: Vector, label: number): number {
  let sum = 0
  at.forEach((place, i) => (sum += (value[i] ?? 0) ** 2 * (weights[label * features + place] ?? 1)))
  return sum
}

/** Below this a step changes nothing worth the way through all features. */
const least = 1e-3

type Margin = { side: 1 | -1; dual: number; square: number; cost: number }

/** By how much the dual of one example against one class is best moved. */
function stepOf(score: number, { side, dual, square, cost }: Margin): number {
  const soft = 1 / (2 * cost)
  const step = Math.max(-dual, (1 - side * score - dual * soft) / (square + soft))
  return Math.abs(step) < least ? 0 : step
}

/**
 * One linear judge per class: dual coordinate descent on the squared hinge (Hsieh et al., ICML 2008), each example against
 * its candidates. `reach` says how far each feature may be pulled in each class. Yields after each example, so that
 * whoever drives it may pause or stop.
 */
export function* learnTable(
  examples: readonly Example[],
  reach: Table,
  { cost, rounds, seed }: Settings,
): Generator<void, Table> {
  const table = { ...reach, weights: new Float32Array(reach.weights.length) }
  const duals = examples.map(({ candidates }) => new Float32Array(candidates.length))
  const squares = examples.map(({ vector, candidates }) =>
    Float32Array.from(candidates, (label) => squareOf(reach, vector, label)),
  )
  for (let round = 0; round < rounds; round += 1)
    for (const i of shuffled(examples.length, seed + round)) {
      const [example, dual, square] = [examples[i], duals[i], squares[i]]
      if (example && dual && square)
        example.candidates.forEach((label, k) => {
          const side = label === example.label ? 1 : -1
          const margin = { side, dual: dual[k] ?? 0, square: square[k] ?? 1, cost } as const
          const step = stepOf(scoreOf(table, example.vector, label), margin)
          if (step !== 0) pull(table, reach, example.vector, label, side * step)
          dual[k] = margin.dual + step
        })
      yield
    }
  return table
}
