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

function pull({ features, weights }: Table, { at, value }: Vector, label: number, by: number): void {
  const row = label * features
  for (let i = 0; i < at.length; i += 1) {
    const place = row + (at[i] ?? 0)
    weights[place] = (weights[place] ?? 0) + by * (value[i] ?? 0)
  }
}

const squareOf = ({ value }: Vector): number => value.reduce((sum, x) => sum + x * x, 0)

/** Below this a step changes nothing worth the way through all features. */
const least = 1e-3

/** One example against one class: the best step for its dual, and the weights moved along. */
function visit(table: Table, vector: Vector, label: number, side: 1 | -1, dual: number, square: number, cost: number) {
  const soft = 1 / (2 * cost)
  const slope = side * scoreOf(table, vector, label) - 1 + dual * soft
  const next = Math.max(0, dual - slope / (square + soft))
  if (Math.abs(next - dual) < least) return dual
  pull(table, vector, label, side * (next - dual))
  return next
}

/**
 * One linear judge per class: dual coordinate descent on the squared hinge (Hsieh et al., ICML 2008), each example against
 * its candidates. Yields after each example, so that whoever drives it may pause or stop.
 */
export function* learnTable(
  examples: readonly Example[],
  features: number,
  classes: number,
  { cost, rounds, seed }: Settings,
): Generator<void, Table> {
  const table = emptyTable(features, classes)
  const duals = examples.map(({ candidates }) => new Float32Array(candidates.length))
  const squares = examples.map(({ vector }) => squareOf(vector))
  for (let round = 0; round < rounds; round += 1)
    for (const i of shuffled(examples.length, seed + round)) {
      const [example, dual] = [examples[i], duals[i]]
      if (example && dual)
        example.candidates.forEach((label, k) => {
          const side = label === example.label ? 1 : -1
          dual[k] = visit(table, example.vector, label, side, dual[k] ?? 0, squares[i] ?? 1, cost)
        })
      yield
    }
  return table
}
