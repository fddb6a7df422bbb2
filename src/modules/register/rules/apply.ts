import { clamp, tick, type Hlc } from './clock.ts'
import type { InForce } from './kept-element.ts'
import { changeSet, isSame, weigh, type FactValue, type Outcome } from './weigh.ts'

/** On what a fact rests: somebody's consent, or a duty that a clause lays on the office. */
export type Basis = { kind: 'consent'; consent: string } | { kind: 'duty'; clause: string }

/** A fact as it stands in the subject's document (`facts/register-forms-sync.md` §6). */
export type Fact = {
  v: FactValue
  h: Hlc
  claimed?: Hlc
  by: string | null
  src: string
  seen: string
  until?: string
  basis?: Basis
  op: string
}
export type Facts = Record<string, Fact>

/** Something said of one element. `h` is a device's own stamp; without it the server stamps. */
export type Word = {
  element: string
  value: FactValue
  /** For a list: what was added and taken away, in place of the whole. */
  add?: readonly string[] | undefined
  rem?: readonly string[] | undefined
  seen: string
  until?: string | undefined
  basis?: Basis | undefined
  base: Hlc | null
  h?: Hlc | undefined
}

/** One saved screen of one subject. */
export type Op = { op: string; by: string | null; src: string; nowMs: number; words: readonly Word[] }

export type Kept = Word & { h: Hlc; claimed: Hlc | null; value: FactValue; outcome: Outcome }
export type Account = { element: string; kind: 'two' | 'proposal'; stands: Fact; other: Fact }
export type Applied = {
  facts: Facts
  /** For the history: every word, whoever won. */
  history: Kept[]
  accounts: Account[]
  outcomes: Record<string, Outcome>
}

const factOf = (word: Kept, { op, by, src }: Op): Fact => ({
  v: word.value,
  h: word.h,
  ...(word.claimed ? { claimed: word.claimed } : {}),
  by,
  src,
  seen: word.seen,
  ...(word.until ? { until: word.until } : {}),
  ...(word.basis ? { basis: word.basis } : {}),
  op,
})

/** The same from the same source on the same day tells nothing new: importing a file twice changes nothing. */
const tellsNothing = (cur: Fact | undefined, word: Word, value: FactValue, op: Op): boolean =>
  cur !== undefined &&
  (cur.op === op.op ||
    (isSame(cur.v, value) && cur.src === op.src && cur.seen === word.seen && cur.until === word.until))

const stampOf = (word: Word, op: Op, cur: Fact | undefined): { h: Hlc; claimed: Hlc | null } =>
  word.h ? clamp(word.h, op.nowMs, cur?.h) : { h: tick(op.nowMs, 'server', cur?.h), claimed: null }

const accountOf = (outcome: Outcome, element: string, cur: Fact, fact: Fact): Account[] => {
  if (outcome === 'won-conflict') return [{ element, kind: 'two', stands: fact, other: cur }]
  if (outcome === 'lost-conflict') return [{ element, kind: 'two', stands: cur, other: fact }]
  return outcome === 'proposal' ? [{ element, kind: 'proposal', stands: cur, other: fact }] : []
}

/**
 * What becomes of a subject's facts by one op. `words` have been checked against the dictionary before: a code that is
 * not in `elements` is passed over.
 */
export function apply(
  facts: Facts,
  op: Op,
  elements: ReadonlyMap<string, InForce>,
  isSteward: (element: InForce) => boolean,
): Applied {
  const done: Applied = { facts: { ...facts }, history: [], accounts: [], outcomes: {} }
  for (const word of op.words) {
    const element = elements.get(word.element)
    if (element) hear(done, op, word, element, isSteward(element))
  }
  return done
}

function hear(done: Applied, op: Op, word: Word, element: InForce, isSteward: boolean): void {
  const cur = done.facts[word.element]
  const value = word.add || word.rem ? changeSet(cur?.v, word.add ?? [], word.rem ?? []) : word.value
  if (tellsNothing(cur, word, value, op)) {
    done.outcomes[word.element] = 'same'
    return
  }
  const stamp = stampOf(word, op, cur)
  const { outcome, wins } = weigh(element.merge, cur, { v: value, h: stamp.h, base: word.base }, isSteward)
  const kept: Kept = { ...word, ...stamp, value, outcome }
  const fact = factOf(kept, op)
  done.history.push(kept)
  done.outcomes[word.element] = outcome
  if (cur) done.accounts.push(...accountOf(outcome, word.element, cur, fact))
  if (wins) done.facts[word.element] = fact
}
