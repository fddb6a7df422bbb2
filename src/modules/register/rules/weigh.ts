import type { outcomes } from '../shapes.ts'
import type { MergeClass } from './element.ts'
import type { Hlc } from './clock.ts'

export type FactValue = string | number | boolean | string[] | null
export type Outcome = (typeof outcomes)[number]

/** What stands: value, clock and the clock that was claimed with it. */
export type Standing = { v: FactValue; h: Hlc; claimed?: Hlc | null }

/** A word that comes in; `base`: the clock of the value that whoever says it had before their eyes. */
export type Incoming = { v: FactValue; h: Hlc; base: Hlc | null }

const canonical = (value: FactValue): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one) => one.normalize('NFC')).toSorted() : textOf(value))
const textOf = (value: string | number | boolean | null) => (typeof value === 'string' ? value.normalize('NFC') : value)

/** Two values are the same whatever the order of a list and the form of their letters. */
export const isSame = (a: FactValue, b: FactValue): boolean => canonical(a) === canonical(b)

/** What becomes of a word, and whether the value changes by it. */
export type Weighed = { outcome: Outcome; wins: boolean }

const sees = (cur: Standing, base: Hlc | null): boolean => base === cur.h || (base !== null && base === cur.claimed)

/** The table of `facts/register-forms-sync.md` §7 for what the last word decides. */
function lastWord(cur: Standing, word: Incoming): Weighed {
  const same = isSame(cur.v, word.v)
  const known = sees(cur, word.base)
  // the same stamp again is a replay, or stood on another subject that turned out to be this one
  if (word.h === cur.h) return { outcome: same ? 'older' : 'lost-conflict', wins: false }
  if (word.h > cur.h) return known || same ? { outcome: 'ok', wins: true } : { outcome: 'won-conflict', wins: true }
  if (same) return { outcome: 'older', wins: false }
  return { outcome: known ? 'clock-fault' : 'lost-conflict', wins: false }
}

const extreme = (cur: Standing, word: Incoming, sign: 1 | -1): Weighed => {
  const [a, b] = [cur.v, word.v]
  const beyond = typeof a === 'number' && typeof b === 'number' ? b - a : String(b) > String(a) ? 1 : -1
  const wins = !isSame(a, b) && beyond * sign > 0
  return { outcome: wins ? 'ok' : 'older', wins }
}

const later = (cur: Standing, word: Incoming): Weighed =>
  word.h > cur.h ? { outcome: 'ok', wins: true } : { outcome: 'older', wins: false }

const bySteward = (cur: Standing, word: Incoming, isSteward: boolean): Weighed => {
  if (isSteward) return later(cur, word)
  return isSame(cur.v, word.v) ? lastWord(cur, word) : { outcome: 'proposal', wins: false }
}

/**
 * How a word comes together with what stands, by the element's merge class. `isSteward`: it comes from the unit that
 * answers for the fact; of anybody else's word against what stands comes a proposal.
 */
export function weigh(merge: MergeClass, cur: Standing | undefined, word: Incoming, isSteward: boolean): Weighed {
  if (!cur) return { outcome: 'ok', wins: true }
  switch (merge) {
    case 'max':
      return extreme(cur, word, 1)
    case 'min':
      return extreme(cur, word, -1)
    case 'steward':
      return bySteward(cur, word, isSteward)
    case 'lww':
      return lastWord(cur, word)
    default:
      // notes and lists: nothing is against anything, the history keeps them all
      return later(cur, word)
  }
}

/** A list after what was added to it and taken from it. */
export const changeSet = (cur: FactValue | undefined, add: readonly string[], rem: readonly string[]): string[] => {
  const before = Array.isArray(cur) ? cur : []
  return [...new Set([...before, ...add])].filter((one) => !rem.includes(one)).toSorted()
}
