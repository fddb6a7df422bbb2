import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none, onCase, stand } from './frame.ts'

/** What the house does by itself: time passes, calendars arrive, old messages come in. */
export const inside = {
  /** Cases that the passing of time concerns now. */
  ripe: query({
    needs: 'system',
    input: none,
    /** `passOn`: complaints that another unit keeps although there is one now that takes them in. */
    output: z.object({ sweep: z.array(s.id), passOn: z.array(s.id) }),
    refusals: [],
  }),
  sweep: command({ needs: 'system', input: z.object(onCase), output: stand, refusals: ['case-not-found'] }),
  passOn: command({ needs: 'system', input: z.object(onCase), output: stand, refusals: ['case-not-found'] }),
  /** The next cases into which a change of the calendar is to be carried; null when there is none to carry. */
  reclockNext: query({
    needs: 'system',
    input: none,
    output: z
      .object({ revision: z.int(), since: s.instant, cases: z.array(s.id), total: z.int(), seen: z.int() })
      .nullable(),
    refusals: [],
  }),
  reclock: command({
    needs: 'system',
    /** `since`: when the calendar changed; what was met or missed by then stays as it was. */
    input: z.object({ ...onCase, since: s.instant }),
    /** `unit`: who answers, where the day of the answer moved. */
    output: z.object({ case: s.id, n: z.int(), moved: z.boolean(), unit: s.id.nullable() }),
    refusals: ['case-not-found'],
  }),
  /** Notes that these cases were seen; none any more: the change is carried through. */
  reclockDone: command({
    needs: 'system',
    input: z.object({
      revision: z.int().min(1),
      total: z.int().min(0),
      cases: z.array(s.id).max(500),
      moved: z.int().min(0),
      units: z.array(s.id).max(500),
      failed: z.array(s.id).max(500),
    }),
    output: z.object({ revision: z.int(), seen: z.int(), moved: z.int(), finished: z.boolean() }),
    refusals: ['change-not-found'],
  }),
}
