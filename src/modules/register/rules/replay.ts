import type { Basis, Fact } from './apply.ts'
import type { MergeClass } from './element.ts'
import { weigh, type FactValue, type Outcome } from './weigh.ts'

/** A line of a fact's history as it is replayed. */
export type Told = {
  hlc: string
  claimed: string | null
  value: FactValue
  by: string | null
  source: string
  seen: string
  until: string | null
  basis: Basis | null
  op: string
  outcome: Outcome
}

export const factOfTold = (told: Told): Fact => ({
  v: told.value,
  h: told.hlc,
  ...(told.claimed ? { claimed: told.claimed } : {}),
  by: told.by,
  src: told.source,
  seen: told.seen,
  ...(told.until ? { until: told.until } : {}),
  ...(told.basis ? { basis: told.basis } : {}),
  op: told.op,
})

/** What stands by a history: the same as when its words came in, whatever the order in which they are read. */
export function replay(merge: MergeClass, history: readonly Told[]): Fact | undefined {
  const inTime = history.filter(({ outcome }) => outcome !== 'proposal').toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
  let stands: Fact | undefined
  for (const told of inTime) {
    const word = { v: told.value, h: told.hlc, base: stands?.h ?? null }
    // whoever might not change it left a proposal, and proposals are not here
    if (weigh(merge, stands, word, true).wins) stands = factOfTold(told)
  }
  return stands
}
