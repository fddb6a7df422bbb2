import type { OrgParts } from '#kernel/org/parts'
import { owe } from './owe.ts'
import { settleAbout } from './store.ts'

/** An empty post is owed by whoever keeps the posts, like anything else: in the one inbox. */
export const vacancies: Pick<OrgParts, 'vacant' | 'settled'> = {
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
}
