/** The least costly one-to-one assignment of rows to columns, where there are no more rows than columns. */
class Assignment {
  readonly #cost: (row: number, column: number) => number
  readonly #columns: number
  readonly #ofRow: Float64Array
  readonly #ofColumn: Float64Array
  /** Which row holds a column; rows and columns count from one, nought is nobody. */
  readonly rowOf: Int32Array

  constructor(rows: number, columns: number, cost: (row: number, column: number) => number) {
    this.#cost = cost
    this.#columns = columns
    this.#ofRow = new Float64Array(rows + 1)
    this.#ofColumn = new Float64Array(columns + 1)
    this.rowOf = new Int32Array(columns + 1)
  }

  #rowAt = (column: number): number => this.rowOf[column] ?? 0

  /** Finds room for one more row along the cheapest chain of those that can give way. */
  add(row: number): void {
    const least = new Float64Array(this.#columns + 1).fill(Infinity)
    const from = new Int32Array(this.#columns + 1)
    const done = new Uint8Array(this.#columns + 1)
    this.rowOf[0] = row
    let at = 0
    do {
      done[at] = 1
      this.#look(at, least, from, done)
      const next = this.#cheapest(least, done)
      this.#pay(least[next] ?? 0, least, done)
      at = next
    } while (this.#rowAt(at) !== 0)
    for (; at !== 0; at = from[at] ?? 0) this.rowOf[at] = this.#rowAt(from[at] ?? 0)
  }

  #look(at: number, least: Float64Array, from: Int32Array, done: Uint8Array): void {
    const row = this.#rowAt(at)
    for (let column = 1; column <= this.#columns; column += 1) {
      const reduced = this.#cost(row, column) - (this.#ofRow[row] ?? 0) - (this.#ofColumn[column] ?? 0)
      if (done[column] === 1 || reduced >= (least[column] ?? 0)) continue
      least[column] = reduced
      from[column] = at
    }
  }

  #cheapest(least: Float64Array, done: Uint8Array): number {
    let best = 0
    for (let column = 1; column <= this.#columns; column += 1)
      if (done[column] === 0 && (best === 0 || (least[column] ?? 0) < (least[best] ?? 0))) best = column
    return best
  }

  #pay(step: number, least: Float64Array, done: Uint8Array): void {
    for (let column = 0; column <= this.#columns; column += 1) {
      if (done[column] === 0) least[column] = (least[column] ?? 0) - step
      else {
        const row = this.#rowAt(column)
        this.#ofRow[row] = (this.#ofRow[row] ?? 0) + step
        this.#ofColumn[column] = (this.#ofColumn[column] ?? 0) - step
      }
    }
  }
}

const turned = (scores: readonly (readonly number[])[], columns: number): number[][] =>
  Array.from({ length: columns }, (_, column) => scores.map((row) => row[column] ?? 0))

/**
 * The one-to-one assignment of rows to columns with the greatest sum (Hungarian method, O(n²m)): for each row its column, or -1
 * where there are more rows than columns. Scores have to be finite.
 */
export function assign(scores: readonly (readonly number[])[]): number[] {
  const [rows, columns] = [scores.length, scores[0]?.length ?? 0]
  const found = scores.map(() => -1)
  if (columns === 0) return found
  if (rows > columns) {
    for (const [column, row] of assign(turned(scores, columns)).entries()) found[row] = column
    return found
  }
  const assignment = new Assignment(rows, columns, (row, column) => -(scores[row - 1]?.[column - 1] ?? 0))
  for (let row = 1; row <= rows; row += 1) assignment.add(row)
  for (const [column, row] of assignment.rowOf.entries()) if (column > 0 && row > 0) found[row - 1] = column - 1
  return found
}
