import type { Learnt } from './learn.ts'

type Head = Pick<Learnt, 'labels' | 'loud' | 'curve' | 'threshold' | 'n'> & { features: number }

const align = (length: number): number => Math.ceil(length / 4) * 4

/**
 * What was learnt as bytes: the length of a head, the head as JSON, the vocabulary, and both tables in 16-bit floats (a
 * weight needs no more than three digits). Keys are hashes: no word of any text can be read from them.
 */
export function pack({ vocabulary, linear, complement, labels, loud, curve, threshold, n }: Learnt): Uint8Array {
  const features = vocabulary.keys.length
  const head = new TextEncoder().encode(JSON.stringify({ labels, loud, curve, threshold, n, features } satisfies Head))
  const from = 4 + align(head.length)
  const weights = features * labels.length
  const bytes = new Uint8Array(from + features * 8 + weights * 4)
  new Uint32Array(bytes.buffer, 0, 1)[0] = head.length
  bytes.set(head, 4)
  new Uint32Array(bytes.buffer, from, features).set(vocabulary.keys)
  new Float32Array(bytes.buffer, from + features * 4, features).set(vocabulary.rarity)
  const tables = new Float16Array(bytes.buffer, from + features * 8, weights * 2)
  tables.set(linear.weights)
  tables.set(complement.weights, weights)
  return bytes
}

/** What `pack` made, or undefined where the bytes are of something else. */
export function unpack(packed: Uint8Array): Learnt | undefined {
  try {
    // a copy of its own stands at the beginning of its memory, as the tables need it
    const bytes = Uint8Array.from(packed)
    const [length = 0] = new Uint32Array(bytes.buffer, 0, 1)
    const { features, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head
    const from = 4 + align(length)
    const weights = features * head.labels.length
    const tables = new Float16Array(bytes.buffer, from + features * 8, weights * 2)
    return {
      ...head,
      vocabulary: {
        keys: new Uint32Array(bytes.buffer, from, features),
        rarity: new Float32Array(bytes.buffer, from + features * 4, features),
      },
      linear: { features, weights: Float32Array.from(tables.subarray(0, weights)) },
      complement: { features, weights: Float32Array.from(tables.subarray(weights)) },
    }
  } catch {
    return undefined
  }
}
