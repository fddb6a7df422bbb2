import { emptyTable, type Table } from './linear.ts'
import type { Vector } from './vocabulary.ts'

/** What a feature counts in a class that never showed it; small, since vectors are no longer than √3.5. */
const smoothing = 0.01

/**
 * Complement naive Bayes (Rennie et al., ICML 2003): a feature speaks for a class as far as it is rare in all the others,
 * which holds up where classes are of very different size. The weights of each class are brought to a mean size of 1.
 */
export function complementTable(
  texts: readonly { vector: Vector; label: number }[],
  features: number,
  classes: number,
): Table {
  const table = emptyTable(features, classes)
  const { weights } = table
  const sums = new Float64Array(features)
  for (const { vector, label } of texts)
    vector.at.forEach((at, i) => {
      const x = vector.value[i] ?? 0
      const place = label * features + at
      weights[place] = (weights[place] ?? 0) + x
      sums[at] = (sums[at] ?? 0) + x
    })
  const total = sums.reduce((all, x) => all + x, 0)
  for (let label = 0; label < classes; label += 1)
    turnRow(weights.subarray(label * features, (label + 1) * features), sums, total)
  return table
}

/** Sums of one class become its weights: minus the logarithm of the feature's share in the other classes. */
function turnRow(row: Float32Array, sums: Float64Array, total: number): void {
  const own = row.reduce((all, x) => all + x, 0)
  const rest = Math.log(Math.max(total - own, 0) + smoothing * row.length)
  let size = 0
  row.forEach((x, at) => {
    row[at] = rest - Math.log(Math.max((sums[at] ?? 0) - x, 0) + smoothing)
    size += Math.abs(row[at] ?? 0)
  })
  row.forEach((x, at) => (row[at] = (x * row.length) / Math.max(size, 1e-9)))
}
