import type { Said } from '#kernel/words'
import { mayTryAgain, Refused } from '../api.ts'

/** `left`: not done yet; with a sentence where the house could not be reached about it. */
export type Outcome = { kind: 'left'; said?: Said } | { kind: 'done' } | { kind: 'refused'; said: Said }

/** One case of a job, and the id of its command, which stays the same however often it is sent. */
export type Item = { id: string; command: string; outcome: Outcome }

type Why = { why: Said; cases: readonly string[] }

/** A job in which what is known to be impossible is refused from the start, with the rule's own sentence. */
export const jobOf = (can: readonly string[], cannot: readonly Why[]): Item[] => [
  ...can.map((id) => ({ id, command: crypto.randomUUID(), outcome: { kind: 'left' } as const })),
  ...cannot.flatMap(({ why, cases }) =>
    cases.map((id) => ({ id, command: crypto.randomUUID(), outcome: { kind: 'refused', said: why } as const })),
  ),
]

export const isLeft = (item: Item): boolean => item.outcome.kind === 'left'

export const withOutcome = (items: readonly Item[], id: string, outcome: Outcome): Item[] =>
  items.map((item) => (item.id === id ? { ...item, outcome } : item))

/** Nothing was decided about the case: the same command can be sent again, now or after signing in. */
const isOpen = (error: Refused): boolean => mayTryAgain(error) || error.refusal.code === 'sign-in-first'

type Way = { stopped: () => boolean; tell: (id: string, outcome: Outcome) => void }

/**
 * Does what is left of a job, one after the other. A case that the rules refuse is told and passed over; when the house
 * cannot be reached the rest stays left, so that doing it again goes on where it ended.
 */
export async function work(
  items: readonly Item[],
  doOne: (item: Item) => Promise<unknown>,
  { stopped, tell }: Way,
): Promise<void> {
  for (const item of items.filter(isLeft)) {
    if (stopped()) return
    try {
      await doOne(item)
      tell(item.id, { kind: 'done' })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (isOpen(error)) return tell(item.id, { kind: 'left', said: error.refusal })
      tell(item.id, { kind: 'refused', said: error.refusal })
    }
  }
}
