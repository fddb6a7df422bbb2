import { iso } from '#kernel/time'
import type { CaseState } from './acts.ts'

const rounds = [30, 90] as const

/** A number in [0, 1) that depends only on the id: the sample cannot be steered and can be checked. */
const spread = (id: string): number => {
  let hash = 2_166_136_261
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return hash / 2 ** 32
}

const isDoubtful = (state: CaseState): boolean => state.wasHard || state.redos > 0 || state.confirmedBy !== 'resident'

/**
 * When somebody next goes and looks whether a result still holds: 30 and 90 days after, for every case that was ever
 * hard, was redone, or was never confirmed by its resident, and for a sample of the others. null when nobody needs to.
 */
export function nextLookBack(id: string, state: CaseState, sample = 0.1): string | null {
  if (state.status !== 'confirmed' && state.status !== 'lapsed') return null
  const from = state.closedAt
  // a result that did not hold was closed anew, and is looked back at anew
  const round = rounds[state.lookBacks.filter((one) => from !== null && one.at >= from).length]
  if (!round || !from || !(isDoubtful(state) || spread(id) < sample)) return null
  return iso(Temporal.Instant.from(from).add({ hours: round * 24 }))
}
