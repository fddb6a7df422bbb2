import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none, onCase, stand } from './frame.ts'

/** What the house does by itself: time passes, calendars arrive, old messages come in. */
export const inside = {
  /** Cases that the passing of time concerns now, and cases whose dates can be computed since a calendar arrived. */
  ripe: query({
    needs: 'system',
    input: none,
    output: z.object({ sweep: z.array(s.id), reclock: z.array(s.id) }),
    refusals: [],
  }),
  sweep: command({ needs: 'system', input: z.object(onCase), output: stand, refusals: ['case-not-found'] }),
  reclock: command({ needs: 'system', input: z.object(onCase), output: stand, refusals: ['case-not-found'] }),
  /** One message of another system, with the name it has there: the same name twice comes in once. */
  import: command({
    needs: 'system',
    input: s.saying.extend({ source: z.string().trim().min(1).max(200) }),
    output: z.object({ case: s.id, number: z.string(), known: z.boolean() }),
    refusals: [
      'area-not-found',
      'point-outside',
      'unit-not-found',
      'category-not-found',
      'case-not-found',
      'file-not-found',
      'id-number',
      'not-now',
    ],
  }),
}
