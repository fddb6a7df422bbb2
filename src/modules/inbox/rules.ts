import { iso } from '#kernel/time'
import { ok, refuse, type Result } from '#kernel/result'

/** What another line of work owes, as it says it; the inbox keeps the rest. Minutes are the work it is expected to take. */
export type OwedDuty = {
  /** Names the duty within its reference, e.g. `accept` or `co:<unit>`: the same key is the same duty. */
  key: string
  kind: string
  unit: string
  needs: string
  person?: string | undefined
  due: string | null
  minutes: number
  askedBy: string | null
}

/** What duties are about. Whoever sits in `keptFrom` sees none of them, also where they owe them by another post. */
export type Reference = {
  line: string
  ref: string
  number: string
  about: string
  area: string
  keptFrom?: string | null
}

type Known = { key: string; due: string | null; unit: string; minutes: number }

/**
 * The difference between what is owed now and what stands in the inbox: `raise` is new, `settle` is owed no longer,
 * `change` is owed until another day or by another unit. Reconciling twice changes nothing the second time.
 */
export function reconcile<D extends OwedDuty, K extends Known>(owed: readonly D[], known: readonly K[]) {
  const open = new Map(known.map((duty) => [duty.key, duty]))
  const wanted = new Set(owed.map((duty) => duty.key))
  return {
    raise: owed.filter((duty) => !open.has(duty.key)),
    settle: known.filter((duty) => !wanted.has(duty.key)),
    change: owed.filter((duty) => {
      const before = open.get(duty.key)
      return before && (before.due !== duty.due || before.unit !== duty.unit)
    }),
  }
}

const maxSnoozeDays = 14

/** A duty may rest, with a reason, but never past its own date and never for more than two weeks. */
export function mayRest(
  until: string,
  now: Temporal.Instant,
  due: string | null,
): Result<string, { code: 'until-past' | 'until-after-due' | 'until-too-far' }> {
  const wake = Temporal.Instant.from(until)
  if (Temporal.Instant.compare(wake, now) <= 0) return refuse('until-past')
  if (due && Temporal.Instant.compare(wake, Temporal.Instant.from(due)) > 0) return refuse('until-after-due')
  if (wake.since(now).total('hours') > maxSnoozeDays * 24) return refuse('until-too-far')
  return ok(iso(wake))
}

/** How the list runs: what is due first comes first; of two due together the shorter; what has no date comes last. */
export const inOrder = (
  a: { due: string | null; minutes: number; id: string },
  b: { due: string | null; minutes: number; id: string },
): number => {
  if (a.due !== b.due) return a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1
  return a.minutes - b.minutes || (a.id < b.id ? -1 : 1)
}
