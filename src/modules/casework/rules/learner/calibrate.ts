/** How a text of known class was judged by somebody who had not seen it: both voices' scores, and where the truth stands. */
export type Judged = { linear: Float32Array; complement: Float32Array; truth: number }

/** How loud each voice is. */
export type Loudness = { linear: number; complement: number }

/** From how sure a judge feels to how often it is right: points to draw a line through, both rising. */
export type Curve = readonly { felt: number; right: number }[]

/** The scores of the classes become shares of 1. */
export function sharesOf({ linear, complement }: Omit<Judged, 'truth'>, loud: Loudness): Float64Array {
  const raised = Float64Array.from(linear, (x, k) => loud.linear * x + loud.complement * (complement[k] ?? 0))
  const top = raised.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)
  const powers = raised.map((x) => Math.exp(x - top))
  const sum = powers.reduce((all, x) => all + x, 0)
  return powers.map((x) => x / sum)
}

export const placeOfMost = (shares: ArrayLike<number>): number => {
  let best = 0
  for (let k = 1; k < shares.length; k += 1) if ((shares[k] ?? 0) > (shares[best] ?? 0)) best = k
  return best
}

type Slope = { a: number; b: number; aa: number; ab: number; bb: number }

/** First and second derivatives of the log loss of one text by the two loudnesses, added to `slope`. */
function addSlope(slope: Slope, { linear, complement, truth }: Judged, loud: Loudness): void {
  const shares = sharesOf({ linear, complement }, loud)
  let [a, b, aa, ab, bb] = [0, 0, 0, 0, 0]
  shares.forEach((share, k) => {
    const [x, y] = [linear[k] ?? 0, complement[k] ?? 0]
    a += share * x
    b += share * y
    aa += share * x * x
    ab += share * x * y
    bb += share * y * y
  })
  slope.a += a - (linear[truth] ?? 0)
  slope.b += b - (complement[truth] ?? 0)
  slope.aa += aa - a * a
  slope.ab += ab - a * b
  slope.bb += bb - b * b
}

/** A voice is not raised without end where a few texts were all judged rightly. */
const restraint = 0.01

/** The loudnesses under which what came true was likeliest: Newton's method on a convex loss, never below 0. */
export function loudnessOf(judged: readonly Judged[]): Loudness {
  const known = judged.filter(({ truth }) => truth >= 0)
  const loud = { linear: 1, complement: 0 }
  for (let round = 0; round < 20; round += 1) {
    const slope = {
      a: restraint * loud.linear,
      b: restraint * loud.complement,
      aa: restraint + 1e-9,
      ab: 0,
      bb: restraint + 1e-9,
    }
    for (const one of known) addSlope(slope, one, loud)
    const { a, b, aa, ab, bb } = slope
    const det = aa * bb - ab * ab
    // half steps: from far away a full one may overshoot
    loud.linear = Math.max(0, loud.linear - (0.7 * (bb * a - ab * b)) / det)
    loud.complement = Math.max(0, loud.complement - (0.7 * (aa * b - ab * a)) / det)
  }
  return loud
}

type Block = { felt: number; right: number; n: number }

const joined = (one: Block, two: Block): Block => {
  const n = one.n + two.n
  return {
    felt: (one.felt * one.n + two.felt * two.n) / n,
    right: (one.right * one.n + two.right * two.n) / n,
    n,
  }
}

/** Texts in a point of the curve, so that it does not follow chance: with 80, a share of 0.9 is known to ±0.03. */
const perPoint = 80
const mostPoints = 20

/** A rising curve through how often judgements were right (isotonic regression: neighbours that fall are joined). */
export function curveOf(judged: readonly { felt: number; right: boolean }[]): Curve {
  const rising = [...judged].sort((a, b) => a.felt - b.felt)
  const points = Math.max(1, Math.min(mostPoints, Math.floor(rising.length / perPoint)))
  const blocks: Block[] = []
  for (let k = 0; k < points; k += 1) {
    const part = rising.slice(Math.floor((k * rising.length) / points), Math.floor(((k + 1) * rising.length) / points))
    const n = Math.max(1, part.length)
    const felt = part.reduce((sum, one) => sum + one.felt, 0) / n
    let block = { felt, right: part.filter((one) => one.right).length / n, n }
    for (let last = blocks.at(-1); last && last.right >= block.right; last = blocks.at(-1)) {
      block = joined(last, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  // the rule of succession: whoever was right 80 times in 80 is not right for ever
  return blocks.map(({ felt, right, n }) => ({ felt, right: (right * n + 1) / (n + 2) }))
}

/** What a feeling is worth by the curve; beyond its ends it is flat. */
export function sureness(curve: Curve, felt: number): number {
  const above = curve.findIndex((point) => point.felt >= felt)
  const [low, high] = [curve[above === -1 ? curve.length - 1 : above - 1], curve[above]]
  if (!low || !high) return (low ?? high)?.right ?? 0
  const share = high.felt > low.felt ? (felt - low.felt) / (high.felt - low.felt) : 1
  return low.right + share * (high.right - low.right)
}
