import type { Tx } from '#kernel/db'
import { reconcile, type OwedDuty, type Reference } from './rules.ts'
import { changeDuty, insertDuties, keyWithin, openDuties, settleDuties } from './store.ts'

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
