import type { Output } from '../api.ts'
import type { CaseAct } from '../case/act.tsx'

/** An act that is offered for the chosen cases: how many can have it, and why the others cannot. */
export type Offer = {
  act: CaseAct & { several: NonNullable<CaseAct['several']> }
  can: readonly string[]
  cannot: readonly { why: { zh: string; en: string }; cases: readonly string[] }[]
}

export const isForSeveral = (act: CaseAct): act is Offer['act'] => act.several !== undefined

/** What can be done stands before what cannot, and the step that waits before what one may do beside it. */
const weight = ({ act, can }: Offer): number => (can.length > 0 ? 2 : 0) + (act.look === 'primary' ? 1 : 0)

/** What the house answered, for the acts that make sense for several cases. */
export function offersOf(
  known: readonly CaseAct[],
  answered: Output<'casework.abilities'>['acts'],
  chosen: number,
): Offer[] {
  const told = new Map(answered.map((one) => [one.act, one]))
  return known
    .filter(isForSeveral)
    .flatMap((act) => {
      const one = told.get(act.ability)
      // a single case has nothing beside it to be merged with
      return one && (act.id !== 'merge' || chosen > 1) ? [{ act, can: one.can, cannot: one.cannot }] : []
    })
    .sort((a, b) => weight(b) - weight(a))
}

export const countOf = (cannot: Offer['cannot']): number => cannot.reduce((sum, { cases }) => sum + cases.length, 0)
