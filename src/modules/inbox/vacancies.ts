import type { OrgParts } from '#kernel/org/parts'
import { owe } from './owe.ts'
import { openOfKind, settleAbout } from './store.ts'

/** An empty post, or a unit without anybody, is owed by whoever keeps the posts, like anything else: in the one inbox. */
export const vacancies: Pick<OrgParts, 'vacant' | 'settled' | 'unstaffed'> = {
  vacant: (tx, tenant, { post, about, area, unit }, at) =>
    owe(
      tx,
      tenant,
      { line: 'org', ref: post, number: '', about, area },
      [{ key: 'fill', kind: 'fill', unit, needs: 'org.manage', due: null, minutes: 15, askedBy: null }],
      at,
      false,
    ),
  settled: (tx, tenant, posts, at) => settleAbout(tx, tenant, 'org', posts, at),
  async unstaffed(tx, tenant, units, at) {
    const owed = await openOfKind(tx, tenant, 'org', 'staff')
    const staffed = owed.filter((ref) => !units.some(({ unit }) => unit === ref))
    if (staffed.length > 0) await settleAbout(tx, tenant, 'org', staffed, at)
    for (const { unit, about, area, keeper } of units)
      await owe(
        tx,
        tenant,
        { line: 'org', ref: unit, number: '', about, area },
        [{ key: 'staff', kind: 'staff', unit: keeper, needs: 'org.manage', due: null, minutes: 15, askedBy: null }],
        at,
        false,
      )
  },
}
