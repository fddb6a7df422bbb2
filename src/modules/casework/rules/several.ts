import type { ActName, CaseState } from './acts.ts'
import { abilities, mayAct, type Part } from './next.ts'
import type { WhyNot } from './why-not.ts'

/** To which of several cases an act can be done now, and to which not, by the reason. */
export type Several = { act: ActName; can: string[]; cannot: { why: WhyNot; cases: string[] }[] }

type Seen = { id: string; state: CaseState; parts: readonly Part[] }

function sorted(act: ActName, cases: readonly Seen[], now: string): Several {
  const can: string[] = []
  const cannot = new Map<WhyNot, string[]>()
  for (const { id, state, parts } of cases) {
    const why = mayAct(state, act, parts, now)
    if (why) cannot.set(why, [...(cannot.get(why) ?? []), id])
    else can.push(id)
  }
  return { act, can, cannot: [...cannot].map(([why, ids]) => ({ why, cases: ids })) }
}

/** Every act that somebody could ever do to one of these cases, tried on all of them by the table of next acts. */
export function abilitiesOver(cases: readonly Seen[], now: string): Several[] {
  const mine = new Set(cases.flatMap(({ state, parts }) => abilities(state, parts, now).map(({ act }) => act)))
  return [...mine].map((act) => sorted(act, cases, now))
}
