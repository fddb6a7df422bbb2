import { sumOf, turned, type Counts } from './counts.ts'
import type { Table } from './linear.ts'

/** What a feature counts in a class that never showed it; small, since vectors are no longer than √3.5. */
const smoothing = 0.01

/**
 * Complement naive Bayes (Rennie et al., ICML 2003): a feature speaks for a class as far as it is rare in all the others,
 * which holds up where classes are of very different size. The weights of each class are brought to a mean size of 1.
 */
export function complementTable(counts: Counts): Table {
  const total = sumOf(counts.all)
  return turned(counts, (row) => turnRow(row, counts.all, total))
}

/** Sums of one class become its weights: minus the logarithm of the feature's share in the other classes. */
function turnRow(row: Float32Array, sums: Float64Array, total: number): void {
  const rest = Math.log(Math.max(total - sumOf(row), 0) + smoothing * row.length)
  let size = 0
  row.forEach((x, at) => {
    row[at] = rest - Math.log(Math.max((sums[at] ?? 0) - x, 0) + smoothing)
    size += Math.abs(row[at] ?? 0)
  })
  row.forEach((x, at) => (row[at] = (x * row.length) / Math.max(size, 1e-9)))
}
