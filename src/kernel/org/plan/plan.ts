import { isDeepStrictEqual } from 'node:util'
import type { Facts } from '../../result.ts'
import type { Actor } from '../../rights.ts'
import type { Reject, Wish } from '../tables/rows.ts'
import type { RowRefusal } from '../words.ts'

/** Who asks, and how far the asker may change things. */
export type Asker = { actor: Actor; tenant: number; reach: readonly string[] }

/** What a list of wishes comes to: what to write, what stands already, and what cannot be. */
export type Plan<T> = { added: T[]; changed: T[]; same: number; rejects: Reject[] }

export type Objection = { code: RowRefusal; facts?: Facts } | undefined

type Weighing<W, T> = {
  wishes: readonly Wish<W>[]
  keyOf(wish: W): string
  /** The first rule that stands against the wish. */
  object(wish: W): Objection
  /** What is kept now; absent when it is new. */
  before(wish: W): T | undefined
  after(wish: W, before: T | undefined): T
  /** Lets later wishes build on this one. */
  settle?(thing: T): void
}

/** Takes the wishes one after the other, by one set of rules, whether they came alone or in a table. */
export function weigh<W, T>(weighing: Weighing<W, T>): Plan<T> {
  const plan: Plan<T> = { added: [], changed: [], same: 0, rejects: [] }
  const lines = new Map<string, number>()
  for (const { line, wish } of weighing.wishes) {
    const key = weighing.keyOf(wish)
    const first = lines.get(key)
    const objection: Objection =
      first === undefined ? weighing.object(wish) : { code: 'row-doubled', facts: { line: first } }
    if (objection) {
      plan.rejects.push({ line, ...objection })
      continue
    }
    lines.set(key, line)
    const before = weighing.before(wish)
    const after = weighing.after(wish, before)
    weighing.settle?.(after)
    if (!before) plan.added.push(after)
    else if (isDeepStrictEqual(before, after)) plan.same += 1
    else plan.changed.push(after)
  }
  return plan
}
