/** One measured value as the bench prints it; `holds` is null where there is no target. */
export type Measured = {
  bench: string
  measure: string
  value: number
  unit: string
  target: string | null
  holds: boolean | null
  note: string | null
}

/** Files that a bench measures on; without them it makes up small ones of its own, which show only that it runs. */
export type BenchFiles = Partial<
  Record<'train' | 'test' | 'stream' | 'reference' | 'requests' | 'pairs' | 'file', string | undefined>
>

/** What a bench is asked to do. `quick` shows only that it runs. */
export type Options = { quick: boolean; rounds: number | undefined; files: BenchFiles }

export const print = (line: Measured): void => {
  const { bench, measure, value, unit, target, holds, note } = line
  process.stdout.write(`${JSON.stringify({ bench, measure, value, unit, target, holds, note })}\n`)
}

/** Standard output is for measures alone. */
export const progress = (text: string): void => void process.stderr.write(`${text}\n`)

/** The value at or above which `share` of the others lie below; `values` must not be empty. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
