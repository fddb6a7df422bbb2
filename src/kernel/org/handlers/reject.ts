import type { Call } from '../../contract.ts'
import { refuse } from '../../result.ts'
import type { Plan } from '../plan/plan.ts'

/**
 * The refusal of a plan made for one wish; undefined when nothing stands against it. The codes that a plan can give are
 * told by its rules, the contract declares them for each call: the tests of every call hold the two together.
 */
export function firstReject<Name extends keyof Calls, Calls extends Record<string, Call>>(plan: Plan<unknown>) {
  const [first] = plan.rejects
  return first && refuse(first.code as Calls[Name]['refusals'][number], first.facts)
}
