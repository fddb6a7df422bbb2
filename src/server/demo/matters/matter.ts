import type { UnitKey } from '../county.ts'

/**
 * One thing that goes wrong in a resident's life: how different people put it, what the unit notes on the way and what it
 * answers. Blanks: {路} a road, {口} the road that crosses it, {院} an estate, {村} the community, {栋} {元} {几} numbers.
 */
export type Matter = {
  say: readonly string[]
  note: string
  reply: readonly string[]
  urgency?: 'urgent' | 'consult'
  /** The months in which it happens; without them, any. */
  months?: readonly number[]
  where?: 'town' | 'village'
}

export type Subject = { category: string; unit: UnitKey; where?: 'town' | 'village'; matters: readonly Matter[] }
