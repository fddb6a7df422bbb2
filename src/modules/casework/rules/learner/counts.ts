import { emptyTable, type Table } from './linear.ts'
import type { Vector } from './vocabulary.ts'

/** How much of each feature there is in each class, and in all of them. */
export type Counts = { own: Table; all: Float64Array }

export function countsOf(
  texts: readonly { vector: Vector; label: number }[],
  features: number,
  classes: number,
): Counts {
  const own = emptyTable(features, classes)
  const all = new Float64Array(features)
  for (const { vector, label } of texts)
    vector.at.forEach((at, i) => {
      const x = vector.value[i] ?? 0
      const place = label * features + at
      own.weights[place] = (own.weights[place] ?? 0) + x
      all[at] = (all[at] ?? 0) + x
    })
  return { own, all }
}

export function sumOf(numbers: Float32Array | Float64Array): number {
  let sum = 0
  for (const x of numbers) sum += x
  return sum
}

/** A table in which `turn` makes of each class's counts something else, in place. */
export function turned({ own: { features, weights } }: Counts, turn: (row: Float32Array) => void): Table {
  const table = { features, weights: weights.slice() }
  for (let from = 0; from < weights.length; from += features) turn(table.weights.subarray(from, from + features))
  return table
}
