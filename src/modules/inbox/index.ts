import type { Tx } from '#kernel/db'
import { room } from '#kernel/house'
import { inbox } from './contract.ts'
import * as handlers from './handlers.ts'
import { reconcile, type OwedDuty, type Reference } from './rules.ts'
import { changeDuty, insertDuties, keyWithin, openDuties, settleDuties } from './store.ts'
import { words } from './words.ts'

export type { OwedDuty, Reference } from './rules.ts'

/**
 * Brings the inbox in line with all that is owed on one thing now: new duties are raised, others settled or moved.
 * Called in the same transaction as the change itself.
 */
export async function owe(
  tx: Tx,
  tenant: number,
  about: Reference,
  owed: readonly OwedDuty[],
  at: string,
  isNew: boolean,
): Promise<void> {
  if (isNew) return insertDuties(tx, tenant, about, owed, at)
  const open = await openDuties(tx, tenant, about.ref)
  const known = open.map((duty) => ({ ...duty, key: keyWithin(about, duty.key) }))
  const { raise, settle, change } = reconcile(owed, known)
  if (settle.length > 0)
    await settleDuties(
      tx,
      tenant,
      settle.map((duty) => duty.id),
      at,
    )
  for (const duty of change) await changeDuty(tx, tenant, about, duty)
  await insertDuties(tx, tenant, about, raise, at)
}

export { countOpen, noteWork } from './store.ts'

/** The one inbox. `labels` names the duties of every line of work. */
export const inboxRoom = (labels: handlers.DutyLabels) => {
  const list = handlers.list(labels)
  return room(inbox, words, {
    list: (input, ctx) => list(ctx, input),
    read: (input, ctx) => handlers.read(ctx, input),
    snooze: (input, ctx) => handlers.snooze(ctx, input),
    handOver: (input, ctx) => handlers.handOver(ctx, input),
    colleagues: (input, ctx) => handlers.colleagues(ctx, input),
    cover: (input, ctx) => handlers.cover(ctx, input),
    posts: (input, ctx) => handlers.posts(ctx, input),
  })
}
