import { z } from 'zod'
import { query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { anyReader, none } from './frame.ts'

const degrees = s.point.shape
/** What is said, as far as it is compared; flat, because an address carries it. */
const matter = {
  text: z.string().trim().min(2).max(4000),
  place: z.string().trim().max(300).optional(),
  category: z.string().max(40).optional(),
  area: s.areaPath.optional(),
  lat: degrees.lat.optional(),
  long: degrees.long.optional(),
}

const offer = z.object({
  id: s.id,
  number: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  status: z.enum(s.statuses),
  type: z.enum(s.types),
  supporters: z.int(),
  /** How sure it is that this is the same matter, 0–1. */
  closeness: z.number(),
  why: s.said,
})
const offers = z.object({ cases: z.array(offer).max(5) })

/** Which cases seem to be the same matter: an offer, with its reasons; nothing is joined or merged by it. */
export const alike = {
  /** Open public cases that what somebody is about to say may join. */
  similar: query({
    needs: 'anyone',
    perMinute: 120,
    input: z.object(matter),
    output: offers.extend({ alarm: s.alarm.nullable().describe('Danger that the words speak of') }),
    refusals: [],
  }),
  /** The same for staff, among all that they may see: for a case that is triaged, or for what is being written down. */
  alike: query({
    needs: [...anyReader, 'case.intake'],
    input: z.object({ ...matter, text: matter.text.optional(), case: s.id.optional() }),
    output: offers,
    refusals: ['case-not-found'],
  }),
  /** How often people said the same and it became one matter, over the last 90 days. */
  together: query({
    needs: anyReader,
    input: none,
    output: z.object({
      from: s.instant,
      /** Requests, and the matters that they are about. */
      requests: z.int(),
      matters: z.int(),
      /** Requests that joined when they were said, and cases that staff merged. */
      joined: z.int(),
      merged: z.int(),
    }),
    refusals: [],
  }),
}
