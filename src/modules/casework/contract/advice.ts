import { z } from 'zod'
import { query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none, onCase } from './frame.ts'

/** How the replies of a kind were judged. `content` is null where fewer than five were judged. */
const judged = z.object({ claims: z.int(), judged: z.int(), content: z.int().nullable() })

/** What a machine points out, and how well: advice and alarms decide nothing. */
export const advice = {
  /** What might be missing from a reply before it is sent. Advice only; the same is noted, by its code, with the claim. */
  checkReply: query({
    needs: ['case.handle'],
    long: true,
    input: z.object({ ...onCase, reply: s.words }),
    output: z.object({
      advice: z.array(z.object({ code: z.enum(s.adviceCodes), said: s.said, words: z.array(z.string()) })),
    }),
    refusals: ['case-not-found'],
  }),
  /** How alarms and advice on replies did in the last ninety days, over all units; nobody is counted singly. */
  adviceResults: query({
    needs: ['case.read', 'case.dispatch', 'rules.manage'],
    input: none,
    output: z.object({
      from: s.instant,
      alarms: z.object({
        seen: z.int(),
        /** Null where fewer than five were seen. */
        raised: z.int().nullable(),
        dismissed: z.int().nullable(),
        waiting: z.int().nullable(),
        /** Made urgent by a person where no word had spoken of danger. */
        missed: z.int(),
      }),
      replies: z.object({ advised: judged, clear: judged }),
    }),
    refusals: [],
  }),
}
