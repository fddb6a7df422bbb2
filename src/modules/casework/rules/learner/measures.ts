/** What was answered, what would have been right, and how sure the answer was (0–1). */
export type Answer = { said: string; truth: string; sure: number }

export const isRight = ({ said, truth }: Answer): boolean => said === truth

export const accuracyOf = (answers: readonly Answer[]): number =>
  answers.length === 0 ? 0 : answers.filter(isRight).length / answers.length

export type ClassMeasure = { label: string; n: number; said: number; precision: number; recall: number; f1: number }

/** How well each class that occurs or was said is told; F1 = 2 hits / (said + n). */
export function perClass(answers: readonly Answer[]): ClassMeasure[] {
  const labels = [...new Set(answers.flatMap(({ said, truth }) => [truth, said]))].sort()
  const count = (pick: (one: Answer) => string) => Map.groupBy(answers, pick)
  const [byTruth, bySaid] = [count((one) => one.truth), count((one) => one.said)]
  return labels.map((label) => {
    const n = byTruth.get(label)?.length ?? 0
    const said = bySaid.get(label)?.length ?? 0
    const hits = bySaid.get(label)?.filter(isRight).length ?? 0
    return {
      label,
      n,
      said,
      precision: hits / Math.max(1, said),
      recall: hits / Math.max(1, n),
      f1: (2 * hits) / (said + n),
    }
  })
}

/** The mean of the classes' F1: a rare class counts as much as a common one. */
export function macroF1(answers: readonly Answer[]): number {
  const classes = perClass(answers)
  return classes.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, classes.length)
}

export type Bin = { n: number; sure: number; right: number }

/** Answers in ten bins by how sure they were: what was promised and what came. */
export function binsOf(answers: readonly Answer[]): Bin[] {
  const parts = Map.groupBy(answers, ({ sure }) => Math.min(9, Math.floor(sure * 10)))
  return Array.from({ length: 10 }, (_, k) => {
    const part = parts.get(k) ?? []
    const n = part.length
    return { n, sure: part.reduce((sum, one) => sum + one.sure, 0) / Math.max(1, n), right: accuracyOf(part) }
  })
}

/** Expected calibration error: how far promise and outcome lie apart, on the average of all answers. */
export const eceOf = (answers: readonly Answer[]): number =>
  binsOf(answers).reduce((sum, bin) => sum + bin.n * Math.abs(bin.sure - bin.right), 0) / Math.max(1, answers.length)

/** The largest share of texts, the surest first, that can be answered with at least this precision, and from which sureness on. */
export function answerable(answers: readonly Answer[], precision: number): { share: number; from: number } {
  const falling = [...answers].sort((a, b) => b.sure - a.sure)
  let [right, best, from] = [0, 0, 1]
  falling.forEach((one, i) => {
    if (isRight(one)) right += 1
    // equally sure answers are given together or not at all
    if (falling[i + 1]?.sure === one.sure || right / (i + 1) < precision) return
    best = i + 1
    from = one.sure
  })
  return { share: best / Math.max(1, answers.length), from }
}
